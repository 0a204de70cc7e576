/** The derivation of a deadline as data: what was counted, what was not and why, the pauses, the readings, the result. */
import { type Counted, countDays, countTime, type Skipped, type Windows } from "./counted-spans.ts";
import { defaultReadings } from "./day-terms.ts";
import { type Deadline, deadline, type DeadlineQuestion } from "./deadline.ts";
import { explainInWords } from "./explain-words.ts";
import type { Instant, Pause, Readings, Term, Words } from "./model.ts";
import { normalisePauses } from "./pauses.ts";
import type { WorkCalendar } from "./work-calendar.ts";

export type ExplainQuestion = DeadlineQuestion & { readonly startedBy?: Words | undefined };

export type Explanation = {
  readonly start: Instant;
  readonly term: Term;
  readonly readings: Readings;
  readonly counted: readonly Counted[];
  readonly skipped: readonly Skipped[];
  /** The pauses that count: joined, in order, those after the end left out. */
  readonly pauses: readonly Pause[];
  readonly result: Deadline;
  readonly due: Instant | null;
  readonly words: { readonly ru: readonly string[]; readonly en: readonly string[] };
};

const endOf = (result: Deadline): Instant | null => {
  switch (result.kind) {
    case "due":
      return result.due;
    case "standing":
      return result.since;
    case "problem":
      return null;
  }
};

/** Explains a deadline: the same answer as `deadline`, with all that led to it. */
export const explain = (calendar: WorkCalendar, question: ExplainQuestion): Explanation => {
  const readings = question.readings ?? defaultReadings;
  const result = deadline(calendar, question);
  const normal = normalisePauses(question.pauses ?? [], question.start);
  const end = endOf(result);
  const within = (pause: Pause): boolean => end !== null && (pause.from < end || (result.kind === "standing" && pause.from === end));
  const pauses = normal.ok ? normal.pauses.filter(within) : [];
  const inDays = question.term.unit === "workingDay" || question.term.unit === "calendarDay";
  const windows: Windows = { start: question.start, end: end ?? question.start, pauses };
  const spans =
    end === null
      ? { counted: [], skipped: [] }
      : inDays
        ? countDays(calendar, windows, { term: question.term, readings })
        : countTime(calendar, windows, question.term.unit === "workingHour");
  const told = {
    start: question.start,
    term: question.term,
    readings,
    pauses,
    result,
    ...spans,
    due: result.kind === "due" ? result.due : null,
  };
  const startedBy = question.startedBy ?? null;
  return {
    ...told,
    words: { ru: explainInWords(calendar, told, { lang: "ru", startedBy }), en: explainInWords(calendar, told, { lang: "en", startedBy }) },
  };
};
