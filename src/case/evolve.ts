import type { Fact } from "#deadlines";
import type { CaseEvent, RecordedEvent } from "./events.ts";
import { beginning } from "./evolve-beginning.ts";
import {
  cancelledDraft,
  latestClarification,
  withoutQuestion,
  withoutWait,
  withApproval,
  withClarification,
  withDraft,
  withNotice,
  withPublication,
} from "./evolve-parts.ts";
import { factOf, standingFacts, withFact } from "./evolve-facts.ts";
import { withPart } from "./parts.ts";
import type { CaseState } from "./state.ts";

/** The case after one more event: total, and every event is handled by its name. */
export function evolve(state: CaseState | null, recorded: RecordedEvent): CaseState {
  if (recorded.event.type === "received") return beginning(recorded, recorded.event);
  if (state === null) throw new Error(`Case ${recorded.caseId}: the log begins with "${recorded.event.type}" instead of "received".`);
  const change = changes(state, recorded, recorded.event);
  const moved = recorded.step !== state.step;
  return {
    ...state,
    ...change,
    version: recorded.version,
    facts: withFact(standingFacts(state, recorded.event), factAt(recorded, state, change)),
    step: recorded.step,
    stepSince: moved ? recorded.at : state.stepSince,
    returnStep: moved ? state.step : state.returnStep,
    trail: moved ? [...state.trail, recorded.step] : state.trail,
  };
}

/** The event for the clocks, with the step where it left the case as it was. */
function factAt(recorded: RecordedEvent, state: CaseState, change: Partial<CaseState>): Fact {
  const fact = factOf(recorded, change.drafts ?? state.drafts, change.publications ?? state.publications);
  return recorded.step === state.step ? { ...fact, stays: recorded.step } : fact;
}

/** The case as its log tells it; null for an empty log. */
export function fold(events: Iterable<RecordedEvent>): CaseState | null {
  let state: CaseState | null = null;
  for (const recorded of events) state = evolve(state, recorded);
  return state;
}

/** What an event alone changes; the step, the version and the facts are the same for all. */
function changes(state: CaseState, { at, actor }: RecordedEvent, event: CaseEvent): Partial<CaseState> {
  switch (event.type) {
    // A second arrival does not begin the case anew; `evolve` has taken the first one.
    case "received":
    case "edited":
    case "placedInUrgentFolder":
    case "authorWroteAgain":
    case "competenceDeclined":
    case "answeredOutside":
      return {};
    case "closed":
      return withoutWait(state, at);
    case "reopened":
      return { ...withoutWait(state, at), parts: [], refusalGround: null, ground: null, appealWay: null, isAppealRegistered: false };
    case "removedByAuthor":
      return { removedByAuthorAt: at };
    case "restored":
      return { removedByAuthorAt: null };
    case "resolved":
      return { units: event.units, answerable: event.answerable, instruction: event.instruction };
    case "dispatched":
      return { units: event.units, answerable: event.answerable ?? state.answerable ?? event.units[0] ?? null };
    case "clarificationAsked":
      return {
        clarifications: [
          ...state.clarifications,
          {
            question: event.question,
            askedAt: at,
            agreedAt: null,
            publicationId: null,
            postedAt: null,
            answeredAt: null,
            closedSilentAt: null,
          },
        ],
      };
    case "clarificationAgreed":
      return withClarification(state, event, at);
    case "clarificationDeclined":
      return withoutQuestion(state);
    case "clarificationPosted":
      return {
        clarifications: state.clarifications.map((one) => (one.publicationId === event.publicationId ? { ...one, postedAt: at } : one)),
        publications: withPublication(state, event.publicationId, {
          status: "published",
          externalId: event.externalId,
          publishedAt: at,
          failure: null,
        }),
      };
    case "authorAnswered":
      return { clarifications: latestClarification(state, { answeredAt: at }) };
    case "pauseClosed":
      return { clarifications: latestClarification(state, { closedSilentAt: at }) };
    case "draftSubmitted":
      return withDraft(state, event, at);
    case "partSubmitted":
    case "partReturned":
    case "partDeclined":
      return { parts: withPart(state.parts, event, at) };
    case "returnedForRework":
    case "approvalRefused":
      return {
        drafts: cancelledDraft(state, event.draftId),
        returns: [
          ...state.returns,
          { by: actor.kind === "person" && actor.role === "head" ? "head" : "curator", at, draftId: event.draftId, remarks: event.remarks },
        ],
      };
    case "accepted":
      return withApproval(state, { draftId: event.draftId, digest: event.digest, move: "accept", actor });
    case "approved":
      return withApproval(state, { draftId: event.draftId, digest: event.digest, move: "approve", actor });
    case "sentForPublication":
      return {
        publications: [
          ...state.publications,
          {
            publicationId: event.publicationId,
            draftId: event.draftId,
            reply: event.reply,
            status: "queued",
            failure: null,
            externalId: null,
            sentAt: at,
            publishedAt: null,
          },
        ],
      };
    case "published":
      return {
        publications: withPublication(state, event.publicationId, {
          status: "published",
          externalId: event.externalId,
          publishedAt: at,
          failure: null,
        }),
      };
    case "publicationFailed":
      return {
        publications: withPublication(state, event.publicationId, {
          status: event.permanent ? "failed" : "queued",
          failure: event.failure,
          publishedAt: null,
        }),
      };
    case "publicationRetried":
      return { publications: withPublication(state, event.publicationId, { status: "queued", failure: null }) };
    case "handedOver":
      return {
        publications: state.publications.map((one) =>
          one.draftId === null || one.status === "published" ? one : { ...one, status: "published", publishedAt: at, failure: null },
        ),
      };
    case "refused":
      return { ...withoutWait(state, at), refusalGround: event.ground, ground: event.ground };
    case "turnedIntoAppeal":
      return withNotice({ ...state, ...withoutWait(state, at), appealWay: event.by }, event.notice, at);
    case "appealRegistered":
      return { isAppealRegistered: true };
    case "repeatLinked":
      return { earlierCaseId: event.earlierCaseId };
    case "generalInterestMarked":
      return { isGeneralInterest: true };
    case "emergencyDeclared":
      return { isEmergency: true, emergencySince: state.emergencySince ?? at };
    case "importanceSet":
      return { importance: event.importance };
    case "topicSet":
      return { topic: event.topic };
    case "factRecorded":
      return state.recordedFacts.includes(event.fact) ? {} : { recordedFacts: [...state.recordedFacts, event.fact] };
    case "termOverridden":
      return withNotice(
        { ...state, overrides: [...state.overrides, { timer: event.timer, due: event.due, formerDue: event.formerDue, at, actor }] },
        event.notice,
        at,
      );
  }
}
