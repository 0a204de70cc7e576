/** The read models of a municipality anew from its events, batch by batch. */
import { fold } from "#case";
import type { CaseContext, CaseState, TenantId } from "#case";
import { contextOf } from "./command.ts";
import type { Desk } from "./desk.ts";
import { deskOf } from "./desk.ts";
import { nextLook } from "./duty/watch.ts";
import type { AppParts } from "./parts.ts";
import type { LoggedCase } from "./ports/rebuild.ts";
import type { StoreTx } from "./ports/store.ts";
import { projectionOf } from "./projection.ts";

const batchSize = 250;

/**
 * Writes the read models of a municipality anew from its events; answers how much was read. Nothing is locked, and the desk goes on:
 * a case that moves meanwhile keeps its newer row. While a batch is counted and written, the next is read.
 */
export async function rebuild(parts: AppParts, tenantId: TenantId): Promise<{ readonly cases: number; readonly events: number }> {
  const desk = deskOf(parts);
  const read = (after: number): Promise<readonly LoggedCase[]> =>
    parts.store.transaction(tenantId, (tx) => tx.casesAfter(after, batchSize));
  let [cases, events] = [0, 0];
  for (let batch = await read(0); batch.length > 0;) {
    const following = read(batch.at(-1)?.number ?? 0);
    // Should writing fail, the reading ahead must not be left to fail unheard.
    const [next] = await Promise.all([following, write(desk, tenantId, batch)]);
    cases += batch.length;
    events += batch.reduce((sum, { log }) => sum + log.length, 0);
    batch = next;
  }
  return { cases, events };
}

function write(desk: Desk, tenantId: TenantId, batch: readonly LoggedCase[]): Promise<void> {
  return desk.store.transaction(tenantId, async (tx) => {
    const contexts = new Map<string, CaseContext>();
    const counted: Counted[] = [];
    for (const logged of batch) {
      const state = fold(logged.log);
      if (state !== null) counted.push({ logged, state, context: await contextIn(contexts, { desk, tx, state }) });
    }
    const now = desk.now();
    await tx.projectAll(
      counted.map(({ logged: { log, ...origin }, state, context }) =>
        projectionOf({ state, origin, lastEventAt: log.at(-1)?.at ?? state.stepSince, context, now }),
      ),
    );
    await tx.watchAll(
      counted.flatMap(({ state, context }) => {
        const at = nextLook({ state, context, now });
        return at === null ? [] : [{ caseId: state.caseId, at }];
      }),
    );
  });
}

type Counted = { readonly logged: LoggedCase; readonly state: CaseState; readonly context: CaseContext };

type Asked = { readonly desk: Desk; readonly tx: StoreTx; readonly state: CaseState };

/** The rules of a case, found once for each edition of a batch. */
async function contextIn(contexts: Map<string, CaseContext>, { desk, tx, state }: Asked): Promise<CaseContext> {
  const key = `${state.procedure}\n${state.edition}`;
  const known = contexts.get(key) ?? (await contextOf(desk, tx, state, state.receivedAt));
  contexts.set(key, known);
  return known;
}
