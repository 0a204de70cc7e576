/** Sealing: events wait in `unsealed` and enter the tenant's chain in short batches, so that appends never queue behind it. */
import { sql } from "kysely";
import type { Scope } from "../scope.ts";
import { genesis, nextHash, type ChainedEvent } from "./chain-hash.ts";

const batchSize = 1000;

type Waiting = ChainedEvent & { readonly position: number };

const takeWaiting = async ({ db, tenantId }: Scope): Promise<readonly Waiting[]> => {
  const result = await sql<Waiting>`
    select e.case_id, e.version, e.type, e.data, e.actor, e.step, e.at, u.position
    from (select case_id, version, position from unsealed where tenant_id = ${tenantId} order by position limit ${batchSize}) u
    join events e on e.tenant_id = ${tenantId} and e.case_id = u.case_id and e.version = u.version
    order by u.position`.execute(db);
  return result.rows;
};

/** Seals one batch in the caller's transaction; the head's row is the lock. Answers how many events were sealed. */
export const sealBatch = async (scope: Scope): Promise<number> => {
  const { db, tenantId } = scope;
  await db
    .insertInto("chain_heads")
    .values({ tenant_id: tenantId, seq: 0, hash: genesis })
    .onConflict((on) => on.doNothing())
    .execute();
  const head = await db
    .selectFrom("chain_heads")
    .select(["seq", "hash"])
    .where("tenant_id", "=", tenantId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const waiting = await takeWaiting(scope);
  if (waiting.length === 0) return 0;
  let { seq, hash } = head;
  const links = waiting.map((event) => {
    seq += 1;
    hash = nextHash(hash, { tenantId, seq, event });
    return { seq, hash, case_id: event.case_id, version: event.version };
  });
  await sql`
    insert into chain (tenant_id, seq, case_id, version, hash)
    select ${tenantId}, * from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as l (seq bigint, case_id text, version int, hash text)`.execute(
    db,
  );
  await sql`
    delete from unsealed u using jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as l (case_id text, version int)
    where u.tenant_id = ${tenantId} and u.case_id = l.case_id and u.version = l.version`.execute(db);
  await db.updateTable("chain_heads").set({ seq, hash }).where("tenant_id", "=", tenantId).execute();
  return links.length;
};

/** Whether a full batch says that more may wait. */
export const isFullBatch = (sealed: number): boolean => sealed === batchSize;
