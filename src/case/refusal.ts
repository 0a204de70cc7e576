import type { Instant } from "#worktime";
import type { ActingRole } from "./actor.ts";
import type { MoveName } from "./commands.ts";

/** Why the Procedure says no: a value, with the clause that forbids it. A closed union: every reader names every kind. */
export type Refusal =
  | { readonly kind: "NotYourMove"; readonly clause: string; readonly move: MoveName; readonly allowedRoles: readonly ActingRole[] }
  | { readonly kind: "NotAtThisStep"; readonly clause: string; readonly move: MoveName; readonly step: string }
  | { readonly kind: "NotYourUnit"; readonly clause: string }
  | { readonly kind: "ClarificationTooLate"; readonly clause: string; readonly due: Instant }
  | { readonly kind: "ApprovalRequired"; readonly clause: string }
  | { readonly kind: "DraftChanged"; readonly clause: string }
  | { readonly kind: "UnitRequired"; readonly clause: string }
  | { readonly kind: "UnknownUnit"; readonly clause: string; readonly unit: string }
  | { readonly kind: "AnswerableNotAmongUnits"; readonly clause: string }
  | { readonly kind: "TextRequired"; readonly clause: string }
  | { readonly kind: "RemarksRequired"; readonly clause: string }
  | { readonly kind: "PromisedDateRequired"; readonly clause: string }
  | { readonly kind: "EvidenceRequired"; readonly clause: string }
  | { readonly kind: "UnknownGround"; readonly clause: string; readonly ground: string }
  | { readonly kind: "EarlierCaseRequired"; readonly clause: string }
  | { readonly kind: "TermChangeNotAllowed"; readonly clause: string; readonly timer: string }
  | { readonly kind: "PauseStillYoung"; readonly clause: string; readonly closableAt: Instant }
  | { readonly kind: "NotOnThisRoute"; readonly clause: string; readonly move: MoveName }
  | { readonly kind: "StaleFact"; readonly clause: string; readonly fact: string }
  | { readonly kind: "CaseEnded"; readonly clause: string };

export type RefusalKind = Refusal["kind"];
