import type { OfficeClock } from "./office-clock.ts";
import { withinAnHour } from "./time-words.ts";

export type ClockTone = "overdue" | "soon" | "running" | "paused" | "met" | "late" | "cancelled";

/** A timer as a list row or a card brings it. */
export type ClockFacts = {
  readonly due: number | null;
  readonly status: string;
  readonly startedAt: number;
  /** True for terms in ordinary hours and calendar days. */
  readonly wall: boolean;
  readonly remainingMs?: number;
  readonly overdueMs?: number;
};

export type ClockState = {
  readonly tone: ClockTone;
  /** What is left, or by how much it is over; in the timer's own kind of time. */
  readonly ms: number;
  /** Share of the term that has passed, 0…1; 1 when over. */
  readonly share: number;
  readonly wall: boolean;
};

const passed = (facts: ClockFacts, from: number, to: number, clock: OfficeClock): number =>
  facts.wall ? to - from : clock.worked(from, to);

const runningState = (facts: ClockFacts, due: number, now: number, clock: OfficeClock): ClockState => {
  const left = passed(facts, now, due, clock);
  if (due <= now) return { tone: "overdue", ms: passed(facts, due, now, clock), share: 1, wall: facts.wall };
  const whole = passed(facts, facts.startedAt, due, clock);
  const share = whole <= 0 ? 1 : Math.min(1, Math.max(0, 1 - left / whole));
  return { tone: withinAnHour(left) ? "soon" : "running", ms: left, share, wall: facts.wall };
};

/** What a clock shows now, counted by the office's working time. */
export const clockState = (facts: ClockFacts, now: number, clock: OfficeClock): ClockState => {
  const rest = { wall: facts.wall };
  switch (facts.status) {
    case "suspended":
      return { tone: "paused", ms: facts.remainingMs ?? 0, share: 0, ...rest };
    case "met":
      return { tone: (facts.overdueMs ?? 0) > 0 ? "late" : "met", ms: facts.overdueMs ?? 0, share: 1, ...rest };
    case "cancelled":
      return { tone: "cancelled", ms: 0, share: 1, ...rest };
    default:
      return facts.due === null
        ? { tone: "paused", ms: facts.remainingMs ?? 0, share: 0, ...rest }
        : runningState(facts, facts.due, now, clock);
  }
};

/** Whether a clock counts ordinary time now: by its unit, or since an emergency was declared (3.10). */
export const isWall = (timer: { readonly term: { readonly unit: string }; readonly neverStopsSince: number | null }): boolean =>
  isWallUnit(timer.term.unit) || timer.neverStopsSince !== null;

/** Terms that do not stop at night. */
export const isWallUnit = (unit: string): boolean => unit === "minute" || unit === "hour" || unit === "calendarDay";
