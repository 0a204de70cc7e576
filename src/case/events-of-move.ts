import { circumstancesOf } from "./circumstances.ts";
import { timersOf } from "./clocks.ts";
import type { Move, ReplyKind } from "./commands.ts";
import type { FilledMove } from "./filled-move.ts";
import { namedUnits } from "./content-units.ts";
import type { Proposed } from "./decision.ts";
import { openDraft, pendingReply, replyOfMove } from "./drafts.ts";
import type { CaseEvent, NoticeRef } from "./events.ts";
import type { PublicationId, TextRef, UnitId } from "./ids.ts";
import { letsReplyOut } from "./leaving.ts";
import { arePartsGiven, helpersOf } from "./parts.ts";
import { targetOf } from "./place.ts";
import type { CaseState } from "./state.ts";

/** What a move that nothing forbids makes happen, with the step that the case then stands at. */
export function eventsOfMove(question: FilledMove & { readonly publicationId: PublicationId }): readonly Proposed[] {
  const { state, filled, rule, place, context } = question;
  const reply = replyOfMove(filled.do, state);
  const own = eventOf(question);
  // A fact that the act declares may move the case by the step's own row.
  const to = own.type === "factRecorded" ? (place.step.facts[own.fact]?.to ?? rule.to) : own.type === "partDeclined" ? [] : rule.to;
  const step = targetOf(to, { state, route: place.route }, () => circumstancesOf({ ...state, ...willBe(own) }, context, reply));
  const sent = sentWith(question, reply);
  const events = filled.do === "handOver" && sent !== null ? [sent, own] : sent === null ? [own] : [own, sent];
  return events.map((event) => ({ event, step }));
}

/** What the event itself changes of the values that the targets' conditions look at. */
function willBe(event: CaseEvent): Partial<CaseState> {
  switch (event.type) {
    case "resolved":
    case "dispatched":
      return { units: event.units };
    case "refused":
      return { refusalGround: event.ground, ground: event.ground };
    case "turnedIntoAppeal":
      return { appealWay: event.by };
    case "importanceSet":
      return { importance: event.importance };
    case "topicSet":
      return { topic: event.topic };
    case "factRecorded":
      return { recordedFacts: [event.fact] };
    case "draftSubmitted":
      return { ground: event.ground };
    case "repeatLinked":
      return { earlierCaseId: event.earlierCaseId };
    default:
      return {};
  }
}

/** The reply on its way out, where the move lets it: everything that must be approved has been, or the move was refused. */
function sentWith(
  { filled, rule, state, publicationId }: FilledMove & { readonly publicationId: PublicationId },
  reply: ReplyKind | null,
): CaseEvent | null {
  if (!letsReplyOut(rule) || reply === null) return null;
  if (filled.do === "handOver" && pendingReply(state) !== null) return null;
  const draftId = "draftId" in filled ? filled.draftId : openDraft(state)?.draftId;
  return draftId === undefined ? null : { type: "sentForPublication", draftId, publicationId, reply };
}

function eventOf(question: FilledMove & { readonly publicationId: PublicationId }): CaseEvent {
  const { filled, state, actor, at, context, publicationId } = question;
  const unitId = actor.kind === "person" && actor.role === "unit" ? actor.unitId : null;
  switch (filled.do) {
    case "placeInUrgentFolder":
      return { type: "placedInUrgentFolder" };
    case "resolve":
      return { type: "resolved", units: namedUnits(filled.units), answerable: answerableOf(filled), instruction: filled.instruction };
    case "dispatch": {
      const units = namedUnits(filled.units ?? state.units);
      return {
        type: "dispatched",
        units,
        ...(filled.units === undefined ? {} : { answerable: filled.answerable ?? answerableOf({ units }) }),
      };
    }
    case "askClarification":
      return { type: "clarificationAsked", question: filled.question };
    case "agreeClarification":
      return { type: "clarificationAgreed", question: questionOf(filled.question, state), publicationId, exception: filled.exception };
    case "declineClarification":
      return { type: "clarificationDeclined", remarks: filled.remarks };
    case "closePause":
      return { type: "pauseClosed", reason: filled.reason };
    case "submitDraft":
    case "submitInterim":
    case "explain":
      return draftEvent(filled, unitId);
    case "submitPart":
    case "returnPart":
      return partEvent(filled, question);
    case "returnForRework":
      return { type: "returnedForRework", draftId: filled.draftId, remarks: filled.remarks };
    case "accept":
      return { type: "accepted", draftId: filled.draftId, digest: filled.digest };
    case "approve":
      return { type: "approved", draftId: filled.draftId, digest: filled.digest };
    case "refuseApproval":
      return { type: "approvalRefused", draftId: filled.draftId, remarks: filled.remarks };
    case "declineCompetence":
      return declinedEvent(filled, question);
    case "refuse":
      return {
        type: "refused",
        ground: filled.ground,
        evidence: filled.evidence,
        ...(filled.files === undefined || filled.files.length === 0 ? {} : { files: filled.files }),
      };
    case "turnIntoAppeal":
      return { type: "turnedIntoAppeal", by: filled.by, contacts: filled.contacts, ...noticeOf(filled, publicationId) };
    case "linkRepeat":
      return { type: "repeatLinked", earlierCaseId: filled.earlierCaseId };
    case "markGeneralInterest":
      return { type: "generalInterestMarked" };
    case "declareEmergency":
      return { type: "emergencyDeclared", reason: filled.reason };
    case "setImportance":
      return { type: "importanceSet", importance: filled.importance };
    case "setTopic":
      return { type: "topicSet", topic: filled.topic };
    case "recordFact":
      return {
        type: "factRecorded",
        fact: filled.fact,
        happenedAt: context.procedure.facts[filled.fact]?.dated === true ? filled.happenedAt : at,
      };
    case "overrideTerm": {
      const formerDue = timersOf(state, at, context).find((timer) => timer.timer === filled.timer)?.due ?? null;
      return {
        type: "termOverridden",
        timer: filled.timer,
        due: filled.due,
        formerDue,
        reason: filled.reason,
        ...noticeOf(filled, publicationId),
      };
    }
    case "retryPublication":
      return { type: "publicationRetried", publicationId: filled.publicationId };
    case "confirmPublishedByHand":
      return publishedByHand(filled.publicationId, state);
    case "handOver":
      return { type: "handedOver", way: filled.way };
    case "reopen":
      return { type: "reopened", reason: filled.reason };
    case "close":
      return { type: "closed", reason: filled.reason };
  }
}

type Brings = Extract<Move, { readonly do: "submitDraft" | "submitInterim" | "explain" }>;

function draftEvent(move: Brings, unitId: UnitId | null): CaseEvent {
  const { draftId, text } = move;
  const common = { type: "draftSubmitted", draftId, unitId, text } as const;
  if (move.do === "explain") {
    const earlier = move.earlierCases === undefined || move.earlierCases.length === 0 ? {} : { earlierCases: move.earlierCases };
    return { ...common, reply: "explanation", files: [], measures: null, promisedFor: null, ground: move.ground, ...earlier };
  }
  const noProof = move.noProof === undefined ? {} : { noProof: move.noProof };
  if (move.do === "submitDraft")
    return { ...common, reply: "final", files: move.files, measures: move.measures, promisedFor: null, ground: null, ...noProof };
  return {
    ...common,
    reply: "interim",
    files: move.files,
    measures: move.measures ?? null,
    promisedFor: move.promisedFor,
    ground: null,
    ...noProof,
  };
}

type Asked = Pick<FilledMove, "actor" | "state" | "context">;

const unitOf = ({ actor }: Asked): UnitId | null => (actor.kind === "person" && actor.role === "unit" ? actor.unitId : null);

function partEvent(move: Extract<Move, { readonly do: "submitPart" | "returnPart" }>, asked: Asked): CaseEvent {
  if (move.do === "returnPart") return { type: "partReturned", unitId: move.unitId, remarks: move.remarks };
  const unitId = unitOf(asked);
  if (unitId === null) throw new Error(`Case ${asked.state.caseId}: a part was brought by nobody of a unit.`);
  const { text, files, measures } = move;
  return { type: "partSubmitted", unitId, text, files, measures, complete: arePartsGiven(asked.state, asked.context.procedure, unitId) };
}

/** A helping unit that declines leaves the case with the others; of a single unit, or of the answerable one, the whole case goes back. */
function declinedEvent(move: Extract<Move, { readonly do: "declineCompetence" }>, asked: Asked): CaseEvent {
  const unitId = unitOf(asked);
  const common = { reason: move.reason, ...(move.competentBody === undefined ? {} : { competentBody: move.competentBody }) };
  const { consolidatedBy } = asked.context.procedure.units;
  const helps = unitId !== null && consolidatedBy === "answerable" && helpersOf(asked.state, asked.context.procedure).includes(unitId);
  return helps
    ? { type: "partDeclined", unitId, ...common, complete: arePartsGiven(asked.state, asked.context.procedure, unitId) }
    : { type: "competenceDeclined", unitId, ...common };
}

/** What the author is told with this move, on its way out (3.9). */
function noticeOf({ notice }: { readonly notice?: TextRef }, publicationId: PublicationId): { readonly notice?: NoticeRef } {
  return notice === undefined || notice.length === 0 ? {} : { notice: { publicationId, text: notice } };
}

/** The unit named first answers for the reply where nobody is named (as a resolution is read in any office). */
function answerableOf({ units, answerable }: { readonly units: readonly UnitId[]; readonly answerable?: UnitId }): UnitId {
  const first = answerable ?? units[0];
  if (first === undefined) throw new Error("A resolution without units was not refused.");
  return first;
}

function questionOf(question: TextRef | null, state: CaseState): TextRef {
  const asked = question ?? state.clarifications.findLast((one) => one.agreedAt === null)?.question;
  if (asked === undefined) throw new Error(`Case ${state.caseId}: a question without words was not refused.`);
  return asked;
}

function publishedByHand(publicationId: PublicationId, state: CaseState): CaseEvent {
  const reply = state.publications.find((one) => one.publicationId === publicationId)?.reply ?? "final";
  if (reply === "clarification") return { type: "clarificationPosted", publicationId, externalId: "" };
  return { type: "published", publicationId, externalId: "", reply, byHand: true };
}
