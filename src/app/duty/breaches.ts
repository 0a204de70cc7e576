/** The terms that the units of a case let pass (4.1): what the act's counter counts. */
import { everyRunOf } from "#case";
import type { CaseContext, CaseState, RecordedEvent } from "#case";
import type { TimerView } from "#deadlines";
import type { Instant } from "#worktime";

export type Breach = TimerView & { readonly due: Instant };

type Standing = { readonly log: readonly RecordedEvent[]; readonly state: CaseState; readonly context: CaseContext };

/** Breaches so far, of runs that are over too: those terms that ran out while a unit had the move, and that alarm at all. */
export function breachesOfUnits({ log, state, context }: Standing, now: Instant): readonly Breach[] {
  const steps = context.procedure.routes[state.route]?.steps ?? {};
  const isWithUnit = (at: Instant): boolean => {
    const step = log.findLast((one) => one.at <= at)?.step ?? state.step;
    return steps[step]?.waitsFor.includes("unit") === true;
  };
  return everyRunOf(state, now, context).flatMap((view) =>
    view.status === "breached" && !view.quiet && view.due !== null && isWithUnit(view.due) ? [{ ...view, due: view.due }] : [],
  );
}
