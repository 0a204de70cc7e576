/** What reports and the controller's day ask of the database: open clocks, the cases of a period in batches, the words of a journal, quality sheets (4.2). */
import type { CaseId, PersonId, TextRef, UnitId } from "#case";
import type { Instant } from "#worktime";
import type { LoggedCase } from "./rebuild.ts";
import type { CaseProjection, ListRow } from "./store.ts";

/** An open case as its nearest clock shows it; `warnAt` is that clock's own. */
export type OpenClock = Pick<CaseProjection, "caseId" | "procedure" | "edition" | "route" | "step" | "waitingFor" | "units" | "nearest"> & {
  readonly warnAt: Instant | null;
};

/** What a journal says of a case beside its events. */
export type JournalWords = {
  readonly pageTitle: string | null;
  readonly authorName: string | null;
  readonly text: string;
  readonly permalink: string | null;
  /** Where the newest published reply stands. */
  readonly answerLink: string | null;
  /** The newest reply that left: a final one or an explanation. */
  readonly answer: string | null;
};

/** What a controller gave an answer: a mark for each criterion by its name. */
export type QualitySheet = {
  readonly caseId: CaseId;
  readonly marks: Readonly<Record<string, number>>;
  readonly remark: TextRef | null;
  readonly personId: PersonId;
  readonly at: Instant;
};

/** A sample drawn once and kept: which answers of which period are looked at. */
export type QualitySample = {
  readonly sampleId: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly drawnBy: PersonId;
  readonly drawnAt: Instant;
  readonly cases: readonly { readonly caseId: CaseId; readonly unitId: UnitId | null }[];
  /** The newest sheet of each case. */
  readonly sheets: readonly QualitySheet[];
};

export type ReportsTx = {
  /** Every open case, the nearest deadline first. */
  readonly openClocks: () => Promise<readonly OpenClock[]>;
  /** These cases as rows of a list, the nearest deadline first. */
  readonly listed: (ids: readonly CaseId[]) => Promise<readonly ListRow[]>;
  /** The next cases by number that were received before `to` and moved since `from`, or have not ended: whatever can belong to the period. */
  readonly casesOfPeriod: (asked: {
    readonly from: Instant;
    readonly to: Instant;
    readonly after: number;
    readonly limit: number;
  }) => Promise<readonly LoggedCase[]>;
  readonly journalWords: (ids: readonly CaseId[]) => Promise<ReadonlyMap<CaseId, JournalWords>>;
};

/** Quality checks of answers by the controller (4.2). */
export type QualityTx = {
  readonly addSample: (sample: Omit<QualitySample, "sheets">) => Promise<void>;
  /** The newest first. */
  readonly samples: (limit: number) => Promise<readonly QualitySample[]>;
  readonly addSheet: (sampleId: string, sheet: QualitySheet) => Promise<void>;
};
