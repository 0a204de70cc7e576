import type { Circumstances } from "#deadlines";
import { asksNothing, holds } from "#deadlines";
import type { Procedure, RouteRule, StepRule, Target } from "#procedure";
import type { CaseState } from "./state.ts";

/** Where a case stands in the act: its route and its step. */
export type Place = { readonly route: RouteRule; readonly step: StepRule };

/** The route and the step of a case; a case is read only with the edition under which it began. */
export function placeOf(state: CaseState, procedure: Procedure): Place {
  if (state.procedure !== procedure.code || state.edition !== procedure.edition) {
    throw new Error(
      `Case ${state.caseId} began under "${state.procedure}" (edition ${state.edition}), but was read with "${procedure.code}" (edition ${procedure.edition}).`,
    );
  }
  const route = procedure.routes[state.route];
  const step = route?.steps[state.step];
  if (route === undefined || step === undefined) {
    throw new Error(
      `Case ${state.caseId} stands at "${state.route}/${state.step}", which "${procedure.code}" (edition ${procedure.edition}) does not know.`,
    );
  }
  return { route, step };
}

/** Where a move or a fact leads: the first target whose condition holds; none = the case stays. The case's values are asked for only if a condition does. */
export function targetOf(to: readonly Target[], { state, route }: Standpoint, circumstances: () => Circumstances): string {
  const target = to.find((one) => asksNothing(one.when) || holds(one.when, circumstances()))?.step ?? "stay";
  if (target === "stay") return state.step;
  return target === "return" ? returnStepOf(state, route) : target;
}

type Standpoint = { readonly state: CaseState; readonly route: RouteRule };

/** Where a loop began: the newest step on the case's trail that is not itself a part of a loop. */
export function returnStepOf(state: CaseState, route: RouteRule): string {
  return state.trail.findLast((name) => name !== state.step && route.steps[name]?.remembersEntry !== true) ?? state.step;
}
