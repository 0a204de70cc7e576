/** How many cases each view holds, from the indexes of the views. */
import { sql } from "kysely";
import type { ListQuery, ListView } from "#app";
import type { Scope } from "../scope.ts";

type Live = {
  readonly queue: number;
  readonly author: number;
  readonly curator: number;
  readonly head: number;
  readonly unit: number;
  readonly controller: number;
};

const readLive = async (
  { db, tenantId }: Scope,
  { scope }: Pick<ListQuery, "scope">,
): Promise<{ readonly live: Live; readonly ended: number }> => {
  const from =
    scope.kind === "all"
      ? sql`cases where tenant_id = ${tenantId}`
      : sql`case_units where tenant_id = ${tenantId} and unit_id = ${scope.unitId}`;
  const roles =
    scope.kind === "all"
      ? sql`count(*) filter (where waits_curator) as curator, count(*) filter (where waits_controller) as controller`
      : sql`0 as curator, 0 as controller`;
  const live = await sql<Live>`
    select count(*) as queue, count(*) filter (where waits_head) as head, count(*) filter (where waits_unit) as unit,
      count(*) filter (where waits_author) as author, ${roles}
    from ${from} and not ended`.execute(db);
  const ended = await sql<{ readonly ended: number }>`select count(*) as ended from ${from} and ended`.execute(db);
  const [row] = live.rows;
  const [endedRow] = ended.rows;
  if (!row || !endedRow) throw new Error("A count without a group always answers one row.");
  return { live: row, ended: endedRow.ended };
};

/** The numbers on the tabs of the desk. */
export const countCases = async (
  scope: Scope,
  query: Pick<ListQuery, "scope" | "role" | "now">,
): Promise<Readonly<Record<ListView, number>>> => {
  const { live, ended } = await readLive(scope, query);
  return {
    queue: live.queue,
    urgent: live.head,
    mine: live[query.role],
    awaitingAuthor: live.author,
    answered: ended,
    all: live.queue + ended,
  };
};
