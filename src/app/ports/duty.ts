/** The port's words for duty, acting officials and what people are told inside the desk (3.10, 4.1). */
import type { ActingRole, CaseId, PersonId, UnitId } from "#case";
import type { Instant } from "#worktime";

/** A stretch of time in which a person is on duty in a role, or acts in the role of another; it ends early when somebody takes it away. */
export type Turn = {
  readonly turnId: string;
  readonly kind: "duty" | "acting";
  readonly personId: PersonId;
  readonly role: ActingRole;
  readonly from: Instant;
  readonly to: Instant;
  /** The order that appoints; may be empty for duty. */
  readonly basis: string;
  readonly madeBy: PersonId;
  readonly madeAt: Instant;
};

/**
 * Why a person was told: an emergency (3.10), a message to it on a day off, a term that ends soon or has passed, too many of them;
 * an author who has not answered yet, and one who need not be waited for any longer (3.1.2).
 */
export type NoticeKind =
  | "handOverFailed"
  | "handOverReturned"
  | "emergency"
  | "messageOnDayOff"
  | "warning"
  | "breach"
  | "breachCount"
  | "correction"
  /** A colleague called one by name in a note. */
  | "mention"
  | "authorSilent"
  | "pauseClosable";

/** What one person is told about one case; the same id is told once. */
export type NewNotice = {
  readonly noticeId: string;
  readonly personId: PersonId;
  readonly caseId: CaseId;
  readonly kind: NoticeKind;
  readonly clause: string;
  readonly timer: string | null;
  readonly due: Instant | null;
  readonly at: Instant;
};

export type NoticeRow = NewNotice & {
  readonly seenAt: Instant | null;
  readonly number: number;
  readonly excerpt: string;
  readonly procedure: string;
  readonly edition: string;
  readonly route: string;
};

/** A term that a unit let pass: counted for each unit and period. */
export type NewBreach = {
  readonly caseId: CaseId;
  readonly timer: string;
  readonly startedAt: Instant;
  readonly unitId: UnitId;
  readonly at: Instant;
};

/** The part of a transaction that keeps the roster and the notices. */
export type DutyTx = {
  /** Turns of a kind that touch the stretch, by their beginning. */
  readonly turns: (asked: { readonly kind: Turn["kind"]; readonly from: Instant; readonly to: Instant }) => Promise<readonly Turn[]>;
  readonly addTurn: (turn: Turn) => Promise<void>;
  /** Ends a turn now, or takes back one that has not begun; false where there is none that still goes or is to come. */
  readonly endTurn: (turnId: string, by: { readonly personId: PersonId; readonly at: Instant }) => Promise<boolean>;
  /** Tells each person once; answers how many were told anew. Announced at the commit. */
  readonly notify: (notices: readonly NewNotice[]) => Promise<number>;
  /** What this person was told, the newest first. */
  readonly notices: (personId: PersonId) => Promise<readonly NoticeRow[]>;
  /** Records that they have seen one, or all (null). */
  readonly noticesSeen: (personId: PersonId, noticeId: string | null, at: Instant) => Promise<void>;
  /** The case is looked at by then at the latest. */
  readonly watch: (caseId: CaseId, at: Instant) => Promise<void>;
  /** The case has been looked at; null = nothing is to come. */
  readonly rewatch: (caseId: CaseId, at: Instant | null) => Promise<void>;
  /** Cases to be looked at by `now`, the earliest first; other processes pass them by until the end of this transaction. */
  readonly watchedCases: (now: Instant, limit: number) => Promise<readonly CaseId[]>;
  readonly addBreach: (breach: NewBreach) => Promise<void>;
  readonly breachesSince: (since: Instant) => Promise<readonly { readonly unitId: UnitId; readonly count: number }[]>;
};
