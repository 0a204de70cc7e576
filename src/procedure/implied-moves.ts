/** Moves that an act gives by other words than the moves of a step: who sets levels, who records facts, who may change a term, who helps. */
import type { MoveRule, Procedure, RouteRule, StepRule } from "./model.ts";
import type { ClauseId, ProcedureRole } from "./model-words.ts";
import { roles } from "./vocabulary.ts";

type Implying = {
  readonly importance: { readonly by: readonly ProcedureRole[]; readonly clause: ClauseId | null } | null;
  readonly facts: Procedure["facts"];
  readonly topics: Procedure["topics"];
  readonly units: Procedure["units"];
};

/** The route with those moves at every open step; a move that some step of the route states is left as the file states it. */
export function withImpliedMoves(route: RouteRule, act: Implying): RouteRule {
  const stated = new Set(Object.values(route.steps).flatMap((step) => Object.keys(step.moves)));
  const everywhere = [...impliedByAct(act, route.clause), ...impliedByTimers(route)];
  const steps = Object.values(route.steps).map((step): readonly [string, StepRule] => {
    if (step.ends) return [step.name, step];
    const implied = [...everywhere, ...recording(act.facts, step), ...ofParts(act.units, step)].filter(
      ({ move, by }) => by.length > 0 && !stated.has(move),
    );
    return [step.name, { ...step, moves: { ...step.moves, ...Object.fromEntries(implied.map((rule) => [rule.move, rule])) } }];
  });
  return { ...route, steps: Object.fromEntries(steps) };
}

function implied(move: string, clause: ClauseId, by: readonly ProcedureRole[]): MoveRule {
  const to = [{ step: "stay", when: {} }];
  return { move, clause, by, to, when: {}, requires: [], within: null, notBefore: null, sends: null, onPaper: [] };
}

function impliedByAct({ importance, topics }: Implying, around: ClauseId): readonly MoveRule[] {
  const topic = Object.values(topics)[0];
  return [
    ...(importance === null ? [] : [implied("setImportance", importance.clause ?? around, importance.by)]),
    ...(topic === undefined ? [] : [implied("setTopic", topic.clause === "" ? around : topic.clause, ["curator"])]),
  ];
}

function impliedByTimers(route: RouteRule): readonly MoveRule[] {
  const changes = Object.values(route.timers).flatMap(({ change }) => (change === null ? [] : [change]));
  const first = changes[0];
  return first === undefined
    ? []
    : [
        implied(
          "overrideTerm",
          first.clause,
          roles.filter((role) => changes.some(({ by }) => by.includes(role))),
        ),
      ];
}

function recording(facts: Procedure["facts"], step: StepRule): readonly MoveRule[] {
  const here = Object.values(facts).filter(({ at }) => at.length === 0 || at.includes(step.name));
  const first = here[0];
  if (first === undefined) return [];
  return [
    implied(
      "recordFact",
      first.clause === "" ? step.clause : first.clause,
      roles.filter((role) => here.some(({ by }) => by.includes(role))),
    ),
  ];
}

/** Where several units work on one reply: the helping ones give their parts while a unit has the move, or while a loop holds it up. */
function ofParts({ several, answerable, clause }: Procedure["units"], step: StepRule): readonly MoveRule[] {
  if (!several || !answerable || !(step.waitsFor.includes("unit") || step.remembersEntry)) return [];
  const own = clause === "" ? step.clause : clause;
  const amongSeveral = { severalUnits: true };
  return [
    { ...implied("submitPart", own, ["unit"]), when: amongSeveral },
    { ...implied("returnPart", own, ["unit", "curator"]), when: amongSeveral },
  ];
}
