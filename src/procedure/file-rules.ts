/** How a file writes the rules that stand beside the steps: appeal, proof, limits, breaches, alerts, reports. */
import type { Term } from "#worktime";
import type { AlertRule, Procedure, ProofKind, ProofRule, ReportRule } from "./model.ts";
import type { Condition } from "./model-condition.ts";
import type { AppealWay, Bilingual, ClauseId } from "./model-words.ts";
import { condition } from "./file-condition.ts";
import { fields, listOf, mapOf, optional, required, type Shape } from "./shape.ts";
import { bilingual, clauseId, count, date, name, number, oneOf, term, text } from "./shape-scalars.ts";
import { appealWays, recipients } from "./vocabulary.ts";

type AppealFile = {
  readonly from: string | null;
  readonly to: string | null;
  readonly ways: readonly AppealWay[];
  readonly byDefault: AppealWay;
  readonly clause: ClauseId | null;
  readonly note: Bilingual | null;
  readonly template: string | null;
};

export const appeal: Shape<readonly AppealFile[]> = listOf(
  fields<AppealFile>({
    from: optional(date, null),
    to: optional(date, null),
    ways: required(listOf(oneOf(appealWays))),
    byDefault: required(oneOf(appealWays)),
    clause: optional(clauseId, null),
    note: optional(bilingual, null),
    template: optional(text, null),
  }),
);

const proofKind = oneOf(["photo", "video", "document", "measures", "reason"] as const);

type Unclaused<T> = Omit<T, "clause"> & { readonly clause: ClauseId | null };

export const proof: Shape<readonly Unclaused<ProofRule>[]> = listOf(
  fields<Unclaused<ProofRule>>({
    when: optional<Condition, Condition>(condition, {}),
    anyOf: optional<readonly ProofKind[], readonly ProofKind[]>(listOf(proofKind), []),
    allOf: optional<readonly ProofKind[], readonly ProofKind[]>(listOf(proofKind), []),
    mustHold: optional(bilingual, null),
    clause: optional(clauseId, null),
  }),
);

export type LimitsFile = Procedure["limits"];
const lengths = mapOf(number({ from: 1, to: 1_000_000, whole: true }), name);

export const limits: Shape<LimitsFile> = fields<LimitsFile>({
  textLength: optional(lengths, {}),
  advisedLength: optional(lengths, {}),
  bannedPhrases: optional(listOf(text), []),
  style: optional(listOf(bilingual), []),
  identicalAnswersPerHour: optional(count, null),
  commentsPerDay: optional(count, null),
  intake: optional(
    fields<LimitsFile["intake"]>({
      textLength: optional(count, null),
      perAuthorPerDay: optional(count, null),
      files: optional(count, null),
    }),
    { textLength: null, perAuthorPerDay: null, files: null },
  ),
  clause: optional(clauseId, null),
});

type BreachesFile = Unclaused<NonNullable<Procedure["breaches"]>>;

export const breaches: Shape<BreachesFile> = fields<BreachesFile>({
  per: optional(oneOf(["unit"] as const), "unit" as const),
  period: required(oneOf(["month", "quarter", "year"] as const)),
  notifyAt: required(count),
  notify: required(listOf(oneOf(recipients))),
  clause: optional(clauseId, null),
});

export const alerts: Shape<readonly Unclaused<AlertRule>[]> = listOf(
  fields<Unclaused<AlertRule>>({
    kind: required(oneOf(["volume", "resonance"] as const)),
    count: required(count),
    within: required<Term>(term),
    per: optional(oneOf(["all", "page", "topic", "post"] as const), "all" as const),
    notify: required(listOf(oneOf(recipients))),
    proposes: optional(oneOf(["emergency", "importance"] as const), null),
    clause: optional(clauseId, null),
  }),
);

export const reports: Shape<readonly Unclaused<ReportRule>[]> = listOf(
  fields<Unclaused<ReportRule>>({
    name: required(name),
    title: required(bilingual),
    every: required(oneOf(["day", "week", "month", "quarter", "year"] as const)),
    minimumForRating: optional(count, null),
    to: optional(listOf(oneOf(recipients)), ["controller"] as const),
    clause: optional(clauseId, null),
  }),
);
