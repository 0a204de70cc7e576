/**
 * The app's face to its callers (http, the command line, tests): what can be asked in plain words, and what comes back.
 * Views carry domain types; http presents them as JSON. Every call is made by somebody: rights are asked here, not in the screens.
 */
import type {
  AllowedMove,
  CaseId,
  CaseState,
  FileId,
  MessageId,
  PartView,
  PersonId,
  PublicationId,
  Refusal,
  TenantId,
  UnitId,
  Waiter,
} from "#case";
import type { TimerView } from "#deadlines";
import type { Bilingual, ClauseId, Procedure, RouteRule } from "#procedure";
import type { Instant, TermUnit } from "#worktime";
import type { AlarmRow, FormerAnswer } from "./ports/alarms.ts";
import type { ChannelCapabilities, WebhookAnswer, WebhookRequest } from "./ports/channel.ts";
import type { PageAlarm } from "./ports/pages.ts";
import type { ControlDesk } from "./control/face.ts";
import type { NotesDesk, TemplatesDesk } from "./colleagues/face.ts";
import type { DutyDesk } from "./duty/face.ts";
import type { IncidentDesk } from "./incident/face.ts";
import type { ManualApp, ManualPart } from "./manual/face.ts";
import type { ModerationApp } from "./moderation/face.ts";
import type { LinkVerdict } from "./outbox/check-link.ts";
import type { PagesDesk } from "./pages/face.ts";
import type { PeopleDesk } from "./people/face.ts";
import type { Turn } from "./ports/duty.ts";
import type { FoundRow } from "./ports/search.ts";
import type { CaseParts, Change, FileRow, ListRow, ListView, OrganisationRow, PageRow, PersonRow, UnitRow } from "./ports/store.ts";
import type { RulesDesk } from "./rules/face.ts";
import type { SiteHookDesk } from "./site/hook.ts";
import type { SiteApp } from "./site/face.ts";

/** Who asks. The tenant is the municipality; nothing crosses it. */
export type Principal = {
  readonly tenantId: TenantId;
  /** With the role in which they stand now: their own, or the one that they act in by date (4.1). */
  readonly person: PersonRow;
  readonly isActing?: boolean;
};

/** A move in a person's own words: texts as texts, files as ids of uploads. The app keeps the words apart and gives the core their digests. */
export type DeskMove =
  | { readonly do: "placeInUrgentFolder" }
  | { readonly do: "resolve"; readonly units: readonly string[]; readonly answerable?: string | undefined; readonly instruction: string }
  | { readonly do: "dispatch"; readonly units?: readonly string[] | undefined; readonly answerable?: string | undefined }
  | { readonly do: "askClarification"; readonly question: string }
  | { readonly do: "agreeClarification"; readonly question?: string | undefined; readonly exception?: string | undefined }
  | { readonly do: "declineClarification"; readonly remarks: string }
  | { readonly do: "closePause"; readonly reason: string }
  | {
      readonly do: "submitDraft";
      readonly text: string;
      readonly files: readonly string[];
      readonly measures: string;
      /** Why there is no photo or video to a repeat (3.4). */
      readonly noProof?: string | undefined;
    }
  | {
      readonly do: "submitInterim";
      readonly text: string;
      readonly files: readonly string[];
      /** None only where the act asks for none: a first reaction. */
      readonly promisedFor: Instant | null;
      /** What is being done meanwhile (3.3, 3.4). */
      readonly measures?: string | undefined;
      readonly noProof?: string | undefined;
    }
  /** What a helping unit brings for the consolidated reply (2.6). */
  | { readonly do: "submitPart"; readonly text: string; readonly files: readonly string[]; readonly measures: string }
  | { readonly do: "returnPart"; readonly unitId: string; readonly remarks: string }
  | { readonly do: "returnForRework"; readonly draftId: string; readonly remarks: string }
  | { readonly do: "accept"; readonly draftId: string; readonly digest: string }
  | { readonly do: "approve"; readonly draftId: string; readonly digest: string }
  | { readonly do: "refuseApproval"; readonly draftId: string; readonly remarks: string }
  | { readonly do: "declineCompetence"; readonly reason: string; readonly competentBody?: string | undefined }
  | { readonly do: "retryPublication"; readonly publicationId: string }
  | { readonly do: "confirmPublishedByHand"; readonly publicationId: string; readonly permalink: string }
  /** An empty text means "none": the core says where one is required. */
  | { readonly do: "refuse"; readonly ground: string; readonly evidence: string; readonly files?: readonly string[] | undefined }
  | {
      readonly do: "explain";
      readonly ground: string;
      readonly text: string;
      /** What stands in the fields of the ground's form (3.8): those that the act requires must be filled. */
      readonly fields?: Readonly<Record<string, string>> | undefined;
      readonly earlierCases?: readonly string[] | undefined;
    }
  | {
      readonly do: "turnIntoAppeal";
      readonly by: "register" | "guide";
      readonly contacts: string;
      /** What the author is sent (3.9); without words the author cannot be guided. */
      readonly notice?: string | undefined;
    }
  /** The appeal exists: its number and its day, written in when they arrive (3.9). */
  | { readonly do: "registerAppeal"; readonly number: string; readonly registeredAt: Instant }
  /** What the author answered to our question, where no network could bring it (3.1.2): when, in which words, and how it came. */
  | {
      readonly do: "recordAnswer";
      readonly text: string;
      readonly files: readonly string[];
      readonly answeredAt: Instant;
      readonly way: string;
    }
  /** The earlier case is named by its id, or by the number that people know it by. */
  | { readonly do: "linkRepeat"; readonly earlierCaseId?: string | undefined; readonly earlierNumber?: number | undefined }
  | { readonly do: "markGeneralInterest" }
  | { readonly do: "declareEmergency"; readonly reason: string }
  | { readonly do: "setImportance"; readonly importance: string }
  | { readonly do: "setTopic"; readonly topic: string }
  | { readonly do: "recordFact"; readonly fact: string; readonly happenedAt: Instant }
  | {
      readonly do: "overrideTerm";
      readonly timer: string;
      readonly due: Instant;
      readonly reason: string;
      /** What the author is told, where the act says that they are. */
      readonly notice?: string | undefined;
    }
  | { readonly do: "handOver"; readonly way: string }
  | { readonly do: "reopen"; readonly reason: string }
  | { readonly do: "close"; readonly reason: string };

/** All that a card shows; http turns it into the contract's JSON. */
export type CardView = {
  readonly parts: CaseParts;
  readonly state: CaseState;
  readonly procedure: Procedure;
  readonly route: RouteRule;
  readonly timers: readonly TimerView[];
  /** Computed by the same core that will decide: no button can disagree with the server. */
  readonly moves: readonly AllowedMove[];
  readonly waitingFor: readonly Waiter[];
  readonly units: readonly UnitRow[];
  /** Of several units: whose part is awaited, given, late (2.6). */
  readonly unitParts: readonly PartView[];
  /** The clock of 3.8 as it would run were an explanation begun now: told before a ground is chosen. */
  readonly explanationClock: TimerView | null;
  /** Who acted in the role of another while the case went on: the history says so. */
  readonly acting: readonly Turn[];
  /** Null for a message that a network or an import brought. */
  readonly manual: ManualPart | null;
  readonly network: {
    readonly code: string;
    readonly title: { readonly ru: string; readonly en: string };
    readonly capabilities: ChannelCapabilities | null;
  };
  readonly now: Instant;
};

export type InputProblem = { readonly code: string; readonly path: string; readonly ru: string; readonly en: string };

export type MoveOutcome =
  | { readonly kind: "done"; readonly card: CardView }
  | { readonly kind: "refused"; readonly refusal: Refusal; readonly procedure: Procedure }
  /** Somebody was first: nothing was written; `card` is what stands now. */
  | { readonly kind: "conflict"; readonly card: CardView }
  | { readonly kind: "badInput"; readonly problems: readonly InputProblem[] }
  | { readonly kind: "notFound" };

/** A row of a list with the act that names its step and its clocks. */
export type UnderAct<Row extends ListRow = ListRow> = Row & { readonly procedure: Procedure; readonly route: RouteRule };

/** What was found over all cases that this person may see; `more` asks for narrower words. */
export type SearchResult = {
  readonly rows: readonly UnderAct<FoundRow>[];
  readonly more: boolean;
  readonly units: readonly UnitRow[];
  readonly now: Instant;
};

export type ListAnswer = {
  readonly rows: readonly UnderAct[];
  readonly nextCursor: string | null;
  readonly counts: Readonly<Record<ListView, number>>;
  readonly units: readonly UnitRow[];
  readonly now: Instant;
};

/** "Why this deadline": spans counted and skipped with the reason, and words for people. */
export type DeadlineStory = {
  readonly timer: string;
  readonly clause: ClauseId;
  readonly clauseText: string;
  readonly unit: TermUnit;
  readonly reading: { readonly ru: string; readonly en: string } | null;
  readonly counted: readonly { readonly from: Instant; readonly to: Instant; readonly ms: number }[];
  readonly skipped: readonly {
    readonly from: Instant;
    readonly to: Instant;
    readonly why: string;
    readonly name: { readonly ru: string; readonly en: string } | null;
    readonly basis: string | null;
  }[];
  readonly due: Instant | null;
  readonly words: { readonly ru: readonly string[]; readonly en: readonly string[] };
};

export type UploadOutcome =
  | { readonly kind: "stored"; readonly file: FileRow }
  | { readonly kind: "rejected"; readonly problem: InputProblem };

/** An alarm of a threat (3.7) as this person sees it. */
export type AlarmView = Omit<AlarmRow, "ground" | "procedure" | "edition"> & {
  readonly ground: { readonly title: Bilingual; readonly clause: ClauseId };
  readonly standsForMe: boolean;
};

/** A paper that leaves the desk as a file, with its words for those who only copy them. */
export type Paper = { readonly name: string; readonly mime: string; readonly bytes: Uint8Array; readonly text: string };

export type App = ManualApp & {
  /** A webhook: stored durably before the answer says so. `pageKey` is the page's own part of the address. */
  readonly receive: (network: string, pageKey: string, request: WebhookRequest) => Promise<WebhookAnswer>;
  readonly list: (
    principal: Principal,
    query: { readonly view: ListView; readonly limit: number; readonly cursor: string | null },
  ) => Promise<ListAnswer>;
  readonly search: (principal: Principal, words: string) => Promise<SearchResult>;
  /** Null where there is none, or none that this person may see. */
  readonly card: (principal: Principal, caseId: CaseId) => Promise<CardView | null>;
  readonly deadline: (principal: Principal, caseId: CaseId, timer: string) => Promise<DeadlineStory | null>;
  readonly move: (principal: Principal, caseId: CaseId, version: number, move: DeskMove) => Promise<MoveOutcome>;
  readonly save: (
    principal: Principal,
    caseId: CaseId,
    field: string,
    text: string | null,
  ) => Promise<{ readonly text: string; readonly at: Instant } | null>;
  readonly saved: (principal: Principal, caseId: CaseId, field: string) => Promise<{ readonly text: string; readonly at: Instant } | null>;
  readonly upload: (principal: Principal, file: { readonly name: string; readonly bytes: Uint8Array }) => Promise<UploadOutcome>;
  readonly file: (principal: Principal, fileId: FileId) => Promise<{ readonly row: FileRow; readonly bytes: Uint8Array } | null>;
  /** Alarms that stand for this person; with a case, all of that case. */
  readonly alarms: (principal: Principal, caseId: CaseId | null) => Promise<readonly AlarmView[]>;
  readonly acknowledgeAlarm: (principal: Principal, alarmId: string) => Promise<boolean>;
  /** What the author of this case was answered before (3.8). */
  readonly formerAnswers: (principal: Principal, caseId: CaseId) => Promise<readonly FormerAnswer[]>;
  /** The note for the police (3.7); null where the case was not refused for a threat. */
  readonly policeNote: (principal: Principal, caseId: CaseId) => Promise<Paper | null>;
  /** The package for the document system (3.9); null where the case is no appeal. */
  readonly appealPackage: (principal: Principal, caseId: CaseId) => Promise<Paper | null>;
  readonly pages: (principal: Principal) => Promise<readonly (PageRow & { readonly alarms?: readonly PageAlarm[] })[]>;
  readonly networks: () => readonly {
    readonly code: string;
    readonly title: { readonly ru: string; readonly en: string };
    readonly letter: string;
  }[];
  /** The office and the production calendars as plain data, for the desk to count working time by itself. */
  readonly desk: (principal: Principal) => Promise<{
    readonly organisation: OrganisationRow;
    readonly calendars: readonly unknown[];
    readonly units: readonly UnitRow[];
    readonly procedure: Procedure;
  }>;
  /** The calendar and the act, as administrators and controllers see and change them. */
  readonly rules: RulesDesk;
  /** Answers for everybody: the public page and its posts (3.6). */
  readonly site: SiteApp;
  /** The call to the municipality's own site (3.6). */
  readonly siteHook: SiteHookDesk;
  /** Whether the answer stands where a person says that they published it; null: no such publication for them. */
  readonly checkReplyLink: (
    principal: Principal,
    asked: { readonly caseId: CaseId; readonly publicationId: PublicationId; readonly permalink: string },
  ) => Promise<LinkVerdict | null>;
  /** Asks for the files of a message once more; false where there is none for this person. */
  readonly retryAttachments: (principal: Principal, caseId: CaseId, messageId: MessageId) => Promise<boolean>;
  /** Moderation of pages and corrections of our own replies (1.6). */
  readonly moderation: ModerationApp;
  /** The register of official pages, for its administrator (1.4, 1.8). */
  readonly register: PagesDesk;
  /** The people of the municipality, for its administrator. */
  readonly people: PeopleDesk;
  /** Duty, acting officials, notices (3.10, 4.1, 4.2). */
  readonly duty: DutyDesk;
  /** The controller's day, the report of a period and its journal (4.2). */
  readonly control: ControlDesk;
  /** The system «Инцидент»: letters, tables, keys, the hand-over (3.2). */
  readonly incident: IncidentDesk;
  /** Templates of answers, kept by the curator and the administrator. */
  readonly templates: TemplatesDesk;
  /** Notes among colleagues on a case: never published. */
  readonly notes: NotesDesk;
  /** Whether the case is this person's to see: for what is told of it beside the card. */
  readonly seesCase: (principal: Principal, caseId: CaseId) => Promise<boolean>;
  readonly principalOf: (userId: string) => Promise<Principal | null>;
  /** Changes of one tenant, from whichever process made them. */
  readonly subscribe: (tenantId: TenantId, handler: (change: Change) => void) => () => void;
  readonly now: () => Instant;
};

/** The work that nobody asks for: the inbox, the outbox, polls, the chain, the checks of pages. */
export type Workers = { readonly start: () => Promise<void>; readonly stop: () => Promise<void> };

export type { PersonId, PublicationId, UnitId };
