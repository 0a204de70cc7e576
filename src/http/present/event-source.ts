import type { CaseEvent, MoveName } from "#case";

/** What brought an event about: the move of a person, and the name under which an act may have a rule for the fact. */
export type EventSource = { readonly move: MoveName | null; readonly fact: string };

const moveOf = (event: CaseEvent): MoveName | null => {
  switch (event.type) {
    case "placedInUrgentFolder":
      return "placeInUrgentFolder";
    case "resolved":
      return "resolve";
    case "dispatched":
      return "dispatch";
    case "clarificationAsked":
      return "askClarification";
    case "clarificationAgreed":
      return "agreeClarification";
    case "clarificationDeclined":
      return "declineClarification";
    case "pauseClosed":
      return "closePause";
    case "draftSubmitted":
      return event.reply === "interim" ? "submitInterim" : event.reply === "explanation" ? "explain" : "submitDraft";
    case "partSubmitted":
      return "submitPart";
    case "partReturned":
      return "returnPart";
    case "partDeclined":
      return "declineCompetence";
    case "returnedForRework":
      return "returnForRework";
    case "accepted":
      return "accept";
    case "approved":
      return "approve";
    case "approvalRefused":
      return "refuseApproval";
    case "competenceDeclined":
      return "declineCompetence";
    case "refused":
      return "refuse";
    case "turnedIntoAppeal":
      return "turnIntoAppeal";
    case "repeatLinked":
      return "linkRepeat";
    case "generalInterestMarked":
      return "markGeneralInterest";
    case "emergencyDeclared":
      return "declareEmergency";
    case "importanceSet":
      return "setImportance";
    case "topicSet":
      return "setTopic";
    case "factRecorded":
      return "recordFact";
    case "termOverridden":
      return "overrideTerm";
    case "publicationRetried":
      return "retryPublication";
    case "handedOver":
      return event.way === null ? null : "handOver";
    case "reopened":
      return "reopen";
    case "closed":
      return "close";
    case "published":
      return event.byHand ? "confirmPublishedByHand" : null;
    case "received":
    case "edited":
    case "removedByAuthor":
    case "restored":
    case "clarificationPosted":
    case "authorAnswered":
    case "authorWroteAgain":
    case "sentForPublication":
    case "publicationFailed":
    case "appealRegistered":
    case "answeredOutside":
      return null;
  }
};

/** The source of an event: exhaustive, so that a new event is placed on purpose. */
export const sourceOf = (event: CaseEvent): EventSource => ({
  move: moveOf(event),
  fact: event.type === "factRecorded" ? event.fact : event.type,
});
