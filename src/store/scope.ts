/** One transaction of one tenant: what every query function takes first. */
import type { Kysely, Transaction } from "kysely";
import { sql } from "kysely";
import type { TenantId } from "#case";
import type { Instant } from "#worktime";
import type { Rows } from "./rows.ts";

export type Db = Kysely<Rows>;

export type Scope = {
  readonly db: Transaction<Rows>;
  readonly tenantId: TenantId;
  readonly now: () => Instant;
  /** Seals the secrets of pages; the key lies outside of the database. */
  readonly secretsKey: Uint8Array;
};

/** Names the tenant for row-level security until the end of this transaction. */
export const enterTenant = async (db: Transaction<Rows>, tenantId: TenantId): Promise<void> => {
  await sql`select set_config('otklik.tenant', ${tenantId}, true)`.execute(db);
};
