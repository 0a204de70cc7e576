/** What can happen on a route at all: the events that its moves and the outside can bring, with the kinds of reply they can be about. */
import type { EventMatch } from "../model-condition.ts";
import type { MoveRule, Procedure, RouteRule } from "../model.ts";
import type { Bilingual, ReplyKindName } from "../model-words.ts";
import { eventOfMove, outsideFacts, repliesOfMove, type OutsideFactName } from "../vocabulary.ts";

export type Happenings = { readonly events: ReadonlySet<string>; readonly replies: ReadonlySet<ReplyKindName> };

/** Events that carry the kind of a reply. */
const aboutReply = new Set([
  "draftSubmitted",
  "returnedForRework",
  "accepted",
  "approved",
  "approvalRefused",
  "sentForPublication",
  "published",
  "publicationFailed",
  "publicationRetried",
  "handedOver",
]);

/** What can happen at these steps. */
export function happeningsOf(procedure: Procedure, route: RouteRule, steps: ReadonlySet<string>): Happenings {
  const reached = Object.values(route.steps).filter(({ name }) => steps.has(name));
  const moves = reached.flatMap((step) => Object.values(step.moves)).filter(({ by }) => by.length > 0);
  const names = new Set(moves.map(({ move }) => move));
  const replies = new Set(moves.flatMap(({ move }) => repliesOfMove[move] ?? []));
  const events = new Set<string>([
    ...Object.entries(eventOfMove).flatMap(([move, event]) => (names.has(move) ? [event] : [])),
    ...outsideFacts.filter((fact) => canComeFromOutside(fact, moves)),
    ...(moves.some(({ sends }) => sends === "reply" || sends === "handover") ? ["sentForPublication"] : []),
    ...declaredFacts(procedure, names),
  ]);
  if (moves.some(({ sends }) => sends === "clarification")) replies.add("clarification");
  return { events, replies };
}

/** Whether the outside can bring a fact at all: what was never sent cannot arrive. */
export function canComeFromOutside(fact: OutsideFactName, moves: readonly MoveRule[]): boolean {
  const isSent = (...kinds: readonly MoveRule["sends"][]): boolean => moves.some(({ sends }) => sends !== null && kinds.includes(sends));
  switch (fact) {
    case "received":
    case "edited":
    case "removedByAuthor":
    case "restored":
    case "authorWroteAgain":
    case "answeredOutside":
      return true;
    case "clarificationPosted":
    case "authorAnswered":
      return isSent("clarification");
    case "published":
      return isSent("reply");
    case "publicationFailed":
      return isSent("reply", "clarification", "handover");
    case "handedOver":
      return isSent("handover");
    case "appealRegistered":
      return moves.some(({ move }) => move === "turnIntoAppeal");
  }
}

function declaredFacts(procedure: Procedure, moves: ReadonlySet<string>): readonly string[] {
  return Object.entries(procedure.facts).flatMap(([name, { by }]) => (by.includes("network") || moves.has("recordFact") ? [name] : []));
}

/** Whether an event of this kind, so narrowed, can happen. */
export function canHappen({ event, when }: EventMatch, { events, replies }: Happenings): boolean {
  if (!events.has(event)) return false;
  if (when.reply === undefined) return true;
  const carries = event === "clarificationPosted" ? ["clarification"] : aboutReply.has(event) ? [...replies] : [];
  return when.reply.some((kind) => carries.includes(kind));
}

/** What is missing where one of these events cannot happen because nothing leaves the desk; null where it is something else. */
export function missingSends(events: readonly string[]): Bilingual | null {
  for (const [sends, names] of Object.entries(arrivals)) {
    if (!events.some((event) => names.includes(event))) continue;
    return {
      ru: `Это событие наступает, когда что-то отправлено: добавьте sends: ${sends} ходу, с которым это уходит`,
      en: `This event comes when something has been sent: add sends: ${sends} to the move with which it leaves`,
    };
  }
  return null;
}

const arrivals: Readonly<Record<string, readonly string[]>> = {
  reply: ["published", "publicationFailed", "sentForPublication"],
  clarification: ["clarificationPosted", "authorAnswered"],
  handover: ["handedOver"],
};
