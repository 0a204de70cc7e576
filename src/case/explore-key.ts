import type { Procedure, RouteRule } from "#procedure";
import { circumstancesOf } from "./circumstances.ts";
import { isLive, timersOf } from "./clocks.ts";
import type { CaseContext } from "./context.ts";
import { isWaitingForAuthor, openDraft } from "./drafts.ts";
import { arePartsGiven } from "./parts.ts";
import { placeOf, returnStepOf } from "./place.ts";
import type { CaseState } from "./state.ts";

const MONTH_MS = 30 * 86_400_000;

/** What an act looks at anywhere on a route: by the key of a condition, the lists of values that it asks for. */
export type Relevant = {
  readonly lists: ReadonlyMap<string, readonly (readonly unknown[])[]>;
  /** The timers whose end opens or closes a move. */
  readonly limits: ReadonlySet<string>;
  /** What some move must find or bring: whether it is there tells states apart. */
  readonly required: ReadonlySet<string>;
};

/** The conditions of a route and of the act's rules on proof, turned round: values that nobody looks at do not tell states apart. */
export function relevantTo(route: RouteRule, procedure: Procedure): Relevant {
  const lists = new Map<string, (readonly unknown[])[]>();
  const limits = Object.values(route.steps).flatMap((step) =>
    Object.values(step.moves).flatMap((rule) => (rule.within === null ? [] : [rule.within.timer])),
  );
  for (const when of [...conditionsIn(route), ...conditionsIn(procedure.proof)]) {
    for (const [key, asked] of Object.entries(when)) lists.set(key, [...(lists.get(key) ?? []), Array.isArray(asked) ? asked : [asked]]);
  }
  const required = Object.values(route.steps).flatMap((step) => Object.values(step.moves).flatMap((rule) => rule.requires));
  return { lists, limits: new Set(limits), required: new Set(required) };
}

function conditionsIn(value: unknown): readonly object[] {
  if (Array.isArray(value)) return value.flatMap(conditionsIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "when" && typeof inner === "object" && inner !== null ? [inner] : conditionsIn(inner),
  );
}

/** Values that the act always names together are one to it: the class says in which of its lists a value stands. */
export function classOf(key: string, value: unknown, { lists }: Relevant): string {
  return (lists.get(key) ?? []).map((list) => (list.includes(value) ? "1" : "0")).join("");
}

/**
 * What tells two states apart for an exploration: the step and where a loop goes back to, the open draft and who agreed to it, what is
 * on its way, the question, the values that conditions look at, and which clocks live. Moments count only where the act asks for them.
 */
export function keyOf(
  state: CaseState,
  now: number,
  { context, relevant }: { readonly context: CaseContext; readonly relevant: Relevant },
): string {
  const { route, step } = placeOf(state, context.procedure);
  const draft = openDraft(state);
  const timers = timersOf(state, now, context);
  const past = timers
    .filter((timer) => relevant.limits.has(timer.timer) && timer.due !== null && now > timer.due)
    .map((timer) => timer.timer);
  const parts = [
    step.name,
    step.remembersEntry ? returnStepOf(state, route) : "",
    draft === null
      ? ""
      : `${draft.reply}:${draft.approvals
          .map((one) => `${one.role}.${one.move}`)
          .sort()
          .join("+")}`,
    // Kinds and not numbers: a route on which failed replies pile up has no end of states otherwise.
    [...new Set(state.publications.filter((one) => one.status !== "published").map((one) => `${one.reply}.${one.status}`))]
      .sort()
      .join("+"),
    questionOf(state),
    valuesOf(state, context, relevant),
    timers
      .filter(isLive)
      .map((timer) => timer.timer)
      .join("+"),
    past.join("+"),
    isWaitingForAuthor(state) && now - state.stepSince > MONTH_MS ? "long" : "",
    state.overrides
      .map((one) => one.timer)
      .sort()
      .join("+"),
  ];
  return parts.join("|");
}

function questionOf(state: CaseState): string {
  const latest = state.clarifications.at(-1);
  if (latest === undefined) return "";
  if (latest.postedAt === null) return latest.agreedAt === null ? "asked" : "agreed";
  return isWaitingForAuthor(state) ? "posted" : "done";
}

/** Kept by name and not by list: the reply is in the draft already, seasons and declared facts are told by themselves. */
const toldElsewhere: ReadonlySet<string> = new Set(["reply", "season", "recorded", "source"]);

function valuesOf(state: CaseState, context: CaseContext, relevant: Relevant): string {
  const values: Readonly<Record<string, unknown>> = { ...circumstancesOf(state, context), emergency: state.isEmergency };
  const told: string[] = [];
  for (const key of relevant.lists.keys()) if (!toldElsewhere.has(key)) told.push(classOf(key, values[key], relevant));
  if (relevant.required.has("topic")) told.push(String(state.topic !== null));
  if (relevant.required.has("importance")) told.push(String(state.importance !== null));
  if (relevant.required.has("parts")) told.push(String(arePartsGiven(state, context.procedure)));
  if (relevant.required.has("earlierCase")) told.push(String(state.earlierCaseId !== null));
  // Facts that the act declares lead on by themselves, whether a condition asks for them or not.
  return `${told.join(",")};${state.channel};${state.recordedFacts.join("+")};${String(state.appealWay)}.${String(state.isAppealRegistered)}`;
}
