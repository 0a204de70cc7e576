/** A period as the controller reads it (4.2): where the time went, which terms ran out and why, what came and what became of it. */
import type { UnitId } from "#case";
import type { Desk } from "../desk.ts";
import type { Principal } from "../face.ts";
import { titleOfNetwork } from "../networks.ts";
import type { UnitRow } from "../ports/store.ts";
import { extentOf } from "../rights.ts";
import { bySpender, counted, emptyCount, type CountedBreach, type PeriodCount } from "./count-period.ts";
import type { BreachLine, ControlPeriod, Period } from "./face.ts";
import { readPeriod } from "./read-period.ts";

/** How many breaches are told one by one; the journal and the count by unit hold them all. */
const shownBreaches = 200;

/** The period's numbers. */
export async function controlPeriod(desk: Desk, { tenantId, person }: Principal, period: Period): Promise<ControlPeriod | null> {
  if (extentOf(person, "report", "read") !== "all") return null;
  const now = desk.now();
  let count = emptyCount;
  let units: readonly UnitRow[] = [];
  const { more } = await readPeriod(desk, { tenantId, period }, async ({ cases, tx }) => {
    count = counted(count, cases, { period, now });
    units = await tx.units();
  });
  return { ...period, ...partsOf(count, { desk, units }), capped: more };
}

type Beside = { readonly desk: Desk; readonly units: readonly UnitRow[] };

function partsOf(count: PeriodCount, { desk, units }: Beside): Omit<ControlPeriod, "from" | "to" | "capped"> {
  const unitOf = (unitId: UnitId | null): UnitRow | null => units.find((unit) => unit.unitId === unitId) ?? null;
  const late = new Map<UnitId | null, number>();
  for (const { unitId } of count.breaches) late.set(unitId, (late.get(unitId) ?? 0) + 1);
  return {
    spent: {
      cases: count.answeredCases,
      ms: count.spent,
      byUnit: [...count.byUnit]
        .flatMap(([unitId, { cases, ms }]) => units.filter((unit) => unit.unitId === unitId).map((unit) => ({ unit, cases, ms })))
        .toSorted((a, b) => b.ms / b.cases - a.ms / a.cases),
    },
    counts: {
      total: count.total,
      byNetwork: [...count.byNetwork]
        .map(([code, counts]) => ({ code, title: titleOfNetwork(desk.channels, code), counts }))
        .toSorted((a, b) => b.counts.received - a.counts.received),
      byTopic: [...count.byTopic.values()]
        .map(({ title, ...counts }) => ({ title, counts }))
        .toSorted((a, b) => b.counts.received - a.counts.received),
    },
    breaches: {
      total: count.breaches.length,
      lines: count.breaches
        .toSorted((a, b) => b.due - a.due)
        .slice(0, shownBreaches)
        .map((breach) => lineOf(breach, unitOf(breach.unitId))),
      byUnit: [...late].map(([unitId, n]) => ({ unit: unitOf(unitId), count: n })).toSorted((a, b) => b.count - a.count),
    },
  };
}

function lineOf({ unitId: _unitId, holders, spent, ...breach }: CountedBreach, unit: UnitRow | null): BreachLine {
  return { ...breach, unit, heldBy: holders.map(({ who }) => who), spent: bySpender(spent) };
}
