/** Gives a compiled calendar its questions. Outside the horizon a question is refused loudly: there is no guess beyond the data. */
import { addWorkingDays } from "./day-terms.ts";
import type { DayPlan } from "./day-plan.ts";
import type { Instant } from "./model.ts";
import type { SegmentIndex, Side } from "./segments.ts";
import { cutSpans } from "./spans.ts";
import type { WorkCalendar, WorkDays } from "./work-calendar.ts";
import { instantOfLocal, offsetAt, type OffsetPeriod } from "./zone.ts";

type Compiled = {
  readonly zone: string;
  readonly version: string;
  readonly provisionalYears: readonly number[];
  readonly segments: SegmentIndex;
  readonly days: WorkDays;
  readonly planOf: (index: number) => DayPlan;
  readonly periods: readonly OffsetPeriod[];
};

/** A question about a time that the calendar's data does not cover. */
const outside = (what: string, calendar: { readonly from: Instant; readonly to: Instant }): never => {
  throw new RangeError(`outside the horizon [${calendar.from}, ${calendar.to}] of the working calendar: ${what}`);
};

/** The calendar as its users see it. */
export const answering = (compiled: Compiled): WorkCalendar => {
  const { segments, days, periods } = compiled;
  const { from, to, total } = segments;
  const workOrNaN = segments.work;

  const work = (t: Instant): number => {
    const w = workOrNaN(t);
    return w === w ? w : outside(`the instant ${t}`, segments);
  };
  const at = (w: number, side: Side): Instant => {
    const t = side === "earliest" ? segments.earliest(w) : segments.latest(w);
    return t === t ? t : outside(`${w} ms of working time (it holds ${total})`, segments);
  };
  const add = (t: Instant, ms: number): Instant => {
    const w = work(t) + ms;
    if (ms > 0) return at(w, "earliest");
    return ms < 0 ? at(w, "latest") : t;
  };
  const between = (a: Instant, b: Instant): number => work(b) - work(a);
  const nextOpen = (t: Instant): Instant => {
    const w = work(t);
    return w < total ? segments.latest(w) : outside(`no opening after ${t}`, segments);
  };
  const isOpen = (t: Instant): boolean => {
    const w = work(t);
    return w < total && segments.latest(w) === t;
  };
  const calendar: WorkCalendar = {
    zone: compiled.zone,
    from,
    to,
    version: compiled.version,
    provisionalYears: compiled.provisionalYears,
    work,
    at,
    add,
    between,
    isOpen,
    nextOpen,
    addWorkingDays: (t, n, readings) => {
      const due = addWorkingDays(calendar, t, n, readings);
      return due === due ? due : outside(`${n} working days from ${t}`, segments);
    },
    spans: (a, b) => cutSpans({ days, planOf: compiled.planOf, segments }, Math.max(a, from), Math.min(b, to)),
    days,
    offsetAt: (t) => offsetAt(periods, t),
    instantOf: (local) => instantOfLocal(periods, local),
  };
  return Object.freeze(calendar);
};
