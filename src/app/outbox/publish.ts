/**
 * One publication, one step further. Three transactions: mark that the reply is about to leave; let it leave while the row is locked, and keep what came back;
 * tell the case. A crash between any two is an unknown outcome, and an unknown outcome is read back before anything is repeated: never twice.
 */
import { fold } from "#case";
import type { PublicationId, TenantId } from "#case";
import type { Instant } from "#worktime";
import { contextOf } from "../command.ts";
import type { Desk } from "../desk.ts";
import { asLetter } from "../incident/hand-over-letter.ts";
import { enqueuePublication } from "../letting-out.ts";
import type { PublicationProgress, PublicationRow, StoreTx } from "../ports/store.ts";
import { capabilitiesFor } from "../page-capabilities.ts";
import { attempt } from "./attempt.ts";
import type { Outgoing } from "./attempt.ts";
import { mayLeave } from "./may-leave.ts";
import { heldBack } from "./own-limits.ts";
import type { Held } from "./own-limits.ts";
import { tellCase } from "./tell-case.ts";

/** Moves a publication on: sends it, reads it back, or tells the case what became of it. */
export async function publish(desk: Desk, tenantId: TenantId, publicationId: PublicationId): Promise<void> {
  const before = await desk.store.transaction(tenantId, (tx) => prepare(desk, tx, publicationId));
  if (before !== null) await desk.store.transaction(tenantId, (tx) => send(desk, tx, before));
  await tellCase(desk, tenantId, publicationId);
}

/** The row as it was before this attempt, marked as "sending"; null when there is nothing to send. */
async function prepare(desk: Desk, tx: StoreTx, publicationId: PublicationId): Promise<PublicationRow | null> {
  const row = await tx.lockPublication(publicationId);
  if (row === null || row.status === "published" || row.status === "failed") return null;
  const now = desk.now();
  if (row.nextAttemptAt !== null && row.nextAttemptAt > now && row.status !== "sending") {
    await enqueuePublication(tx, publicationId, row.nextAttemptAt);
    return null;
  }
  if (!(await isApproved(desk, tx, row))) {
    await tx.setPublication(publicationId, {
      status: "failed",
      failure: "NOT_APPROVED",
      detail: "the case does not approve this text (any more)",
    });
    return null;
  }
  const held = await heldBackBy(tx, row, now);
  if (held !== null) {
    const { failure, until } = held;
    await tx.setPublication(publicationId, { status: "retry", failure, detail: "a limit of the page", nextAttemptAt: until });
    await enqueuePublication(tx, publicationId, until);
    return null;
  }
  await tx.setPublication(publicationId, { status: "sending", at: now });
  return row;
}

/** The page's own limits, asked only of what surely has not left yet: what may have left is read back first. */
async function heldBackBy(tx: StoreTx, row: PublicationRow, now: Instant): Promise<Held | null> {
  if (row.status !== "queued" && row.status !== "retry") return null;
  const page = (await tx.pages()).find(({ pageId }) => pageId === row.pageId);
  return page === undefined ? null : heldBack(tx, row, { page, now });
}

/** Whoever gets the lock sends; the lock is held until the answer is kept. */
async function send(desk: Desk, tx: StoreTx, before: PublicationRow): Promise<void> {
  const { publicationId } = before;
  const row = await tx.lockPublication(publicationId);
  if (row === null || row.status !== "sending") return;
  // Another process began an attempt in between, and may have died in it: what it did must be read back too.
  const known: PublicationRow = row.attempts === before.attempts + 1 ? before : { ...before, status: "sending" };
  const outgoing = await outgoingOf(desk, tx, known, row.attempts);
  const progress = outgoing === null ? noConnector : await attempt(outgoing);
  await tx.setPublication(publicationId, progress);
  // The next job is kept with the outcome: were this process killed now, another one tries again or tells the case.
  await enqueuePublication(tx, publicationId, "nextAttemptAt" in progress ? progress.nextAttemptAt : desk.now());
  desk.log.info({ publicationId, caseId: row.caseId, status: progress.status, attempts: row.attempts }, "a publication moved on");
}

/** A network without a connector, or one that takes no replies from programs: a person publishes, and writes the link in. */
const noConnector: PublicationProgress = { status: "failed", failure: "MANUAL", detail: "this network takes replies by hand only" };

async function isApproved(desk: Desk, tx: StoreTx, row: PublicationRow): Promise<boolean> {
  const state = fold(await tx.loadCase(row.caseId));
  if (state === null) return false;
  const { procedure } = await contextOf(desk, tx, state, state.receivedAt);
  const route = procedure.routes[state.route];
  return route !== undefined && mayLeave(state, row, route);
}

async function outgoingOf(desk: Desk, tx: StoreTx, before: PublicationRow, attempts: number): Promise<Outgoing | null> {
  const page = (await tx.pages()).find(({ pageId }) => pageId === before.pageId);
  const channel = page === undefined ? undefined : desk.channels.get(page.network);
  if (page === undefined || channel === undefined || !page.enabled) return null;
  const { publicReply, directReply } = capabilitiesFor(channel, page);
  const way = before.target.kind === "public" ? publicReply : directReply;
  if (way !== "yes") return null;
  const text = (await tx.texts([before.text.textId])).get(before.text.textId);
  if (text === undefined) throw new Error(`Publication ${before.publicationId}: its text is not kept any more.`);
  const files = await filesOf(desk, tx, before);
  const plain = { publicationId: before.publicationId, target: before.target, text, files };
  const reply = channel.readLetter === undefined ? plain : await asLetter(desk, tx.tenantId, { row: before, reply: plain });
  return { channel, page, reply, before, attempts, now: desk.now };
}

async function filesOf(desk: Desk, tx: StoreTx, row: PublicationRow): Promise<Outgoing["reply"]["files"]> {
  const rows = await tx.files(row.files.map(({ fileId }) => fileId));
  return Promise.all(
    rows.map(async ({ fileId, name, mime, storageKey }) => {
      const bytes = await desk.files.get(storageKey);
      if (bytes === null) throw new Error(`Publication ${row.publicationId}: file ${fileId} is not in the storage.`);
      return { fileId, name, mime, bytes };
    }),
  );
}

/** When a "sending" row counts as left behind by a crash, not as being sent: longer than any time-out of a connector. */
export const sendingAbandonedBefore = (now: Instant): Instant => now - 5 * 60_000;
