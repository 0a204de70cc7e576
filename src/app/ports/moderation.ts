/** The port's words for what is done to a citizen's comment, to its author, and to our own publications (1.6, 2.4): on ground, with the evidence kept. */
import type { ActingRole, CaseId, MessageId, PersonId, PublicationId, TextRef } from "#case";
import type { Bilingual } from "#procedure";
import type { Instant } from "#worktime";
import type { InboundAttachment, ModerationAct } from "./channel.ts";

export type ModerationKind = ModerationAct["kind"] | "deleteOwn" | "editOwn";

/** What stood there before the act: the words apart, as everything personal. */
export type ModerationEvidence = {
  readonly text: TextRef | null;
  readonly attachments: readonly InboundAttachment[];
  readonly permalink: string | null;
  readonly occurredAt: Instant;
};

/** An approval that a corrected text needs before it replaces the published one (3.1.3, 3.1.7). */
export type DeedApproval = { readonly role: ActingRole; readonly personId: PersonId; readonly at: Instant };

export type ModerationDeed = {
  readonly deedId: string;
  readonly kind: ModerationKind;
  readonly pageId: string;
  readonly network: string;
  readonly caseId: CaseId;
  readonly messageId: MessageId | null;
  readonly publicationId: PublicationId | null;
  readonly authorId: string | null;
  readonly ground: { readonly name: string; readonly title: Bilingual; readonly clause: string | null };
  readonly note: TextRef | null;
  readonly evidence: ModerationEvidence;
  readonly newText: TextRef | null;
  /** Done by a person in the network itself, and written down here. */
  readonly byHand: boolean;
  readonly personId: PersonId;
  readonly at: Instant;
  /** Roles whose word is needed first, and what was given. */
  readonly needs: readonly ActingRole[];
  readonly approvals: readonly DeedApproval[];
  readonly status: "awaiting" | "queued" | "done" | "failed" | "refused";
  readonly attempts: number;
  readonly failure: string | null;
  readonly failureDetail: string | null;
  readonly doneAt: Instant | null;
};

export type ModerationProgress =
  | { readonly status: "awaiting" | "queued" | "refused"; readonly approvals: readonly DeedApproval[] }
  | { readonly status: "queued" | "failed"; readonly failure: string; readonly detail: string }
  | { readonly status: "done"; readonly at: Instant };

/** What the log may be asked for. */
export type ModerationQuery = {
  readonly from: Instant | null;
  readonly to: Instant | null;
  readonly kind: ModerationKind | null;
  readonly pageId: string | null;
  readonly ground: string | null;
  readonly limit: number;
};

/** One line of the log, joined with names and words. */
export type ModerationLine = ModerationDeed & {
  readonly by: string;
  readonly pageTitle: string;
  readonly number: number;
  readonly author: string | null;
  readonly words: string;
  readonly noteWords: string;
};

export type ModerationTx = {
  readonly addModeration: (deed: ModerationDeed) => Promise<void>;
  /** Locked until the end of this transaction. */
  readonly lockModeration: (deedId: string) => Promise<ModerationDeed | null>;
  readonly setModeration: (deedId: string, progress: ModerationProgress) => Promise<void>;
  readonly moderationsOf: (caseId: CaseId) => Promise<readonly ModerationDeed[]>;
  readonly moderationLog: (query: ModerationQuery) => Promise<readonly ModerationLine[]>;
};
