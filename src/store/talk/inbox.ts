/** The inbox: raw bytes, kept before the network is told so, taken by one process at a time. */
import { sql, type Selectable } from "kysely";
import type { TenantId } from "#case";
import type { InboxRow, NewInbox, StoreTx } from "#app";
import type { Instant } from "#worktime";
import type { Rows } from "../rows.ts";
import type { Db, Scope } from "../scope.ts";

type Row = Selectable<Rows["inbox"]>;
type Outcome = Parameters<StoreTx["inboxDone"]>[1];

const firstPauseMs = 5_000;
const pauseMsMax = 3_600_000;

/** How long a row waits after it failed for the nth time. */
export const pauseAfter = (attempts: number): number => Math.min(pauseMsMax, firstPauseMs * 2 ** Math.min(attempts - 1, 20));

/** Keeps a delivery once per page and key: the network repeats until it is told. */
export const putInbox = async ({ db, tenantId }: Scope, row: NewInbox): Promise<"stored" | "duplicate"> => {
  const written = await db
    .insertInto("inbox")
    .values({
      tenant_id: tenantId,
      network: row.network,
      page_id: row.pageId,
      dedup_key: row.dedupKey,
      event_type: row.eventType,
      body: Buffer.from(row.body.buffer, row.body.byteOffset, row.body.byteLength),
      received_at: row.receivedAt,
    })
    .onConflict((on) => on.columns(["tenant_id", "page_id", "dedup_key"]).doNothing())
    .executeTakeFirst();
  return Number(written.numInsertedOrUpdatedRows) === 1 ? "stored" : "duplicate";
};

/** What became of a row. A failure said by the reader is final: the row is put aside with its bytes and its error, and never lost. */
export const inboxDone = async (
  { db, tenantId }: Scope,
  inboxId: string,
  { outcome, at }: { readonly outcome: Outcome; readonly at: Instant },
): Promise<void> => {
  const failed = outcome.kind === "failed";
  await db
    .updateTable("inbox")
    .set({ status: failed ? "parked" : outcome.kind, done_at: at, error: failed ? outcome.error : null })
    .where("tenant_id", "=", tenantId)
    .where("inbox_id", "=", Number(inboxId))
    .execute();
};

const toInbox = (row: Row): InboxRow => ({
  inboxId: String(row.inbox_id),
  tenantId: row.tenant_id as TenantId,
  network: row.network,
  pageId: row.page_id,
  dedupKey: row.dedup_key,
  eventType: row.event_type,
  body: row.body,
  receivedAt: row.received_at,
  attempts: row.attempts,
});

/** The oldest row of any tenant that waits and that no other process holds; locked until the transaction ends. */
export const nextInbox = async (db: Db, now: Instant): Promise<InboxRow | null> => {
  const { rows } = await sql<Row>`select * from otklik_next_inbox(${now})`.execute(db);
  return rows[0] ? toInbox(rows[0]) : null;
};

/** The row waits for a growing time: its error is kept, the rows after it go on. */
export const postpone = async ({ db, tenantId, now }: Scope, { inboxId, attempts }: InboxRow, error: unknown): Promise<void> => {
  const failures = attempts + 1;
  await db
    .updateTable("inbox")
    .set({
      attempts: failures,
      next_attempt_at: now() + pauseAfter(failures),
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    })
    .where("tenant_id", "=", tenantId)
    .where("inbox_id", "=", Number(inboxId))
    .execute();
};

/** A row that its reader left without a word was processed. */
export const closeIfOpen = async ({ db, tenantId, now }: Scope, inboxId: string): Promise<void> => {
  await db
    .updateTable("inbox")
    .set({ status: "processed", done_at: now() })
    .where("tenant_id", "=", tenantId)
    .where("inbox_id", "=", Number(inboxId))
    .where("status", "=", "waiting")
    .execute();
};
