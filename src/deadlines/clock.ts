import type { DeadlineQuestion, Instant, Pause, Readings, Term, TermUnit, WorkCalendar } from "#worktime";
import { deadline, remaining } from "#worktime";
import type { TimerRule } from "#procedure";
import type { Calendars } from "./facts.ts";

const HOUR_MS = 3_600_000;

/**
 * The clock of one timer: a calendar, and from the declaration of an emergency on another one (3.10).
 * The clause is silent about time already counted; we let it stay counted, and only the remainder runs on the emergency calendar.
 */
export type Clock = {
  readonly calendar: WorkCalendar;
  readonly emergency: { readonly since: Instant; readonly calendar: WorkCalendar } | null;
  readonly readings: Readings;
};

/** The clock that a rule names, among the calendars of the case. */
export function clockOf(rule: TimerRule, calendars: Calendars, emergencySince: Instant | null): Clock {
  const calendar = calendarNamed(rule.calendar, calendars, rule.name);
  const changes = emergencySince !== null && rule.emergencyCalendar !== null && rule.emergencyCalendar !== rule.calendar;
  return {
    calendar,
    emergency: changes ? { since: emergencySince, calendar: calendarNamed(rule.emergencyCalendar, calendars, rule.name) } : null,
    readings: rule.readings,
  };
}

/** A calendar by the name that the act gives it; a unit without hours of its own works by the office's. */
export function calendarNamed(name: string, calendars: Calendars, timer: string): WorkCalendar {
  if (name === "office") return calendars.office;
  if (name === "unit") return calendars.unit ?? calendars.office;
  if (name === "always") return calendars.always;
  const named = calendars.named[name];
  if (named === undefined) throw new Error(`The timer "${timer}" runs on the calendar "${name}", which was not given.`);
  return named;
}

/** A stretch of a clock on one calendar; `until` is where the next stretch takes over. */
export type Leg = { readonly calendar: WorkCalendar; readonly question: DeadlineQuestion; readonly until: Instant | null };

/** The stretches that a term is counted by: one, or two where an emergency was declared on the way. A standing pause must not be among the pauses. */
export function legsOf(clock: Clock, start: Instant, term: Term, pauses: readonly Pause[]): readonly Leg[] {
  const { emergency, readings, calendar } = clock;
  const whole = { calendar, question: { start, term, pauses, readings }, until: null };
  if (emergency === null || !isWorking(term.unit)) return [whole];
  if (start >= emergency.since) return [{ ...whole, calendar: emergency.calendar }];
  const first = { start, term, pauses: pauses.flatMap((pause) => clip(pause, start, emergency.since)), readings };
  const usual = endOf(calendar, first);
  const rest = usual > emergency.since ? restOf(term, calendar, { from: emergency.since, to: usual }) : null;
  if (rest === null || rest.amount === 0) return [whole];
  const after = pauses.flatMap((pause) => clip(pause, emergency.since, Infinity));
  const second = { start: emergency.since, term: rest, pauses: after, readings: { ...readings, dayTermFrom: "next-day" } } as const;
  return [
    { calendar, question: first, until: emergency.since },
    { calendar: emergency.calendar, question: second, until: null },
  ];
}

/** When a term ends on a clock; NaN beyond what the calendars cover. */
export function dueOn(clock: Clock, start: Instant, term: Term, pauses: readonly Pause[]): Instant {
  // The plain clock first: it is nearly every clock, and the lists ask for thousands.
  if (clock.emergency === null) return endOf(clock.calendar, { start, term, pauses, readings: clock.readings });
  const legs = legsOf(clock, start, term, pauses);
  const ends = legs.map((leg) => endOf(leg.calendar, leg.question));
  const last = legs.at(-1);
  if (last?.question.pauses?.length !== 0) return ends.at(-1) ?? NaN;
  // A last day that ends at 24:00 instead of the closing hour must not make an emergency the slower way.
  const usual = legs.length === 1 && last.calendar !== clock.calendar ? endOf(clock.calendar, last.question) : NaN;
  return Math.min(...ends, ...(Number.isNaN(usual) ? [] : [usual]));
}

function endOf(calendar: WorkCalendar, question: DeadlineQuestion): Instant {
  const answer = deadline(calendar, question);
  return answer.kind === "due" ? answer.due : NaN;
}

/** What was not yet counted when the emergency was declared. */
function restOf(term: Term, calendar: WorkCalendar, span: { readonly from: Instant; readonly to: Instant }): Term {
  if (term.unit === "workingHour") return { amount: calendar.between(span.from, span.to) / HOUR_MS, unit: "workingHour" };
  const { days } = calendar;
  return { amount: days.rank(days.indexOf(span.to) + 1) - days.rank(days.indexOf(span.from) + 1), unit: "workingDay" };
}

/** How much of a clock's time lies between two instants; negative when the due moment has passed. */
export function leftOn(clock: Clock, now: Instant, due: Instant, unit: TermUnit): number {
  return remaining(calendarAt(clock, now), now, due, unit);
}

/** The calendar that a clock counts by at an instant. */
export function calendarAt({ calendar, emergency }: Clock, now: Instant): WorkCalendar {
  return emergency !== null && now >= emergency.since ? emergency.calendar : calendar;
}

/** Since when a clock of working time never stops: from an emergency on (3.10), or from its start on a calendar that never closes; null while it keeps office hours. */
export function neverStopsSince({ calendar, emergency }: Clock, startedAt: Instant, always: WorkCalendar): Instant | null {
  if (calendar === always) return startedAt;
  return emergency?.calendar === always ? Math.max(startedAt, emergency.since) : null;
}

/** The instant that lies a term before a due moment: where a warning begins. */
export function before(clock: Clock, due: Instant, term: Term): Instant {
  const calendar = calendarAt(clock, due);
  switch (term.unit) {
    case "minute":
      return due - term.amount * 60_000;
    case "hour":
      return due - term.amount * HOUR_MS;
    case "calendarDay":
      return due - term.amount * 24 * HOUR_MS;
    case "workingHour":
      return calendar.add(due, -term.amount * HOUR_MS);
    case "workingDay": {
      // The closing hour of the working day that lies so many working days before the last one.
      const { days } = calendar;
      return days.close(days.nth(days.rank(days.indexOf(due)) - term.amount));
    }
  }
}

/** A due moment fixed by a person, moved on by the pauses that began after it was fixed. */
export function movedByPauses(clock: Clock, fixed: { readonly due: Instant; readonly at: Instant }, pauses: readonly Pause[]): Instant {
  return pauses.reduce((due, pause) => {
    if (pause.to === null || pause.from < fixed.at || pause.from >= due) return due;
    const calendar = calendarAt(clock, pause.from);
    return calendar.add(due, calendar.between(pause.from, pause.to));
  }, fixed.due);
}

/** Whether a unit is counted in working time, so that the choice of calendar matters. */
export function isWorking(unit: TermUnit): boolean {
  return unit === "workingHour" || unit === "workingDay";
}

function clip(pause: Pause, from: Instant, to: Instant): readonly Pause[] {
  const start = Math.max(pause.from, from);
  const end = Math.min(pause.to ?? Infinity, to);
  return start < end ? [{ from: start, to: end }] : [];
}
