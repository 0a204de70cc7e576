import type { MoveRequirement } from "#procedure";
import { groundRefusal } from "./content-ground.ts";
import { draftRefusal, textOf } from "./content-draft.ts";
import { termRefusal } from "./content-term.ts";
import { unitsRefusal } from "./content-units.ts";
import type { Move } from "./commands.ts";
import type { TextRef } from "./ids.ts";
import { isGiven } from "./filled-move.ts";
import { arePartsGiven } from "./parts.ts";
import type { FilledMove } from "./filled-move.ts";
import type { Refusal } from "./refusal.ts";

/** What is wrong with the content of a permitted move; null = it may be made. */
export function contentRefusal(question: FilledMove): Refusal | null {
  return missingException(question) ?? ownRefusal(question) ?? missingRequirement(question);
}

/** After the term of 3.1.2 the question may go out only with the curator's recorded exception. */
function missingException({ filled, needsException }: FilledMove): Refusal | null {
  if (needsException === null || !("exception" in filled)) return null;
  return isGiven(filled.exception) ? null : needsException;
}

function ownRefusal(question: FilledMove): Refusal | null {
  const { filled, rule, context, state } = question;
  const { clause } = rule;
  switch (filled.do) {
    case "resolve":
    case "dispatch":
      return unitsRefusal(question, filled);
    case "askClarification":
      return isGiven(filled.question) ? tooLong(question, filled.question) : { kind: "TextRequired", clause };
    case "agreeClarification": {
      const asked = filled.question ?? state.clarifications.findLast((one) => one.agreedAt === null)?.question ?? null;
      return isGiven(asked) ? tooLong(question, asked) : { kind: "TextRequired", clause };
    }
    case "declineClarification":
      return isGiven(filled.remarks) ? null : { kind: "RemarksRequired", clause };
    case "submitDraft":
    case "submitInterim":
    case "explain":
    case "returnForRework":
    case "refuseApproval":
    case "accept":
    case "approve":
      return draftRefusal(question, filled);
    case "submitPart":
      return isGiven(filled.text) ? null : { kind: "TextRequired", clause };
    case "returnPart":
      if (!isGiven(filled.remarks)) return { kind: "RemarksRequired", clause };
      return state.parts.some(({ unitId, status }) => unitId === filled.unitId && status === "given")
        ? null
        : { kind: "PartRequired", clause };
    case "refuse":
      return groundRefusal(question, filled.ground);
    case "turnIntoAppeal":
    case "overrideTerm":
    case "recordFact":
    case "retryPublication":
    case "confirmPublishedByHand":
      return termRefusal(question, filled) ?? tooLong(question, noticeIn(filled));
    case "linkRepeat":
      return filled.earlierCaseId === "" || filled.earlierCaseId === state.caseId ? { kind: "EarlierCaseRequired", clause } : null;
    case "setImportance":
      return context.procedure.importance?.levels[filled.importance] === undefined
        ? { kind: "UnknownImportance", clause, importance: filled.importance }
        : null;
    case "setTopic": {
      const topics = context.procedure.topics;
      const known = filled.topic !== "" && (Object.keys(topics).length === 0 || topics[filled.topic] !== undefined);
      return known ? null : { kind: "UnknownTopic", clause, topic: filled.topic };
    }
    case "closePause":
    case "declineCompetence":
    case "declareEmergency":
    case "reopen":
    case "close":
      return isGiven(filled.reason) ? null : { kind: "ReasonRequired", clause };
    case "handOver":
      return isGiven(filled.way) ? null : { kind: "ReasonRequired", clause };
    case "placeInUrgentFolder":
    case "markGeneralInterest":
      return null;
  }
}

/** A notice to the author fits into the network like any reply (3.9). */
function noticeIn(filled: Move): TextRef | null {
  return "notice" in filled && filled.notice !== undefined && filled.notice.length > 0 ? filled.notice : null;
}

function tooLong(question: FilledMove, text: TextRef | null): Refusal | null {
  return text === null ? null : textOf(question, text);
}

function missingRequirement(question: FilledMove): Refusal | null {
  for (const requirement of question.rule.requires) {
    if (!isMet(requirement, question)) return refusalOf(requirement, question.rule.clause);
  }
  return null;
}

/** Whether the move, or what the case already holds, brings what the act asks for. `proof` and the promised date are the draft's own checks. */
function isMet(requirement: MoveRequirement, { filled, state, context }: FilledMove): boolean {
  switch (requirement) {
    case "units":
      return state.units.length > 0 || ("units" in filled && filled.units.length > 0);
    case "instruction":
      return isGiven("instruction" in filled ? filled.instruction : state.instruction);
    case "remarks":
      return !("remarks" in filled) || isGiven(filled.remarks);
    case "evidence":
      return !("evidence" in filled) || isGiven(filled.evidence);
    case "measures":
      return isGiven(bringsMeasures(filled) ? filled.measures : (state.drafts.at(-1)?.measures ?? null));
    case "earlierCase":
      return "earlierCaseId" in filled || state.earlierCaseId !== null;
    case "reason":
      return !("reason" in filled) || isGiven(filled.reason);
    case "importance":
      return "importance" in filled || state.importance !== null;
    case "topic":
      return "topic" in filled || state.topic !== null;
    case "competentBody":
      return (
        !("competentBody" in filled || filled.do === "declineCompetence") ||
        isGiven("competentBody" in filled ? filled.competentBody : null)
      );
    case "parts":
      return arePartsGiven(state, context.procedure);
    case "promisedDate":
    case "proof":
      return true;
  }
}

function bringsMeasures(filled: Move): filled is Extract<Move, { readonly do: "submitDraft" | "submitInterim" | "submitPart" }> {
  return filled.do === "submitDraft" || filled.do === "submitInterim" || filled.do === "submitPart";
}

function refusalOf(requirement: MoveRequirement, clause: string): Refusal {
  switch (requirement) {
    case "units":
      return { kind: "UnitRequired", clause };
    case "instruction":
      return { kind: "InstructionRequired", clause };
    case "remarks":
      return { kind: "RemarksRequired", clause };
    case "promisedDate":
      return { kind: "PromisedDateRequired", clause };
    case "evidence":
      return { kind: "EvidenceRequired", clause };
    case "measures":
      return { kind: "MeasuresRequired", clause };
    case "proof":
      return { kind: "ProofRequired", clause, allOf: [], anyOf: ["photo", "video", "document", "reason"] };
    case "earlierCase":
      return { kind: "EarlierCaseRequired", clause };
    case "reason":
      return { kind: "ReasonRequired", clause };
    case "importance":
      return { kind: "UnknownImportance", clause, importance: "" };
    case "topic":
      return { kind: "UnknownTopic", clause, topic: "" };
    case "competentBody":
      return { kind: "CompetentBodyRequired", clause };
    case "parts":
      return { kind: "PartsMissing", clause };
  }
}
