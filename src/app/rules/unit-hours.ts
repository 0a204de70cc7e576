/** Units' own hours as an administrator sees and changes them (2.6): recorded with who and why, and the open cases counted anew. */
import { compileOffice } from "#worktime";
import type { Desk } from "../desk.ts";
import type { InputProblem, Principal } from "../face.ts";
import { asUnitId } from "../ids.ts";
import { organisationOf } from "../organisation-of.ts";
import type { UnitRow } from "../ports/store.ts";
import { may } from "../rights.ts";
import { unitOffice } from "../unit-hours.ts";
import type { HoursOutcome } from "./face.ts";

/** All units with their own hours; null where this person has no right to it. */
export async function unitsFor(desk: Desk, { tenantId, person }: Principal): Promise<readonly UnitRow[] | null> {
  if (!may(person, "settings", "read")) return null;
  return desk.store.transaction(tenantId, (tx) => tx.units());
}

/** Brings a unit's hours into force; null hours = the office's again. */
export async function setUnitHours(
  desk: Desk,
  { tenantId, person }: Principal,
  asked: { readonly unitId: string; readonly hours: unknown; readonly reason: string },
): Promise<HoursOutcome | null> {
  if (!may(person, "settings", "change")) return null;
  return desk.store.transaction(tenantId, async (tx): Promise<HoursOutcome> => {
    const unitId = asUnitId(asked.unitId);
    const { hours, reason } = asked;
    if (!(await tx.units()).some((unit) => unit.unitId === unitId)) return { kind: "notFound" };
    const organisation = await organisationOf(tx);
    const book = await desk.bookOf(tx, organisation);
    const problems = hours === null ? [] : hoursProblems(organisation.office, hours, book.calendars);
    if (problems.length > 0) return { kind: "badInput", problems };
    const at = desk.now();
    await tx.putUnitHours({ unitId, hours, personId: person.personId, at, reason });
    await tx.enqueue({ kind: "recompute", tenantId }, { runAt: at, key: `recompute:${tenantId}` });
    return { kind: "done", units: await tx.units() };
  });
}

function hoursProblems(office: unknown, hours: unknown, calendars: readonly unknown[]): readonly InputProblem[] {
  const compiled = compileOffice(unitOffice(office, hours), calendars);
  return compiled.ok ? [] : compiled.problems.map(({ path, ru, en }) => ({ code: "BAD_HOURS", path: `hours.${path}`, ru, en }));
}
