/**
 * What can be asked of a case: moves by people, and facts from outside. The shell fills in ids and digests;
 * texts themselves never enter the core.
 */
import type { Instant } from "#worktime";
import type { Actor, ActingRole } from "./actor.ts";
import type { DraftId, FileRef, MessageId, PersonId, PublicationId, TextRef, UnitId } from "./ids.ts";

export type MessageKind = "comment" | "direct" | "post";
/** A `notice` tells the author about an appeal (3.9): it is the curator's own word and no reply, so it has no draft. */
export type ReplyKind = "final" | "interim" | "explanation" | "clarification" | "notice";

/** The moves: the product's vocabulary; an act's file says which step allows which. */
export type Move =
  | { readonly do: "placeInUrgentFolder" }
  | { readonly do: "resolve"; readonly units: readonly UnitId[]; readonly answerable?: UnitId; readonly instruction: TextRef | null }
  /** Units only where the act lets the one who dispatches name them. */
  | { readonly do: "dispatch"; readonly units?: readonly UnitId[]; readonly answerable?: UnitId }
  | { readonly do: "askClarification"; readonly question: TextRef }
  | { readonly do: "agreeClarification"; readonly question: TextRef | null; readonly exception: TextRef | null }
  | { readonly do: "declineClarification"; readonly remarks: TextRef }
  | { readonly do: "closePause"; readonly reason: TextRef }
  | {
      readonly do: "submitDraft";
      readonly draftId: DraftId;
      readonly text: TextRef;
      readonly files: readonly FileRef[];
      readonly measures: TextRef | null;
      /** Why there is no photo or video to a repeat (3.4). */
      readonly noProof?: TextRef;
    }
  | {
      readonly do: "submitInterim";
      readonly draftId: DraftId;
      readonly text: TextRef;
      readonly files: readonly FileRef[];
      /** The date by which the author is promised the final reply (3.3); none only where the act asks for none. */
      readonly promisedFor: Instant | null;
      /** What is being done meanwhile (3.3, 3.4). */
      readonly measures?: TextRef | null;
      /** Why there is no photo or video to a repeat (3.4). */
      readonly noProof?: TextRef;
    }
  /** What a helping unit brings for the consolidated reply (2.6). */
  | { readonly do: "submitPart"; readonly text: TextRef; readonly files: readonly FileRef[]; readonly measures: TextRef | null }
  | { readonly do: "returnPart"; readonly unitId: UnitId; readonly remarks: TextRef }
  | { readonly do: "returnForRework"; readonly draftId: DraftId; readonly remarks: TextRef }
  | { readonly do: "accept"; readonly draftId: DraftId; readonly digest: string }
  | { readonly do: "approve"; readonly draftId: DraftId; readonly digest: string }
  | { readonly do: "refuseApproval"; readonly draftId: DraftId; readonly remarks: TextRef }
  | { readonly do: "declineCompetence"; readonly reason: TextRef; readonly competentBody?: TextRef }
  /** Pictures kept as evidence lie beside the words (3.7). */
  | { readonly do: "refuse"; readonly ground: string; readonly evidence: TextRef | null; readonly files?: readonly FileRef[] }
  | {
      readonly do: "explain";
      readonly ground: string;
      readonly draftId: DraftId;
      readonly text: TextRef;
      /** The cases whose answers the text points to (3.8). */
      readonly earlierCases?: readonly string[];
    }
  /** `notice`: what the author is sent, the official way or the request for contact data (3.9). */
  | { readonly do: "turnIntoAppeal"; readonly by: "register" | "guide"; readonly contacts: TextRef | null; readonly notice?: TextRef }
  | { readonly do: "linkRepeat"; readonly earlierCaseId: string }
  | { readonly do: "markGeneralInterest" }
  | { readonly do: "declareEmergency"; readonly reason: TextRef }
  | { readonly do: "setImportance"; readonly importance: string }
  | { readonly do: "setTopic"; readonly topic: string }
  /** A fact that the act itself declares (the date of a broadcast): recorded by hand, with its own time. */
  | { readonly do: "recordFact"; readonly fact: string; readonly happenedAt: Instant }
  | { readonly do: "overrideTerm"; readonly timer: string; readonly due: Instant; readonly reason: TextRef; readonly notice?: TextRef }
  | { readonly do: "retryPublication"; readonly publicationId: PublicationId }
  | { readonly do: "confirmPublishedByHand"; readonly publicationId: PublicationId; readonly permalink: TextRef | null }
  | { readonly do: "handOver"; readonly way: TextRef }
  | { readonly do: "reopen"; readonly reason: TextRef }
  | { readonly do: "close"; readonly reason: TextRef };

export type MoveName = Move["do"];

const everyMove: Readonly<Record<MoveName, true>> = {
  placeInUrgentFolder: true,
  resolve: true,
  dispatch: true,
  askClarification: true,
  agreeClarification: true,
  declineClarification: true,
  closePause: true,
  submitDraft: true,
  submitInterim: true,
  submitPart: true,
  returnPart: true,
  returnForRework: true,
  accept: true,
  approve: true,
  refuseApproval: true,
  declineCompetence: true,
  refuse: true,
  explain: true,
  turnIntoAppeal: true,
  linkRepeat: true,
  markGeneralInterest: true,
  declareEmergency: true,
  setImportance: true,
  setTopic: true,
  recordFact: true,
  overrideTerm: true,
  retryPublication: true,
  confirmPublishedByHand: true,
  handOver: true,
  reopen: true,
  close: true,
};

/** All moves by name; the compiler keeps the list whole. */
export const moveNames: readonly MoveName[] = Object.keys(everyMove).filter((name): name is MoveName => name in everyMove);

/** Facts that the outside brings; nobody can forbid them, so they are never refused for the step, only ignored when stale. */
export type OutsideFact =
  | {
      readonly fact: "received";
      readonly messageId: MessageId;
      readonly kind: MessageKind;
      readonly channel: string;
      readonly route: string;
      readonly text: TextRef;
      readonly files: readonly FileRef[];
    }
  | { readonly fact: "edited"; readonly messageId: MessageId; readonly text: TextRef }
  | { readonly fact: "removedByAuthor"; readonly messageId: MessageId }
  | { readonly fact: "restored"; readonly messageId: MessageId }
  | { readonly fact: "clarificationPosted"; readonly publicationId: PublicationId; readonly externalId: string }
  | {
      readonly fact: "authorAnswered";
      readonly messageId: MessageId;
      readonly text: TextRef;
      readonly files: readonly FileRef[];
      /** How it came, where no network brought it and a person writes it in (3.1.2). */
      readonly way?: TextRef;
    }
  | { readonly fact: "authorWroteAgain"; readonly messageId: MessageId; readonly text: TextRef; readonly files: readonly FileRef[] }
  | { readonly fact: "published"; readonly publicationId: PublicationId; readonly externalId: string }
  | { readonly fact: "publicationFailed"; readonly publicationId: PublicationId; readonly failure: string; readonly permanent: boolean }
  | { readonly fact: "handedOver" }
  | { readonly fact: "appealRegistered"; readonly number: TextRef | null }
  | { readonly fact: "answeredOutside"; readonly messageId: MessageId }
  /** A fact that the act itself declares, when it comes from outside. */
  | { readonly fact: "recorded"; readonly name: string; readonly happenedAt: Instant };

/** The move was made on paper: the actor signed it, somebody else writes it in (3.1.1). */
export type OnPaper = { readonly enteredBy: PersonId; readonly role: ActingRole };

export type Command = {
  /** When it happened, by the shell's clock or, for outside facts, by the network's. */
  readonly at: Instant;
  readonly actor: Actor;
  /** A fresh id from the shell, used when the move lets a reply or a question leave the desk. */
  readonly publicationId: PublicationId;
} & ({ readonly move: Move; readonly onPaper?: OnPaper } | { readonly outside: OutsideFact });
