/** What the clock brings: rows of the lists whose deadline has passed, replies that nobody moves any more, pages to ask after, events to seal. */
import { fold } from "#case";
import type { CaseId, TenantId } from "#case";
import { needsCheck } from "./check-page.ts";
import { contextOf } from "./command.ts";
import type { Desk } from "./desk.ts";
import { warn } from "./duty/warn.ts";
import { watchCase } from "./duty/watch.ts";
import { enqueuePublication } from "./letting-out.ts";
import { sendingAbandonedBefore } from "./outbox/publish.ts";
import type { StoreTx } from "./ports/store.ts";
import { projectionOf } from "./projection.ts";

const batchSize = 200;

/** One round over every municipality; a fault of one does not stop the others. */
export async function sweep(desk: Desk): Promise<void> {
  for (const tenantId of await desk.store.tenants()) {
    for (const [what, work] of rounds) {
      try {
        await work(desk, tenantId);
      } catch (error) {
        desk.log.error({ err: error, tenantId, what }, "a part of the sweep failed");
      }
    }
  }
}

const rounds: readonly (readonly [string, (desk: Desk, tenantId: TenantId) => Promise<void>])[] = [
  ["deadlines", refreshDue],
  ["warnings", warn],
  ["outbox", wakeStalled],
  ["pages", askAfterPages],
  ["chain", async (desk, tenantId) => void (await desk.store.sealChain(tenantId))],
];

/** Projects the cases whose nearest clock has run out since, so that the lists say "overdue" without anybody's step. */
export async function refreshDue(desk: Desk, tenantId: TenantId): Promise<void> {
  const due = await desk.store.transaction(tenantId, (tx) => tx.dueCases(desk.now(), batchSize));
  for (const caseId of due) await desk.store.transaction(tenantId, (tx) => reproject(desk, tx, caseId));
}

/** Writes a case's row of the lists as it follows from its events now. */
export async function reproject(desk: Desk, tx: StoreTx, caseId: CaseId): Promise<void> {
  const log = await tx.loadCase(caseId);
  const state = fold(log);
  if (state === null) return;
  const context = await contextOf(desk, tx, state, state.receivedAt);
  const last = log.at(-1);
  if (last === undefined) return;
  const [number, message] = [await tx.numberOf(caseId), await tx.message(state.messageId)];
  if (number === null || message === null) throw new Error(`Case ${caseId} has events, but no number or no opening message.`);
  const origin = { number, network: message.network, pageId: message.pageId };
  await tx.project(projectionOf({ state, origin, lastEventAt: last.at, context, now: desk.now() }));
  await watchCase(tx, { state, context, now: desk.now() });
}

async function wakeStalled(desk: Desk, tenantId: TenantId): Promise<void> {
  const now = desk.now();
  await desk.store.transaction(tenantId, async (tx) => {
    for (const publicationId of await tx.stalledPublications(now, sendingAbandonedBefore(now), batchSize))
      await enqueuePublication(tx, publicationId, now);
  });
}

async function askAfterPages(desk: Desk, tenantId: TenantId): Promise<void> {
  await desk.store.transaction(tenantId, async (tx) => {
    for (const page of await tx.pages()) {
      if (!needsCheck(page, desk.now())) continue;
      await tx.enqueue({ kind: "checkPage", tenantId, pageId: page.pageId }, { key: `check:${page.pageId}` });
    }
  });
}
