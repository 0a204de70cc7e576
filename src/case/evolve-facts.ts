import type { Fact } from "#deadlines";
import type { CaseEvent, RecordedEvent } from "./events.ts";
import type { DraftId } from "./ids.ts";
import type { CaseState, PublicationState } from "./state.ts";

type Drafts = CaseState["drafts"];
type Publications = CaseState["publications"];

/** The event as the clocks see it, after it has changed the case: a fact that the act declares goes by its own name and its own date. */
export function factOf({ event, at }: RecordedEvent, drafts: Drafts, publications: Publications): Fact {
  if (event.type === "factRecorded") return { type: event.fact, at: event.happenedAt };
  const publication = "publicationId" in event ? publications.find((one) => one.publicationId === event.publicationId) : undefined;
  const draftId = draftIdOf(event, publication, publications);
  const draft = draftId === null ? undefined : drafts.findLast((one) => one.draftId === draftId);
  const fact: { -readonly [Key in keyof Fact]: Fact[Key] } = { type: event.type, at };
  const reply = replyOf(event) ?? publication?.reply ?? draft?.reply;
  if (reply !== undefined) fact.reply = reply;
  const ground = event.type === "refused" ? event.ground : draft?.ground;
  if (ground !== undefined && ground !== null) fact.ground = ground;
  if (draft !== undefined && draft.promisedFor !== null) fact.promisedFor = draft.promisedFor;
  if (event.type === "turnedIntoAppeal") fact.appeal = event.by;
  if (event.type === "partSubmitted" || event.type === "partDeclined") fact.partsGiven = event.complete;
  return fact;
}

/** What still holds of the former facts: a letter that came back was never handed over, and its clocks go on as if it had not been (3.2.6). */
export function standingFacts({ facts, publications }: CaseState, event: CaseEvent): readonly Fact[] {
  if (event.type !== "publicationFailed") return facts;
  const returned = publications.find((one) => one.publicationId === event.publicationId && one.status === "published");
  if (returned === undefined) return facts;
  const last = facts.findLastIndex(({ type, reply }) => type === "handedOver" && (reply ?? returned.reply) === returned.reply);
  return last < 0 ? facts : facts.toSpliced(last, 1);
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
function draftIdOf(event: CaseEvent, publication: PublicationState | undefined, publications: Publications): DraftId | null {
  if ("draftId" in event) return event.draftId;
  if (event.type === "handedOver") return publications.findLast((one) => one.draftId !== null)?.draftId ?? null;
  return publication?.draftId ?? null;
}
