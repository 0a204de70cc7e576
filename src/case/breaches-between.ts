import type { TimerView } from "#deadlines";
import type { Instant } from "#worktime";
import { everyRunOf } from "./clocks.ts";
import type { CaseContext } from "./context.ts";
import type { RecordedEvent } from "./events.ts";
import type { UnitId } from "./ids.ts";
import type { CaseState } from "./state.ts";
import { type Holder, holdersAt, type Stretch, timeSpent, type TimeSpent } from "./time-spent.ts";

/** A term that ran out: who had the move just then, and where the time of the term had gone. That is its reason, as far as a log tells one. */
export type BreachStory = {
  readonly timer: string;
  readonly clause: string;
  readonly due: Instant;
  readonly overdueMs: number;
  readonly isOver: boolean;
  readonly holders: readonly Holder[];
  /** The unit that answers for the case at that moment; null before a resolution. */
  readonly unitId: UnitId | null;
  readonly spent: readonly TimeSpent[];
};

export type Told = { readonly log: readonly RecordedEvent[]; readonly state: CaseState; readonly context: CaseContext };

/** The terms of a case that ran out between two instants, the runs that are over too; breaches that do not alarm are left out. */
export function breachesBetween(told: Told, { from, to }: Stretch, now: Instant): readonly BreachStory[] {
  return everyRunOf(told.state, now, told.context).flatMap((view) =>
    view.status === "breached" && !view.quiet && view.due !== null && view.due >= from && view.due < to
      ? [story(told, view, view.due)]
      : [],
  );
}

function story({ log, state, context }: Told, view: TimerView, due: Instant): BreachStory {
  const holders = holdersAt(log, context, due);
  return {
    timer: view.timer,
    clause: view.clause,
    due,
    overdueMs: view.overdueMs,
    isOver: view.stoppedAt !== null,
    holders,
    unitId: holders.find(({ unitId }) => unitId !== null)?.unitId ?? state.answerable ?? state.units[0] ?? null,
    spent: timeSpent(log, context, { from: view.startedAt, to: due }),
  };
}
