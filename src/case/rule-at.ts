import type { MoveRule, Procedure, ProcedureRole } from "#procedure";
import type { MoveName } from "./commands.ts";
import type { Place } from "./place.ts";

/**
 * The rule of a move at a step: the step's own, or, where no step of the route names the move, the one that follows from the act's other
 * words: who sets the importance, who records a declared fact, who may change a term.
 */
export function ruleAt(move: MoveName, { route, step }: Place, procedure: Procedure): MoveRule | null {
  const own = step.moves[move];
  if (own !== undefined) return own;
  if (step.ends || Object.values(route.steps).some((one) => one.moves[move] !== undefined)) return null;
  switch (move) {
    case "setImportance":
      return procedure.importance === null ? null : everywhere(move, procedure.importance.clause, procedure.importance.by);
    case "setTopic": {
      // An act with a classifier says who answers for a topic, never who sets it: that is the curator's primary processing (1.6).
      const [topic] = Object.values(procedure.topics);
      return topic === undefined ? null : everywhere(move, topic.clause, ["curator"]);
    }
    case "recordFact": {
      const facts = Object.values(procedure.facts);
      return facts[0] === undefined
        ? null
        : everywhere(move, facts[0].clause, unique(facts.flatMap((fact) => fact.by.filter((by) => by !== "network"))));
    }
    case "overrideTerm": {
      const changes = Object.values(route.timers).flatMap((timer) => (timer.change === null ? [] : [timer.change]));
      return changes[0] === undefined ? null : everywhere(move, changes[0].clause, unique(changes.flatMap((change) => change.by)));
    }
    default:
      return null;
  }
}

function everywhere(move: MoveName, clause: string, by: readonly ProcedureRole[]): MoveRule | null {
  if (by.length === 0) return null;
  return { move, clause, by, to: [], when: {}, requires: [], within: null, notBefore: null, sends: null };
}

function unique<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}
