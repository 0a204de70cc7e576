/**
 * Zone work: where the offset of a zone changes. Only the runtime's own zone data is asked, through Intl,
 * so the same code runs in Node and in a browser; it is asked only while a calendar is compiled.
 */
import { DAY_MS, MINUTE_MS } from "./civil.ts";
import type { Instant } from "./model.ts";

/** A time in which the zone keeps one offset: local time = UTC + offset. */
export type OffsetPeriod = { readonly from: Instant; readonly to: Instant; readonly offset: number };

/** Zones have never kept an offset for less than this long in the years a calendar may cover. */
const SAMPLE_MS = 7 * DAY_MS;
const SECOND_MS = 1000;

const OFFSET = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/;

const offsetReader = (zone: string): ((t: Instant) => number) | null => {
  try {
    const format = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
    return (t) => {
      const match = OFFSET.exec(format.format(t));
      if (match === null) throw new Error(`the runtime gives no offset for the zone ${zone} at ${t}`);
      const ms = (Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0)) * MINUTE_MS + Number(match[4] ?? 0) * SECOND_MS;
      return match[1] === "-" ? -ms : ms;
    };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
};

/** The first whole second in (low, high] at which the offset of `low` no longer holds. */
const changeBetween = (read: (t: Instant) => number, low: Instant, high: Instant): Instant => {
  const before = read(low);
  let a = Math.floor(low / SECOND_MS);
  let b = Math.ceil(high / SECOND_MS);
  while (b - a > 1) {
    const middle = Math.floor((a + b) / 2);
    if (read(middle * SECOND_MS) === before) a = middle;
    else b = middle;
  }
  return b * SECOND_MS;
};

/** The offsets of a zone from one instant to another, in order and without a gap; null for an unknown zone. */
export const offsetPeriods = (zone: string, from: Instant, to: Instant): readonly OffsetPeriod[] | null => {
  const read = offsetReader(zone);
  if (read === null) return null;
  const periods: OffsetPeriod[] = [];
  let start = from;
  let offset = read(from);
  for (let seen = from; seen < to;) {
    const next = Math.min(seen + SAMPLE_MS, to);
    if (read(next) === offset) {
      seen = next;
      continue;
    }
    const change = changeBetween(read, seen, next);
    periods.push({ from: start, to: change, offset });
    start = change;
    seen = change;
    offset = read(change);
  }
  if (start < to) periods.push({ from: start, to, offset });
  return periods;
};

/** The offset at an instant; outside the periods the nearest one holds. */
export const offsetAt = (periods: readonly OffsetPeriod[], t: Instant): number => {
  for (const period of periods) if (t < period.to) return period.offset;
  return periods.at(-1)?.offset ?? 0;
};

/** The instant of a local time: the first of two in a repeated hour, the first after the gap in a skipped one. */
export const instantOfLocal = (periods: readonly OffsetPeriod[], local: number): Instant => {
  for (const period of periods) {
    if (local - period.offset < period.from) return period.from;
    if (local - period.offset < period.to) return local - period.offset;
  }
  return local - (periods.at(-1)?.offset ?? 0);
};
