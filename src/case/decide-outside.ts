import { circumstancesOf } from "./circumstances.ts";
import type { Command, OutsideFact } from "./commands.ts";
import type { CaseContext } from "./context.ts";
import type { Decision } from "./decision.ts";
import { accepted, refused } from "./decision.ts";
import { isWaitingForAuthor, pendingReply } from "./drafts.ts";
import type { CaseEvent } from "./events.ts";
import type { PublicationId } from "./ids.ts";
import type { Place } from "./place.ts";
import { placeOf, targetOf } from "./place.ts";
import type { CaseState, PublicationState } from "./state.ts";

/** What a fact from outside means to the case. It is never refused for the step; it is stale where it says nothing new. */
export function decideOutside(
  command: Command & { readonly outside: OutsideFact },
  state: CaseState | null,
  context: CaseContext,
): Decision {
  const { outside, at } = command;
  if (outside.fact === "received") return state === null ? receive(outside, context) : stale(outside, state, context);
  if (state === null) return refused({ kind: "StaleFact", clause: "", fact: outside.fact });
  const { route, step } = placeOf(state, context.procedure);
  // The clocks of 59-ФЗ do not begin on a case whose work on the appeal was closed (3.9).
  if (outside.fact === "appealRegistered" && step.ends) return stale(outside, state, context);
  const meant = eventOf(outside, state, at);
  const event = meant === null ? null : byDelivery(meant, { route, step, state });
  if (event === null) return stale(outside, state, context);
  const rule = step.facts[event.type === "factRecorded" ? event.fact : event.type];
  const reply = publicationOf(event, state)?.reply ?? ("reply" in event ? event.reply : null);
  const after = event.type === "factRecorded" ? { ...state, recordedFacts: [...state.recordedFacts, event.fact] } : state;
  const target = rule === undefined ? state.step : targetOf(rule.to, { state, route }, () => circumstancesOf(after, context, reply));
  return accepted([{ event, step: target }]);
}

function receive(fact: Extract<OutsideFact, { readonly fact: "received" }>, { procedure }: CaseContext): Decision {
  const route = procedure.routes[fact.route];
  if (route === undefined) return refused({ kind: "UnknownRoute", clause: "", route: fact.route });
  const { messageId, kind, channel, text, files } = fact;
  const event: CaseEvent = {
    type: "received",
    messageId,
    kind,
    channel,
    route: fact.route,
    procedure: procedure.code,
    edition: procedure.edition,
    text,
    files,
  };
  return accepted([{ event, step: route.begins }]);
}

function stale(outside: OutsideFact, state: CaseState, { procedure }: CaseContext): Decision {
  return refused({ kind: "StaleFact", clause: placeOf(state, procedure).step.clause, fact: outside.fact });
}

/** The event that a fact becomes; null where the case knows it already, or knows nothing of what it is about. */
function eventOf(outside: Exclude<OutsideFact, { readonly fact: "received" }>, state: CaseState, at: number): CaseEvent | null {
  switch (outside.fact) {
    case "edited":
      return { type: "edited", messageId: outside.messageId, text: outside.text };
    case "removedByAuthor":
      return state.removedByAuthorAt === null ? { type: "removedByAuthor", messageId: outside.messageId } : null;
    case "restored":
      return state.removedByAuthorAt === null ? null : { type: "restored", messageId: outside.messageId };
    case "authorAnswered":
    case "authorWroteAgain": {
      // The author does not know our steps: what ends a pause is an answer, whatever the connector called it (3.1.2).
      const { messageId, text, files } = outside;
      if (!isWaitingForAuthor(state)) return { type: "authorWroteAgain", messageId, text, files };
      const way = outside.fact === "authorAnswered" && outside.way !== undefined ? { way: outside.way } : {};
      return { type: "authorAnswered", messageId, text, files, ...way };
    }
    case "clarificationPosted":
    case "published":
      return arrived(unpublished(outside.publicationId, state), outside.externalId);
    case "publicationFailed": {
      const { publicationId, failure, permanent } = outside;
      const isKnown = state.publications.some((one) => one.publicationId === publicationId);
      return isKnown ? { type: "publicationFailed", publicationId, failure, permanent } : null;
    }
    case "handedOver":
      return pendingReply(state) === null ? null : { type: "handedOver", way: null };
    case "appealRegistered":
      return state.appealWay === null || state.isAppealRegistered ? null : { type: "appealRegistered", number: outside.number };
    case "answeredOutside":
      return { type: "answeredOutside", messageId: outside.messageId };
    case "recorded":
      return { type: "factRecorded", fact: outside.name, happenedAt: Number.isFinite(outside.happenedAt) ? outside.happenedAt : at };
  }
}

/**
 * A reply arrives in the way that its route delivers (3.2.6): what a connector calls published is there a hand-over, and a hand-over on
 * a route that publishes says nothing, unless the step itself waits for it.
 */
function byDelivery(
  event: CaseEvent,
  { route, step, state }: Pick<Place, "route" | "step"> & { readonly state: CaseState },
): CaseEvent | null {
  // What is in a network cannot fail any more; a letter can come back after it was taken, and then nothing was handed over.
  if (event.type === "publicationFailed" && unpublished(event.publicationId, state) === null)
    return route.delivery === "handover" && event.permanent && step.facts["publicationFailed"] !== undefined ? event : null;
  if (event.type === "handedOver") return route.delivery === "handover" || step.facts["handedOver"] !== undefined ? event : null;
  // A notice about an appeal goes to the author by itself, on whatever route (3.9).
  if (event.type === "published" && event.reply === "notice") return event;
  if (event.type !== "published" || route.delivery === "publication" || step.facts["published"] !== undefined) return event;
  return { type: "handedOver", way: null };
}

/** What reached the network: a question begins the wait, a reply does not. */
function arrived(publication: PublicationState | null, externalId: string): CaseEvent | null {
  if (publication === null) return null;
  const { publicationId, reply } = publication;
  if (reply === "clarification") return { type: "clarificationPosted", publicationId, externalId };
  return { type: "published", publicationId, externalId, reply, byHand: false };
}

function unpublished(publicationId: PublicationId, state: CaseState): PublicationState | null {
  return state.publications.find((one) => one.publicationId === publicationId && one.status !== "published") ?? null;
}

function publicationOf(event: CaseEvent, state: CaseState): PublicationState | null {
  if (event.type === "handedOver") return pendingReply(state);
  return "publicationId" in event ? (state.publications.find((one) => one.publicationId === event.publicationId) ?? null) : null;
}
