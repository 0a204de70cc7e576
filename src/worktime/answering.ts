/** Gives a compiled calendar its questions. */
import { addWorkingDays } from "./day-terms.ts";
import type { DayPlan } from "./day-plan.ts";
import type { SegmentIndex } from "./segments.ts";
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

/** The calendar as its users see it. */
export const answering = (compiled: Compiled): WorkCalendar => {
  const { segments, days, periods } = compiled;
  const { from, to } = segments;
  const calendar: WorkCalendar = {
    zone: compiled.zone,
    from,
    to,
    version: compiled.version,
    provisionalYears: compiled.provisionalYears,
    work: segments.work,
    at: segments.at,
    add: segments.add,
    between: segments.between,
    isOpen: segments.isOpen,
    nextOpen: segments.nextOpen,
    addWorkingDays: (t, n, readings) => {
      const due = addWorkingDays(calendar, t, n, readings);
      if (Number.isNaN(due))
        throw new RangeError(`outside the horizon [${from}, ${to}] of the working calendar: ${n} working days from ${t}`);
      return due;
    },
    spans: (a, b) => cutSpans({ days, planOf: compiled.planOf, segments }, Math.max(a, from), Math.min(b, to)),
    days,
    offsetAt: (t) => offsetAt(periods, t),
    instantOf: (local) => instantOfLocal(periods, local),
  };
  return Object.freeze(calendar);
};
