import type { Fact } from "#deadlines";
import type { CaseEvent, RecordedEvent } from "./events.ts";
import type { DraftId } from "./ids.ts";
import type { CaseState, PublicationState } from "./state.ts";

/** The event as the clocks see it: a fact that the act declares goes by its own name and its own date. */
export function factOf({ event, at }: RecordedEvent, state: CaseState): Fact {
  if (event.type === "factRecorded") return { type: event.fact, at: event.happenedAt };
  const draft = draftIdOf(event, state);
  const of = draft === null ? undefined : state.drafts.find((one) => one.draftId === draft);
  const fact: { -readonly [Key in keyof Fact]: Fact[Key] } = { type: event.type, at };
  const reply = replyOf(event) ?? publicationOf(event, state)?.reply ?? of?.reply;
  if (reply !== undefined) fact.reply = reply;
  const ground = event.type === "refused" ? event.ground : of?.ground;
  if (ground !== undefined && ground !== null) fact.ground = ground;
  if (of !== undefined && of.promisedFor !== null) fact.promisedFor = of.promisedFor;
  if (event.type === "turnedIntoAppeal") fact.appeal = event.by;
  return fact;
}

/** The facts in the order of their moments: a network's own time may lie before what the desk did since. */
export function withFact(facts: readonly Fact[], fact: Fact): readonly Fact[] {
  const last = facts.at(-1);
  if (last === undefined || last.at <= fact.at) return [...facts, fact];
  const place = facts.findIndex((one) => one.at > fact.at);
  return [...facts.slice(0, place), fact, ...facts.slice(place)];
}

function replyOf(event: CaseEvent): Fact["reply"] | undefined {
  if (event.type === "clarificationAsked" || event.type === "clarificationAgreed" || event.type === "clarificationPosted")
    return "clarification";
  return "reply" in event ? event.reply : undefined;
}

/** The draft that an event is about: named by itself, or by the publication that it is about. */
function draftIdOf(event: CaseEvent, state: CaseState): DraftId | null {
  if ("draftId" in event) return event.draftId;
  if ("publicationId" in event) return publicationOf(event, state)?.draftId ?? null;
  if (event.type === "handedOver") return state.publications.findLast((one) => one.draftId !== null)?.draftId ?? null;
  return null;
}

function publicationOf(event: CaseEvent, state: CaseState): PublicationState | undefined {
  return "publicationId" in event ? state.publications.find((one) => one.publicationId === event.publicationId) : undefined;
}
