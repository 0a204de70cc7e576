/** Plays a scenario through the real core, fact by fact. A refused fact does not stop the play: the case stays as it was. */
import type { Actor, CaseContext, CaseState, Command, Decision, MoveName, Refusal } from "#case";
import { allowedMoves, decide, evolve, timersOf, waitingFor } from "#case";
import type { TimerView } from "#deadlines";
import { routeFor } from "#procedure";
import type { Instant } from "#worktime";
import type { Scenario, ScenarioFact, ScenarioProblem } from "./scenario.ts";
import { caseIdOf, commandOf, defaultUnit, isFillProblem, momentOf, personIdOf, unitIdOf } from "#case";

/** How things stand after one fact. */
export type PlayedFact = {
  readonly at: Instant;
  /** The scenario's own word: the event, or the move. */
  readonly word: string;
  readonly by: string | null;
  readonly refusal: Refusal | null;
  readonly events: readonly string[];
  readonly state: CaseState | null;
  readonly waitingFor: readonly string[];
  /** The moves that some role may make now. */
  readonly allowed: readonly MoveName[];
  readonly timers: readonly TimerView[];
};

export type Played =
  | { readonly ok: true; readonly facts: readonly PlayedFact[] }
  | { readonly ok: false; readonly problems: readonly ScenarioProblem[] };

/** Plays all facts; the route is the scenario's, or the one whose scope fits the message. */
export function play(scenario: Scenario, context: CaseContext): Played {
  const played: PlayedFact[] = [];
  const problems: ScenarioProblem[] = [];
  const route = scenario.route ?? fittingRoute(scenario, context);
  let state: CaseState | null = null;
  let now = -Infinity;
  for (const [place, fact] of scenario.facts.entries()) {
    const at = momentOf(fact.fields["at"], { context });
    const problem = misplaced(fact, at, { now, isFirst: state === null });
    if (problem !== null || at === null) {
      problems.push(problem ?? problemOf(fact, { ru: "Непонятное время.", en: "The time cannot be read." }));
      continue;
    }
    now = at;
    const command = commandOf({ fields: fact.fields, at, index: place + 1, state, context, route, units: scenario.units });
    if (isFillProblem(command)) {
      problems.push(problemOf(fact, command));
      continue;
    }
    const step = take(command, state, context);
    state = step.state;
    played.push({
      ...after(step.state, at, { scenario, context }),
      at,
      word: wordOf(fact),
      by: byOf(fact),
      refusal: step.refusal,
      events: step.events,
    });
  }
  return problems.length === 0 ? { ok: true, facts: played } : { ok: false, problems };
}

/** The route by what the first fact says of the message; the act's first where it says nothing that fits. */
function fittingRoute({ facts }: Scenario, { procedure }: CaseContext): string {
  const [first] = facts;
  const said = (key: string): string | null => (typeof first?.fields[key] === "string" ? first.fields[key] : null);
  const channel = said("channel") ?? "vk";
  const isOwn = ["mail", "import", "api", "manual"].includes(channel);
  const found = routeFor(procedure, {
    source: isOwn ? channel : "network",
    network: isOwn ? null : channel,
    owner: said("owner"),
    account: said("account"),
    kind: said("kind") ?? "comment",
    importance: said("importance"),
    topic: said("topic"),
  });
  return found?.name ?? Object.keys(procedure.routes)[0] ?? "";
}

type Taken = { readonly state: CaseState | null; readonly refusal: Refusal | null; readonly events: readonly string[] };

function take(command: Command, state: CaseState | null, context: CaseContext): Taken {
  const decision: Decision = decide(command, state, context);
  if (decision.kind === "refused") return { state, refusal: decision.refusal, events: [] };
  let next = state;
  for (const { event, step } of decision.events) {
    next = evolve(next, { caseId: caseIdOf("case"), version: (next?.version ?? 0) + 1, at: command.at, actor: command.actor, step, event });
  }
  return { state: next, refusal: null, events: decision.events.map(({ event }) => event.type) };
}

function misplaced(
  fact: ScenarioFact,
  at: Instant | null,
  order: { readonly now: Instant; readonly isFirst: boolean },
): ScenarioProblem | null {
  if (at === null)
    return problemOf(fact, {
      ru: `Непонятное время: ${String(fact.fields["at"])}.`,
      en: `The time cannot be read: ${String(fact.fields["at"])}.`,
    });
  if (at < order.now)
    return problemOf(fact, { ru: "Время раньше, чем у предыдущей строки.", en: "The time is earlier than that of the line before." });
  if (order.isFirst && fact.fields["event"] !== "received")
    return problemOf(fact, { ru: "Сценарий начинается с event: received.", en: "A scenario begins with event: received." });
  return null;
}

function problemOf({ line, column }: ScenarioFact, words: { readonly ru: string; readonly en: string }): ScenarioProblem {
  return { line, column, ru: words.ru, en: words.en };
}

type Standing = Pick<PlayedFact, "state" | "waitingFor" | "allowed" | "timers">;

function after(
  state: CaseState | null,
  now: Instant,
  { scenario, context }: { readonly scenario: Scenario; readonly context: CaseContext },
): Standing {
  if (state === null) return { state, waitingFor: [], allowed: [], timers: [] };
  const actors = everyone(state.units.length > 0 ? state.units : [unitIdOf(defaultUnit(scenario.units))]);
  const allowed = actors.flatMap((actor) => allowedMoves(state, actor, now, context).filter((move) => move.allowed));
  return {
    state,
    waitingFor: waitingFor(state, context.procedure),
    allowed: [...new Set(allowed.map(({ move }) => move))],
    timers: timersOf(state, now, context),
  };
}

function everyone(units: CaseState["units"]): readonly Actor[] {
  const people = (["curator", "head", "controller"] as const).map((role): Actor => ({ kind: "person", personId: personIdOf(role), role }));
  return [...people, ...units.map((unitId): Actor => ({ kind: "person", personId: personIdOf("unit"), role: "unit", unitId }))];
}

function wordOf({ fields }: ScenarioFact): string {
  return String(fields["do"] ?? fields["event"]);
}

function byOf({ fields }: ScenarioFact): string | null {
  return typeof fields["by"] === "string" ? fields["by"] : null;
}
