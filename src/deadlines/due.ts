import type { TimerRule } from "#procedure";
import type { Instant, Pause, Term } from "#worktime";
import type { Clock } from "./clock.ts";
import { dueOn } from "./clock.ts";
import { holds } from "./condition.ts";
import type { Circumstances } from "./facts.ts";
import type { Run } from "./runs.ts";

const HOUR_MS = 3_600_000;

/** A derived end: the term that led to it, and the moment. */
export type Derived = { readonly term: Term; readonly due: Instant };

/** What a term may stand on besides its own run: the other timers and the case. */
export type DueQuestion = {
  readonly rule: TimerRule;
  readonly run: Run;
  readonly clock: Clock;
  /** Pauses that have ended; one that still stands is the caller's business. */
  readonly pauses: readonly Pause[];
  readonly circumstances: Circumstances;
  /** The newest run of another timer, derived the same way; null when it has not started. */
  readonly other: (timer: string) => (Derived & { readonly startedAt: Instant; readonly clock: Clock }) | null;
};

/** When a run's term ends by the act alone; null where the act gives no term (yet). */
export function deriveDue(question: DueQuestion): Derived | null {
  const { rule, run, other } = question;
  switch (rule.term.kind) {
    case "fixed":
      return ofTerm(question, rule.term.term);
    case "cases":
      return ofTerm(question, rule.term.cases.find((one) => holds(one.when, question.circumstances))?.term ?? rule.term.otherwise);
    case "setOnCase":
      return ofTerm(question, rule.term.otherwise);
    case "promised":
      return promised(question, rule.term.atMost);
    case "share":
      return share(question, other(rule.term.of), rule.term.share);
    case "rest": {
      const whole = other(rule.term.of);
      return whole === null ? null : { term: hoursBetween(whole.clock, run.startedAt, whole.due), due: whole.due };
    }
  }
}

function ofTerm({ clock, run, pauses }: DueQuestion, term: Term | null): Derived | null {
  return term === null ? null : { term, due: dueOn(clock, run.startedAt, term, pauses) };
}

/** The promised date, never later than the cap counted from the start (3.3); without a promise the cap alone. */
function promised(question: DueQuestion, atMost: Term | null): Derived | null {
  const cap = ofTerm(question, atMost);
  const { promisedFor, startedAt } = question.run;
  if (promisedFor === null) return cap;
  if (cap !== null && cap.due <= promisedFor) return cap;
  return { term: cap?.term ?? hoursBetween(question.clock, startedAt, promisedFor), due: promisedFor };
}

/** "Half of the target": a share of the other's whole term, counted from this run's own start. A part of a day is counted in its working hours. */
function share(question: DueQuestion, whole: ReturnType<DueQuestion["other"]>, part: number): Derived | null {
  if (whole === null) return null;
  const amount = whole.term.amount * part;
  const days = whole.term.unit === "workingDay" || whole.term.unit === "calendarDay";
  if (!days || Number.isInteger(amount)) return ofTerm(question, { amount, unit: whole.term.unit });
  const hours = hoursBetween(whole.clock, whole.startedAt, whole.due);
  return ofTerm(question, { amount: hours.amount * part, unit: hours.unit });
}

function hoursBetween(clock: Clock, from: Instant, to: Instant): Term {
  return { amount: Math.max(0, clock.calendar.between(from, to)) / HOUR_MS, unit: "workingHour" };
}
