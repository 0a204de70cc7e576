/**
 * One arithmetic for all units: a term lives on an axis on which it is a plain sum. For working hours the axis is W(t), for clock
 * time t itself, for working days the ordinal of the day, for calendar days the day. A pause moves the end by its length on that axis.
 */
import { defaultReadings, endOfDayTerm, lastCalendarDay, lastWorkingDay, movedOffDayOff } from "./day-terms.ts";
import type { Instant, Readings, Term } from "./model.ts";
import { lengthOfTerm } from "./term.ts";
import type { WorkCalendar } from "./work-calendar.ts";

export type Axis = {
  /** Where the term ends if nothing pauses it. */
  readonly target: number;
  readonly position: (t: Instant) => number;
  /** The instant at which the axis reaches a target; NaN outside the horizon. */
  readonly end: (target: number) => Instant;
};

const clockAxis = (calendar: WorkCalendar, start: Instant, ms: number): Axis => ({
  target: start + ms,
  position: (t) => t,
  end: (target) => (target <= calendar.to ? target : NaN),
});

const workAxis = (calendar: WorkCalendar, start: Instant, ms: number): Axis => {
  const target = calendar.work(start) + ms;
  const total = calendar.work(calendar.to);
  // A term of no length ends where it starts, even at night: never at the closing hour before.
  return { target, position: calendar.work, end: (w) => (w > total ? NaN : Math.max(start, calendar.at(w, "earliest"))) };
};

const workingDayAxis = (calendar: WorkCalendar, start: Instant, counted: { readonly n: number; readonly readings: Readings }): Axis => ({
  target: lastWorkingDay(calendar, start, counted),
  position: (t) => calendar.days.rank(calendar.days.indexOf(t)),
  end: (target) => endOfDayTerm(calendar, calendar.days.nth(target), { start, readings: counted.readings }),
});

const calendarDayAxis = (calendar: WorkCalendar, start: Instant, counted: { readonly n: number; readonly readings: Readings }): Axis => ({
  target: lastCalendarDay(calendar, start, counted),
  position: calendar.days.indexOf,
  end: (target) => endOfDayTerm(calendar, movedOffDayOff(calendar, target, counted.readings), { start, readings: counted.readings }),
});

/** The axis of a term that starts at `start`, which must be inside the horizon. */
export const axisOf = (
  calendar: WorkCalendar,
  start: Instant,
  asked: { readonly term: Term; readonly readings?: Readings | undefined },
): Axis => {
  const readings = asked.readings ?? defaultReadings;
  const { term } = asked;
  switch (term.unit) {
    case "minute":
    case "hour":
      return clockAxis(calendar, start, lengthOfTerm(term));
    case "workingHour":
      return workAxis(calendar, start, lengthOfTerm(term));
    case "workingDay":
      return workingDayAxis(calendar, start, { n: term.amount, readings });
    case "calendarDay":
      return calendarDayAxis(calendar, start, { n: term.amount, readings });
  }
};
