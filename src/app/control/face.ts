/** What the controller's day can be asked, and what comes back (4.2). A null answer: this person has no right to it. */
import type { BreachStory, CaseId, Outcome, Waiter } from "#case";
import type { Bilingual, ClauseId } from "#procedure";
import type { Instant } from "#worktime";
import type { ListAnswer, Paper, Principal } from "../face.ts";
import type { UnitRow } from "../ports/store.ts";
import type { EnteredResult, FolderForm, PaperBatch } from "./enter-folder.ts";
import type { QualityAsked, QualityOutcome, SampleView, SheetAsked } from "./quality.ts";

/** How the nearest clock of an open case stands: past its end, within its warning, standing still, none, or otherwise running. */
export const clockStands = ["overdue", "soon", "running", "suspended", "none"] as const;
export type ClockStand = (typeof clockStands)[number];

/** How many open cases stand how. */
export type Tally = Readonly<Record<ClockStand, number>>;

export type StepTally = {
  /** The act, the route and the step in one word: what the list of these cases is asked by. */
  readonly key: string;
  readonly title: Bilingual;
  readonly routeTitle: Bilingual;
  readonly clause: ClauseId;
  readonly waitsFor: readonly Waiter[];
  readonly tally: Tally;
};

/** The day at a glance. A case of several units stands in the row of each. */
export type ControlNow = {
  readonly total: Tally;
  readonly byUnit: readonly { readonly unit: UnitRow | null; readonly tally: Tally }[];
  readonly byStep: readonly StepTally[];
  readonly now: Instant;
};

/** Which of the open cases: `unit` "" = those without one. */
export type NowFilter = {
  readonly stand: ClockStand | null;
  readonly unit: string | null;
  readonly step: string | null;
};

export type NowCases = Pick<ListAnswer, "rows" | "units" | "now"> & { readonly total: number };

export type Period = { readonly from: Instant; readonly to: Instant };

/** Who had the move in an answered case: those of the desk and the author; the rest (the network, another body) is one. */
export const spenders = ["head", "curator", "unit", "author", "other"] as const;
export type Spender = (typeof spenders)[number];

export type Counts = {
  readonly received: number;
  readonly answered: number;
  readonly explained: number;
  readonly refused: number;
  readonly appeals: number;
  readonly repeats: number;
};

export type BreachLine = Omit<BreachStory, "unitId" | "spent" | "holders"> & {
  readonly caseId: CaseId;
  readonly number: number;
  readonly timerTitle: Bilingual;
  readonly heldBy: readonly Waiter[];
  readonly unit: UnitRow | null;
  /** Where the time of the term had gone. */
  readonly spent: Readonly<Record<Spender, number>>;
};

export type ControlPeriod = Period & {
  /** Where the working time of the cases answered in the period went. */
  readonly spent: {
    readonly cases: number;
    readonly ms: Readonly<Record<Spender, number>>;
    readonly byUnit: readonly { readonly unit: UnitRow; readonly cases: number; readonly ms: number }[];
  };
  readonly counts: {
    readonly total: Counts;
    readonly byNetwork: readonly { readonly code: string; readonly title: Bilingual; readonly counts: Counts }[];
    /** Null title: no topic was set. */
    readonly byTopic: readonly { readonly title: Bilingual | null; readonly counts: Counts }[];
  };
  /** The newest first, as many as a page holds; `total` counts all. */
  readonly breaches: {
    readonly total: number;
    readonly lines: readonly BreachLine[];
    readonly byUnit: readonly { readonly unit: UnitRow | null; readonly count: number }[];
  };
  /** More cases belong to the period than were read. */
  readonly capped: boolean;
};

export type JournalFilter = Period & {
  readonly network: string | null;
  readonly unit: string | null;
  readonly topic: string | null;
  readonly outcome: Outcome | null;
};

export const journalForms = ["csv", "xlsx"] as const;
export type JournalForm = (typeof journalForms)[number];

/** The journal as a file that leaves while it is read. */
export type JournalFile = { readonly name: string; readonly mime: string; readonly body: AsyncIterable<string | Uint8Array> };

/** What can be chosen in the journal's filters. */
export type JournalChoices = {
  readonly networks: readonly { readonly code: string; readonly title: Bilingual }[];
  readonly units: readonly UnitRow[];
  readonly topics: readonly { readonly name: string; readonly title: Bilingual }[];
};

export type ControlDesk = {
  readonly now: (principal: Principal) => Promise<ControlNow | null>;
  readonly cases: (principal: Principal, filter: NowFilter) => Promise<NowCases | null>;
  readonly period: (principal: Principal, period: Period) => Promise<ControlPeriod | null>;
  readonly journal: (principal: Principal, filter: JournalFilter, form: JournalForm) => Promise<JournalFile | null>;
  /** The folder «Срочно» as a PDF to print (3.1.1). */
  readonly folder: (principal: Principal) => Promise<Paper | null>;
  readonly folderForm: (principal: Principal) => Promise<FolderForm | null>;
  /** What was signed on paper, written in one go; each sheet has an outcome of its own. */
  readonly enterFolder: (principal: Principal, batch: PaperBatch) => Promise<readonly EnteredResult[] | null>;
  /** Quality checks of answers (4.2). */
  readonly quality: {
    readonly samples: (principal: Principal) => Promise<readonly SampleView[] | null>;
    readonly draw: (principal: Principal, asked: QualityAsked) => Promise<QualityOutcome | null>;
    readonly judge: (principal: Principal, sheet: SheetAsked) => Promise<QualityOutcome | null>;
  };
  readonly choices: (principal: Principal) => Promise<JournalChoices | null>;
};

export type { EnteredResult, FolderForm, PaperBatch, QualityOutcome, SampleView };
