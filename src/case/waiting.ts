import type { Procedure } from "#procedure";
import type { Waiter } from "./actor.ts";
import { isWaitingForAuthor } from "./drafts.ts";
import { placeOf } from "./place.ts";
import type { CaseState } from "./state.ts";

/** Whose move it is. */
export function waitingFor(state: CaseState, procedure: Procedure): readonly Waiter[] {
  return placeOf(state, procedure).step.waitsFor;
}

/** Whether the case has come to an end of its route. */
export function hasEnded(state: CaseState, procedure: Procedure): boolean {
  return placeOf(state, procedure).step.ends;
}

/** Who will see the reply: decided by the message, never by a person (3.5). */
export function visibilityOf(state: CaseState, procedure: Procedure): "public" | "direct" {
  return procedure.visibility[state.messageKind];
}

/** Which kinds of reply this message may still get (3.5, 3.7): none after a refusal or an end, never one where the author would not be asked. */
export function mayReply(state: CaseState, procedure: Procedure): { readonly visibility: "public" | "direct"; readonly open: boolean } {
  const open = !hasEnded(state, procedure) && state.refusalGround === null && !isWaitingForAuthor(state);
  return { visibility: visibilityOf(state, procedure), open };
}
