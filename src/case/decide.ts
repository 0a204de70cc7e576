import type { Command, Move } from "./commands.ts";
import { contentRefusal } from "./content.ts";
import type { CaseContext } from "./context.ts";
import type { Decision } from "./decision.ts";
import { accepted, refused } from "./decision.ts";
import { decideOutside } from "./decide-outside.ts";
import { eventsOfMove } from "./events-of-move.ts";
import { isRefusal, permit } from "./permission.ts";
import type { CaseState } from "./state.ts";

/** What a command makes happen to a case under its act, or why the act forbids it. Nothing is changed here: the events are the answer. */
export function decide(command: Command, state: CaseState | null, context: CaseContext): Decision {
  if ("outside" in command) return decideOutside(command, state, context);
  if (state === null) throw new Error(`The move "${command.move.do}" was asked of a case that does not exist.`);
  return decideMove(command, state, context);
}

function decideMove(command: Command & { readonly move: Move }, state: CaseState, context: CaseContext): Decision {
  const { move: filled, actor, at, publicationId } = command;
  const question = { move: filled.do, state, actor, at, context };
  const permission = permit(question);
  if (isRefusal(permission)) return refused(permission);
  const filledQuestion = { ...question, ...permission, filled };
  const refusal = contentRefusal(filledQuestion);
  return refusal === null ? accepted(eventsOfMove({ ...filledQuestion, publicationId })) : refused(refusal);
}
