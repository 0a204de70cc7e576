/**
 * A slow and simple counter of working time: one byte for each minute, day rules of its own, local time from the runtime's formatter.
 * It shares no code with the engine that it judges: agreement of the two means something.
 */
import { publishedYears } from "./published-days.ts";

/** Hours by weekday, 0 = Sunday as in `Date`, as [from, to] in minutes of the day. */
export type OracleWeek = Readonly<Record<number, readonly (readonly [number, number])[]>>;

export type OracleOffice = { readonly zone: string; readonly week: OracleWeek; readonly calendar: "published" | "none" };

export type MinuteTable = {
  readonly from: number;
  readonly to: number;
  /** 1 where the office works in that minute. */
  readonly works: Uint8Array;
  /** The local day of that minute, days since 1970-01-01. */
  readonly day: Int32Array;
};

export type OraclePause = { readonly from: number; readonly to: number };

const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;

const isoOfDay = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** The minutes worked on a local day, as a list of [from, to]. */
const hoursOfDay = (office: OracleOffice, day: number): readonly (readonly [number, number])[] => {
  const weekday = new Date(day * DAY).getUTCDay();
  const plain = office.week[weekday] ?? [];
  if (office.calendar === "none") return plain;
  const iso = isoOfDay(day);
  const year = publishedYears.get(Number(iso.slice(0, 4)));
  if (year === undefined) throw new Error(`no published list of ${iso.slice(0, 4)}`);
  if (year.off.includes(iso)) return [];
  const replaced = year.hoursOf[iso];
  // Holidays on a Saturday or Sunday matter only to an office that works then: these are the days of the Labour Code.
  const isWeekendHoliday = (weekday === 0 || weekday === 6) && /-(01-0[1-8]|02-23|03-08|05-01|05-09|06-12|11-04)$/.test(iso);
  if (isWeekendHoliday && replaced === undefined) return [];
  const hours = replaced === undefined ? plain : (office.week[replaced] ?? []);
  if (!year.short.includes(iso)) return hours;
  const cut: [number, number][] = hours.map(([from, to]) => [from, to]);
  for (let left = 60; left > 0; left -= 1) {
    const last = cut.at(-1);
    if (last === undefined) break;
    last[1] -= 1;
    if (last[1] === last[0]) cut.pop();
  }
  return cut;
};

/** Local day and minute of the day at each full hour, straight from the formatter. */
const localReader = (zone: string): ((t: number) => { readonly day: number; readonly minute: number }) => {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
  });
  return (t) => {
    const read: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(t)) read[type] = Number(value);
    const day = Date.UTC(read["year"] ?? 0, (read["month"] ?? 1) - 1, read["day"] ?? 1) / DAY;
    return { day, minute: (read["hour"] ?? 0) * 60 + (read["minute"] ?? 0) };
  };
};

/** Writes out every minute from one instant to another; both must be full hours. */
export const minuteTable = (office: OracleOffice, from: number, to: number): MinuteTable => {
  const count = (to - from) / MINUTE;
  const works = new Uint8Array(count);
  const day = new Int32Array(count);
  const read = localReader(office.zone);
  const known = new Map<number, Uint8Array>();
  const minutesOf = (localDay: number): Uint8Array => {
    const found = known.get(localDay);
    if (found !== undefined) return found;
    const minutes = new Uint8Array(1440);
    for (const [a, b] of hoursOfDay(office, localDay)) for (let m = a; m < b; m += 1) minutes[m] = 1;
    known.set(localDay, minutes);
    return minutes;
  };
  for (let hour = from; hour < to; hour += HOUR) {
    const local = read(hour);
    for (let m = 0; m < 60; m += 1) {
      const minute = local.minute + m;
      const localDay = minute < 1440 ? local.day : local.day + 1;
      const i = (hour - from) / MINUTE + m;
      works[i] = minutesOf(localDay)[minute % 1440] ?? 0;
      day[i] = localDay;
    }
  }
  return { from, to, works, day };
};

/** Working milliseconds between two instants, minute by minute. */
export const countBetween = (table: MinuteTable, a: number, b: number): number => {
  if (b < a) return -countBetween(table, b, a);
  let sum = 0;
  for (let t = a; t < b;) {
    const i = Math.floor((t - table.from) / MINUTE);
    const next = Math.min(table.from + (i + 1) * MINUTE, b);
    if (table.works[i] === 1) sum += next - t;
    t = next;
  }
  return sum;
};

const isPaused = (pauses: readonly OraclePause[], t: number): boolean => pauses.some(({ from, to }) => t >= from && t < to);

/** The instant at which `ms` of working time outside the pauses have passed; null beyond the table. Pauses are in whole seconds. */
export const walk = (
  table: MinuteTable,
  start: number,
  asked: { readonly ms: number; readonly pauses?: readonly OraclePause[] },
): number | null => {
  const { ms, pauses = [] } = asked;
  if (ms === 0) return start;
  let left = ms;
  for (let t = start; t < table.to;) {
    const i = Math.floor((t - table.from) / MINUTE);
    const minuteEnd = table.from + (i + 1) * MINUTE;
    if (pauses.some(({ from, to }) => from <= t && to >= minuteEnd)) {
      t = minuteEnd;
      continue;
    }
    const touched = pauses.some(({ from, to }) => from < minuteEnd && to > t);
    // A minute that a pause touches is walked second by second.
    const next = touched ? Math.min(minuteEnd, (Math.floor(t / 1000) + 1) * 1000) : minuteEnd;
    if (table.works[i] === 1 && !isPaused(pauses, t)) {
      if (next - t >= left) return t + left;
      left -= next - t;
    }
    t = next;
  }
  return null;
};

/** The closing instant of the n-th working day after the local day of `start` (or from that very day). */
export const walkDays = (
  table: MinuteTable,
  start: number,
  asked: { readonly n: number; readonly from: "next-day" | "same-day" },
): number | null => {
  const first = Math.floor((start - table.from) / MINUTE);
  const eventDay = table.day[first] ?? 0;
  let seen = 0;
  let current = -1;
  let close: number | null = null;
  // The day of the event may have begun to work before the event: go back to its first minute.
  let i = first;
  while (i > 0 && table.day[i - 1] === eventDay) i -= 1;
  for (; i < table.works.length; i += 1) {
    const day = table.day[i] ?? 0;
    if (close !== null && day !== current) return close;
    if (table.works[i] !== 1 || (asked.from === "next-day" && day <= eventDay)) continue;
    if (day !== current) {
      current = day;
      seen += 1;
    }
    if (seen === asked.n) close = table.from + (i + 1) * MINUTE;
  }
  return close;
};
