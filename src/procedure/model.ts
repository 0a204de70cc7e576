/**
 * An act as data, after loading: every default filled in, every short form written out. The case and the clocks read only this.
 * The format of the file itself: docs/procedure-format.md. Clause numbers are the act's own.
 */
import type { Term } from "#worktime";
import type { Condition, Season } from "./model-condition.ts";
import type { AppealWay, Bilingual, ClauseId, ProcedureRole, ProcedureWaiter, ReplyKindName } from "./model-words.ts";
import type { Recipient, TimerRule } from "./model-timer.ts";

export type { Condition, EventMatch, Season } from "./model-condition.ts";
export type { Escalation, Recipient, TermRule, TimerRule } from "./model-timer.ts";
export type { AppealWay, Bilingual, ClauseId, ProcedureRole, ProcedureWaiter, ReplyKindName } from "./model-words.ts";

/**
 * What a move must bring, beyond being at the right step by the right role. `proof` = what `Procedure.proof` demands of this very case
 * (files of the kind, or the recorded reason why there are none); `competentBody` = the reason names who is competent.
 */
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
  | "topic"
  | "competentBody"
  /** Every helping unit has given its part, or has said that it has none. */
  | "parts";

/**
 * Where a move or a fact leads: the first whose `when` holds wins. Two words are no steps: "stay" keeps the step; "return" goes back to
 * the step from which the loop was entered: the newest step before the present run of steps that have `remembersEntry`.
 * `when.reply` is the kind of the draft or publication that the move or the fact is about. If none holds, the step is kept.
 */
export type Target = { readonly step: string; readonly when: Condition };

export type MoveRule = {
  /** A word of the product (docs/procedure-format.md lists them); the key in `StepRule.moves`. */
  readonly move: string;
  readonly clause: ClauseId;
  readonly by: readonly ProcedureRole[];
  readonly to: readonly Target[];
  /** The move exists at this step only while this holds for the case as it stands. */
  readonly when: Condition;
  readonly requires: readonly MoveRequirement[];
  /**
   * Only until the due moment of the newest run of this timer, whether that run still goes, has been stopped or cancelled; no limit if it
   * has never run. After it a role of `exceptionBy` may go on; where the move carries `exception`, it must then be given.
   */
  readonly within: { readonly timer: string; readonly clause: ClauseId; readonly exceptionBy: readonly ProcedureRole[] } | null;
  /** Only when this much has passed, by the office calendar, since the newest such event (closing of a pause); refused if there was none. */
  readonly notBefore: { readonly since: string; readonly term: Term; readonly clause: ClauseId } | null;
  /**
   * What leaves the desk with this move. "reply": the draft that the move names or brings goes into the network (`sentForPublication`).
   * "handover": it goes to another body (`sentForPublication`, then the fact or the move `handedOver`). "clarification": the question is posted.
   */
  readonly sends: "reply" | "clarification" | "handover" | null;
  /** Who may write in that it was made on paper, signed by one of `by` (3.1.1); empty = only at the desk. */
  readonly onPaper: readonly ProcedureRole[];
};

/** A fact from outside, or one that the act declares and a person records (`recordFact`), that moves the case on. A fact without a rule at the step is kept and moves nothing. */
export type FactRule = { readonly fact: string; readonly clause: ClauseId; readonly to: readonly Target[] };

export type StepRule = {
  readonly name: string;
  readonly title: Bilingual;
  readonly clause: ClauseId;
  /** Who has the move. Empty only where `ends`. */
  readonly waitsFor: readonly ProcedureWaiter[];
  /** All moves of the step. Those that the act gives by other words (levels, topics, declared facts, changes of terms) are written in at every open step. */
  readonly moves: Readonly<Record<string, MoveRule>>;
  readonly facts: Readonly<Record<string, FactRule>>;
  /** Nothing is awaited here any more; moves may still be allowed (reopening). */
  readonly ends: boolean;
  /** A step of a loop: "return" skips it and goes to where the loop was entered from. */
  readonly remembersEntry: boolean;
  /** An internal target where the act has no term: shown, never a breach. */
  readonly target: Term | null;
};

/**
 * An approval without which nothing of these kinds leaves the desk (3.1.7): the draft that is sent must have been given this `move` by this
 * role after its last submission, on exactly its text.
 */
export type ApprovalRule = {
  readonly move: "accept" | "approve";
  readonly by: ProcedureRole;
  readonly clause: ClauseId;
  readonly of: readonly ReplyKindName[];
  readonly when: Condition;
};

/**
 * Which messages come this way; each list that is not empty must hold the message's value. The routes are tried in the file's order.
 * `owners`: "head", "administration", "institution"; `sources`: "network", "mail", "import", "api", "manual"; `networks`: codes;
 * `accounts`: addresses or ids of official pages; `kinds`: comment, direct, post.
 */
export type RouteScope = {
  readonly owners: readonly string[];
  readonly sources: readonly string[];
  readonly networks: readonly string[];
  readonly importance: readonly string[];
  readonly accounts: readonly string[];
  readonly kinds: readonly string[];
  readonly topics: readonly string[];
};

export type RouteRule = {
  readonly name: string;
  readonly title: Bilingual;
  readonly clause: ClauseId;
  readonly accepts: RouteScope;
  /** The step of a case that has just been received. */
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
  /** Whether the author is told the reason. */
  readonly authorIsTold: boolean;
  /** What the text must hold (3.8), and a template with `{fields}`. */
  readonly mustHold: Bilingual | null;
  readonly template: string | null;
  readonly fields: readonly { readonly name: string; readonly title: Bilingual; readonly required: boolean }[];
  /** Plain dates between which the ground may be used; null = as long as the edition. */
  readonly inForce: { readonly from: string | null; readonly to: string | null };
};

/** A topic of the act's classifier: who answers for it, in which season, what the author must bring. Its terms stand in `tables`. */
export type TopicRule = {
  readonly name: string;
  readonly title: Bilingual;
  readonly clause: ClauseId;
  readonly category: string | null;
  /** Responsible bodies, the first by preference, the others as alternatives. */
  readonly units: readonly string[];
  readonly season: Season | null;
  /** What the author must bring for the matter to be taken up. */
  readonly authorProof: readonly ("photo" | "video" | "document")[];
};

/** One row of a table, as the file writes it; a cell that stands for a term keeps its short form ("3d"). */
export type TableRow = Readonly<Record<string, string | number | boolean | null>>;

/** "measures" = words on what was done or how the matter goes; "reason" = an explicit "there is none" with its reason. */
export type ProofKind = "photo" | "video" | "document" | "measures" | "reason";

export type ProofRule = {
  readonly when: Condition;
  /** One of these is enough. Empty = nothing but `allOf`. */
  readonly anyOf: readonly ProofKind[];
  /** Each of these, beside one of `anyOf`. */
  readonly allOf: readonly ProofKind[];
  /** What the text must hold besides (stages and dates of the work). */
  readonly mustHold: Bilingual | null;
  readonly clause: ClauseId;
};

export type AppealOption = {
  /** Plain dates; `to` null = still so. */
  readonly from: string;
  readonly to: string | null;
  readonly ways: readonly AppealWay[];
  readonly byDefault: AppealWay;
  readonly clause: ClauseId;
  readonly note: Bilingual | null;
  /** What the author is sent, with `{fields}`. */
  readonly template: string | null;
};

export type AlertRule = {
  /** `volume`: so many messages; `resonance`: so many reactions or comments to one message. */
  readonly kind: "volume" | "resonance";
  readonly count: number;
  readonly within: Term;
  /** What is counted together. */
  readonly per: "all" | "page" | "topic" | "post";
  readonly notify: readonly Recipient[];
  /** What the desk then proposes to a person; it never does it by itself. */
  readonly proposes: "emergency" | "importance" | null;
  readonly clause: ClauseId;
};

export type ReportRule = {
  readonly name: string;
  readonly title: Bilingual;
  readonly every: "day" | "week" | "month" | "quarter" | "year";
  readonly minimumForRating: number | null;
  readonly to: readonly Recipient[];
  readonly clause: ClauseId;
};

export type Procedure = {
  readonly code: string;
  readonly title: string;
  readonly edition: string;
  /** Plain dates, `to` null = still in force. */
  readonly inForce: { readonly from: string; readonly to: string | null };
  readonly clauses: Readonly<Record<ClauseId, string>>;
  /** What a clause without a rule of its own means in the product. */
  readonly notes: Readonly<Record<ClauseId, Bilingual>>;
  readonly roles: Readonly<
    Partial<Record<ProcedureRole, { readonly title: Bilingual; readonly organisation: string | null; readonly clause: ClauseId }>>
  >;
  /** The networks that the act names, by code. */
  readonly networks: { readonly named: readonly string[]; readonly clause: ClauseId } | null;
  /** What becomes of messages that come on days off; the clocks' calendars have been chosen by it already. */
  readonly weekends: { readonly policy: "firstWorkingDay" | "dutyDays" | "runsOn"; readonly clause: ClauseId } | null;
  /** Schedules that the act itself brings (the system's own hours), in the form of an office file. */
  readonly calendars: Readonly<Record<string, unknown>>;
  /** Facts that the act adds to the product's own (the date of a broadcast, a confirmation): who may record them. */
  readonly facts: Readonly<
    Record<
      string,
      {
        readonly title: Bilingual;
        readonly clause: ClauseId;
        readonly by: readonly (ProcedureRole | "network")[];
        /** The steps at which it may be recorded; empty = any open step. */
        readonly at: readonly string[];
        /** Recorded with its own moment, from which the clocks count; otherwise the moment of recording. */
        readonly dated: boolean;
      }
    >
  >;
  readonly importance: {
    /** From the lowest to the highest `priority`; the queue shows higher first. */
    readonly levels: Readonly<Record<string, { readonly title: Bilingual; readonly priority: number }>>;
    readonly byDefault: string;
    readonly by: readonly ProcedureRole[];
    readonly clause: ClauseId;
  } | null;
  readonly routes: Readonly<Record<string, RouteRule>>;
  readonly grounds: Readonly<Record<string, GroundRule>>;
  readonly appeal: readonly AppealOption[];
  /** Silence of the author: when the desk reminds, when the pause may be closed. */
  readonly clarification: { readonly remindAfter: Term | null; readonly closableAfter: Term | null; readonly clause: ClauseId } | null;
  readonly units: {
    readonly several: boolean;
    /** One of several units answers for the consolidated reply. */
    readonly answerable: boolean;
    readonly consolidatedBy: "answerable" | "curator";
    readonly clause: ClauseId;
  };
  readonly visibility: Readonly<Record<"comment" | "direct" | "post", "public" | "direct">> & { readonly clause: ClauseId };
  readonly proof: readonly ProofRule[];
  readonly topics: Readonly<Record<string, TopicRule>>;
  readonly tables: Readonly<Record<string, readonly TableRow[]>>;
  readonly limits: {
    /** Characters, by the network's code; "other" for the rest. Longer is refused. */
    readonly textLength: Readonly<Record<string, number>>;
    /** Longer is advised against. */
    readonly advisedLength: Readonly<Record<string, number>>;
    readonly bannedPhrases: readonly string[];
    /** Rules of style that a person checks. */
    readonly style: readonly Bilingual[];
    readonly identicalAnswersPerHour: number | null;
    readonly commentsPerDay: number | null;
    /** Limits on what is taken in; null = none. */
    readonly intake: { readonly textLength: number | null; readonly perAuthorPerDay: number | null; readonly files: number | null };
    readonly clause: ClauseId | null;
  };
  readonly breaches: {
    readonly per: "unit";
    readonly period: "month" | "quarter" | "year";
    readonly notifyAt: number;
    readonly notify: readonly Recipient[];
    readonly clause: ClauseId;
  } | null;
  readonly alerts: readonly AlertRule[];
  readonly reports: readonly ReportRule[];
};
