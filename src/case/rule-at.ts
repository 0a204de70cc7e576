import type { MoveRule } from "#procedure";
import type { MoveName } from "./commands.ts";
import type { Place } from "./place.ts";

/** The rule of a move at a step; the loader has written in the moves that an act gives by other words, so nothing is added here. */
export function ruleAt(move: MoveName, { step }: Place): MoveRule | null {
  return step.moves[move] ?? null;
}
