import { isWallUnit } from "./clock-state.ts";
import type { OfficeClock, OfficeSpan } from "./office-clock.ts";

/** What of a timer decides which hours count. */
type Counted = { readonly term: { readonly unit: string }; readonly startedAt: number; readonly neverStopsSince: number | null };

/** Since when a clock counts every hour: a term of ordinary time from its start, one of working time from an emergency on (3.10); null while it keeps office hours. */
export const everyHourSince = (timer: Counted): number | null => (isWallUnit(timer.term.unit) ? timer.startedAt : timer.neverStopsSince);

/** From when a picture of several clocks gives nights their width: once one of them was moved off office hours, or where none ever kept them. */
export const axisSince = (timers: readonly Counted[]): number | null => {
  const moved = timers.flatMap(({ neverStopsSince }) => neverStopsSince ?? []);
  const plain = timers.every(({ term }) => isWallUnit(term.unit)) ? timers.map(({ startedAt }) => startedAt) : [];
  const instants = [...moved, ...plain];
  return instants.length === 0 ? null : Math.min(...instants);
};

/** The stretches between two instants: by the office until the clock stops no more, and from then on every hour. */
export const spansSince = (
  clock: OfficeClock,
  since: number | null,
  { from, to }: { readonly from: number; readonly to: number },
): readonly OfficeSpan[] => {
  if (since === null || since >= to) return clock.spans(from, to);
  if (since <= from) return clock.everyHour(from, to);
  return [...clock.spans(from, since), ...clock.everyHour(since, to)];
};
