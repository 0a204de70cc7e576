/** The same questions over typed arrays: a million timers in one pass, without an object for each. */
import type { WorkCalendar } from "./work-calendar.ts";

/** `W(t)` of every instant. */
export const workMany = (calendar: WorkCalendar, instants: Float64Array, out = new Float64Array(instants.length)): Float64Array => {
  for (let i = 0; i < instants.length; i += 1) out[i] = calendar.work(instants[i] ?? NaN);
  return out;
};

/** The end of a term of `ms[i]` working milliseconds from every start. */
export const addMany = (
  calendar: WorkCalendar,
  starts: Float64Array,
  ms: Float64Array,
  out = new Float64Array(starts.length),
): Float64Array => {
  sameLength(starts, ms);
  for (let i = 0; i < starts.length; i += 1) out[i] = calendar.add(starts[i] ?? NaN, ms[i] ?? NaN);
  return out;
};

/** Working milliseconds between each pair. */
export const betweenMany = (calendar: WorkCalendar, a: Float64Array, b: Float64Array, out = new Float64Array(a.length)): Float64Array => {
  sameLength(a, b);
  for (let i = 0; i < a.length; i += 1) out[i] = calendar.work(b[i] ?? NaN) - calendar.work(a[i] ?? NaN);
  return out;
};

/** Working milliseconds left until each `due`, negative when overdue. */
export const remainingMany = (
  calendar: WorkCalendar,
  now: number,
  dues: Float64Array,
  out = new Float64Array(dues.length),
): Float64Array => {
  const worked = calendar.work(now);
  for (let i = 0; i < dues.length; i += 1) out[i] = calendar.work(dues[i] ?? NaN) - worked;
  return out;
};

const sameLength = (a: Float64Array, b: Float64Array): void => {
  if (a.length !== b.length) throw new RangeError(`arrays of ${a.length} and ${b.length} elements do not pair`);
};
