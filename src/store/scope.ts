/** One transaction of one tenant: what every query function takes first. */
import { escapeLiteral } from "pg";
import { CompiledQuery, sql, type Kysely } from "kysely";
import type { TenantId } from "#case";
import type { Instant } from "#worktime";
import type { Rows } from "./rows.ts";

export type Db = Kysely<Rows>;

export type Scope = {
  /** One connection inside an open transaction. */
  readonly db: Db;
  readonly tenantId: TenantId;
  readonly now: () => Instant;
  /** Seals the secrets of pages; the key lies outside of the database. */
  readonly secretsKey: Uint8Array;
};

/** Names the tenant for row-level security until the end of this transaction. */
export const enterTenant = async (db: Db, tenantId: TenantId): Promise<void> => {
  await sql`select set_config('otklik.tenant', ${tenantId}, true)`.execute(db);
};

/** Runs `work` in a transaction of one tenant. It begins and names the tenant in one errand to the server: every use case pays for this. */
export const inTenantTransaction = <T>(db: Db, tenantId: TenantId, work: (trx: Db) => Promise<T>): Promise<T> =>
  db.connection().execute(async (connection) => {
    await connection.executeQuery(CompiledQuery.raw(`begin; select set_config('otklik.tenant', ${escapeLiteral(tenantId)}, true)`));
    try {
      const result = await work(connection);
      await connection.executeQuery(CompiledQuery.raw("commit"));
      return result;
    } catch (error) {
      // A connection that is already broken cannot roll back, and has nothing to; the first error is the one to tell.
      await connection.executeQuery(CompiledQuery.raw("rollback")).catch(() => undefined);
      throw error;
    }
  });
