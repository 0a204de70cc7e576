/** Terms in days: the day from which they count (ГК РФ 191), the day on which they end (193) and the hour (194). */
import { DAY_MS } from "./civil.ts";
import type { Instant, Readings } from "./model.ts";
import { clockOf } from "./same-clock.ts";
import type { WorkCalendar } from "./work-calendar.ts";

/** The readings of the Procedure's default: counted from the next day, ended with the office, moved off a day off. */
export const defaultReadings: Readings = { dayTermFrom: "next-day", dayTermEnd: "office", calendarDayEnd: "next-working-day" };

/** When a day term that ends on the day `index` ends; NaN outside the horizon. A day off closes at 24:00. */
export const endOfDayTerm = (
  calendar: WorkCalendar,
  index: number,
  at: { readonly start: Instant; readonly readings: Readings },
): Instant => {
  const { days } = calendar;
  if (!(index < days.count)) return NaN;
  switch (at.readings.dayTermEnd) {
    case "office":
      return days.isWorking(index) ? days.close(index) : days.start(index + 1);
    case "midnight":
      return days.start(index + 1);
    case "same-clock":
      return calendar.instantOf(days.date(index) * DAY_MS + clockOf(calendar, at.start));
  }
};

/** The ordinal of the working day on which `n` working days end. */
export const lastWorkingDay = (
  calendar: WorkCalendar,
  start: Instant,
  counted: { readonly n: number; readonly readings: Readings },
): number => {
  const day = calendar.days.indexOf(start);
  const first = counted.readings.dayTermFrom === "next-day" ? day + 1 : day;
  return calendar.days.rank(first) + counted.n - 1;
};

/** The index of the calendar day on which `n` calendar days end, before ГК 193. */
export const lastCalendarDay = (
  calendar: WorkCalendar,
  start: Instant,
  counted: { readonly n: number; readonly readings: Readings },
): number => {
  const day = calendar.days.indexOf(start);
  return counted.readings.dayTermFrom === "next-day" ? day + counted.n : day + counted.n - 1;
};

/** ГК РФ 193: where the last day is a day off, the next working day; NaN where the horizon has none. */
export const movedOffDayOff = (calendar: WorkCalendar, index: number, readings: Readings): number => {
  const { days } = calendar;
  if (readings.calendarDayEnd === "as-is" || days.isWorking(index)) return index;
  return days.nth(days.rank(index));
};

/** The end of the n-th working day counted from an event; NaN outside the horizon. `n` is a whole number from 1. */
export const addWorkingDays = (calendar: WorkCalendar, t: Instant, n: number, readings: Readings = defaultReadings): Instant => {
  if (!(Number.isInteger(n) && n >= 1 && t >= calendar.from && t < calendar.to)) return NaN;
  const index = calendar.days.nth(lastWorkingDay(calendar, t, { n, readings }));
  return endOfDayTerm(calendar, index, { start: t, readings });
};
