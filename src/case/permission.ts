import { asksNothing, holds } from "#deadlines";
import type { MoveRule } from "#procedure";
import type { Instant } from "#worktime";
import { deadline, defaultReadings } from "#worktime";
import type { Actor, ActingRole } from "./actor.ts";
import { circumstancesOf } from "./circumstances.ts";
import { timersOf } from "./clocks.ts";
import type { MoveName } from "./commands.ts";
import type { CaseContext } from "./context.ts";
import { replyOfMove } from "./drafts.ts";
import { helpersOf } from "./parts.ts";
import type { Place } from "./place.ts";
import { placeOf } from "./place.ts";
import type { Refusal } from "./refusal.ts";
import { missingObject } from "./objects.ts";
import { ruleAt } from "./rule-at.ts";
import type { CaseState } from "./state.ts";

/** Who wants to make which move, when. */
export type MoveQuestion = {
  readonly move: MoveName;
  readonly state: CaseState;
  readonly actor: Actor;
  readonly at: Instant;
  readonly context: CaseContext;
};

/** A move that the act permits, as far as can be said before its content is seen. */
export type Permission = {
  readonly rule: MoveRule;
  readonly role: ActingRole;
  readonly place: Place;
  readonly needsException: Refusal | null;
};

/** Whether this actor may make this move now, whatever it carries: the same answer for the button and for the decision. */
export function permit(question: MoveQuestion): Permission | Refusal {
  const { state, move, actor, context } = question;
  const place = placeOf(state, context.procedure);
  const rule = ruleAt(move, place);
  if (rule === null) return absent(move, place);
  const role = actor.kind === "person" ? actor.role : null;
  if (role === null || !rule.by.includes(role)) return { kind: "NotYourMove", clause: rule.clause, move, allowedRoles: rule.by };
  const refusal =
    foreignUnit(question, rule) ?? unmet(question, rule) ?? tooEarly(question, rule) ?? missingObject({ ...question, rule, role, place });
  if (refusal !== null) return refusal;
  const late = tooLate(question, rule);
  if (late !== null && rule.within?.exceptionBy.includes(role) !== true) return late;
  return { rule, role, place, needsException: late };
}

/** Whether a permission is in fact a refusal. */
export function isRefusal(answer: Permission | Refusal): answer is Refusal {
  return "kind" in answer;
}

function absent(move: MoveName, { route, step }: Place): Refusal {
  if (step.ends) return { kind: "CaseEnded", clause: step.clause };
  const elsewhere = Object.values(route.steps).find((one) => one.moves[move] !== undefined)?.moves[move];
  return elsewhere === undefined
    ? { kind: "NotOnThisRoute", clause: route.clause, move }
    : { kind: "NotAtThisStep", clause: elsewhere.clause, move, step: step.name };
}

const consolidated: ReadonlySet<MoveName> = new Set(["submitDraft", "submitInterim", "explain", "returnPart"]);

/** A unit acts on its own cases only (2.6); of several units the answerable one brings the consolidated reply, and the others their parts. */
function foreignUnit({ move, actor, state, context }: MoveQuestion, rule: MoveRule): Refusal | null {
  if (actor.kind !== "person" || actor.role !== "unit" || state.units.length === 0) return null;
  if (!state.units.includes(actor.unitId)) return { kind: "NotYourUnit", clause: rule.clause };
  if (!context.procedure.units.answerable || state.units.length < 2) return null;
  const helps = helpersOf(state, context.procedure).includes(actor.unitId);
  const clause = context.procedure.units.clause === "" ? rule.clause : context.procedure.units.clause;
  if (move === "submitPart") return helps ? null : { kind: "PartOfHelpersOnly", clause };
  return helps && consolidated.has(move) ? { kind: "NotYourUnit", clause } : null;
}

function unmet({ move, state, context }: MoveQuestion, rule: MoveRule): Refusal | null {
  if (asksNothing(rule.when) || holds(rule.when, circumstancesOf(state, context, replyOfMove(move, state)))) return null;
  return { kind: "NotAtThisStep", clause: rule.clause, move, step: state.step };
}

function tooEarly({ move, state, at, context }: MoveQuestion, { notBefore }: MoveRule): Refusal | null {
  if (notBefore === null) return null;
  const since = state.facts.findLast((fact) => fact.type === notBefore.since);
  if (since === undefined) return { kind: "NotAtThisStep", clause: notBefore.clause, move, step: state.step };
  const end = deadline(context.calendars.office, { start: since.at, term: notBefore.term, readings: defaultReadings });
  // Beyond the calendar nobody can say that the wait is over: the newest known moment is its end.
  const closableAt = end.kind === "due" ? end.due : context.calendars.office.to;
  return at < closableAt ? { kind: "PauseStillYoung", clause: notBefore.clause, closableAt } : null;
}

/** Only until the due moment of a timer's newest run, whether it still goes or not; a timer that never ran limits nothing. */
function tooLate({ move, state, at, context }: MoveQuestion, { within }: MoveRule): Refusal | null {
  if (within === null) return null;
  const due = timersOf(state, at, context).find((timer) => timer.timer === within.timer)?.due ?? null;
  if (due === null || at <= due) return null;
  const isQuestion = move === "askClarification" || move === "agreeClarification";
  return isQuestion
    ? { kind: "ClarificationTooLate", clause: within.clause, due }
    : { kind: "TooLate", clause: within.clause, move, timer: within.timer, due };
}
