/** Every condition and every event of an act with its path: what the checks of names go over. */
import type { Condition, EventMatch } from "../model-condition.ts";
import type { Procedure, RouteRule, StepRule } from "../model.ts";
import type { TimerRule } from "../model-timer.ts";

export type Placed<T> = { readonly path: string; readonly value: T };

export function stepPath(route: RouteRule, step: StepRule | string): string {
  return `routes.${route.name}.steps.${typeof step === "string" ? step : step.name}`;
}

export function timerPath(route: RouteRule, timer: TimerRule | string): string {
  return `routes.${route.name}.timers.${typeof timer === "string" ? timer : timer.name}`;
}

/** The events that a clock listens to, by the key that names them. */
export function eventsOf(route: RouteRule, timer: TimerRule): readonly Placed<EventMatch>[] {
  const path = timerPath(route, timer);
  const lists: readonly (readonly [string, readonly EventMatch[]])[] = [
    ["starts", timer.starts],
    ["stops", timer.stops],
    ["cancelledBy", timer.cancelledBy],
    ["quietAfter", timer.quietAfter],
    ["suspended.from", timer.suspended?.from ?? []],
    ["suspended.until", timer.suspended?.until ?? []],
  ];
  return lists.flatMap(([key, events]) => events.map((value, index) => ({ path: `${path}.${key}[${index}]`, value })));
}

/** Every condition of the act. */
export function conditionsOf(procedure: Procedure): readonly Placed<Condition>[] {
  const routes = Object.values(procedure.routes).flatMap(routeConditions);
  const proof = procedure.proof.map(({ when }, index) => ({ path: `proof[${index}].when`, value: when }));
  return [...routes, ...proof];
}

function routeConditions(route: RouteRule): readonly Placed<Condition>[] {
  const approvals = route.approvals.map(({ when }, index) => ({ path: `routes.${route.name}.approvals[${index}].when`, value: when }));
  return [
    ...approvals,
    ...Object.values(route.steps).flatMap((step) => stepConditions(route, step)),
    ...Object.values(route.timers).flatMap((timer) => timerConditions(route, timer)),
  ];
}

function stepConditions(route: RouteRule, step: StepRule): readonly Placed<Condition>[] {
  const path = stepPath(route, step);
  const moves = Object.values(step.moves).flatMap(({ move, when, to }) => [
    { path: `${path}.moves.${move}.when`, value: when },
    ...to.map((target, index) => ({ path: `${path}.moves.${move}.to[${index}].when`, value: target.when })),
  ]);
  const facts = Object.values(step.facts).flatMap(({ fact, to }) =>
    to.map((target, index) => ({ path: `${path}.facts.${fact}.to[${index}].when`, value: target.when })),
  );
  return [...moves, ...facts];
}

function timerConditions(route: RouteRule, timer: TimerRule): readonly Placed<Condition>[] {
  const path = timerPath(route, timer);
  const cases =
    timer.term.kind === "cases"
      ? timer.term.cases.map(({ when }, index) => ({ path: `${path}.term.cases[${index}].when`, value: when }))
      : [];
  const events = eventsOf(route, timer).map(({ path: here, value }) => ({ path: here, value: value.when }));
  return [{ path: `${path}.when`, value: timer.when }, ...cases, ...events];
}
