/** A period counted case by case: pure; what it adds up is read elsewhere. */
import { breachesBetween, timeSpent } from "#case";
import type { BreachStory, CaseId, TimeSpent, UnitId } from "#case";
import type { Bilingual } from "#procedure";
import type { Instant } from "#worktime";
import { spenders, type Counts, type Period, type Spender } from "./face.ts";
import type { PeriodCase } from "./read-period.ts";

export type CountedBreach = BreachStory & { readonly caseId: CaseId; readonly number: number; readonly timerTitle: Bilingual };

/** What was counted so far; `add` grows it. */
export type PeriodCount = {
  readonly total: Counts;
  readonly byNetwork: ReadonlyMap<string, Counts>;
  readonly byTopic: ReadonlyMap<string, Counts & { readonly title: Bilingual | null }>;
  readonly answeredCases: number;
  readonly spent: Readonly<Record<Spender, number>>;
  readonly byUnit: ReadonlyMap<UnitId, { readonly cases: number; readonly ms: number }>;
  readonly breaches: readonly CountedBreach[];
};

const nothing: Counts = { received: 0, answered: 0, explained: 0, refused: 0, appeals: 0, repeats: 0 };

export const emptyCount: PeriodCount = {
  total: nothing,
  byNetwork: new Map(),
  byTopic: new Map(),
  answeredCases: 0,
  spent: { head: 0, curator: 0, unit: 0, author: 0, other: 0 },
  byUnit: new Map(),
  breaches: [],
};

/** Lengths by who had the move; the network and another body are one. */
export function bySpender(spent: readonly TimeSpent[]): Record<Spender, number> {
  const sums: Record<Spender, number> = { head: 0, curator: 0, unit: 0, author: 0, other: 0 };
  for (const { who, ms } of spent) sums[spenders.find((one) => one === who) ?? "other"] += ms;
  return sums;
}

const isWithin = (at: Instant | null, { from, to }: Period): at is Instant => at !== null && at >= from && at < to;

/** What one case adds to the numbers: what was received in the period, and what became of cases in it. */
export function countsOf({ state, outcome: { outcome, at } }: PeriodCase, period: Period): Counts {
  const came = isWithin(state.receivedAt, period) ? 1 : 0;
  const ended = (wanted: typeof outcome): number => (outcome === wanted && isWithin(at, period) ? 1 : 0);
  return {
    received: came,
    answered: ended("answered"),
    explained: ended("explained"),
    refused: ended("refused"),
    appeals: ended("appeal"),
    repeats: state.earlierCaseId === null ? 0 : came,
  };
}

const sum = (a: Counts, b: Counts): Counts => ({
  received: a.received + b.received,
  answered: a.answered + b.answered,
  explained: a.explained + b.explained,
  refused: a.refused + b.refused,
  appeals: a.appeals + b.appeals,
  repeats: a.repeats + b.repeats,
});

/** The count with these cases in it. */
export function counted(
  count: PeriodCount,
  cases: readonly PeriodCase[],
  { period, now }: { readonly period: Period; readonly now: Instant },
): PeriodCount {
  let { total, answeredCases } = count;
  const [byNetwork, byTopic, byUnit] = [new Map(count.byNetwork), new Map(count.byTopic), new Map(count.byUnit)];
  const spent = { ...count.spent };
  const breaches = [...count.breaches];
  for (const one of cases) {
    const own = countsOf(one, period);
    total = sum(total, own);
    byNetwork.set(one.logged.network, sum(byNetwork.get(one.logged.network) ?? nothing, own));
    const topic = one.state.topic ?? "";
    byTopic.set(topic, { ...sum(byTopic.get(topic) ?? nothing, own), title: titleOfTopic(one) });
    breaches.push(...breachesOf(one, period, now));
    if (own.answered + own.explained === 0) continue;
    answeredCases += 1;
    const shares = timeSpent(one.logged.log, one.context, { from: one.state.receivedAt, to: one.outcome.at ?? now });
    const lengths = bySpender(shares);
    for (const who of spenders) spent[who] += lengths[who];
    for (const { unitId, ms } of shares) {
      if (unitId === null) continue;
      const former = byUnit.get(unitId) ?? { cases: 0, ms: 0 };
      byUnit.set(unitId, { cases: former.cases + 1, ms: former.ms + ms });
    }
  }
  return { total, byNetwork, byTopic, answeredCases, spent, byUnit, breaches };
}

function titleOfTopic({ state, context }: PeriodCase): Bilingual | null {
  if (state.topic === null) return null;
  return context.procedure.topics[state.topic]?.title ?? { ru: state.topic, en: state.topic };
}

function breachesOf({ logged, state, context }: PeriodCase, period: Period, now: Instant): readonly CountedBreach[] {
  const timers = context.procedure.routes[state.route]?.timers ?? {};
  return breachesBetween({ log: logged.log, state, context }, period, now).map((breach) => ({
    ...breach,
    caseId: state.caseId,
    number: logged.number,
    timerTitle: timers[breach.timer]?.title ?? { ru: breach.timer, en: breach.timer },
  }));
}
