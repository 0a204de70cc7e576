/**
 * An act as data, after loading: every default filled in, every short form written out. The case and the clocks read only this.
 * The format of the file itself: docs/procedure-format.md. Clause numbers are the act's own.
 */
import type { Readings, Term } from "#worktime";

export type ClauseId = string;
export type Bilingual = { readonly ru: string; readonly en: string };
/** The product's roles; an act gives each its own title and organisation. */
export type ProcedureRole = "curator" | "head" | "unit" | "controller";
export type ProcedureWaiter = ProcedureRole | "author" | "network" | "mediaDepartment";
export type ReplyKindName = "final" | "interim" | "explanation" | "clarification";

/** All named keys must hold; a key holds when the case's value is one of those listed. Empty = always. */
export type Condition = {
  readonly reply?: readonly ReplyKindName[];
  readonly importance?: readonly string[];
  readonly topic?: readonly string[];
  readonly ground?: readonly string[];
  readonly source?: readonly string[];
  readonly messageKind?: readonly ("comment" | "direct" | "post")[];
  readonly emergency?: boolean;
  readonly repeat?: boolean;
  readonly generalInterest?: boolean;
  readonly interimGiven?: boolean;
  readonly severalUnits?: boolean;
  /** Which way of the appeal was chosen (3.9). */
  readonly appeal?: readonly ("register" | "guide")[];
};

/** An event of a case (a type of `CaseEvent`, or a fact that the act declares in `facts`), narrowed by conditions. */
export type EventMatch = { readonly event: string; readonly when: Condition };

export type TermRule =
  | { readonly kind: "fixed"; readonly term: Term }
  /** The first case that holds wins. */
  | {
      readonly kind: "cases";
      readonly cases: readonly { readonly when: Condition; readonly term: Term }[];
      readonly otherwise: Term | null;
    }
  /** Set on the case by a recorded act (`overrideTerm`); no clock until then unless `otherwise`. */
  | { readonly kind: "setOnCase"; readonly atMost: Term | null; readonly otherwise: Term | null }
  /** The date promised in the interim reply, never later than `atMost` from the start. */
  | { readonly kind: "promised"; readonly atMost: Term | null }
  /** A share of another timer's whole term ("half of the target"). */
  | { readonly kind: "share"; readonly of: string; readonly share: number }
  /** What is left of another timer: the same due moment. */
  | { readonly kind: "rest"; readonly of: string }
  /** From a table by the case's topic. */
  | { readonly kind: "table"; readonly table: string; readonly column: string; readonly otherwise: Term | null };

export type Escalation = {
  /** After the breach; zero = at once. A negative amount is before it. */
  readonly after: Term;
  readonly notify: readonly (ProcedureRole | "unitHead")[];
  readonly clause: ClauseId;
};

export type TimerRule = {
  readonly name: string;
  readonly title: Bilingual;
  readonly clause: ClauseId;
  readonly term: TermRule;
  /** Any of these starts it; with `restarts: "each"` every later one begins it anew. */
  readonly starts: readonly EventMatch[];
  readonly restarts: "never" | "each";
  readonly stops: readonly EventMatch[];
  /** Ends it without a verdict (a refusal, a turn into an appeal). */
  readonly cancelledBy: readonly EventMatch[];
  readonly suspended: { readonly from: readonly EventMatch[]; readonly until: readonly EventMatch[] } | null;
  /** A named calendar: "office", "unit", "always" (24/7), or one of `Procedure.calendars`. */
  readonly calendar: string;
  /** The calendar of the clock once an emergency is declared (3.10); null = unchanged. */
  readonly emergencyCalendar: string | null;
  readonly readings: Readings;
  /** The total that this stage lies in; the total never moves for it. */
  readonly inside: string | null;
  readonly when: Condition;
  /** The steps whose clock this is: the deadline shown to the person who has the move. */
  readonly ofSteps: readonly string[];
  readonly warnBefore: Term | null;
  /** From such an event on the breach no longer alarms, but is shown (a total after an interim reply). */
  readonly quietAfter: readonly EventMatch[];
  readonly onBreach: readonly Escalation[];
  /** Whether and how a recorded act may change the term. */
  readonly change: {
    readonly by: readonly ProcedureRole[];
    readonly clause: ClauseId;
    readonly atMostTimes: number | null;
    readonly atMostBy: Term | null;
    readonly informAuthor: boolean;
  } | null;
  /** The clause's own words and the choice made where they are silent. */
  readonly reading: { readonly quote: string; readonly choice: Bilingual } | null;
};

/** What a move must bring, beyond being at the right step by the right role. */
export type MoveRequirement =
  | "units"
  | "instruction"
  | "remarks"
  | "promisedDate"
  | "evidence"
  | "measures"
  | "proof"
  | "earlierCase"
  | "reason"
  | "importance"
  | "topic";

export type MoveRule = {
  readonly move: string;
  readonly clause: ClauseId;
  readonly by: readonly ProcedureRole[];
  /** The first target that holds wins. "stay" keeps the step; "return" goes back to where a loop began. */
  readonly to: readonly { readonly step: string; readonly when: Condition }[];
  readonly when: Condition;
  readonly requires: readonly MoveRequirement[];
  /** Only while this timer has not run out; `exceptionBy` may record a reason and go on. */
  readonly within: { readonly timer: string; readonly clause: ClauseId; readonly exceptionBy: readonly ProcedureRole[] } | null;
  /** Only when this much has passed since the newest such event (closing of a pause). */
  readonly notBefore: { readonly since: string; readonly term: Term; readonly clause: ClauseId } | null;
  /** What leaves the desk with this move. "handover" waits for the hand-over, by mail or by hand. */
  readonly sends: "reply" | "clarification" | "handover" | null;
};

/** A fact from outside (or one that the act declares) that moves the case on. */
export type FactRule = {
  readonly fact: string;
  readonly clause: ClauseId;
  readonly to: readonly { readonly step: string; readonly when: Condition }[];
};

export type StepRule = {
  readonly name: string;
  readonly title: Bilingual;
  readonly clause: ClauseId;
  readonly waitsFor: readonly ProcedureWaiter[];
  readonly moves: Readonly<Record<string, MoveRule>>;
  readonly facts: Readonly<Record<string, FactRule>>;
  readonly ends: boolean;
  /** A step of a loop remembers where it was entered from, for "return". */
  readonly remembersEntry: boolean;
};

/** An approval without which nothing of these kinds leaves the desk (3.1.7). */
export type ApprovalRule = {
  readonly move: "accept" | "approve";
  readonly by: ProcedureRole;
  readonly clause: ClauseId;
  readonly of: readonly ReplyKindName[];
  readonly when: Condition;
};

export type RouteRule = {
  readonly name: string;
  readonly title: Bilingual;
  readonly clause: ClauseId;
  /** Which messages come this way: page owners ("head", "administration", "institution"), sources ("network", "mail", "import", "api", "manual"), networks. */
  readonly accepts: {
    readonly owners: readonly string[];
    readonly sources: readonly string[];
    readonly networks: readonly string[];
    readonly importance: readonly string[];
  };
  readonly begins: string;
  readonly steps: Readonly<Record<string, StepRule>>;
  readonly timers: Readonly<Record<string, TimerRule>>;
  readonly approvals: readonly ApprovalRule[];
  /** How the reply leaves: into the network, or to another body (3.2.6). */
  readonly delivery: "publication" | "handover";
};

export type GroundRule = {
  readonly name: string;
  readonly title: Bilingual;
  readonly clause: ClauseId;
  readonly kind: "refusal" | "explanation";
  readonly by: readonly ProcedureRole[];
  readonly requires: readonly MoveRequirement[];
  /** A threat raises an alarm to these at once (3.7). */
  readonly alarms: readonly ProcedureRole[];
  readonly authorIsTold: boolean;
  /** What the text must hold (3.8), and a template with `{fields}`. */
  readonly mustHold: Bilingual | null;
  readonly template: string | null;
  readonly fields: readonly { readonly name: string; readonly title: Bilingual; readonly required: boolean }[];
};

export type TableRow = Readonly<Record<string, string | number | boolean | null>>;

export type Procedure = {
  readonly code: string;
  readonly title: string;
  readonly edition: string;
  /** Plain dates, `to` null = still in force. */
  readonly inForce: { readonly from: string; readonly to: string | null };
  readonly clauses: Readonly<Record<ClauseId, string>>;
  readonly roles: Readonly<
    Partial<Record<ProcedureRole, { readonly title: Bilingual; readonly organisation: string | null; readonly clause: ClauseId }>>
  >;
  /** Schedules that the act itself brings (the system's own hours), in the form of an office file. */
  readonly calendars: Readonly<Record<string, unknown>>;
  /** Facts that the act adds to the product's own (the date of a broadcast, a confirmation): who may record them. */
  readonly facts: Readonly<
    Record<
      string,
      { readonly title: Bilingual; readonly clause: ClauseId; readonly by: readonly (ProcedureRole | "network")[]; readonly dated: boolean }
    >
  >;
  readonly importance: {
    readonly levels: Readonly<Record<string, { readonly title: Bilingual }>>;
    readonly byDefault: string;
    readonly by: readonly ProcedureRole[];
    readonly clause: ClauseId;
  } | null;
  readonly routes: Readonly<Record<string, RouteRule>>;
  readonly grounds: Readonly<Record<string, GroundRule>>;
  readonly appeal: readonly {
    readonly from: string;
    readonly to: string | null;
    readonly ways: readonly ("register" | "guide" | "counts")[];
    readonly byDefault: "register" | "guide" | "counts";
    readonly clause: ClauseId;
    readonly note: Bilingual | null;
  }[];
  readonly clarification: { readonly remindAfter: Term | null; readonly closableAfter: Term | null; readonly clause: ClauseId } | null;
  readonly units: { readonly several: boolean; readonly answerable: boolean; readonly clause: ClauseId };
  readonly visibility: Readonly<Record<"comment" | "direct" | "post", "public" | "direct">> & { readonly clause: ClauseId };
  readonly proof: readonly {
    readonly when: Condition;
    readonly anyOf: readonly ("photo" | "video" | "document" | "reason")[];
    readonly clause: ClauseId;
  }[];
  readonly tables: Readonly<Record<string, readonly TableRow[]>>;
  readonly limits: {
    readonly textLength: Readonly<Record<string, number>>;
    readonly bannedPhrases: readonly string[];
    readonly identicalAnswersPerHour: number | null;
    readonly commentsPerDay: number | null;
  };
  readonly breaches: {
    readonly per: "unit";
    readonly period: "month" | "quarter" | "year";
    readonly notifyAt: number;
    readonly notify: readonly (ProcedureRole | "unitHead")[];
    readonly clause: ClauseId;
  } | null;
  readonly alerts: readonly {
    readonly kind: "volume" | "resonance";
    readonly count: number;
    readonly within: Term;
    readonly notify: readonly ProcedureRole[];
    readonly clause: ClauseId;
  }[];
  readonly reports: readonly {
    readonly name: string;
    readonly title: Bilingual;
    readonly every: "day" | "week" | "month" | "quarter" | "year";
    readonly minimumForRating: number | null;
    readonly clause: ClauseId;
  }[];
};
