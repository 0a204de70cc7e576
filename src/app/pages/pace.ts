/**
 * Whether a page has been silent for longer than is usual for it: measured in the events that its own hours would have brought, so that a quiet night
 * of a small page is no alarm and a silent noon of a busy one is (1.8).
 */
import type { Instant } from "#worktime";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** How far back the pace is looked at, and how much must be known before anything is said. */
export const paceDays = 28;
const daysNeeded = 14;
const eventsNeeded = 50;

/** A silence is unusual when so many events would have come, and at least twice as many as in the longest silence before. */
const missedNeeded = 6;
const timesLongest = 2;

export type Pace = {
  /** Events by the hour since the epoch. */
  readonly hours: ReadonlyMap<number, number>;
  readonly lastEventAt: Instant;
  readonly now: Instant;
  /** Milliseconds by which local time is ahead. */
  readonly offsetAt: (at: Instant) => number;
};

/** How many events the silence would usually have brought; null = the silence is not unusual, or too little is known. */
export function missedEvents({ hours, lastEventAt, now, offsetAt }: Pace): number | null {
  const known = [...hours.keys()].toSorted((a, b) => a - b);
  const [first, last] = [known[0], known.at(-1)];
  const total = [...hours.values()].reduce((sum, count) => sum + count, 0);
  if (first === undefined || last === undefined || total < eventsNeeded || (last - first) * hourMs < daysNeeded * dayMs) return null;
  const slotOf = (hour: number): number => {
    const local = new Date(hour * hourMs + offsetAt(hour * hourMs));
    const isWeekend = local.getUTCDay() === 0 || local.getUTCDay() === 6;
    return local.getUTCHours() + (isWeekend ? 24 : 0);
  };
  const rates = ratesOf(hours, { first, last, slotOf });
  const expected = (from: Instant, to: Instant): number => {
    let sum = 0;
    for (let hour = Math.floor(from / hourMs); hour * hourMs < to; hour += 1) {
      const part = Math.min(to, (hour + 1) * hourMs) - Math.max(from, hour * hourMs);
      sum += ((rates[slotOf(hour)] ?? 0) * part) / hourMs;
    }
    return sum;
  };
  const missed = expected(lastEventAt, now);
  if (missed < missedNeeded) return null;
  const longest = known.reduce((most, hour, place) => {
    const former = known[place - 1];
    return former === undefined ? most : Math.max(most, expected((former + 1) * hourMs, hour * hourMs));
  }, 0);
  return missed >= longest * timesLongest ? missed : null;
}

type Period = { readonly first: number; readonly last: number; readonly slotOf: (hour: number) => number };

/** The mean number of events in each hour of a working day and of a day off. */
function ratesOf(hours: ReadonlyMap<number, number>, { first, last, slotOf }: Period): readonly number[] {
  const seen = Array.from({ length: 48 }, () => 0);
  const counted = Array.from({ length: 48 }, () => 0);
  for (let hour = first; hour <= last; hour += 1) {
    const slot = slotOf(hour);
    seen[slot] = (seen[slot] ?? 0) + 1;
    counted[slot] = (counted[slot] ?? 0) + (hours.get(hour) ?? 0);
  }
  return counted.map((count, slot) => count / Math.max(1, seen[slot] ?? 0));
}
