/** What the database adds to the files: newer production calendars and newer editions of the act, each with who, when and why. Nothing here is ever changed or removed. */
import type { CaseId, PersonId } from "#case";
import type { Bilingual } from "#procedure";
import type { Instant } from "#worktime";
import type { CaseProjection } from "./store.ts";

/** How much the database holds beside the files; both 0 = the files alone. */
export type StoredRules = { readonly calendar: number; readonly acts: number };

/** Who brought a version into force, when and why. */
export type Adoption = { readonly personId: PersonId; readonly at: Instant; readonly reason: string };

/** A version of the production calendars of this municipality; it stands in the place of the files, whole. */
export type CalendarVersion = Adoption & {
  /** 1, 2, 3…; the newest is in force. */
  readonly version: number;
  /** Which calendar the file brought, and which of its years became new or other. */
  readonly calendarId: string;
  readonly years: readonly number[];
  readonly calendars: readonly unknown[];
};

/** A deadline that a new calendar moved: the old value is kept beside the new one. Null = it cannot be known (a pause stands, or no calendar reaches so far). */
export type MovedTerm = {
  readonly caseId: CaseId;
  readonly number: number;
  readonly timer: string;
  readonly title: Bilingual;
  readonly clause: string;
  readonly was: Instant | null;
  readonly becomes: Instant | null;
};

/** An edition of the act as it was handed in, in force for new cases from a date. */
export type ActEdition = Adoption & {
  readonly code: string;
  readonly edition: string;
  readonly inForceFrom: string;
  readonly source: string;
};

/** An open case, as far as a change of the rules can touch it. */
export type OpenCase = Pick<CaseProjection, "caseId" | "number" | "procedure" | "edition" | "route" | "timers">;

/** The part of a transaction that reads and adds rules. */
export type RulesTx = {
  readonly calendarVersions: () => Promise<readonly (Omit<CalendarVersion, "calendars"> & { readonly movedCount: number })[]>;
  readonly calendars: (version: number) => Promise<readonly unknown[]>;
  /** "conflict" when somebody added this version first. */
  readonly addCalendar: (version: CalendarVersion, moved: readonly MovedTerm[]) => Promise<"added" | "conflict">;
  readonly movedTerms: (version: number, limit: number) => Promise<readonly MovedTerm[]>;
  readonly actEditions: () => Promise<readonly ActEdition[]>;
  readonly addActEdition: (edition: ActEdition) => Promise<"added" | "conflict">;
  readonly openCases: () => Promise<readonly OpenCase[]>;
  /** Tells every process, at the commit, that the rules are other now. */
  readonly announceRules: () => Promise<void>;
};
