/** The cases of a period read in batches, each with what a report counts of it: derived from its log, nothing is stored for it. */
import { fold, outcomeOf } from "#case";
import type { CaseContext, CaseOutcome, CaseState, TenantId } from "#case";
import { contextOf } from "../command.ts";
import type { Desk } from "../desk.ts";
import type { LoggedCase } from "../ports/rebuild.ts";
import type { StoreTx } from "../ports/store.ts";
import { workingUnit } from "../unit-hours.ts";
import type { Period } from "./face.ts";

/** How many cases are read in one errand, and how many a report reads at most: ten times a busy month of a city. */
const batchSize = 250;
const mostCases = 20_000;

/** A case of the period with the rules that it is counted by. */
export type PeriodCase = {
  readonly logged: LoggedCase;
  readonly state: CaseState;
  readonly context: CaseContext;
  readonly outcome: CaseOutcome;
};

export type PeriodBatch = { readonly cases: readonly PeriodCase[]; readonly tx: StoreTx };

type Reading = {
  readonly tenantId: TenantId;
  readonly period: Period;
  /** Goes on after this number; 0 = from the beginning. */
  readonly after?: number;
  /** Stops after so many batches. */
  readonly batches?: number;
};

/** Where a reading stopped, and whether the period has more. */
export type ReadSoFar = { readonly after: number; readonly more: boolean };

/** Runs `work` on each batch inside its own transaction. */
export async function readPeriod(
  desk: Desk,
  { tenantId, period, after = 0, batches = mostCases / batchSize }: Reading,
  work: (batch: PeriodBatch) => Promise<void>,
): Promise<ReadSoFar> {
  let last = after;
  for (let batch = 0; batch < batches; batch += 1) {
    const found = await desk.store.transaction(tenantId, async (tx) => {
      const logged = await tx.casesOfPeriod({ ...period, after: last, limit: batchSize });
      await work({ cases: await withRules(desk, tx, logged), tx });
      return logged;
    });
    last = found.at(-1)?.number ?? last;
    if (found.length < batchSize) return { after: last, more: false };
  }
  return { after: last, more: true };
}

async function withRules(desk: Desk, tx: StoreTx, found: readonly LoggedCase[]): Promise<readonly PeriodCase[]> {
  const contexts = new Map<string, CaseContext>();
  const cases: PeriodCase[] = [];
  for (const logged of found) {
    const state = fold(logged.log);
    if (state === null) continue;
    const key = `${state.procedure}\n${state.edition}\n${workingUnit(state) ?? ""}`;
    const context = contexts.get(key) ?? (await contextOf(desk, tx, state, state.receivedAt));
    contexts.set(key, context);
    cases.push({ logged, state, context, outcome: outcomeOf(logged.log) });
  }
  return cases;
}
