/** Local days of a horizon over flat arrays: which day an instant is in, and which days are worked. */
import { type Day, DAY_MS } from "./civil.ts";
import type { Instant } from "./model.ts";
import type { WorkDays } from "./work-calendar.ts";

/** Indexes days: `starts` has one more entry than there are days; `closes` is NaN on a day off. */
export const indexDays = (firstDay: Day, starts: Float64Array, closes: Float64Array): WorkDays => {
  const count = closes.length;
  const ranks = new Int32Array(count + 1);
  const working: number[] = [];
  for (let i = 0; i < count; i += 1) {
    ranks[i] = working.length;
    if (!Number.isNaN(closes[i])) working.push(i);
  }
  ranks[count] = working.length;
  const nth = Int32Array.from(working);
  const origin = starts[0] ?? 0;
  const last = count - 1;
  const indexOf = (t: Instant): number => {
    let i = Math.floor((t - origin) / DAY_MS);
    if (i < 0) i = 0;
    else if (i > last) i = last;
    // A day of 23 or 25 hours, or a zone that moved, puts the guess beside the day.
    while (i > 0 && t < (starts[i] ?? 0)) i -= 1;
    while (i < last && t >= (starts[i + 1] ?? 0)) i += 1;
    return i;
  };
  return {
    count,
    indexOf,
    date: (i) => firstDay + i,
    start: (i) => starts[i] ?? NaN,
    isWorking: (i) => !Number.isNaN(closes[i] ?? NaN),
    close: (i) => closes[i] ?? NaN,
    rank: (i) => ranks[i] ?? NaN,
    nth: (n) => nth[n] ?? NaN,
  };
};
