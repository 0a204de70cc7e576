/** The state of a case: folded from its events, never stored as truth. */
import type { Fact } from "#deadlines";
import type { Instant } from "#worktime";
import type { Actor, ActingRole } from "./actor.ts";
import type { MessageKind, MoveName, ReplyKind } from "./commands.ts";
import type { NoticeRef } from "./events.ts";
import type { CaseId, DraftId, FileRef, MessageId, PublicationId, TextRef, UnitId } from "./ids.ts";
import type { Refusal } from "./refusal.ts";

export type DraftState = {
  readonly draftId: DraftId;
  readonly reply: Exclude<ReplyKind, "clarification" | "notice">;
  readonly text: TextRef;
  readonly files: readonly FileRef[];
  readonly measures: TextRef | null;
  readonly promisedFor: Instant | null;
  readonly ground: string | null;
  readonly submittedAt: Instant;
  readonly unitId: UnitId | null;
  /** Every return of this draft, by the curator or the Head, the latest last. */
  readonly acceptedDigest: string | null;
  readonly approvedDigest: string | null;
  /** Who agreed to exactly which text; emptied by a return. */
  readonly approvals: readonly DraftApproval[];
  readonly noProof: TextRef | null;
};

export type DraftApproval = { readonly move: "accept" | "approve"; readonly role: ActingRole; readonly digest: string };

export type ReturnState = { readonly by: "curator" | "head"; readonly at: Instant; readonly draftId: DraftId; readonly remarks: TextRef };

/** What a helping unit has brought for the consolidated reply (2.6): the newest, with what became of it. */
export type PartState = {
  readonly unitId: UnitId;
  readonly status: "given" | "returned" | "declined";
  /** When it was given, returned or declined. */
  readonly at: Instant;
  readonly givenAt: Instant | null;
  readonly text: TextRef | null;
  readonly files: readonly FileRef[];
  readonly measures: TextRef | null;
  /** The remarks of the return, or the reason of the refusal. */
  readonly words: TextRef | null;
};

export type PublicationState = {
  readonly publicationId: PublicationId;
  /** Null for a clarification and a notice: neither is a draft. */
  readonly draftId: DraftId | null;
  readonly reply: ReplyKind;
  readonly status: "queued" | "published" | "failed";
  readonly failure: string | null;
  readonly externalId: string | null;
  readonly sentAt: Instant;
  readonly publishedAt: Instant | null;
};

export type ClarificationState = {
  readonly question: TextRef;
  readonly askedAt: Instant;
  readonly agreedAt: Instant | null;
  readonly publicationId: PublicationId | null;
  readonly postedAt: Instant | null;
  readonly answeredAt: Instant | null;
  readonly closedSilentAt: Instant | null;
};

/** A dated fact for the clocks: what happened and when, with the values that the act's conditions look at. */
export type DatedFact = Fact;

export type CaseState = {
  readonly caseId: CaseId;
  readonly version: number;
  readonly procedure: string;
  readonly edition: string;
  readonly route: string;
  readonly channel: string;
  readonly messageKind: MessageKind;
  readonly messageId: MessageId;
  readonly receivedAt: Instant;
  /** A step's name in the procedure file. */
  readonly step: string;
  readonly stepSince: Instant;
  /** The step from which the present one was entered. */
  readonly returnStep: string | null;
  /** All steps in the order they were entered: a loop finds by it where it goes back to. */
  readonly trail: readonly string[];
  readonly removedByAuthorAt: Instant | null;
  readonly units: readonly UnitId[];
  readonly answerable: UnitId | null;
  readonly instruction: TextRef | null;
  readonly drafts: readonly DraftState[];
  readonly parts: readonly PartState[];
  readonly returns: readonly ReturnState[];
  readonly clarifications: readonly ClarificationState[];
  readonly publications: readonly PublicationState[];
  /** What the author was told about an appeal (3.9): only these words may leave. */
  readonly notices: readonly NoticeRef[];
  readonly importance: string | null;
  readonly topic: string | null;
  readonly isEmergency: boolean;
  /** Since when the clocks run on days off too (3.10). */
  readonly emergencySince: Instant | null;
  readonly isGeneralInterest: boolean;
  readonly earlierCaseId: string | null;
  readonly refusalGround: string | null;
  /** The ground of the refusal or of the newest draft, where that is an explanation. */
  readonly ground: string | null;
  readonly appealWay: "register" | "guide" | null;
  readonly isAppealRegistered: boolean;
  readonly overrides: readonly {
    readonly timer: string;
    readonly due: Instant;
    readonly formerDue: Instant | null;
    readonly at: Instant;
    readonly actor: Actor;
  }[];
  /** The names of the facts that the act declares and that were recorded. */
  readonly recordedFacts: readonly string[];
  /** All dated facts in order: what the clocks are computed from. */
  readonly facts: readonly DatedFact[];
};

/** Whether an actor may make a move now; a "no" carries the reason and the clause, so that the button can say why. */
export type AllowedMove =
  | { readonly move: MoveName; readonly allowed: true; readonly clause: string }
  | { readonly move: MoveName; readonly allowed: false; readonly refusal: Refusal };
