import type { Instant } from "#worktime";
import type { Actor } from "./actor.ts";
import type { MoveName } from "./commands.ts";
import { moveNames } from "./commands.ts";
import type { CaseContext } from "./context.ts";
import { isRefusal, permit } from "./permission.ts";
import { placeOf } from "./place.ts";
import { ruleAt } from "./rule-at.ts";
import type { AllowedMove, CaseState } from "./state.ts";

/**
 * The moves of the case's route as this actor may make them now: those of the present step first, in the act's order, then those that
 * the actor's role has at other steps. A "no" carries its reason, so that the button says why; the same core then decides.
 */
export function allowedMoves(state: CaseState, actor: Actor, now: Instant, context: CaseContext): readonly AllowedMove[] {
  const { route, step } = placeOf(state, context.procedure);
  const place = { route, step };
  const here = moveNames.filter((move) => ruleAt(move, place) !== null && isMeant(move, state));
  const inOrder = [
    ...Object.keys(step.moves).flatMap((name) => here.filter((move) => move === name)),
    ...here.filter((move) => step.moves[move] === undefined),
  ];
  const elsewhere = moveNames.filter(
    (move) => !here.includes(move) && isMeant(move, state) && isOfRole(move, actor, Object.values(route.steps)),
  );
  return [...inOrder, ...elsewhere].map((move) => verdict(move, state, actor, { now, context }));
}

/** Parts are spoken of only where several units work on one reply. */
function isMeant(move: MoveName, { units }: CaseState): boolean {
  return units.length > 1 || (move !== "submitPart" && move !== "returnPart");
}

function verdict(
  move: MoveName,
  state: CaseState,
  actor: Actor,
  { now, context }: { readonly now: Instant; readonly context: CaseContext },
): AllowedMove {
  const answer = permit({ move, state, actor, at: now, context });
  return isRefusal(answer) ? { move, allowed: false, refusal: answer } : { move, allowed: true, clause: answer.rule.clause };
}

function isOfRole(
  move: MoveName,
  actor: Actor,
  steps: readonly { readonly moves: Readonly<Record<string, { readonly by: readonly string[] }>> }[],
): boolean {
  return actor.kind === "person" && steps.some((step) => step.moves[move]?.by.includes(actor.role) === true);
}
