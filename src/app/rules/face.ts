/** What the settings of rules can be asked, and what comes back. A null answer: this person has no right to it. */
import type { EditionChange, Procedure } from "#procedure";
import type { Explored } from "#case";
import type { Instant } from "#worktime";
import type { InputProblem, Principal } from "../face.ts";
import type { MovedTerm } from "../ports/rules.ts";
import type { UnitRow } from "../ports/store.ts";

/** What is wrong with a handed-in file, where, and what to do. Lines and columns begin at 1. */
export type FileProblem = {
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly line: number;
  readonly column: number;
  readonly path: string;
  readonly ru: string;
  readonly en: string;
  readonly remedyRu: string;
  readonly remedyEn: string;
};

export type CalendarHistory = {
  readonly version: number;
  readonly calendarId: string;
  readonly years: readonly number[];
  readonly at: Instant;
  readonly by: string;
  readonly reason: string;
  readonly movedCount: number;
};

/** `version` 0 = the files that the program came with. */
export type CalendarSettings = { readonly version: number; readonly openCases: number; readonly history: readonly CalendarHistory[] };

export type CalendarPreview =
  | { readonly kind: "problems"; readonly problems: readonly FileProblem[] }
  | {
      readonly kind: "preview";
      readonly version: number;
      readonly calendarId: string;
      readonly years: readonly number[];
      /** The calendars as they would be: the screen draws the year from them. */
      readonly calendars: readonly unknown[];
      readonly openCases: number;
      readonly moved: readonly MovedTerm[];
    };

export type Adopted =
  | { readonly kind: "adopted"; readonly movedCount: number }
  | { readonly kind: "problems"; readonly problems: readonly FileProblem[] }
  /** Somebody was first: nothing was written. */
  | { readonly kind: "conflict" };

export type EditionLine = {
  readonly edition: string;
  readonly inForceFrom: string;
  /** Null for an edition that came as a file of the program. */
  readonly adopted: { readonly at: Instant; readonly by: string; readonly reason: string } | null;
  readonly openCases: number;
  readonly isInForce: boolean;
};

export type ActSettings = {
  readonly procedure: Procedure;
  readonly editions: readonly EditionLine[];
  readonly mayAdopt: boolean;
  readonly today: string;
};

/** A clock whose term would be another, and how many open cases it runs in now: they keep the old one. */
export type ChangedTerm = EditionChange & { readonly openCases: number };

export type ActCheck = {
  readonly problems: readonly FileProblem[];
  /** Null where the file is no act that can be used. */
  readonly act: {
    readonly procedure: Procedure;
    readonly comparedWith: string;
    readonly changes: readonly EditionChange[];
    readonly terms: readonly ChangedTerm[];
    readonly openCases: number;
    /** Null where the walk took too long: then nothing is known. */
    readonly explored: Explored | null;
  } | null;
};

export type HoursOutcome =
  | { readonly kind: "done"; readonly units: readonly UnitRow[] }
  | { readonly kind: "badInput"; readonly problems: readonly InputProblem[] }
  | { readonly kind: "notFound" };

export type RulesDesk = {
  /** The units with their own hours (2.6). */
  readonly units: (principal: Principal) => Promise<readonly UnitRow[] | null>;
  readonly setUnitHours: (
    principal: Principal,
    asked: { readonly unitId: string; readonly hours: unknown; readonly reason: string },
  ) => Promise<HoursOutcome | null>;
  readonly calendar: (principal: Principal) => Promise<CalendarSettings | null>;
  readonly moved: (principal: Principal, version: number) => Promise<readonly MovedTerm[] | null>;
  readonly previewCalendar: (principal: Principal, text: string) => Promise<CalendarPreview | null>;
  readonly adoptCalendar: (
    principal: Principal,
    asked: { readonly text: string; readonly reason: string; readonly seen: number },
  ) => Promise<Adopted | null>;
  readonly act: (principal: Principal) => Promise<ActSettings | null>;
  readonly checkAct: (principal: Principal, text: string) => Promise<ActCheck | null>;
  readonly adoptAct: (
    principal: Principal,
    asked: { readonly text: string; readonly reason: string; readonly from: string },
  ) => Promise<Adopted | null>;
};
