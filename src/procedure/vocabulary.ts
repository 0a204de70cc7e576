/**
 * The product's words that an act may use. They repeat the names of `#case` (which stands above this room); a test holds both equal.
 */
import type { ProcedureRole, ProcedureWaiter, ReplyKindName } from "./model-words.ts";
import type { MoveRequirement } from "./model.ts";

export const roles: readonly ProcedureRole[] = ["curator", "head", "unit", "controller"];
export const waiters: readonly ProcedureWaiter[] = [...roles, "author", "network", "mediaDepartment"];
export const recipients = [...roles, "unitHead"] as const;
export const replyKinds: readonly ReplyKindName[] = ["final", "interim", "explanation", "clarification"];
export const messageKinds = ["comment", "direct", "post"] as const;
export const appealWays = ["register", "guide", "counts"] as const;
export const pageOwners = ["head", "administration", "institution"] as const;
export const sources = ["network", "mail", "import", "api", "manual"] as const;
export const builtInCalendars = ["office", "unit", "always"] as const;

export const requirements: readonly MoveRequirement[] = [
  "units",
  "instruction",
  "remarks",
  "promisedDate",
  "evidence",
  "measures",
  "proof",
  "earlierCase",
  "reason",
  "importance",
  "topic",
  "competentBody",
  "parts",
];

/** Every move, with the event that it becomes. */
export const eventOfMove = {
  placeInUrgentFolder: "placedInUrgentFolder",
  resolve: "resolved",
  dispatch: "dispatched",
  askClarification: "clarificationAsked",
  agreeClarification: "clarificationAgreed",
  declineClarification: "clarificationDeclined",
  closePause: "pauseClosed",
  submitDraft: "draftSubmitted",
  submitInterim: "draftSubmitted",
  submitPart: "partSubmitted",
  returnPart: "partReturned",
  returnForRework: "returnedForRework",
  accept: "accepted",
  approve: "approved",
  refuseApproval: "approvalRefused",
  declineCompetence: "competenceDeclined",
  refuse: "refused",
  explain: "draftSubmitted",
  turnIntoAppeal: "turnedIntoAppeal",
  linkRepeat: "repeatLinked",
  markGeneralInterest: "generalInterestMarked",
  declareEmergency: "emergencyDeclared",
  setImportance: "importanceSet",
  setTopic: "topicSet",
  recordFact: "factRecorded",
  overrideTerm: "termOverridden",
  retryPublication: "publicationRetried",
  confirmPublishedByHand: "published",
  handOver: "handedOver",
  reopen: "reopened",
  close: "closed",
} as const;

export type ProcedureMove = keyof typeof eventOfMove;
export const moveNames: readonly string[] = Object.keys(eventOfMove);

/** Facts that come from outside. */
export const outsideFacts = [
  "received",
  "edited",
  "removedByAuthor",
  "restored",
  "clarificationPosted",
  "authorAnswered",
  "authorWroteAgain",
  "published",
  "publicationFailed",
  "handedOver",
  "appealRegistered",
  "answeredOutside",
] as const;

export type OutsideFactName = (typeof outsideFacts)[number];

/** Every event of a case: what clocks may start and stop by. */
export const eventNames: readonly string[] = [
  ...new Set<string>([...outsideFacts, ...Object.values(eventOfMove), "sentForPublication", "partDeclined"]),
];

/** The kinds of draft that a move brings. */
export const repliesOfMove: Readonly<Partial<Record<string, ReplyKindName>>> = {
  submitDraft: "final",
  submitInterim: "interim",
  explain: "explanation",
};
