import { hasEnded, nearestOf, timersOf, waitingFor } from "#case";
import type { CaseContext, CaseState } from "#case";
import type { Instant } from "#worktime";
import type { CaseProjection } from "./ports/store.ts";

/** What the row of the lists takes from outside the events: it was given once, when the case began. */
export type CaseOrigin = Pick<CaseProjection, "number" | "network" | "pageId">;

export type ProjectionSource = {
  readonly state: CaseState;
  readonly origin: CaseOrigin;
  readonly lastEventAt: Instant;
  readonly context: CaseContext;
  readonly now: Instant;
};

/** The row of the lists, derived from the case: the same function at an event, in the sweep and in a rebuild. */
export function projectionOf({ state, origin, lastEventAt, context, now }: ProjectionSource): CaseProjection {
  const timers = timersOf(state, now, context);
  const nearest = nearestOf(timers);
  return {
    ...origin,
    caseId: state.caseId,
    version: state.version,
    procedure: state.procedure,
    edition: state.edition,
    route: state.route,
    messageId: state.messageId,
    messageKind: state.messageKind,
    receivedAt: state.receivedAt,
    step: state.step,
    stepSince: state.stepSince,
    waitingFor: waitingFor(state, context.procedure),
    units: state.units,
    ended: hasEnded(state, context.procedure),
    isEmergency: state.isEmergency,
    removedByAuthor: state.removedByAuthorAt !== null,
    nearest:
      nearest === null
        ? null
        : {
            timer: nearest.timer,
            clause: nearest.clause,
            due: nearest.due,
            status: nearest.status,
            startedAt: nearest.startedAt,
            unit: nearest.term.unit,
          },
    timers: timersOf(state, now, context),
    lastEventAt,
  };
}
