import type { ControlNow as NowView, ControlPeriod as PeriodView, JournalChoices as ChoicesView, NowCases, UnitRow } from "#app";
import type { Bilingual, ControlCases, ControlNow, ControlPeriod, JournalChoices, Unit } from "../contract/index.ts";
import { presentList } from "./list.ts";

const unitOf = ({ unitId, title, shortTitle, headName }: UnitRow): Unit => ({ unitId, title, shortTitle, headName });
const orNull = (unit: UnitRow | null): Unit | null => (unit === null ? null : unitOf(unit));
const said = ({ ru, en }: Bilingual): Bilingual => ({ ru, en });

/** The day at a glance. */
export const presentControlNow = ({ total, byUnit, byStep, now }: NowView): ControlNow => ({
  total: { ...total },
  byUnit: byUnit.map(({ unit, tally }) => ({ unit: orNull(unit), tally: { ...tally } })),
  byStep: byStep.map(({ key, title, routeTitle, clause, waitsFor, tally }) => ({
    key,
    title: said(title),
    routeTitle: said(routeTitle),
    clause,
    waitsFor: [...waitsFor],
    tally: { ...tally },
  })),
  now,
});

const noCounts = { queue: 0, urgent: 0, mine: 0, awaitingAuthor: 0, answered: 0, all: 0 };

/** The cases behind a number. */
export const presentControlCases = ({ total, ...answer }: NowCases, office: unknown): ControlCases => {
  const { rows, now } = presentList({ ...answer, nextCursor: null, counts: noCounts }, office);
  return { rows, total, now };
};

/** The report of a period. */
export const presentControlPeriod = ({ from, to, spent, counts, breaches, capped }: PeriodView): ControlPeriod => ({
  from,
  to,
  spent: {
    cases: spent.cases,
    ms: { ...spent.ms },
    byUnit: spent.byUnit.map(({ unit, cases, ms }) => ({ unit: unitOf(unit), cases, ms })),
  },
  counts: {
    total: { ...counts.total },
    byNetwork: counts.byNetwork.map((one) => ({ code: one.code, title: said(one.title), counts: { ...one.counts } })),
    byTopic: counts.byTopic.map((one) => ({ title: one.title === null ? null : said(one.title), counts: { ...one.counts } })),
  },
  breaches: {
    total: breaches.total,
    lines: breaches.lines.map(({ unit, timerTitle, heldBy, spent: where, ...line }) => ({
      ...line,
      timerTitle: said(timerTitle),
      heldBy: [...heldBy],
      unit: orNull(unit),
      spent: { ...where },
    })),
    byUnit: breaches.byUnit.map(({ unit, count }) => ({ unit: orNull(unit), count })),
  },
  capped,
});

/** What the journal's filters offer. */
export const presentJournalChoices = ({ networks, units, topics }: ChoicesView): JournalChoices => ({
  networks: networks.map(({ code, title }) => ({ code, title: said(title) })),
  units: units.map(unitOf),
  topics: topics.map(({ name, title }) => ({ name, title: said(title) })),
});
