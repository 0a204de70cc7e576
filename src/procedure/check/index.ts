/**
 * What is wrong with an act that is written in good form. Pure, over the model; places come from the paths.
 * Names are checked first: while one refers to nothing, what can happen on a route is not yet known.
 */
import type { Procedure } from "../model.ts";
import type { Finding } from "../problem.ts";
import { checkAct } from "./act.ts";
import { checkApprovals } from "./approvals.ts";
import { checkCalendars } from "./calendars.ts";
import { checkClauses } from "./clauses.ts";
import { checkFacts } from "./facts.ts";
import { checkNames } from "./names.ts";
import { checkSteps } from "./steps.ts";
import { checkTerms } from "./terms.ts";
import { checkTimers } from "./timers.ts";

export { checkFile } from "./file.ts";

/** All findings of an act, errors and warnings. */
export function checkProcedure(procedure: Procedure): readonly Finding[] {
  const names = checkNames(procedure);
  const standing = [...names, ...checkClauses(procedure), ...checkAct(procedure), ...checkTerms(procedure), ...checkCalendars(procedure)];
  return names.length > 0
    ? standing
    : [...standing, ...checkFacts(procedure), ...checkSteps(procedure), ...checkTimers(procedure), ...checkApprovals(procedure)];
}
