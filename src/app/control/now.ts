/** The controller's day at a glance (4.2): how the clocks of all open cases stand, by unit and by step, and which cases stand so. */
import type { ActBook } from "../act-book.ts";
import type { Desk } from "../desk.ts";
import type { Principal } from "../face.ts";
import { underAct } from "../list.ts";
import { organisationOf } from "../organisation-of.ts";
import type { OpenClock } from "../ports/reports.ts";
import { extentOf } from "../rights.ts";
import type { ControlNow, NowCases, NowFilter, StepTally } from "./face.ts";
import { byUrgency, grouped, isCounted, stepKey, tallyOf, unitKeys } from "./tally.ts";

/** How many rows a list of the control screen shows. */
const shownCases = 200;

/** The numbers of the day. */
export async function controlNow(desk: Desk, { tenantId, person }: Principal): Promise<ControlNow | null> {
  if (extentOf(person, "report", "read") !== "all") return null;
  const now = desk.now();
  return desk.store.transaction(tenantId, async (tx) => {
    const book = await desk.bookOf(tx, await organisationOf(tx));
    const [clocks, units] = [await tx.openClocks(), await tx.units()];
    const byUnit = [...grouped(clocks, unitKeys)].map(([unitId, group]) => ({
      unit: units.find((unit) => unit.unitId === unitId) ?? null,
      tally: tallyOf(group, now),
    }));
    return {
      total: tallyOf(clocks, now),
      byUnit: byUnit.toSorted((a, b) => byUrgency(a.tally, b.tally)),
      byStep: stepsOf(clocks, book, now),
      now,
    };
  });
}

/** The steps in the order in which their acts name them. */
function stepsOf(clocks: readonly OpenClock[], book: ActBook, now: number): readonly StepTally[] {
  const found = [...grouped(clocks, (clock) => [stepKey(clock)])].flatMap(([key, group]) => {
    const [first] = group;
    return first === undefined ? [] : [{ order: placeOf(first, book), step: stepTally({ key, group, first }, book, now) }];
  });
  return found.toSorted((a, b) => a.order - b.order || a.step.key.localeCompare(b.step.key)).map(({ step }) => step);
}

type Group = { readonly key: string; readonly group: readonly OpenClock[]; readonly first: OpenClock };

function stepTally({ key, group, first }: Group, book: ActBook, now: number): StepTally {
  const route = book.edition(first.procedure, first.edition).routes[first.route];
  const step = route?.steps[first.step];
  return {
    key,
    title: step?.title ?? { ru: first.step, en: first.step },
    routeTitle: route?.title ?? { ru: first.route, en: first.route },
    clause: step?.clause ?? "",
    waitsFor: step?.waitsFor ?? [],
    tally: tallyOf(group, now),
  };
}

function placeOf({ procedure, edition, route, step }: OpenClock, book: ActBook): number {
  const routes = Object.values(book.edition(procedure, edition).routes);
  const at = routes.findIndex(({ name }) => name === route);
  return at * 1_000 + Object.keys(routes[at]?.steps ?? {}).indexOf(step);
}

/** The cases behind a number of the screen. */
export async function controlCases(desk: Desk, { tenantId, person }: Principal, filter: NowFilter): Promise<NowCases | null> {
  if (extentOf(person, "report", "read") !== "all") return null;
  const now = desk.now();
  const { rows, total } = await desk.store.transaction(tenantId, async (tx) => {
    const clocks = (await tx.openClocks()).filter((clock) => isCounted(clock, filter, now));
    const ids = clocks.slice(0, shownCases).map(({ caseId }) => caseId);
    return { rows: await tx.listed(ids), total: clocks.length };
  });
  return { ...(await underAct(desk, tenantId, rows)), total, now };
}
