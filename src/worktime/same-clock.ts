/** Clocks of two days, for terms that end at the hour at which they began: exact on days when the zone's clocks are moved, too. */
import { DAY_MS } from "./civil.ts";
import type { Instant } from "./model.ts";
import type { WorkCalendar } from "./work-calendar.ts";

/** Time since local midnight, in milliseconds. */
export const clockOf = (calendar: WorkCalendar, t: Instant): number => {
  const local = t + calendar.offsetAt(t);
  return local - Math.floor(local / DAY_MS) * DAY_MS;
};

/** The latest clock time that the day `index` reaches by `due`; skipped and repeated hours make this no plain difference. */
export const latestClockBy = (calendar: WorkCalendar, index: number, due: Instant): number => {
  const midnight = calendar.days.date(index) * DAY_MS;
  let low = 0;
  let high = DAY_MS;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (calendar.instantOf(midnight + middle) <= due) low = middle;
    else high = middle;
  }
  return low;
};

/** The last instant of the day `index` at which its clocks show no more than `clock`. */
export const lastInstantAt = (calendar: WorkCalendar, index: number, clock: number): Instant => {
  const { days } = calendar;
  const local = days.date(index) * DAY_MS + clock;
  const [first, end] = [days.start(index), days.start(index + 1)];
  // Before a change of the clocks, after it, and just before an hour that they skip.
  const candidates = [local - calendar.offsetAt(first), local - calendar.offsetAt(end - 1), calendar.instantOf(local) - 1];
  return Math.max(...candidates.filter((t) => t >= first && t < end && clockOf(calendar, t) <= clock));
};
