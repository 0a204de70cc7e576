/** The compiled calendar of an office: what every question about its working time is asked of. */
import type { Day } from "./civil.ts";
import type { Instant, Readings, Span } from "./model.ts";
import type { Side } from "./segments.ts";

/** Local days of the horizon, by index from its first day; a working day has at least one working interval. */
export type WorkDays = {
  readonly count: number;
  /** The index of the local day that holds `t`. */
  readonly indexOf: (t: Instant) => number;
  readonly date: (index: number) => Day;
  /** The first instant of the day; of index `count`, the horizon's end. */
  readonly start: (index: number) => Instant;
  readonly isWorking: (index: number) => boolean;
  /** When the office closes that day; NaN on a day off. */
  readonly close: (index: number) => Instant;
  /** How many working days stand before the day. */
  readonly rank: (index: number) => number;
  /** The index of the n-th working day of the horizon, from 0; NaN where there is none. */
  readonly nth: (n: number) => number;
};

export type WorkCalendar = {
  readonly zone: string;
  /** The horizon: outside it every question is refused. */
  readonly from: Instant;
  readonly to: Instant;
  /** The edition of the data this was compiled from. */
  readonly version: string;
  /** Years whose days off are not settled by a decree yet. */
  readonly provisionalYears: readonly number[];
  /** Working milliseconds from the horizon's start until `t`. */
  readonly work: (t: Instant) => number;
  /** When `w` working milliseconds were worked: `earliest` ends with the segment, `latest` waits for the next opening. */
  readonly at: (w: number, side: Side) => Instant;
  /** The end of a term of working time: it belongs to the term, so it is the closing hour, not the next opening. Negative lengths go back. */
  readonly add: (t: Instant, ms: number) => Instant;
  /** Working milliseconds from `a` to `b`, negative when `b` is before `a`. */
  readonly between: (a: Instant, b: Instant) => number;
  readonly isOpen: (t: Instant) => boolean;
  /** `t` itself when the office is open, else its next opening. */
  readonly nextOpen: (t: Instant) => Instant;
  /** The end of the n-th working day (ГК РФ 190–194, by the readings). */
  readonly addWorkingDays: (t: Instant, n: number, readings?: Readings) => Instant;
  /** The stretches between two instants, each with its kind, name and basis. */
  readonly spans: (from: Instant, to: Instant) => readonly Span[];
  readonly days: WorkDays;
  /** The zone's offset from UTC at an instant, in milliseconds. */
  readonly offsetAt: (t: Instant) => number;
  /** The instant at which the zone's clocks show a local time (milliseconds as if it were UTC). */
  readonly instantOf: (local: number) => Instant;
};
