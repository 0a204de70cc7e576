import type { Readings, Term } from "#worktime";
import type { Condition, EventMatch } from "./model-condition.ts";
import type { Bilingual, ClauseId, ProcedureRole } from "./model-words.ts";

export type TermRule =
  | { readonly kind: "fixed"; readonly term: Term }
  /** The first case that holds wins, over the case as it stands now. No clock if none holds and `otherwise` is null. */
  | {
      readonly kind: "cases";
      readonly cases: readonly { readonly when: Condition; readonly term: Term }[];
      readonly otherwise: Term | null;
    }
  /** Set on the case by a recorded act (`overrideTerm`), never later than `atMost` from the start; no clock until then unless `otherwise`. */
  | { readonly kind: "setOnCase"; readonly atMost: Term | null; readonly otherwise: Term | null }
  /** The date promised in the newest interim reply, never later than `atMost` from the start. */
  | { readonly kind: "promised"; readonly atMost: Term | null }
  /** A share of another timer's whole term ("half of the target"). */
  | { readonly kind: "share"; readonly of: string; readonly share: number }
  /** What is left of another timer: the same due moment. */
  | { readonly kind: "rest"; readonly of: string };

/** Who is told: everybody of a role; `unitHead` = the heads of the units of the case. */
export type Recipient = ProcedureRole | "unitHead";

export type Escalation = {
  /** After the breach; zero = at once. A negative amount is before it. Counted on the timer's own calendar. */
  readonly after: Term;
  readonly notify: readonly Recipient[];
  readonly clause: ClauseId;
};

export type TimerRule = {
  readonly name: string;
  readonly title: Bilingual;
  readonly clause: ClauseId;
  readonly term: TermRule;
  /** Any of these starts it; with `restarts: "each"` every later one begins it anew (the former run is over), with "never" only the first counts. */
  readonly starts: readonly EventMatch[];
  readonly restarts: "never" | "each";
  /** The first of these after the start ends the run: met if not later than the due moment. */
  readonly stops: readonly EventMatch[];
  /** Ends it without a verdict (a refusal, a turn into an appeal). */
  readonly cancelledBy: readonly EventMatch[];
  /** The clock stands still from any of `from` until the next of `until`. */
  readonly suspended: { readonly from: readonly EventMatch[]; readonly until: readonly EventMatch[] } | null;
  /** A named calendar: "office", "unit" (the unit's own, or the office's where it has none), "always" (24/7), or one of `Procedure.calendars`. */
  readonly calendar: string;
  /** The calendar of the clock once an emergency is declared (3.10); null = unchanged. */
  readonly emergencyCalendar: string | null;
  readonly readings: Readings;
  /** The total that this stage lies in; the total never moves for it. */
  readonly inside: string | null;
  /** The clock exists only while this holds for the case as it stands now; it then runs from its start event, even an earlier one. */
  readonly when: Condition;
  /** The steps whose clock this is: the deadline shown to the person who has the move. The clock runs at every step all the same. A clock of the whole act may name steps of other routes. */
  readonly ofSteps: readonly string[];
  readonly warnBefore: Term | null;
  /**
   * From such an event of the case on (even one before this run's start) the breach no longer alarms, but is shown (a total after an interim
   * reply). A reopened case alarms anew: what quieted it before has been answered.
   */
  readonly quietAfter: readonly EventMatch[];
  readonly onBreach: readonly Escalation[];
  /** Whether and how a recorded act (`overrideTerm`) may change the term; null = never. */
  readonly change: {
    readonly by: readonly ProcedureRole[];
    readonly clause: ClauseId;
    readonly atMostTimes: number | null;
    /** No later than so much after the due moment that the act itself gives. */
    readonly atMostBy: Term | null;
    /** The author must be told the new date. */
    readonly informAuthor: boolean;
  } | null;
  /** The clause's own words and the choice made where they are silent. */
  readonly reading: { readonly quote: string; readonly choice: Bilingual } | null;
};
