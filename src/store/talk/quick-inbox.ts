/** Keeping a delivery in one errand to the server: the path that networks time, so it pays for no separate begin and commit. */
import type pg from "pg";
import type { TenantId } from "#case";
import type { NewInbox } from "#app";

/** One statement is one transaction: `set_config` names the tenant while it fills the row, and the wall checks the row after that. */
const statement = {
  name: "otklik-put-inbox",
  text: `
    insert into inbox (tenant_id, network, page_id, dedup_key, event_type, body, received_at)
    select set_config('otklik.tenant', $1, true), $2, $3, $4, $5, $6, $7
    on conflict (tenant_id, page_id, dedup_key) do nothing`,
};

/** Keeps a delivery once per page and key, durably. */
export const putInboxAtOnce = async (pool: pg.Pool, tenantId: TenantId, row: NewInbox): Promise<"stored" | "duplicate"> => {
  const body = Buffer.from(row.body.buffer, row.body.byteOffset, row.body.byteLength);
  const values = [tenantId, row.network, row.pageId, row.dedupKey, row.eventType, body, row.receivedAt];
  const { rowCount } = await pool.query({ ...statement, values });
  return rowCount === 1 ? "stored" : "duplicate";
};
