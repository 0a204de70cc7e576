/** Subtraction: when a thing must leave at the latest so that a term that starts with it still ends by a given instant. */
import { endOfDayTerm, defaultReadings, movedOffDayOff } from "./day-terms.ts";
import { outsideHorizon } from "./deadline.ts";
import type { Instant, Readings, Term, WorktimeProblem } from "./model.ts";
import { lastInstantAt, latestClockBy } from "./same-clock.ts";
import { checkTerm, lengthOfTerm } from "./term.ts";
import type { WorkCalendar } from "./work-calendar.ts";

export type LatestStart =
  | { readonly kind: "start"; readonly start: Instant }
  | { readonly kind: "problem"; readonly problem: WorktimeProblem };

type Asked = { readonly due: Instant; readonly term: Term; readonly readings?: Readings | undefined };

/** The last millisecond of the last day from which a term in days is still in time; NaN outside the horizon. */
const latestStartDay = (
  calendar: WorkCalendar,
  asked: { readonly due: Instant; readonly term: Term; readonly readings: Readings },
): Instant => {
  const { days } = calendar;
  const { due, term, readings } = asked;
  const lead = readings.dayTermFrom === "next-day" ? 1 : 0;
  const dueDay = days.indexOf(due);
  const sameClock = readings.dayTermEnd === "same-clock";
  const endsInTime = (last: number): boolean => sameClock || endOfDayTerm(calendar, last, { start: due, readings }) <= due;
  let eventDay = NaN;
  let last = dueDay;
  if (term.unit === "workingDay") {
    let ordinal = days.rank(dueDay + 1) - 1;
    while (ordinal >= 0 && !endsInTime(days.nth(ordinal))) ordinal -= 1;
    last = days.nth(ordinal);
    eventDay = days.nth(ordinal - term.amount + 1) - lead;
  } else {
    // ГК 193 may carry the end past `due`: go back day by day until it does not.
    let plain = dueDay;
    const isTooLate = (end: number): boolean => !(end <= dueDay && endsInTime(end));
    while (plain >= 0 && isTooLate(movedOffDayOff(calendar, plain, readings))) plain -= 1;
    last = movedOffDayOff(calendar, plain, readings);
    eventDay = plain - term.amount + 1 - lead;
  }
  if (!(eventDay >= 0)) return NaN;
  const endOfEventDay = days.start(eventDay + 1) - 1;
  if (!sameClock || last < dueDay) return endOfEventDay;
  return lastInstantAt(calendar, eventDay, latestClockBy(calendar, dueDay, due));
};

const startOf = (calendar: WorkCalendar, asked: Asked): Instant => {
  const { due, term } = asked;
  switch (term.unit) {
    case "minute":
    case "hour":
      return due - lengthOfTerm(term);
    case "workingHour": {
      const w = calendar.work(due) - lengthOfTerm(term);
      if (w < 0) return NaN;
      return term.amount === 0 ? due : calendar.at(w, "latest");
    }
    case "workingDay":
    case "calendarDay":
      return latestStartDay(calendar, { due, term, readings: asked.readings ?? defaultReadings });
  }
};

/** The latest start of a term that must end by `due`. */
export const latestStart = (calendar: WorkCalendar, asked: Asked): LatestStart => {
  const inside = asked.due >= calendar.from && asked.due < calendar.to;
  const refused = checkTerm(asked.term) ?? (inside ? null : outsideHorizon(calendar, "due", asked.due));
  if (refused !== null) return { kind: "problem", problem: refused };
  const start = startOf(calendar, asked);
  return start >= calendar.from ? { kind: "start", start } : { kind: "problem", problem: outsideHorizon(calendar, "term", start) };
};
