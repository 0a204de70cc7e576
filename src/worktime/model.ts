/** The words of working time. All instants are milliseconds since the epoch, UTC; all lengths are milliseconds. */

/** Milliseconds since the epoch, UTC. */
export type Instant = number;

export type TermUnit = "minute" | "hour" | "workingHour" | "workingDay" | "calendarDay";

/** A term as an act states it: "8 рабочих часов" is `{ amount: 8, unit: "workingHour" }`. */
export type Term = { readonly amount: number; readonly unit: TermUnit };

/** A time in which a clock stands still; `to` is null while it still stands. */
export type Pause = { readonly from: Instant; readonly to: Instant | null };

/** Where the law leaves a choice; the act's file makes it, the explanation of a deadline names it. */
export type Readings = {
  /** ГК РФ 191: a term in days starts the day after the event (`next-day`), or counts the day of the event. */
  readonly dayTermFrom: "next-day" | "same-day";
  /** ГК РФ 194: the last day ends with the office (`office`), at 24:00, or at the clock time of the start. */
  readonly dayTermEnd: "office" | "midnight" | "same-clock";
  /** ГК РФ 193: a term in calendar days that ends on a day off ends on the next working day. */
  readonly calendarDayEnd: "next-working-day" | "as-is";
};

/** A problem of an office, a calendar or a question, with its place (a path into the data) and words for people. */
export type WorktimeProblem = { readonly code: string; readonly path: string; readonly ru: string; readonly en: string };

/** Words for people, in both languages of the product. */
export type Words = { readonly ru: string; readonly en: string };

/** What a stretch of time is to an office. */
export type SpanKind = "work" | "lunch" | "night" | "dayOff" | "holiday" | "movedDayOff" | "orderedDayOff";

/** A stretch of time of one kind, with the day's name and legal basis where it has one. */
export type Span = {
  readonly from: Instant;
  readonly to: Instant;
  readonly kind: SpanKind;
  readonly name: Words | null;
  readonly basis: string | null;
};
