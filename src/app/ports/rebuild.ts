/** What a rebuild of the read models asks of the database: whole batches, because a municipality has a million events. */
import type { CaseId, RecordedEvent } from "#case";
import type { Instant } from "#worktime";
import type { CaseProjection } from "./store.ts";

/** A case as its log tells it, with what no event holds: its number, and where its opening message came in. */
export type LoggedCase = {
  readonly number: number;
  readonly network: string;
  readonly pageId: string | null;
  /** In order; never empty. */
  readonly log: readonly RecordedEvent[];
};

/** The part of a transaction that works on many cases in one errand each. */
export type RebuildTx = {
  /** The next cases by number after this one, at most `limit`, of all or of those whose row of the lists is open; an empty answer is the end. */
  readonly casesAfter: (number: number, limit: number, which: "all" | "open") => Promise<readonly LoggedCase[]>;
  /** Writes projections as `project` does one: an older version never replaces a newer one, and a row that is the same already is left alone. */
  readonly projectAll: (projections: readonly CaseProjection[]) => Promise<void>;
  /** As `watch` does one: a case is looked at no later than this. */
  readonly watchAll: (watches: readonly { readonly caseId: CaseId; readonly at: Instant }[]) => Promise<void>;
};
