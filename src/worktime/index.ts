/**
 * Working time: how long an office was at work between two instants, and when a term of an act ends.
 * Pure and free of dependencies: no clock, no zone database but the runtime's own, read only while a calendar is compiled.
 * It knows nothing of cases, acts or people.
 */
export type { Instant, Pause, Readings, Term, TermUnit, WorktimeProblem } from "./model.ts";
