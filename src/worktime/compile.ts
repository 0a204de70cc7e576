/** Compiles an office and its calendars, given as plain data, into a `WorkCalendar`; every fault of the data comes back with its place. */
import { type CalendarData, layOver, readCalendar } from "./calendar-data.ts";
import { civilOfDay, type Day, DAY_MS, dayOfCivil, formatDay } from "./civil.ts";
import { indexDays } from "./day-index.ts";
import { type DayPlan, planDays } from "./day-plan.ts";
import type { DayRule } from "./day-rule.ts";
import type { Instant, WorktimeProblem } from "./model.ts";
import { type OfficeData, readOffice } from "./office-data.ts";
import { deriveDays } from "./production-year.ts";
import { problem, type Problems, readDay } from "./reading-data.ts";
import { indexSegments } from "./segments.ts";
import type { WorkCalendar } from "./work-calendar.ts";
import { answering } from "./answering.ts";
import { instantOfLocal, type OffsetPeriod, offsetPeriods } from "./zone.ts";

/** First and last date of a horizon, both inside it. */
export type Horizon = { readonly from: string; readonly to: string };

export type CompileOutcome =
  | { readonly ok: true; readonly calendar: WorkCalendar }
  | { readonly ok: false; readonly problems: readonly WorktimeProblem[] };

type DayRange = { readonly first: Day; readonly last: Day };

/** Where an office has no calendar, no decree bounds it: these years are enough for any question of a desk. */
const OPEN_HORIZON: Horizon = { from: "2010-01-01", to: "2049-12-31" };
const DEEPEST_CHAIN = 8;

/** The named calendar with all that it extends. */
const resolveChain = (name: string, known: ReadonlyMap<string, CalendarData>, problems: Problems): CalendarData | null => {
  const layers: CalendarData[] = [];
  for (let next: string | null = name; next !== null;) {
    const layer: CalendarData | undefined = known.get(next);
    if (layer === undefined || layers.length >= DEEPEST_CHAIN) {
      problems.push(
        problem("unknownCalendar", "calendar", {
          ru: layer === undefined ? `Нет календаря «${next}».` : `Календари ссылаются друг на друга по кругу: «${next}».`,
          en: layer === undefined ? `There is no calendar "${next}".` : `Calendars extend each other in a circle: "${next}".`,
        }),
      );
      return null;
    }
    layers.unshift(layer);
    next = layer.base;
  }
  return layers.reduce((base, top) => layOver(base, top));
};

const calendarOf = (office: OfficeData, calendars: readonly unknown[], problems: Problems): CalendarData | null => {
  const known = new Map<string, CalendarData>();
  calendars.forEach((value, i) => {
    const calendar = readCalendar(value, `calendars[${i}]`, problems);
    if (calendar !== null) known.set(calendar.id, calendar);
  });
  const named = office.calendars.map((name) => resolveChain(name, known, problems));
  const found = named.filter((calendar) => calendar !== null);
  return found.length === 0 ? null : found.reduce((base, top) => layOver(base, top));
};

const horizonOf = (calendar: CalendarData | null, horizon: Horizon | undefined, problems: Problems): DayRange | null => {
  const years = calendar === null ? [] : [...calendar.years.keys()].toSorted((a, b) => a - b);
  const asked = horizon ?? (years.length === 0 ? OPEN_HORIZON : { from: `${years[0]}-01-01`, to: `${years.at(-1)}-12-31` });
  const first = readDay(asked.from, "horizon.from", problems);
  const last = readDay(asked.to, "horizon.to", problems);
  if (first === null || last === null) return null;
  if (last < first) {
    problems.push(
      problem("horizonReversed", "horizon", { ru: "Конец горизонта раньше начала.", en: "The horizon ends before it starts." }),
    );
    return null;
  }
  if (calendar !== null && years.length > 0) {
    for (let year = civilOfDay(first).year; year <= civilOfDay(last).year; year += 1) {
      if (calendar.years.has(year)) continue;
      problems.push(
        problem("yearWithoutDecree", `calendars.${calendar.id}.years.${year}`, {
          ru: `В календаре «${calendar.id}» нет ${year} года.`,
          en: `The calendar "${calendar.id}" has no year ${year}.`,
        }),
      );
    }
  }
  return { first, last };
};

const rulesOf = (office: OfficeData, calendar: CalendarData | null, range: DayRange, problems: Problems): ReadonlyMap<Day, DayRule> => {
  if (calendar === null) return office.exceptions;
  const ordered = calendar.byOrder.filter(({ id }) => office.byOrder.includes(id));
  for (const id of office.byOrder) {
    if (calendar.byOrder.some((days) => days.id === id)) continue;
    problems.push(problem("unknownOrder", "byOrder", { ru: `В календаре нет дней «${id}».`, en: `The calendar has no days "${id}".` }));
  }
  const derived = deriveDays(calendar, civilOfDay(range.first).year, civilOfDay(range.last).year);
  problems.push(...derived.problems);
  const rules = new Map(derived.rules);
  for (const { days, shortBefore } of ordered) {
    for (const [day, rule] of days) {
      rules.set(day, rule);
      const eve = day - 1;
      if (!shortBefore || calendar.shorterBeforeMs === 0 || rules.has(eve)) continue;
      rules.set(eve, { kind: "shorter", byMs: calendar.shorterBeforeMs, name: rule.name, basis: calendar.shorterBasis });
    }
  }
  for (const [day, rule] of calendar.exceptions) rules.set(day, rule);
  for (const [day, rule] of office.exceptions) rules.set(day, rule);
  return rules;
};

/** The instants whose local time lies in the day's intervals: where clocks are put back an hour is worked twice, where they skip it is not. */
const pushSegments = (bounds: number[], pieces: readonly { readonly from: number; readonly to: number }[], period: OffsetPeriod): void => {
  for (const { from, to } of pieces) {
    const start = Math.max(from - period.offset, period.from);
    const end = Math.min(to - period.offset, period.to);
    if (end > start) bounds.push(start, end);
  }
};

type Drawn = { readonly bounds: readonly number[]; readonly starts: Float64Array; readonly closes: Float64Array };

/** Lays the planned days on the time axis, one period of constant offset after another. */
const drawDays = (range: DayRange, planOf: (day: Day) => DayPlan, periods: readonly OffsetPeriod[]): Drawn => {
  const count = range.last - range.first + 1;
  const starts = new Float64Array(count + 1);
  const closes = new Float64Array(count).fill(NaN);
  const bounds: number[] = [];
  for (let i = 0; i <= count; i += 1) starts[i] = instantOfLocal(periods, (range.first + i) * DAY_MS);
  const horizonFrom = starts[0] ?? 0;
  const horizonTo = starts[count] ?? 0;
  for (const period of periods) {
    const own = { from: Math.max(period.from, horizonFrom), to: Math.min(period.to, horizonTo), offset: period.offset };
    if (own.to <= own.from) continue;
    const firstDay = Math.floor((own.from + own.offset) / DAY_MS);
    const lastDay = Math.floor((own.to - 1 + own.offset) / DAY_MS);
    for (let day = firstDay; day <= lastDay; day += 1) {
      const pieces = planOf(day).hours.map(({ from, to }) => ({ from: day * DAY_MS + from, to: day * DAY_MS + to }));
      const before = bounds.length;
      pushSegments(bounds, pieces, own);
      if (bounds.length > before) closes[day - range.first] = bounds.at(-1) ?? NaN;
    }
  }
  return { bounds, starts, closes };
};

const provisionalYearsOf = (calendar: CalendarData | null): readonly number[] =>
  calendar === null ? [] : [...calendar.years].filter(([, year]) => year.provisional).map(([year]) => year);

const versionOf = (office: OfficeData, calendar: CalendarData | null): string =>
  [office.version, calendar === null ? "" : calendar.version].filter((part) => part !== "").join(" ") || "1";

/** Compiles an office, with the calendars it names among `calendars`, over a horizon (the calendars' own years unless given). */
export const compileOffice = (office: unknown, calendars: readonly unknown[], horizon?: Horizon): CompileOutcome => {
  const problems: Problems = [];
  const data = readOffice(office, problems);
  if (data === null) return { ok: false, problems };
  const calendar = calendarOf(data, calendars, problems);
  const range = horizonOf(calendar, horizon, problems);
  if (range === null || problems.length > 0) return { ok: false, problems };
  const rules = rulesOf(data, calendar, range, problems);
  // A day of margin on both sides: local midnight is up to 14 hours away from midnight in UTC.
  const margin = { from: (range.first - 1) * DAY_MS, to: (range.last + 2) * DAY_MS };
  const periods = offsetPeriods(data.zone, margin.from, margin.to);
  if (periods === null) {
    problems.push(problem("unknownZone", "zone", { ru: `Неизвестный часовой пояс «${data.zone}».`, en: `Unknown zone "${data.zone}".` }));
  }
  if (periods === null || problems.length > 0) return { ok: false, problems };
  const planOf = planDays(data.week, rules);
  const drawn = drawDays(range, planOf, periods);
  const count = drawn.closes.length;
  const from: Instant = drawn.starts[0] ?? 0;
  const to: Instant = drawn.starts[count] ?? 0;
  const compiled = {
    zone: data.zone,
    version: versionOf(data, calendar),
    provisionalYears: provisionalYearsOf(calendar),
    segments: indexSegments(drawn.bounds, from, to),
    days: indexDays(range.first, drawn.starts, drawn.closes),
    planOf: (index: number): DayPlan => planOf(range.first + index),
    periods,
  };
  return { ok: true, calendar: answering(compiled) };
};

/** A calendar that never closes (3.10: the clocks run on days off too), over the years from `from` to `to`. */
export const alwaysOpen = (zone: string, horizon: Horizon = OPEN_HORIZON): WorkCalendar => {
  const outcome = compileOffice({ zone, hours: { daily: "00:00-24:00" }, version: "24/7" }, [], horizon);
  if (outcome.ok) return outcome.calendar;
  throw new RangeError(outcome.problems.map(({ path, en }) => `${path}: ${en}`).join("; "));
};

/** The whole years around an instant, for an office that no calendar bounds. */
export const yearsAround = (firstYear: number, lastYear: number): Horizon => ({
  from: formatDay(dayOfCivil(firstYear, 1, 1)),
  to: formatDay(dayOfCivil(lastYear, 12, 31)),
});
