/** The auditor's way to the database: as its owner, past the app, reading only. */
import { sql } from "kysely";
import type { TenantId } from "#case";
import { connect } from "../connect.ts";
import { linksOf, verifyChain } from "../log/verify.ts";
import { genesis } from "../log/chain-hash.ts";
import { openPool, overPool } from "../pool.ts";
import { enterTenant, type Db, type Scope } from "../scope.ts";
import { headLine, linkLine, type Audited } from "./dump.ts";

export type Audit = {
  /** Verifies every municipality's chain. */
  readonly verify: () => AsyncGenerator<Audited>;
  /** The chains as JSON lines. */
  readonly dump: () => AsyncGenerator<string>;
  readonly close: () => Promise<void>;
};

/** Only the sealing of secrets needs a key, and an audit reads none. */
const readingScope = (db: Db, tenantId: TenantId): Scope => ({ db, tenantId, now: Date.now, secretsKey: new Uint8Array(0) });

const tenantsOf = async (db: Db): Promise<readonly TenantId[]> => {
  const { rows } = await sql<{ readonly tenant_id: TenantId }>`
    select t as tenant_id from otklik_tenants() t union select tenant_id from chain_heads union select distinct tenant_id from unsealed order by 1`.execute(
    db,
  );
  return rows.map(({ tenant_id }) => tenant_id);
};

/** Opens the database of these settings for an audit. */
export const openAudit = async (settings: { readonly databaseUrl?: string | undefined; readonly dataDir: string }): Promise<Audit> => {
  const { ownerUrl, embedded } = await connect(settings);
  const db = overPool(openPool({ url: ownerUrl, max: 2, options: "-c default_transaction_read_only=on" }));

  const inSnapshot = <T>(tenantId: TenantId, work: (scope: Scope) => Promise<T>): Promise<T> =>
    db
      .transaction()
      .setIsolationLevel("repeatable read")
      .execute(async (trx) => {
        await enterTenant(trx, tenantId);
        return work(readingScope(trx, tenantId));
      });

  const linesOf = async function* (tenantId: TenantId): AsyncGenerator<string> {
    const trx = await db.startTransaction().setIsolationLevel("repeatable read").execute();
    try {
      await enterTenant(trx, tenantId);
      let head = { seq: 0, hash: genesis };
      for await (const link of linksOf(readingScope(trx, tenantId))) {
        yield linkLine(tenantId, link);
        head = { seq: link.seq, hash: link.hash };
      }
      yield headLine(tenantId, head);
    } finally {
      await trx.rollback().execute();
    }
  };

  return {
    verify: async function* () {
      for (const tenantId of await tenantsOf(db)) yield { tenantId, verdict: await inSnapshot(tenantId, verifyChain) };
    },
    dump: async function* () {
      for (const tenantId of await tenantsOf(db)) yield* linesOf(tenantId);
    },
    close: async () => {
      await db.destroy();
      await embedded?.stop();
    },
  };
};
