import type { CardView } from "#app";
import { moveTitle, type AllowedMove } from "#case";
import type { AllowedMove as PresentedMove } from "../contract/index.ts";
import type { MomentWriter } from "./moment.ts";
import { presentRefusal } from "./refusal.ts";
import { inBoth } from "./words.ts";

/** A move with the core's own verdict: what is not allowed says why, and names the clause. */
export const presentMove = (move: AllowedMove, view: CardView, moment: MomentWriter): PresentedMove => ({
  move: move.move,
  title: inBoth((language) => moveTitle(move.move, language)),
  clause: move.allowed ? move.clause : move.refusal.clause,
  allowed: move.allowed,
  refusal: move.allowed ? null : presentRefusal(move.refusal, view.procedure, moment),
});
