/** What the clocks of a case show: derived from facts, the act and the calendar; stored only as an index. */
import type { Instant, Pause, Term } from "#worktime";

export type TimerStatus = "running" | "suspended" | "met" | "breached" | "cancelled";

/** One timer of a case. `due` is null while a pause stands and the end cannot be known, and where the calendars do not reach (`problem`). */
export type TimerView = {
  readonly timer: string;
  readonly clause: string;
  readonly term: Term;
  readonly startedAt: Instant;
  readonly startedBy: string;
  readonly due: Instant | null;
  readonly status: TimerStatus;
  readonly stoppedAt: Instant | null;
  /** Working milliseconds left (negative: overdue), frozen while suspended or after the stop. For clock and calendar terms: plain milliseconds. */
  readonly remainingMs: number;
  /** 0 when in time; measured in the timer's own kind of time. */
  readonly overdueMs: number;
  readonly pauses: readonly Pause[];
  /** Since when it counts every hour, nights and days off too (3.10); null where it keeps office hours. A term of plain time needs no such word. */
  readonly neverStopsSince: Instant | null;
  /** True for the timer of the step that waits for `waitingFor`. */
  readonly ofCurrentStep: boolean;
  /** An overridden due, with the derived one kept. */
  readonly derivedDue: Instant | null;
  /** Warn from this instant on (the act's `warnBefore`). */
  readonly warnAt: Instant | null;
  /** True where the act says that the breach no longer alarms (the total after an interim reply). */
  readonly quiet: boolean;
  /** The calendars do not cover the end of the term: it is not guessed. */
  readonly problem?: "outsideCalendar";
};
