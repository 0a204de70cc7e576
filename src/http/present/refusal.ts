import { refusalWords, type Refusal, type RefusalKind } from "#case";
import type { Procedure } from "#procedure";
import type { Problem } from "../contract/index.ts";
import type { MomentWriter } from "./moment.ts";
import { inBoth } from "./words.ts";

/** 403 where it is not this person's to do, 409 where the case does not stand so: every kind by its name. */
const statuses = {
  NotYourMove: 403,
  NotYourUnit: 403,
  NotAtThisStep: 409,
  ClarificationTooLate: 409,
  ApprovalRequired: 409,
  DraftChanged: 409,
  DraftRequired: 409,
  UnitRequired: 409,
  UnknownUnit: 409,
  AnswerableNotAmongUnits: 409,
  OneUnitOnly: 409,
  UnitsAlreadyResolved: 409,
  TextRequired: 409,
  TextTooLong: 409,
  RemarksRequired: 409,
  ReasonRequired: 409,
  InstructionRequired: 409,
  MeasuresRequired: 409,
  ProofRequired: 409,
  PartOfHelpersOnly: 403,
  PartRequired: 409,
  PartsMissing: 409,
  PromisedDateRequired: 409,
  EvidenceRequired: 409,
  UnknownGround: 409,
  UnknownImportance: 409,
  UnknownTopic: 409,
  UnknownFact: 409,
  UnknownRoute: 409,
  UnknownPublication: 409,
  EarlierCaseRequired: 409,
  TermChangeNotAllowed: 409,
  TermChangeLimit: 409,
  PauseStillYoung: 409,
  NotOnThisRoute: 409,
  NoQuestionPosted: 409,
  AnswerComesByItself: 409,
  AppealWayClosed: 409,
  StaleFact: 409,
  CompetentBodyRequired: 409,
  TooLate: 409,
  CaseEnded: 409,
} as const satisfies Record<RefusalKind, 403 | 409>;

/** Every kind of refusal that the edge has a status for. */
export const refusalKinds = Object.keys(statuses) as readonly RefusalKind[];

/** The status a refusal travels under. */
export const statusOfRefusal = (kind: RefusalKind): 403 | 409 => statuses[kind];

/** The Procedure's "no" as the desk shows it: the reason in plain words, the clause, the refusal as data. */
export const presentRefusal = (refusal: Refusal, procedure: Procedure, moment: MomentWriter): Problem => ({
  code: refusal.kind,
  message: inBoth((language) => refusalWords(refusal, procedure, { language, moment: (at) => moment(at, language) })),
  clause: refusal.clause,
  detail: { ...refusal },
});
