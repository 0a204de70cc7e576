/**
 * Working time: how long an office was at work between two instants, and when a term of an act ends.
 * Pure and free of dependencies: no clock, no zone database but the runtime's own, read only while a calendar is compiled.
 * It knows nothing of cases, acts or people.
 */
export type { Instant, Pause, Readings, Span, SpanKind, Term, TermUnit, Words, WorktimeProblem } from "./model.ts";
export { alwaysOpen, type CompileOutcome, compileOffice, type Horizon, yearsAround } from "./compile.ts";
export { type Deadline, deadline, type DeadlineQuestion, remaining } from "./deadline.ts";
export { defaultReadings } from "./day-terms.ts";
export { formatClock, formatDate, formatIso, formatMoment, parseIso, type WrittenTime } from "./iso.ts";
export { addMany, betweenMany, remainingMany, workMany } from "./batch.ts";
export type { Counted, Skipped, SkipReason } from "./counted-spans.ts";
export { explain, type Explanation, type ExplainQuestion } from "./explain.ts";
export { latestStart, type LatestStart } from "./latest-start.ts";
export { movedDeadlines, type MovedDeadline, type OpenDeadline } from "./moved-deadlines.ts";
export type { Side } from "./segments.ts";
export { checkTerm, formatDuration, formatRussianTerm, formatTerm, type ParsedTerm, parseTerm } from "./term.ts";
export type { WorkCalendar, WorkDays } from "./work-calendar.ts";
