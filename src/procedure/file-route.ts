/** How a file writes routes. */
import type { Readings } from "#worktime";
import type { ApprovalRule, Procedure, RouteRule, RouteScope, StepRule } from "./model.ts";
import type { Bilingual, ClauseId, ProcedureRole, ReplyKindName } from "./model-words.ts";
import { condition } from "./file-condition.ts";
import { anytime, stepFile, stepRule } from "./file-step.ts";
import { timerFile, timerRule } from "./file-timer.ts";
import { fields, listOf, mapOf, optional, required, type Shape } from "./shape.ts";
import { bilingual, clauseId, name, oneOf, text } from "./shape-scalars.ts";
import { messageKinds, pageOwners, replyKinds, roles, sources } from "./vocabulary.ts";

const scope: Shape<RouteScope> = fields<RouteScope>({
  owners: optional(listOf(oneOf(pageOwners)), []),
  sources: optional(listOf(oneOf(sources)), []),
  networks: optional(listOf(name), []),
  importance: optional(listOf(name), []),
  accounts: optional(listOf(text), []),
  kinds: optional(listOf(oneOf(messageKinds)), []),
  topics: optional(listOf(name), []),
});

const everything: RouteScope = { owners: [], sources: [], networks: [], importance: [], accounts: [], kinds: [], topics: [] };
const everyReply: readonly ReplyKindName[] = ["final", "interim", "explanation"];

type ApprovalFile = {
  readonly move: "accept" | "approve";
  readonly by: ProcedureRole;
  readonly clause: ClauseId | null;
  readonly of: readonly ReplyKindName[];
  readonly when: ApprovalRule["when"];
};

const approval: Shape<ApprovalFile> = fields<ApprovalFile>({
  move: required(oneOf(["accept", "approve"] as const)),
  by: required(oneOf(roles)),
  clause: optional(clauseId, null),
  of: optional(listOf(oneOf(replyKinds)), everyReply),
  when: optional(condition, {}),
});

const steps = mapOf(stepFile, name);
const timers = mapOf(timerFile, name);
type Files<T> = T extends Shape<infer U> ? U : never;

type RouteFile = {
  readonly title: Bilingual | null;
  readonly clause: ClauseId;
  readonly accepts: RouteScope;
  readonly begins: string;
  readonly delivery: "publication" | "handover";
  readonly approvals: readonly ApprovalFile[];
  readonly steps: Files<typeof steps>;
  readonly timers: Files<typeof timers>;
};

const routeKeys = {
  title: optional(bilingual, null),
  clause: required(clauseId),
  accepts: optional(scope, everything),
  begins: required(name),
  delivery: optional(oneOf(["publication", "handover"] as const), "publication" as const),
  approvals: optional(listOf(approval), []),
  steps: required(steps),
  timers: optional(timers, {}),
};

/** A route after `like`, shared timers and anytime moves have been laid into it. */
export const routeFile: Shape<RouteFile> = fields<RouteFile>(routeKeys);

type Written = RouteFile & { readonly like: string | null; readonly anytime: Files<typeof anytime> };

/** The keys of a route as a person writes it, before the sugar is dissolved: for the JSON Schema only. */
export const writtenRoute: Shape<Written> = fields<Written>({ ...routeKeys, like: optional(name, null), anytime: optional(anytime, {}) });

/** What the routes take from the act around them. */
export type RouteDefaults = {
  readonly calendar: string;
  readonly emergencyCalendar: string | null;
  readonly readings: Readings;
  readonly tables: Procedure["tables"];
};

/** The route with every default filled in. */
export function routeRule(routeName: string, file: RouteFile, defaults: RouteDefaults): RouteRule {
  const stepList = Object.entries(file.steps).map(([stepName, step]) => stepRule(step, { name: stepName, clause: file.clause }));
  const openSteps = stepList.filter(({ ends }) => !ends).map(({ name: stepName }) => stepName);
  const timerList = Object.entries(file.timers).map(([timerName, timer]) =>
    timerRule(timer, { name: timerName, clause: file.clause, ...defaults, openSteps }),
  );
  return {
    name: routeName,
    title: file.title ?? { ru: routeName, en: routeName },
    clause: file.clause,
    accepts: file.accepts,
    begins: file.begins,
    delivery: file.delivery,
    approvals: file.approvals.map((rule) => ({ ...rule, clause: rule.clause ?? file.clause })),
    steps: Object.fromEntries(stepList.map((step): readonly [string, StepRule] => [step.name, step])),
    timers: Object.fromEntries(timerList.map((timer) => [timer.name, timer] as const)),
  };
}
