/** Verification of the chain: from the first event to the head, with the place of the first thing that is wrong. */
import { sql } from "kysely";
import type { CaseId } from "#case";
import type { Store } from "#app";
import type { Scope } from "../scope.ts";
import { genesis, nextHash, type ChainedEvent } from "./chain-hash.ts";

export type Verdict = Awaited<ReturnType<Store["verifyChain"]>>;

/** One link with its event, as a database or a dump gives it; `event` is null where the row is gone. */
export type Link = {
  readonly seq: number;
  readonly case_id: string;
  readonly version: number;
  readonly hash: string;
  readonly event: ChainedEvent | null;
};

export type Head = { readonly seq: number; readonly hash: string };

const broken = (link: { readonly case_id: string; readonly version: number } | null, reason: string): Verdict => ({
  ok: false,
  at: link ? { caseId: link.case_id as CaseId, version: link.version } : null,
  reason,
});

/** Walks the links in order; the head is asked for at the end, where a dump has it. Pure but for reading `links`: the same walk serves the live database and a dump. */
export const walkChain = async (tenantId: string, links: AsyncIterable<Link>, readHead: () => Head | null): Promise<Verdict> => {
  let hash = genesis;
  let seq = 0;
  for await (const link of links) {
    seq += 1;
    if (link.seq !== seq) return broken(link, `link ${seq} of the chain was removed`);
    if (!link.event) return broken(link, "the event was removed");
    hash = nextHash(hash, { tenantId, seq, event: link.event });
    if (hash !== link.hash) return broken(link, "the event or its place in the chain was changed");
  }
  const head = readHead();
  if (seq !== (head?.seq ?? 0) || hash !== (head?.hash ?? genesis))
    return broken(null, "the end of the chain was removed or its head was changed");
  return { ok: true, events: seq, head: hash };
};

const batchSize = 5000;

type JoinedRow = Omit<Link, "event"> & {
  readonly type: string | null;
  readonly data: unknown;
  readonly actor: unknown;
  readonly step: string;
  readonly at: number;
};

/** The links of a tenant in order, each with its event. */
export const linksOf = async function* ({ db, tenantId }: Scope): AsyncGenerator<Link> {
  for (let after = 0; ;) {
    const { rows } = await sql<JoinedRow>`
      select c.seq, c.case_id, c.version, c.hash, e.type, e.data, e.actor, e.step, e.at
      from chain c left join events e on e.tenant_id = c.tenant_id and e.case_id = c.case_id and e.version = c.version
      where c.tenant_id = ${tenantId} and c.seq > ${after} order by c.seq limit ${batchSize}`.execute(db);
    for (const { seq, hash, ...row } of rows) {
      const { case_id, version, type, data, actor, step, at } = row;
      yield { seq, hash, case_id, version, event: type === null ? null : { case_id, version, type, data, actor, step, at } };
    }
    const last = rows.at(-1);
    if (!last || rows.length < batchSize) return;
    after = last.seq;
  }
};

type Place = { readonly case_id: string; readonly version: number };

const findInserted = async ({ db, tenantId }: Scope): Promise<Place | undefined> => {
  const { rows } = await sql<Place>`
    select e.case_id, e.version from events e
    where e.tenant_id = ${tenantId}
      and not exists (select from chain c where c.tenant_id = e.tenant_id and c.case_id = e.case_id and c.version = e.version)
      and not exists (select from unsealed u where u.tenant_id = e.tenant_id and u.case_id = e.case_id and u.version = e.version)
    limit 1`.execute(db);
  return rows[0];
};

const findGap = async ({ db, tenantId }: Scope): Promise<Place | undefined> => {
  const { rows } = await sql<Place>`
    select case_id, count(*)::int + 1 as version from events where tenant_id = ${tenantId}
    group by case_id having max(version) <> count(*) limit 1`.execute(db);
  return rows[0];
};

/** Verifies the live database. Run it in a repeatable-read transaction, so that appends do not disturb it. */
export const verifyChain = async (scope: Scope): Promise<Verdict> => {
  const { db, tenantId } = scope;
  const head = await db.selectFrom("chain_heads").select(["seq", "hash"]).where("tenant_id", "=", tenantId).executeTakeFirst();
  const walked = await walkChain(tenantId, linksOf(scope), () => head ?? null);
  if (!walked.ok) return walked;
  const inserted = await findInserted(scope);
  if (inserted) return broken(inserted, "the event was inserted past the log");
  const gap = await findGap(scope);
  return gap ? broken(gap, "an event of this case was removed before it was sealed") : walked;
};
