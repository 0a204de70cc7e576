import type { Command, Move, OnPaper } from "./commands.ts";
import { contentRefusal } from "./content.ts";
import type { CaseContext } from "./context.ts";
import type { Decision, Proposed } from "./decision.ts";
import { accepted, refused } from "./decision.ts";
import { decideOutside } from "./decide-outside.ts";
import { eventsOfMove } from "./events-of-move.ts";
import { isRefusal, permit } from "./permission.ts";
import type { Permission } from "./permission.ts";
import type { Refusal } from "./refusal.ts";
import type { CaseState } from "./state.ts";

/** What a command makes happen to a case under its act, or why the act forbids it. Nothing is changed here: the events are the answer. */
export function decide(command: Command, state: CaseState | null, context: CaseContext): Decision {
  if ("outside" in command) return decideOutside(command, state, context);
  if (state === null) throw new Error(`The move "${command.move.do}" was asked of a case that does not exist.`);
  return decideMove(command, state, context);
}

/** A command of a person, apart from facts from outside. */
type MoveCommand = Extract<Command, { readonly move: Move }>;

function decideMove(command: MoveCommand, state: CaseState, context: CaseContext): Decision {
  const { move: filled, actor, at, publicationId, onPaper } = command;
  const question = { move: filled.do, state, actor, at, context };
  const permission = permit(question);
  if (isRefusal(permission)) return refused(permission);
  const filledQuestion = { ...question, ...permission, filled };
  const refusal = paperRefusal(command, permission) ?? contentRefusal(filledQuestion);
  if (refusal !== null) return refused(refusal);
  const events = eventsOfMove({ ...filledQuestion, publicationId });
  return accepted(onPaper === undefined ? events : events.map((proposed) => enteredFromPaper(proposed, onPaper)));
}

/** What was signed on paper is written in by those whom the act names for it, and by nobody else (3.1.1). */
function paperRefusal({ move, onPaper }: MoveCommand, { rule }: Permission): Refusal | null {
  if (onPaper === undefined || (move.do === "resolve" && rule.onPaper.includes(onPaper.role))) return null;
  return { kind: "NotYourMove", clause: rule.clause, move: move.do, allowedRoles: rule.by };
}

function enteredFromPaper({ event, step }: Proposed, { enteredBy }: OnPaper): Proposed {
  return event.type === "resolved" ? { event: { ...event, onPaper: { enteredBy } }, step } : { event, step };
}
