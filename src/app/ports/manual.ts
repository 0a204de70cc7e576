/** What the database keeps for cards entered by hand, and where it looks for what a message may repeat. */
import type { CaseId, PersonId, TextId } from "#case";
import type { Instant } from "#worktime";

/** How a message that no network brought came to the administration: it decides the route (3.1, 3.2). */
export type ManualSource = "districtHead" | "incident" | "other";

export type ManualCardRow = {
  readonly caseId: CaseId;
  readonly source: ManualSource;
  /** Personal data: texts apart, erasable. */
  readonly contacts: TextId | null;
  readonly replyWay: TextId | null;
  /** The page of ours on which the author wrote; the reply is posted there by hand. */
  readonly replyPageId: string | null;
  readonly replyLink: string | null;
  readonly reason: TextId;
  readonly enteredBy: PersonId;
  readonly enteredAt: Instant;
};

/** A former message with what likeness is judged by. */
export type RepeatCandidate = {
  readonly caseId: CaseId;
  readonly authorId: string | null;
  readonly threadId: string | null;
  readonly text: string;
  readonly arrivedAt: Instant;
};

export type ManualTx = {
  readonly manualCard: (caseId: CaseId) => Promise<ManualCardRow | null>;
  readonly putManualCard: (card: ManualCardRow) => Promise<void>;
  readonly setManualReplyLink: (caseId: CaseId, link: string) => Promise<void>;
  /**
   * Former messages that this case's may repeat (3.4): all of its author's on any page, those of its thread, and the newest of the municipality.
   * Only what arrived before, newest first.
   */
  readonly repeatCandidates: (
    caseId: CaseId,
    recent: number,
  ) => Promise<{
    readonly own: readonly RepeatCandidate[];
    readonly former: readonly RepeatCandidate[];
  }>;
};
