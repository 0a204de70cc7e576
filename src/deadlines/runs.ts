import type { Instant, Pause } from "#worktime";
import { holds } from "./condition.ts";
import type { Circumstances, Fact } from "./facts.ts";
import type { Effect, Plan } from "./plan.ts";

/** One life of a timer: from a start to its stop, with the pauses in between. A timer that restarts has several. */
export type Run = {
  readonly startedAt: Instant;
  readonly startedBy: string;
  /** The date promised by the fact that started it, or by a later one of the same kind (a counted extension). */
  readonly promisedFor: Instant | null;
  readonly stoppedAt: Instant | null;
  readonly cancelledAt: Instant | null;
  readonly pauses: readonly Pause[];
  readonly quietSince: Instant | null;
  /** The end of the run before, to know which recorded changes belong to this one; null for the first. */
  readonly formerEnd: Instant | null;
};

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
type OpenRun = Mutable<Omit<Run, "pauses">> & { pauses: Pause[] };

/** What is known of one timer while the facts are read. A pause may begin before the timer does. */
type Reading = { run: OpenRun | null; former: OpenRun[] | null; pausedSince: Instant | null; quietSince: Instant | null };

/** What the runs are read from: facts in the order of their moments, the case's values, and the steps at which a case is over. */
export type Happened = {
  readonly facts: readonly Fact[];
  readonly circumstances: Circumstances;
  readonly ends: ReadonlySet<string>;
};

/** The newest run of every timer of a plan, by the timer's place in it. */
export function newestRuns(plan: Plan, happened: Happened): readonly (Run | null)[] {
  return read(plan, happened).map((reading) => reading.run);
}

/** All runs of every timer of a plan, oldest first. */
export function everyRun(plan: Plan, happened: Happened): readonly (readonly Run[])[] {
  return read(plan, happened).map(({ former, run }) => (run === null ? [] : [...(former ?? []), run]));
}

function read(plan: Plan, { facts, circumstances, ends }: Happened): readonly Reading[] {
  const readings: Reading[] = plan.rules.map(() => ({ run: null, former: null, pausedSince: null, quietSince: null }));
  for (const fact of facts) {
    // What quieted a clock in an earlier round has been answered: a reopened case alarms anew (3.3, 3.4).
    if (fact.type === "reopened") for (const reading of readings) reading.quietSince = null;
    const effects = plan.byFact.get(fact.type);
    if (effects === undefined) continue;
    const isOver = fact.stays !== undefined && ends.has(fact.stays);
    for (const { timer, effect, when, restarts } of effects) {
      const reading = readings[timer];
      // What comes when the case is over (a reply that the network took after all) is kept, but no clock begins by it.
      if (isOver && (effect === "start" || effect === "suspend")) continue;
      if (reading !== undefined && (when === null || holds(when, circumstances, fact))) apply(effect, reading, fact, restarts);
    }
  }
  return readings;
}

function apply(effect: Effect, reading: Reading, fact: Fact, restarts: boolean): void {
  const { run } = reading;
  const live = run !== null && run.stoppedAt === null && run.cancelledAt === null ? run : null;
  switch (effect) {
    case "stop":
      if (live !== null) end(reading, live, { fact, how: "stoppedAt" });
      return;
    case "cancel":
      if (live !== null) end(reading, live, { fact, how: "cancelledAt" });
      return;
    case "start":
      if (run === null || restarts) begin(reading, fact);
      else if (fact.promisedFor !== undefined && fact.promisedFor !== null) run.promisedFor = fact.promisedFor;
      return;
    case "suspend":
      if (reading.pausedSince !== null) return;
      reading.pausedSince = fact.at;
      live?.pauses.push({ from: fact.at, to: null });
      return;
    case "resume":
      if (reading.pausedSince === null) return;
      reading.pausedSince = null;
      if (live !== null) closePause(live, fact.at);
      return;
    case "quiet":
      reading.quietSince ??= fact.at;
      if (live !== null) live.quietSince ??= fact.at;
      return;
  }
}

function begin(reading: Reading, fact: Fact): void {
  const former = reading.run;
  if (former !== null) (reading.former ??= []).push(former);
  reading.run = {
    startedAt: fact.at,
    startedBy: fact.type,
    promisedFor: fact.promisedFor ?? null,
    stoppedAt: null,
    cancelledAt: null,
    pauses: reading.pausedSince === null ? [] : [{ from: fact.at, to: null }],
    quietSince: reading.quietSince,
    formerEnd: former === null ? null : (former.stoppedAt ?? former.cancelledAt ?? fact.at),
  };
}

/** A run that is over takes its pause with it: a later run does not begin standing still for a question long forgotten. */
function end(reading: Reading, run: OpenRun, { fact, how }: { readonly fact: Fact; readonly how: "stoppedAt" | "cancelledAt" }): void {
  run[how] = fact.at;
  reading.pausedSince = null;
  closePause(run, fact.at);
}

function closePause(run: OpenRun, at: Instant): void {
  const last = run.pauses.at(-1);
  if (last !== undefined && last.to === null) run.pauses[run.pauses.length - 1] = { from: last.from, to: at };
}
