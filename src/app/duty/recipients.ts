import type { ActingRole, PersonId, UnitId } from "#case";
import type { Recipient } from "#procedure";
import type { Instant } from "#worktime";
import type { Turn } from "../ports/duty.ts";
import type { PersonRow, StoreTx } from "../ports/store.ts";
import { rights } from "../rights.ts";

/** Who can be told at an instant: active people with the role in which they stand that day, and who is on duty. */
export type Reachable = {
  readonly people: readonly { readonly personId: PersonId; readonly role: PersonRow["role"]; readonly unitId: UnitId | null }[];
  readonly onDuty: readonly PersonId[];
};

/** Everybody who can be told at this instant. */
export async function reachableAt(tx: StoreTx, at: Instant): Promise<Reachable> {
  const stretch = { from: at, to: at + 1 };
  const [people, acting, duty] = [
    await tx.people(),
    await tx.turns({ kind: "acting", ...stretch }),
    await tx.turns({ kind: "duty", ...stretch }),
  ];
  const active = people
    .filter((person) => person.active)
    .map(({ personId, role, unitId }) => ({ personId, role: actingRoleOf(acting, personId) ?? role, unitId }));
  return {
    people: active,
    // A role may have changed since the turn was written: nobody is called to a card that will not open.
    onDuty: active.flatMap(({ personId, role }) =>
      rights[role].case.read === "all" && duty.some((turn) => turn.personId === personId) ? [personId] : [],
    ),
  };
}

function actingRoleOf(turns: readonly Turn[], personId: PersonId): ActingRole | undefined {
  return turns.filter((turn) => turn.personId === personId).toSorted((a, b) => b.madeAt - a.madeAt)[0]?.role;
}

/** The people whom the act names: everybody of a role; for a unit and its head, the people of the units of the case (4.1). */
export function peopleOf(
  { people }: Reachable,
  recipients: readonly Recipient[],
  units: { readonly all: readonly UnitId[]; readonly answerable: UnitId | null },
): readonly PersonId[] {
  const answerable = units.answerable === null ? units.all : [units.answerable];
  const isMeant = (person: Reachable["people"][number], recipient: Recipient): boolean => {
    if (recipient !== "unit" && recipient !== "unitHead") return person.role === recipient;
    const meant = recipient === "unit" ? units.all : answerable;
    return person.role === "unit" && person.unitId !== null && meant.includes(person.unitId);
  };
  return people.filter((person) => recipients.some((recipient) => isMeant(person, recipient))).map(({ personId }) => personId);
}
