import type { Procedure } from "./model.ts";
import type { Finding } from "./problem.ts";

/** What is wrong with an act that is written in good form; pure, over the model. */
export function checkProcedure(_procedure: Procedure): readonly Finding[] {
  return [];
}
