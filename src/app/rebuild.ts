/** The read models of a municipality anew from its events, batch by batch. */
import { fold } from "#case";
import type { CaseContext, CaseState, TenantId } from "#case";
import { contextOf } from "./command.ts";
import type { Desk } from "./desk.ts";
import { deskOf } from "./desk.ts";
import type { AppParts } from "./parts.ts";
import type { LoggedCase } from "./ports/rebuild.ts";
import type { StoreTx } from "./ports/store.ts";
import { batchSize, projectMany } from "./project-many.ts";
import type { CountedCase } from "./project-many.ts";
import { workingUnit } from "./unit-hours.ts";

/** How much was read. */
export type Rebuilt = { readonly cases: number; readonly events: number };

/** Writes the read models of a municipality anew from its events. Nothing is locked, and the desk goes on: a case that moves meanwhile keeps its newer row. */
export function rebuild(parts: AppParts, tenantId: TenantId): Promise<Rebuilt> {
  return recount(deskOf(parts), tenantId, "all");
}

/** The same for all cases or for those that are open. While a batch is counted and written, the next is read. */
export async function recount(desk: Desk, tenantId: TenantId, which: "all" | "open"): Promise<Rebuilt> {
  const read = (after: number): Promise<readonly LoggedCase[]> =>
    desk.store.transaction(tenantId, (tx) => tx.casesAfter(after, batchSize, which));
  let [cases, events] = [0, 0];
  for (let batch = await read(0); batch.length > 0;) {
    // Both in one: should writing fail, the reading ahead must not be left to fail unheard.
    const [next] = await Promise.all([read(batch.at(-1)?.number ?? 0), write(desk, tenantId, batch)]);
    cases += batch.length;
    events += batch.reduce((sum, { log }) => sum + log.length, 0);
    batch = next;
  }
  return { cases, events };
}

function write(desk: Desk, tenantId: TenantId, batch: readonly LoggedCase[]): Promise<void> {
  return desk.store.transaction(tenantId, async (tx) => {
    const contexts = new Map<string, CaseContext>();
    const counted: CountedCase[] = [];
    for (const logged of batch) {
      const state = fold(logged.log);
      if (state !== null) counted.push({ logged, state, context: await contextIn(contexts, { desk, tx, state }) });
    }
    await projectMany(desk, tx, counted);
  });
}

type Asked = { readonly desk: Desk; readonly tx: StoreTx; readonly state: CaseState };

/** The rules of a case, found once for each edition and unit of a batch. */
async function contextIn(contexts: Map<string, CaseContext>, { desk, tx, state }: Asked): Promise<CaseContext> {
  const key = `${state.procedure}\n${state.edition}\n${workingUnit(state) ?? ""}`;
  const known = contexts.get(key) ?? (await contextOf(desk, tx, state, state.receivedAt));
  contexts.set(key, known);
  return known;
}
