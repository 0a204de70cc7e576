/**
 * What has happened to a case, in the past tense. Events hold ids and salted digests, never a person's words (1.5).
 * A stored event is never changed: a new meaning is a new type.
 */
import type { Instant } from "#worktime";
import type { Actor } from "./actor.ts";
import type { MessageKind, ReplyKind } from "./commands.ts";
import type { CaseId, DraftId, FileRef, MessageId, PersonId, PublicationId, TextRef, UnitId } from "./ids.ts";

/** What the author is told about an appeal, on its way by this publication (3.9). */
export type NoticeRef = { readonly publicationId: PublicationId; readonly text: TextRef };

export type CaseEvent =
  | {
      readonly type: "received";
      readonly messageId: MessageId;
      readonly kind: MessageKind;
      readonly channel: string;
      readonly route: string;
      readonly procedure: string;
      readonly edition: string;
      readonly text: TextRef;
      readonly files: readonly FileRef[];
    }
  | { readonly type: "edited"; readonly messageId: MessageId; readonly text: TextRef }
  | { readonly type: "removedByAuthor"; readonly messageId: MessageId }
  | { readonly type: "restored"; readonly messageId: MessageId }
  | { readonly type: "placedInUrgentFolder" }
  | {
      readonly type: "resolved";
      readonly units: readonly UnitId[];
      readonly answerable: UnitId;
      readonly instruction: TextRef | null;
      /** Signed on paper by the actor and written in by this person (3.1.1). */
      readonly onPaper?: { readonly enteredBy: PersonId };
    }
  | { readonly type: "dispatched"; readonly units: readonly UnitId[]; readonly answerable?: UnitId }
  | { readonly type: "clarificationAsked"; readonly question: TextRef }
  | {
      readonly type: "clarificationAgreed";
      readonly question: TextRef;
      readonly publicationId: PublicationId;
      /** The curator's recorded reason to post after the term of 3.1.2 has run out. */
      readonly exception: TextRef | null;
    }
  | { readonly type: "clarificationDeclined"; readonly remarks: TextRef }
  | { readonly type: "clarificationPosted"; readonly publicationId: PublicationId; readonly externalId: string }
  | {
      readonly type: "authorAnswered";
      readonly messageId: MessageId;
      readonly text: TextRef;
      readonly files: readonly FileRef[];
      /** How it came, where no network brought it and a person wrote it in (3.1.2). */
      readonly way?: TextRef;
    }
  | { readonly type: "authorWroteAgain"; readonly messageId: MessageId; readonly text: TextRef; readonly files: readonly FileRef[] }
  | { readonly type: "pauseClosed"; readonly reason: TextRef }
  | {
      readonly type: "draftSubmitted";
      readonly draftId: DraftId;
      readonly reply: Exclude<ReplyKind, "clarification" | "notice">;
      readonly unitId: UnitId | null;
      readonly text: TextRef;
      readonly files: readonly FileRef[];
      readonly measures: TextRef | null;
      readonly promisedFor: Instant | null;
      readonly ground: string | null;
      /** Why there is no photo or video to a repeat (3.4). */
      readonly noProof?: TextRef;
      /** The cases whose answers an explanation points to (3.8). */
      readonly earlierCases?: readonly string[];
    }
  | {
      readonly type: "partSubmitted";
      readonly unitId: UnitId;
      readonly text: TextRef;
      readonly files: readonly FileRef[];
      readonly measures: TextRef | null;
      /** With it every part is there. */
      readonly complete: boolean;
    }
  | { readonly type: "partReturned"; readonly unitId: UnitId; readonly remarks: TextRef }
  /** A helping unit says that the matter is not its own: the case stays with the others. */
  | {
      readonly type: "partDeclined";
      readonly unitId: UnitId;
      readonly reason: TextRef;
      readonly competentBody?: TextRef;
      readonly complete: boolean;
    }
  | { readonly type: "returnedForRework"; readonly draftId: DraftId; readonly remarks: TextRef }
  | { readonly type: "accepted"; readonly draftId: DraftId; readonly digest: string }
  | { readonly type: "approved"; readonly draftId: DraftId; readonly digest: string }
  | { readonly type: "approvalRefused"; readonly draftId: DraftId; readonly remarks: TextRef }
  /** The reply left the desk for the network: the moment that 3.1.5 measures. */
  | { readonly type: "sentForPublication"; readonly draftId: DraftId; readonly publicationId: PublicationId; readonly reply: ReplyKind }
  | {
      readonly type: "published";
      readonly publicationId: PublicationId;
      readonly externalId: string;
      readonly reply: ReplyKind;
      readonly byHand: boolean;
    }
  | { readonly type: "publicationFailed"; readonly publicationId: PublicationId; readonly failure: string; readonly permanent: boolean }
  | { readonly type: "publicationRetried"; readonly publicationId: PublicationId }
  | { readonly type: "handedOver"; readonly way: TextRef | null }
  | { readonly type: "competenceDeclined"; readonly unitId: UnitId | null; readonly reason: TextRef; readonly competentBody?: TextRef }
  | { readonly type: "refused"; readonly ground: string; readonly evidence: TextRef | null; readonly files?: readonly FileRef[] }
  | { readonly type: "turnedIntoAppeal"; readonly by: "register" | "guide"; readonly contacts: TextRef | null; readonly notice?: NoticeRef }
  | { readonly type: "appealRegistered"; readonly number: TextRef | null }
  | { readonly type: "repeatLinked"; readonly earlierCaseId: string }
  | { readonly type: "generalInterestMarked" }
  | { readonly type: "emergencyDeclared"; readonly reason: TextRef }
  | { readonly type: "importanceSet"; readonly importance: string }
  | { readonly type: "topicSet"; readonly topic: string }
  | { readonly type: "factRecorded"; readonly fact: string; readonly happenedAt: Instant }
  | {
      readonly type: "termOverridden";
      readonly timer: string;
      readonly due: Instant;
      readonly formerDue: Instant | null;
      readonly reason: TextRef;
      readonly notice?: NoticeRef;
    }
  | { readonly type: "answeredOutside"; readonly messageId: MessageId }
  | { readonly type: "reopened"; readonly reason: TextRef }
  | { readonly type: "closed"; readonly reason: TextRef };

export type CaseEventType = CaseEvent["type"];

/** An event with its place in the case: version 1 is `received`. */
export type RecordedEvent = {
  readonly caseId: CaseId;
  readonly version: number;
  readonly at: Instant;
  readonly actor: Actor;
  /** The step that the case stands at after this event: kept, so that a log folds without the act's file. */
  readonly step: string;
  readonly event: CaseEvent;
};
