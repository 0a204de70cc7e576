/** Many cases' rows of the lists at once, counted from their logs. */
import type { CaseContext, CaseState } from "#case";
import type { Desk } from "./desk.ts";
import { nextLook } from "./duty/watch.ts";
import type { LoggedCase } from "./ports/rebuild.ts";
import type { StoreTx } from "./ports/store.ts";
import { projectionOf } from "./projection.ts";

/** How many cases are read or written in one errand. */
export const batchSize = 250;

/** A case with the state that its log tells, and the rules that it is counted by. */
export type CountedCase = { readonly logged: LoggedCase; readonly state: CaseState; readonly context: CaseContext };

/** Writes the rows of these cases, and when each is to be looked at next: what `projectCase` does for one. */
export async function projectMany(desk: Desk, tx: StoreTx, cases: readonly CountedCase[]): Promise<void> {
  const now = desk.now();
  for (let from = 0; from < cases.length; from += batchSize) {
    const batch = cases.slice(from, from + batchSize);
    await tx.projectAll(
      batch.map(({ logged: { log, ...origin }, state, context }) =>
        projectionOf({ state, origin, lastEventAt: log.at(-1)?.at ?? state.stepSince, context, now }),
      ),
    );
    await tx.watchAll(
      batch.flatMap(({ state, context }) => {
        const at = nextLook({ state, context, now });
        return at === null ? [] : [{ caseId: state.caseId, at }];
      }),
    );
  }
}
