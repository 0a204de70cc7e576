import type { Move } from "./commands.ts";
import type { FilledMove } from "./filled-move.ts";
import type { UnitId } from "./ids.ts";
import type { Refusal } from "./refusal.ts";

type NamesUnits = Extract<Move, { readonly do: "resolve" | "dispatch" }>;

/** What is wrong with the units that a resolution or a dispatch names (3.1.1, 2.6). */
export function unitsRefusal({ state, rule, context }: FilledMove, move: NamesUnits): Refusal | null {
  const { clause } = rule;
  const units = move.units ?? [];
  if (units.length === 0) return move.do === "resolve" || state.units.length === 0 ? { kind: "UnitRequired", clause } : null;
  if (move.do === "dispatch" && state.units.length > 0 && !rule.requires.includes("units") && !isSame(units, state.units)) {
    return { kind: "UnitsAlreadyResolved", clause };
  }
  const unknown = units.find((unit) => context.knownUnits !== undefined && !context.knownUnits.has(unit));
  if (unknown !== undefined) return { kind: "UnknownUnit", clause, unit: unknown };
  const rules = context.procedure.units;
  if (units.length > 1 && !rules.several) return { kind: "OneUnitOnly", clause: rules.clause };
  if (move.answerable !== undefined && !units.includes(move.answerable)) return { kind: "AnswerableNotAmongUnits", clause: rules.clause };
  return null;
}

/** The units, each once, in the order they were named. */
export function namedUnits(units: readonly UnitId[]): readonly UnitId[] {
  return [...new Set(units)];
}

function isSame(a: readonly UnitId[], b: readonly UnitId[]): boolean {
  return a.length === b.length && a.every((unit) => b.includes(unit));
}
