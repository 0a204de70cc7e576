/** The common ground of the bench: one office, one calendar, the truth, and the cases asked of every engine. */
import { publishedYears } from "../../src/testing/published-days.ts";
import { calendarFiles, compiled, officeHours, seeded } from "../../src/testing/worktime-fixtures.ts";
import { countBetween, minuteTable, type OracleWeek, walk, walkDays } from "../../src/testing/worktime-oracle.ts";

export const DAY = 86_400_000;
export const HOUR = 3_600_000;
export const MINUTE = 60_000;
/** Moscow has kept UTC+3 in all the years of the bench. */
export const OFFSET = 3 * HOUR;

export const FIRST_YEAR = 2022;
export const LAST_YEAR = 2027;

const long = [
  [480, 720],
  [768, 1020],
] as const;
export const WEEK: OracleWeek = {
  1: long,
  2: long,
  3: long,
  4: long,
  5: [
    [480, 720],
    [768, 960],
  ],
};

export const calendar = compiled({ zone: "Europe/Moscow", hours: officeHours, calendar: "ru" }, calendarFiles(), {
  from: `${FIRST_YEAR}-01-01`,
  to: `${LAST_YEAR}-12-31`,
});

export const table = minuteTable({ zone: "Europe/Moscow", week: WEEK, calendar: "published" }, calendar.from, calendar.to);

/** The day's hours in minutes: what a peer's configuration is made from. */
export const hoursOfDate = (day: number): readonly (readonly [number, number])[] => {
  const out: [number, number][] = [];
  const first = (day * DAY - OFFSET - table.from) / MINUTE;
  for (let m = 0; m < 1440; m += 1) {
    if (table.works[first + m] !== 1) continue;
    const last = out.at(-1);
    if (last !== undefined && last[1] === m) last[1] = m + 1;
    else out.push([m, m + 1]);
  }
  return out;
};

/** Dates whose hours are not those of their weekday. */
export const specialDates = (): ReadonlyMap<string, readonly (readonly [number, number])[]> => {
  const dates = new Map<string, readonly (readonly [number, number])[]>();
  for (const [year, { off, short, workingSaturdays }] of publishedYears) {
    if (year < FIRST_YEAR) continue;
    for (const date of [...off, ...short, ...workingSaturdays]) dates.set(date, hoursOfDate(Date.parse(date) / DAY));
  }
  return dates;
};

export const COUNT = 2000;
const random = seeded(20_261_124);

/** Starts at whole minutes of working and idle time alike, a year and more before the end of the data. */
export const starts = Float64Array.from(
  { length: COUNT },
  () => calendar.from + Math.floor((random() * (calendar.to - calendar.from - 420 * DAY)) / MINUTE) * MINUTE,
);

/** Ends so many days after the starts, give or take a few hours. */
export const endsAfter = (days: number): Float64Array =>
  starts.map((t) => t + days * DAY + Math.floor((random() * 6 * HOUR) / MINUTE) * MINUTE);

export const truth = {
  addHours: (t: number): number => walk(table, t, { ms: 8 * HOUR }) ?? NaN,
  addDays: (t: number): number => walkDays(table, t, { n: 2, from: "next-day" }) ?? NaN,
  between: (a: number, b: number): number => countBetween(table, a, b),
};
