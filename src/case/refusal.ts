import type { ProofKind } from "#procedure";
import type { Instant } from "#worktime";
import type { ActingRole } from "./actor.ts";
import type { MoveName } from "./commands.ts";

/** Why the Procedure says no: a value, with the clause that forbids it. A closed union: every reader names every kind. */
export type Refusal =
  | { readonly kind: "NotYourMove"; readonly clause: string; readonly move: MoveName; readonly allowedRoles: readonly ActingRole[] }
  | { readonly kind: "NotAtThisStep"; readonly clause: string; readonly move: MoveName; readonly step: string }
  | { readonly kind: "NotYourUnit"; readonly clause: string }
  | { readonly kind: "ClarificationTooLate"; readonly clause: string; readonly due: Instant }
  /** Another move that the act allows only while a timer runs. */
  | { readonly kind: "TooLate"; readonly clause: string; readonly move: MoveName; readonly timer: string; readonly due: Instant }
  | { readonly kind: "ApprovalRequired"; readonly clause: string }
  | { readonly kind: "DraftChanged"; readonly clause: string }
  | { readonly kind: "UnitRequired"; readonly clause: string }
  | { readonly kind: "UnknownUnit"; readonly clause: string; readonly unit: string }
  | { readonly kind: "AnswerableNotAmongUnits"; readonly clause: string }
  | { readonly kind: "TextRequired"; readonly clause: string }
  /** Longer than the act allows in this network. */
  | { readonly kind: "TextTooLong"; readonly clause: string; readonly limit: number; readonly length: number }
  | { readonly kind: "RemarksRequired"; readonly clause: string }
  | { readonly kind: "PromisedDateRequired"; readonly clause: string }
  | { readonly kind: "EvidenceRequired"; readonly clause: string }
  | { readonly kind: "UnknownGround"; readonly clause: string; readonly ground: string }
  | { readonly kind: "EarlierCaseRequired"; readonly clause: string }
  | { readonly kind: "TermChangeNotAllowed"; readonly clause: string; readonly timer: string }
  | { readonly kind: "PauseStillYoung"; readonly clause: string; readonly closableAt: Instant }
  | { readonly kind: "NotOnThisRoute"; readonly clause: string; readonly move: MoveName }
  | { readonly kind: "StaleFact"; readonly clause: string; readonly fact: string }
  /** There is no draft that still waits: none was brought, or the last one has left the desk. */
  | { readonly kind: "DraftRequired"; readonly clause: string }
  | { readonly kind: "ReasonRequired"; readonly clause: string }
  | { readonly kind: "InstructionRequired"; readonly clause: string }
  /** What was done or is being done, not only what was said (2.3, 3.4). */
  | { readonly kind: "MeasuresRequired"; readonly clause: string }
  /** A repeat is answered with a photo or a video, or with the reason why there is none (3.4). */
  | {
      readonly kind: "ProofRequired";
      readonly clause: string;
      /** Each of these is missing. */
      readonly allOf: readonly ProofKind[];
      /** One of these is missing. */
      readonly anyOf: readonly ProofKind[];
    }
  /** The answerable unit writes the reply itself: parts come from the helping ones (2.6). */
  | { readonly kind: "PartOfHelpersOnly"; readonly clause: string }
  /** There is no part of this unit that could be returned. */
  | { readonly kind: "PartRequired"; readonly clause: string }
  /** A helping unit has neither given its part nor declined it. */
  | { readonly kind: "PartsMissing"; readonly clause: string }
  /** Who declines names the body that is competent. */
  | { readonly kind: "CompetentBodyRequired"; readonly clause: string }
  | { readonly kind: "UnknownImportance"; readonly clause: string; readonly importance: string }
  | { readonly kind: "UnknownTopic"; readonly clause: string; readonly topic: string }
  | { readonly kind: "UnknownFact"; readonly clause: string; readonly fact: string }
  | { readonly kind: "UnknownRoute"; readonly clause: string; readonly route: string }
  /** The act gives a message to one unit only. */
  | { readonly kind: "OneUnitOnly"; readonly clause: string }
  /** The units were named by the resolution; the dispatch does not change them. */
  | { readonly kind: "UnitsAlreadyResolved"; readonly clause: string }
  /** The act allows the change of the term, but not so often or not so far. */
  | {
      readonly kind: "TermChangeLimit";
      readonly clause: string;
      readonly timer: string;
      readonly atMostTimes: number | null;
      readonly latest: Instant | null;
    }
  /** An answer was written in where no question waits for one (3.1.2). */
  | { readonly kind: "NoQuestionPosted"; readonly clause: string }
  /** The network itself brings what the author answers there (3.1.2). */
  | { readonly kind: "AnswerComesByItself"; readonly clause: string }
  | { readonly kind: "AppealWayClosed"; readonly clause: string; readonly way: "register" | "guide" }
  | { readonly kind: "UnknownPublication"; readonly clause: string }
  | { readonly kind: "CaseEnded"; readonly clause: string };

export type RefusalKind = Refusal["kind"];
