/**
 * The port that the database fills. One transaction = events + read models + outbox row; every call is inside one tenant.
 * Instants are milliseconds since the epoch, UTC. Personal data (texts, names, raw payloads, files) lies apart from events.
 */
import type {
  ActingRole,
  Actor,
  CaseId,
  DraftId,
  FileId,
  FileRef,
  MessageId,
  MessageKind,
  PersonId,
  PublicationId,
  RecordedEvent,
  ReplyKind,
  TenantId,
  TextId,
  TextRef,
  UnitId,
  Waiter,
} from "#case";
import type { TimerView } from "#deadlines";
import type { Instant } from "#worktime";
import type { AlarmRow, FormerAnswer, NewAlarm } from "./alarms.ts";
import type { Change } from "./change.ts";
import type { ColleaguesTx } from "./colleagues.ts";
import type { InboundAttachment, InboundAuthor, InboundEvent, InboundThread, OutboundTarget } from "./channel.ts";
import type { DutyTx } from "./duty.ts";
import type { IncidentTx, KeyOwner } from "./incident.ts";
import type { ManualTx } from "./manual.ts";
import type { AttachmentRow, AttachmentsTx } from "./attachments.ts";
import type { ModerationTx } from "./moderation.ts";
import type { PagesTx } from "./pages.ts";
import type { ListPage, ListQuery, ListView } from "./lists.ts";
import type { RebuildTx } from "./rebuild.ts";
import type { QualityTx, ReportsTx } from "./reports.ts";
import type { SearchStore } from "./search.ts";
import type { RulesTx } from "./rules.ts";
import type { SiteHookTx } from "./site-hook.ts";
import type { SiteTx } from "./site.ts";
import type { NewUnitHours, OrganisationRow, PageRow, PersonRow, UnitRow } from "./town.ts";

/** The row of the lists: derived from events, rebuilt by `otklik rebuild`. */
export type CaseProjection = {
  readonly caseId: CaseId;
  readonly version: number;
  readonly number: number;
  readonly procedure: string;
  readonly edition: string;
  readonly route: string;
  readonly network: string;
  readonly pageId: string | null;
  readonly messageId: MessageId;
  readonly messageKind: MessageKind;
  readonly receivedAt: Instant;
  readonly step: string;
  readonly stepSince: Instant;
  readonly waitingFor: readonly Waiter[];
  readonly units: readonly UnitId[];
  readonly ended: boolean;
  readonly isEmergency: boolean;
  readonly removedByAuthor: boolean;
  /** The nearest live timer of the step that waits; null when none runs. */
  readonly nearest: {
    readonly timer: string;
    readonly clause: string;
    readonly due: Instant | null;
    readonly status: TimerView["status"];
    /** When the clock began: the list draws how much of it is gone. Absent in projections written before it was kept. */
    readonly startedAt?: Instant;
    /** In which time the term is counted. Absent likewise. */
    readonly unit?: TimerView["term"]["unit"];
  } | null;
  readonly timers: readonly TimerView[];
  readonly lastEventAt: Instant;
};

export type NewInbox = {
  readonly network: string;
  readonly pageId: string;
  readonly dedupKey: string;
  readonly eventType: string;
  readonly body: Uint8Array;
  readonly receivedAt: Instant;
};

export type InboxRow = NewInbox & { readonly inboxId: string; readonly tenantId: TenantId; readonly attempts: number };

export type MessageRow = {
  readonly messageId: MessageId;
  readonly caseId: CaseId;
  readonly pageId: string | null;
  readonly network: string;
  readonly externalId: string;
  readonly kind: MessageKind;
  readonly authorId: string | null;
  readonly thread: InboundThread;
  readonly permalink: string | null;
  readonly occurredAt: Instant;
  readonly arrivedAt: Instant;
  /** Newest text version; the older ones stay in `versions`. */
  readonly text: TextRef;
  readonly attachments: readonly InboundAttachment[];
  readonly removedAt: Instant | null;
};

export type NewPublication = {
  readonly publicationId: PublicationId;
  readonly caseId: CaseId;
  readonly pageId: string;
  readonly reply: ReplyKind;
  readonly draftId: DraftId | null;
  readonly text: TextRef;
  readonly files: readonly FileRef[];
  readonly target: OutboundTarget;
  readonly createdAt: Instant;
};

export type PublicationStatus = "queued" | "sending" | "retry" | "unknown" | "published" | "failed";

export type PublicationRow = NewPublication & {
  readonly status: PublicationStatus;
  readonly attempts: number;
  readonly failure: string | null;
  readonly failureDetail: string | null;
  readonly nextAttemptAt: Instant | null;
  readonly externalId: string | null;
  readonly permalink: string | null;
  readonly publishedAt: Instant | null;
};

export type PublicationProgress =
  | { readonly status: "sending"; readonly at: Instant }
  | { readonly status: "retry" | "unknown"; readonly failure: string; readonly detail: string; readonly nextAttemptAt: Instant }
  | { readonly status: "failed"; readonly failure: string; readonly detail: string }
  | { readonly status: "published"; readonly externalId: string; readonly permalink: string | null; readonly at: Instant };

export type TextKind =
  | "message"
  | "instruction"
  | "question"
  | "draft"
  | "remarks"
  | "reason"
  | "measures"
  | "evidence"
  | "contacts"
  | "note"
  | "other";

/** What one transaction of one tenant can do. */
export type StoreTx = SiteTx &
  PagesTx &
  ModerationTx &
  AttachmentsTx &
  RulesTx &
  ManualTx &
  RebuildTx &
  ReportsTx &
  QualityTx &
  DutyTx &
  ColleaguesTx &
  SiteHookTx &
  IncidentTx & {
    readonly tenantId: TenantId;

    /** All events of a case in order; empty when there is none. Takes no lock. */
    readonly loadCase: (caseId: CaseId) => Promise<readonly RecordedEvent[]>;
    /** Optimistic on version: "conflict" when someone was first. Writes the projection and announces the change in the same transaction. */
    readonly append: (events: readonly RecordedEvent[], projection: CaseProjection) => Promise<"appended" | "conflict">;
    readonly nextCaseNumber: () => Promise<number>;
    readonly numberOf: (caseId: CaseId) => Promise<number | null>;
    /** The case that people know by this number; null where there is none. */
    readonly caseOfNumber: (number: number) => Promise<CaseId | null>;
    /** Writes a projection only: for `rebuild`. */
    readonly project: (projection: CaseProjection) => Promise<void>;

    /** Keeps a text apart and answers its salted digest. */
    readonly putText: (kind: TextKind, body: string) => Promise<TextRef>;
    readonly texts: (ids: readonly TextId[]) => Promise<ReadonlyMap<TextId, string>>;
    readonly putFile: (file: {
      readonly fileId: FileId;
      readonly name: string;
      readonly mime: string;
      readonly size: number;
      readonly sha256: string;
      readonly storageKey: string;
      readonly uploadedBy: PersonId | null;
      readonly at: Instant;
    }) => Promise<FileRef>;
    readonly files: (ids: readonly FileId[]) => Promise<readonly FileRow[]>;
    /** Where files are used; an id that this tenant does not have is left out. */
    readonly fileUses: (ids: readonly FileId[]) => Promise<readonly FileUse[]>;

    readonly putInbox: (row: NewInbox) => Promise<"stored" | "duplicate">;
    readonly inboxDone: (
      inboxId: string,
      outcome: { readonly kind: "processed" | "ignored" } | { readonly kind: "failed"; readonly error: string },
      at: Instant,
    ) => Promise<void>;

    readonly findMessage: (network: string, pageId: string, externalId: string, kind: MessageKind) => Promise<MessageRow | null>;
    readonly putMessage: (message: MessageRow) => Promise<"stored" | "duplicate">;
    readonly addMessageVersion: (
      messageId: MessageId,
      text: TextRef,
      attachments: readonly InboundAttachment[],
      at: Instant,
    ) => Promise<void>;
    /** A further piece of a message that came piece by piece: its files are added once, its name goes to `thread.partIds`. */
    readonly addMessagePart: (
      messageId: MessageId,
      part: { readonly partId: string; readonly attachments: readonly InboundAttachment[] },
    ) => Promise<"joined" | "known">;
    readonly setMessageRemoved: (messageId: MessageId, at: Instant | null) => Promise<void>;
    /** Open cases with a message of this author on this page, newest first. */
    readonly openCasesOfAuthor: (
      pageId: string,
      authorId: string,
    ) => Promise<readonly { readonly caseId: CaseId; readonly step: string; readonly messages: readonly MessageRow[] }[]>;
    readonly messagesOf: (caseId: CaseId) => Promise<readonly MessageRow[]>;
    readonly putAuthor: (network: string, author: InboundAuthor) => Promise<string>;
    readonly putPost: (
      pageId: string,
      publicPostId: string,
      post: { readonly text: string; readonly permalink: string | null; readonly publishedAt: Instant | null },
    ) => Promise<void>;

    readonly putPublication: (publication: NewPublication) => Promise<void>;
    readonly publication: (publicationId: PublicationId) => Promise<PublicationRow | null>;
    /** Locks the row for this transaction, or null when another process holds it. */
    readonly lockPublication: (publicationId: PublicationId) => Promise<PublicationRow | null>;
    readonly setPublication: (publicationId: PublicationId, progress: PublicationProgress) => Promise<void>;
    readonly publicationByExternalId: (pageId: string, externalId: string) => Promise<PublicationRow | null>;
    /** Takes the page's turn until the end of this transaction, so that two processes do not count the same room twice. */
    readonly takePageTurn: (pageId: string) => Promise<void>;
    /** When the publication at this place (1 = the newest) left by a connector, or is leaving; null where there are fewer since then. */
    readonly recentPublication: (asked: {
      readonly pageId: string;
      readonly since: Instant;
      readonly place: number;
      readonly sameTextAs: TextId | null;
      readonly publicOnly: boolean;
    }) => Promise<Instant | null>;
    /** Enqueues a job in the same transaction; `key` replaces an earlier job of the same key. */
    readonly enqueue: (job: Job, options?: { readonly runAt?: Instant; readonly key?: string }) => Promise<void>;

    /** Tells the desks that a card shows something new though its case did not move. */
    readonly announceCase: (caseId: CaseId) => Promise<void>;
    readonly pages: () => Promise<readonly PageRow[]>;
    readonly putPage: (page: PageRow) => Promise<void>;
    readonly setPageHealth: (pageId: string, health: PageRow["health"]) => Promise<void>;
    readonly touchPage: (pageId: string, lastEventAt: Instant) => Promise<void>;
    readonly pollCursor: (pageId: string) => Promise<string | null>;
    readonly setPollCursor: (pageId: string, cursor: string) => Promise<void>;

    readonly units: () => Promise<readonly UnitRow[]>;
    /** Hours of its own are set apart, with who and why: they move deadlines. */
    readonly putUnit: (unit: Omit<UnitRow, "hours">) => Promise<void>;
    readonly putUnitHours: (change: NewUnitHours) => Promise<void>;
    readonly people: () => Promise<readonly PersonRow[]>;
    readonly putPerson: (person: PersonRow) => Promise<void>;
    readonly organisation: () => Promise<OrganisationRow | null>;
    readonly putOrganisation: (organisation: OrganisationRow) => Promise<void>;

    readonly draftSave: (
      caseId: CaseId,
      personId: PersonId,
      field: string,
    ) => Promise<{ readonly text: string; readonly at: Instant } | null>;
    readonly putDraftSave: (caseId: CaseId, personId: PersonId, field: string, text: string, at: Instant) => Promise<void>;
    readonly dropDraftSaves: (caseId: CaseId, personId: PersonId, field: string) => Promise<void>;

    readonly raiseAlarm: (alarm: NewAlarm) => Promise<void>;
    readonly alarms: (asked: { readonly caseId: CaseId } | { readonly standingFor: ActingRole }) => Promise<readonly AlarmRow[]>;
    /** False where the alarm does not stand for this role (any more). */
    readonly acknowledgeAlarm: (
      alarmId: string,
      by: { readonly role: ActingRole; readonly personId: PersonId; readonly at: Instant },
    ) => Promise<boolean>;
    readonly formerAnswers: (caseId: CaseId) => Promise<readonly FormerAnswer[]>;

    /** One message, for the look-ups that follow its arrival. */
    readonly message: (messageId: MessageId) => Promise<MessageRow | null>;
    /** An author by our own id, as the network knows them. */
    readonly author: (authorId: string) => Promise<InboundAuthor | null>;
    readonly hasPost: (pageId: string, publicPostId: string) => Promise<boolean>;
    /** Whether an author lets our page write to them directly: a network's own word, kept with its time. */
    readonly setDirectAllowed: (pageId: string, authorId: string, allowed: boolean, at: Instant) => Promise<void>;
    /** Keeps a change of a message that has not arrived yet; the same `dedupKey` twice is kept once. */
    readonly park: (pageId: string, event: InboundEvent) => Promise<void>;
    /** Takes out what was parked for this message, in the order in which it was parked. */
    readonly takeParked: (pageId: string, externalId: string) => Promise<readonly InboundEvent[]>;
    /** Cases that have not ended and whose nearest timer was still running when projected, but is due by `now`: the due index. Earliest first. */
    readonly dueCases: (now: Instant, limit: number) => Promise<readonly CaseId[]>;
    /** Publications that nobody moves any more: queued, retry or unknown with the next attempt before `now`; sending since before `sendingBefore`. */
    readonly stalledPublications: (now: Instant, sendingBefore: Instant, limit: number) => Promise<readonly PublicationId[]>;
  };

/** What a file is there for: the units of each case that it belongs to; a letter of the system belongs to none. */
export type FileUse = {
  readonly fileId: FileId;
  readonly uploadedBy: PersonId | null;
  readonly isLetter: boolean;
  readonly unitsOfCases: readonly (readonly UnitId[])[];
};

export type FileRow = FileRef & { readonly name: string; readonly size: number; readonly storageKey: string };

/** Work that outlives a request; the payload holds ids only. */
export type Job =
  | { readonly kind: "publish"; readonly tenantId: TenantId; readonly publicationId: PublicationId }
  | { readonly kind: "processInbox"; readonly tenantId: TenantId }
  | { readonly kind: "enrich"; readonly tenantId: TenantId; readonly messageId: MessageId }
  | { readonly kind: "checkPage"; readonly tenantId: TenantId; readonly pageId: string }
  | { readonly kind: "callSite"; readonly tenantId: TenantId; readonly deliveryId: string }
  | { readonly kind: "publishPost"; readonly tenantId: TenantId; readonly postId: string }
  | { readonly kind: "keepAttachments"; readonly tenantId: TenantId; readonly messageId: MessageId }
  | { readonly kind: "moderate"; readonly tenantId: TenantId; readonly deedId: string }
  | { readonly kind: "recompute"; readonly tenantId: TenantId };

export type CaseParts = {
  readonly events: readonly RecordedEvent[];
  readonly projection: CaseProjection;
  readonly messages: readonly (MessageRow & {
    readonly author: (InboundAuthor & { readonly authorId: string }) | null;
    readonly versions: readonly { readonly text: TextRef; readonly at: Instant }[];
  })[];
  readonly texts: ReadonlyMap<TextId, string>;
  readonly files: readonly FileRow[];
  readonly publications: readonly PublicationRow[];
  /** What became of the attachments of the messages. */
  readonly attachments?: readonly AttachmentRow[];
  readonly page: PageRow | null;
  readonly post: { readonly publicPostId: string; readonly text: string; readonly permalink: string | null } | null;
  readonly people: ReadonlyMap<PersonId, { readonly name: string; readonly position: string }>;
};

/** The shell's database. `transaction` sets the tenant for row-level security before anything else. */
export type Store = SearchStore & {
  readonly transaction: <T>(tenantId: TenantId, work: (tx: StoreTx) => Promise<T>) => Promise<T>;
  readonly tenants: () => Promise<readonly TenantId[]>;
  /** The page that a webhook names, across tenants: webhooks come before any tenant is known. */
  readonly findPage: (network: string, pageKey: string) => Promise<{ readonly tenantId: TenantId; readonly page: PageRow } | null>;
  /** Keeps one delivery durably, in a transaction of its own and in one errand to the database: the path between a network and its acknowledgement. */
  readonly putInbox: (tenantId: TenantId, row: NewInbox) => Promise<"stored" | "duplicate">;
  /** Whose key this digest is, across tenants. */
  readonly keyOwner: (digest: string) => Promise<KeyOwner | null>;
  /** The person behind an account, with the role that they act in by date (`actingAs`), if any. */
  readonly personOfUser: (
    userId: string,
  ) => Promise<{ readonly tenantId: TenantId; readonly person: PersonRow; readonly actingAs: ActingRole | null } | null>;
  /**
   * Takes up to `limit` unprocessed rows, oldest first, locked against other processes, and runs `work` on each in a transaction of its own. Answers how many it took.
   * When `work` throws, only its row is rolled back: its attempts grow, it is set aside for a growing time, and the rows after it go on.
   */
  readonly takeInbox: (limit: number, work: (row: InboxRow, tx: StoreTx) => Promise<void>) => Promise<number>;
  readonly list: (tenantId: TenantId, query: ListQuery) => Promise<ListPage>;
  readonly counts: (tenantId: TenantId, query: Pick<ListQuery, "scope" | "role" | "now">) => Promise<Readonly<Record<ListView, number>>>;
  readonly caseParts: (tenantId: TenantId, caseId: CaseId) => Promise<CaseParts | null>;
  /** Seals the events not yet in the chain, in order; answers how many. */
  readonly sealChain: (tenantId: TenantId) => Promise<number>;
  readonly verifyChain: (
    tenantId: TenantId,
  ) => Promise<
    | { readonly ok: true; readonly events: number; readonly head: string }
    | { readonly ok: false; readonly at: { readonly caseId: CaseId; readonly version: number } | null; readonly reason: string }
  >;
  readonly listen: (handler: (change: Change) => void) => Promise<() => Promise<void>>;
  readonly close: () => Promise<void>;
};

export type { Actor };

export type { Change } from "./change.ts";
export type { ListPage, ListQuery, ListRow, ListView } from "./lists.ts";
export type { NewUnitHours, OrganisationRow, PageRow, PersonRow, UnitRow } from "./town.ts";
export type { FileStorage } from "./file-storage.ts";
