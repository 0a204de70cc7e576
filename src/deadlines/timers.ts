import type { TimerRule } from "#procedure";
import type { Instant, Pause, Term } from "#worktime";
import type { Clock } from "./clock.ts";
import { before, clockOf, isWorking, leftOn, movedByPauses, neverStopsSince } from "./clock.ts";
import { holds } from "./condition.ts";
import type { Derived } from "./due.ts";
import { deriveDue } from "./due.ts";
import type { Calendars, Circumstances, Fact, Override } from "./facts.ts";
import type { TimerStatus, TimerView } from "./model.ts";
import { planOf } from "./plan.ts";
import type { Run } from "./runs.ts";
import { everyRun, newestRuns } from "./runs.ts";

/** All that the clocks of a case are computed from. `facts` are in the order of their moments. */
export type TimersInput = {
  readonly facts: readonly Fact[];
  readonly circumstances: Circumstances;
  readonly timers: Readonly<Record<string, TimerRule>>;
  readonly overrides: readonly Override[];
  readonly step: string;
  /** The steps at which a case is over: a fact that leaves it there starts and suspends nothing. */
  readonly ends: ReadonlySet<string>;
  readonly calendars: Calendars;
  readonly now: Instant;
};

/** Each timer of the act that has started, as it stands now: its newest run. */
export function computeTimers(input: TimersInput): readonly TimerView[] {
  const plan = planOf(input.timers);
  const newest = newestRuns(plan, input);
  const views: TimerView[] = [];
  for (const [index, rule] of plan.rules.entries()) {
    const run = newest[index] ?? null;
    const view = run === null || !holds(rule.when, input.circumstances) ? null : viewOf({ rule, run, input, newest, asked: [] });
    if (view !== null) views.push(view);
  }
  return views;
}

/** Every run of every timer, oldest first: each rework has its own, and reports count the breaches of all. */
export function computeEveryRun(input: TimersInput): readonly TimerView[] {
  const plan = planOf(input.timers);
  const every = everyRun(plan, input);
  const newest = every.map((runs) => runs.at(-1) ?? null);
  return plan.rules.flatMap((rule, index) =>
    holds(rule.when, input.circumstances)
      ? (every[index] ?? []).flatMap((run) => viewOf({ rule, run, input, newest, asked: [] }) ?? [])
      : [],
  );
}

/** One run and all that its end may depend on; `asked` are the timers that led here, so that a circle ends. */
export type RunQuestion = {
  readonly rule: TimerRule;
  readonly run: Run;
  readonly input: TimersInput;
  /** The newest run of every timer, by its place in the plan. */
  readonly newest: readonly (Run | null)[];
  readonly asked: readonly string[];
};

/** The newest run of one timer, with all that its end stands on; null where it has not started or is not meant for the case. */
export function newestRun(input: TimersInput, timer: string): RunQuestion | null {
  const plan = planOf(input.timers);
  const index = plan.rules.findIndex((rule) => rule.name === timer);
  const rule = plan.rules[index];
  if (rule === undefined || !holds(rule.when, input.circumstances)) return null;
  const newest = newestRuns(plan, input);
  const run = newest[index] ?? null;
  return run === null ? null : { rule, run, input, newest, asked: [] };
}

/** When a timer's newest run began, also where nobody has given it a term yet; null if it has not begun. */
export function startOf(input: TimersInput, timer: string): Instant | null {
  return newestRun(input, timer)?.run.startedAt ?? null;
}

/** One run as it stands now; null where the act gives it no term. */
export function viewOf(question: RunQuestion): TimerView | null {
  const { rule, run, input } = question;
  const clock = clockOf(rule, input.calendars, input.circumstances.emergencySince);
  const end = endOf(question, clock);
  if (end === null) return null;
  const open = run.pauses.at(-1);
  // A term that had run out before the question was asked is not saved by the question.
  const standsSince = open !== undefined && open.to === null && end.due >= open.from ? open.from : null;
  const verdictAt = run.stoppedAt ?? run.cancelledAt ?? standsSince ?? input.now;
  if (Number.isNaN(end.due)) return beyondCalendar(question, end, clock);
  const remainingMs = leftOn(clock, verdictAt, end.due, end.term.unit);
  const isLate = verdictAt > end.due;
  return {
    timer: rule.name,
    clause: rule.clause,
    term: end.term,
    startedAt: run.startedAt,
    startedBy: run.startedBy,
    due: standsSince === null ? end.due : null,
    status: statusOf(run, isLate, standsSince !== null),
    stoppedAt: run.stoppedAt ?? run.cancelledAt,
    remainingMs,
    overdueMs: isLate && run.cancelledAt === null ? Math.max(0, -remainingMs) : 0,
    pauses: run.pauses,
    neverStopsSince: sinceWhen(question, clock, end.term),
    ofCurrentStep: rule.ofSteps.includes(input.step),
    derivedDue: end.derivedDue,
    warnAt: rule.warnBefore === null || standsSince !== null ? null : before(clock, end.due, rule.warnBefore),
    quiet: run.quietSince !== null,
  };
}

/** A clock whose end no calendar covers: it runs, and says that its end is not known. */
function beyondCalendar(question: RunQuestion, { term }: RunEnd, clock: Clock): TimerView {
  const { rule, run, input } = question;
  const { startedAt, startedBy, pauses } = run;
  const stoppedAt = run.stoppedAt ?? run.cancelledAt;
  const common = { timer: rule.name, clause: rule.clause, term, startedAt, startedBy, pauses, stoppedAt, derivedDue: null, warnAt: null };
  const ofCurrentStep = rule.ofSteps.includes(input.step);
  const status = run.cancelledAt !== null ? "cancelled" : run.stoppedAt !== null ? "met" : "running";
  return {
    ...common,
    due: null,
    status,
    remainingMs: 0,
    overdueMs: 0,
    neverStopsSince: sinceWhen(question, clock, term),
    ofCurrentStep,
    quiet: run.quietSince !== null,
    problem: "outsideCalendar",
  };
}

/** 3.10: an emergency declared after the end of a run did not change it. */
function sinceWhen({ run, input }: RunQuestion, clock: Clock, term: Term): Instant | null {
  const since = isWorking(term.unit) ? neverStopsSince(clock, run.startedAt, input.calendars.always) : null;
  return since !== null && since < (run.stoppedAt ?? run.cancelledAt ?? Infinity) ? since : null;
}

function statusOf(run: Run, isLate: boolean, stands: boolean): TimerStatus {
  if (run.cancelledAt !== null) return "cancelled";
  if (isLate) return "breached";
  if (run.stoppedAt !== null) return "met";
  return stands ? "suspended" : "running";
}

/** Where a run ends: as derived, or as a recorded act changed it (with the derived end kept). */
export type RunEnd = { readonly term: Term; readonly due: Instant; readonly derivedDue: Instant | null };

/** The end of a run, a pause that still stands left out. */
export function endOf(question: RunQuestion, clock: Clock): RunEnd | null {
  const pauses = question.run.pauses.length === 0 ? question.run.pauses : question.run.pauses.filter(hasEnded);
  const derived = derive(question, clock, pauses);
  const override = overrideOf(question);
  if (override === null) return derived === null ? null : { ...derived, derivedDue: null };
  const due = movedByPauses(clock, override, pauses);
  const { startedAt } = question.run;
  const term = derived?.term ?? { amount: Math.max(0, clock.calendar.between(startedAt, due)) / 3_600_000, unit: "workingHour" };
  return { term, due, derivedDue: derived?.due ?? null };
}

function hasEnded(pause: Pause): boolean {
  return pause.to !== null;
}

function derive(question: RunQuestion, clock: Clock, pauses: readonly Pause[]): Derived | null {
  const { rule, run, input, newest, asked } = question;
  return deriveDue({
    rule,
    run,
    clock,
    pauses,
    circumstances: input.circumstances,
    other: (timer) => {
      if (timer === rule.name || asked.includes(timer)) return null;
      const index = planOf(input.timers).rules.findIndex((one) => one.name === timer);
      const otherRule = planOf(input.timers).rules[index];
      const otherRun = newest[index] ?? null;
      if (otherRule === undefined || otherRun === null) return null;
      const otherClock = clockOf(otherRule, input.calendars, input.circumstances.emergencySince);
      const end = endOf({ rule: otherRule, run: otherRun, input, newest, asked: [...asked, rule.name] }, otherClock);
      return end === null ? null : { ...end, startedAt: otherRun.startedAt, clock: otherClock };
    },
  });
}

/** The newest recorded change that belongs to this run. A term that is only ever set on the case may be set before its clock starts. */
function overrideOf({ rule, run, input }: RunQuestion): Override | null {
  if (input.overrides.length === 0) return null;
  const since = rule.term.kind === "setOnCase" ? (run.formerEnd ?? -Infinity) : run.startedAt;
  return input.overrides.findLast((one) => one.timer === rule.name && one.at >= since) ?? null;
}
