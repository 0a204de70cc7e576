/** Reading and writing of many cases at once, for a rebuild of the read models: a few errands a batch, whatever its size. */
import { sql } from "kysely";
import type { CaseProjection, LoggedCase } from "#app";
import type { CaseId, RecordedEvent } from "#case";
import type { Instant } from "#worktime";
import { type EventRow, toRecorded } from "../log/events.ts";
import type { Scope } from "../scope.ts";

/** A case by its number, with where its opening message came in. */
export type Numbered = {
  readonly case_id: string;
  readonly number: number;
  readonly network: string | null;
  readonly page_id: string | null;
};

type Wanted = { readonly after: number; readonly limit: number; readonly which: "all" | "open" };

/** The next cases by number with their logs. */
export const casesAfter = async ({ db, tenantId }: Scope, { after, limit, which }: Wanted): Promise<readonly LoggedCase[]> => {
  const isOpen = sql.raw("exists (select from cases c where c.tenant_id = k.tenant_id and c.case_id = k.case_id and not c.ended)");
  const { rows: numbered } = await sql<Numbered>`
    select n.case_id, n.number, m.network, m.page_id
    from (
      select k.case_id, k.number from case_numbers k
      where k.tenant_id = ${tenantId} and k.number > ${after} and ${which === "open" ? isOpen : sql.raw("true")}
      order by k.number limit ${limit}
    ) n
    left join events e on e.tenant_id = ${tenantId} and e.case_id = n.case_id and e.version = 1
    left join messages m on m.tenant_id = ${tenantId} and m.message_id = e.data ->> 'messageId'
    order by n.number`.execute(db);
  return logged({ db, tenantId }, numbered);
};

/** These cases with their logs. */
export const logged = async (scope: Pick<Scope, "db" | "tenantId">, numbered: readonly Numbered[]): Promise<readonly LoggedCase[]> => {
  const logs = await logsOf(
    scope,
    numbered.map(({ case_id }) => case_id),
  );
  return numbered.map(({ case_id, number, network, page_id }) => {
    const log = logs.get(case_id);
    // A number is kept together with the first event, and a message with both.
    if (log === undefined) throw new Error(`Case ${case_id} has a number, but no events.`);
    if (network === null) throw new Error(`Case ${case_id} has events, but no opening message.`);
    return { number, network, pageId: page_id, log };
  });
};

const logsOf = async ({ db, tenantId }: Pick<Scope, "db" | "tenantId">, ids: readonly string[]) => {
  const { rows } = await sql<EventRow>`
    select case_id, version, type, data, actor, step, at from events
    where tenant_id = ${tenantId} and case_id = any(${[...ids]}) order by case_id, version`.execute(db);
  const logs = new Map<string, RecordedEvent[]>();
  for (const row of rows) {
    const log = logs.get(row.case_id);
    if (log === undefined) logs.set(row.case_id, [toRecorded(row)]);
    else log.push(toRecorded(row));
  }
  return logs;
};

/** The columns that a new version of a case changes; what a row is written from, by name and type. */
const changing = [
  ["version", "integer"],
  ["procedure", "text"],
  ["edition", "text"],
  ["route", "text"],
  ["network", "text"],
  ["page_id", "text"],
  ["message_id", "text"],
  ["message_kind", "text"],
  ["received_at", "bigint"],
  ["step", "text"],
  ["step_since", "bigint"],
  ["waiting_for", "text[]"],
  ["units", "text[]"],
  ["ended", "boolean"],
  ["is_emergency", "boolean"],
  ["removed_by_author", "boolean"],
  ["nearest", "jsonb"],
  ["timers", "jsonb"],
  ["last_event_at", "bigint"],
] as const;

const listed = sql.raw(changing.map(([name]) => name).join(", "));
const typed = sql.raw(changing.map(([name, type]) => `${name} ${type}`).join(", "));
const assigned = sql.raw(changing.map(([name]) => `${name} = excluded.${name}`).join(", "));
const standing = sql.raw(`(${changing.map(([name]) => `cases.${name}`).join(", ")})`);
const arriving = sql.raw(`(${changing.map(([name]) => `excluded.${name}`).join(", ")})`);

const rowOf = (projection: CaseProjection): Readonly<Record<string, unknown>> => ({
  case_id: projection.caseId,
  number: projection.number,
  version: projection.version,
  procedure: projection.procedure,
  edition: projection.edition,
  route: projection.route,
  network: projection.network,
  page_id: projection.pageId,
  message_id: projection.messageId,
  message_kind: projection.messageKind,
  received_at: projection.receivedAt,
  step: projection.step,
  step_since: projection.stepSince,
  waiting_for: projection.waitingFor,
  units: projection.units,
  ended: projection.ended,
  is_emergency: projection.isEmergency,
  removed_by_author: projection.removedByAuthor,
  nearest: projection.nearest,
  timers: projection.timers,
  last_event_at: projection.lastEventAt,
});

/** Writes projections that are newer than what stands, or differ from it. */
export const writeProjections = async ({ db, tenantId }: Scope, projections: readonly CaseProjection[]): Promise<void> => {
  if (projections.length === 0) return;
  const { rows: written } = await sql<{ readonly case_id: string }>`
    insert into cases (tenant_id, case_id, number, ${listed})
    select ${tenantId}, case_id, number, ${listed}
    from jsonb_to_recordset(${JSON.stringify(projections.map(rowOf))}::jsonb) as r (case_id text, number bigint, ${typed})
    on conflict (tenant_id, case_id) do update set ${assigned}
    where cases.version <= excluded.version and ${standing} is distinct from ${arriving}
    returning case_id`.execute(db);
  const ids = written.map(({ case_id }) => case_id);
  if (ids.length > 0) await copyToUnits({ db, tenantId }, ids);
};

const copyToUnits = async ({ db, tenantId }: Pick<Scope, "db" | "tenantId">, ids: string[]): Promise<void> => {
  await sql`
    delete from case_units cu using cases c
    where cu.tenant_id = ${tenantId} and cu.case_id = any(${ids})
      and c.tenant_id = ${tenantId} and c.case_id = cu.case_id and not cu.unit_id = any(c.units)`.execute(db);
  await sql`
    insert into case_units (tenant_id, unit_id, case_id, number, ended, due_order, step_since, waits_head, waits_unit, waits_author)
    select c.tenant_id, u, c.case_id, c.number, c.ended, c.due_order, c.step_since, c.waits_head, c.waits_unit, c.waits_author
    from cases c, unnest(c.units) u where c.tenant_id = ${tenantId} and c.case_id = any(${ids})
    on conflict (tenant_id, unit_id, case_id) do update set
      ended = excluded.ended, due_order = excluded.due_order, step_since = excluded.step_since,
      waits_head = excluded.waits_head, waits_unit = excluded.waits_unit, waits_author = excluded.waits_author`.execute(db);
};

/** Has each case looked at no later than its instant. */
export const watchAll = async (
  { db, tenantId }: Scope,
  watches: readonly { readonly caseId: CaseId; readonly at: Instant }[],
): Promise<void> => {
  if (watches.length === 0) return;
  await db
    .insertInto("watches")
    .values(watches.map(({ caseId, at }) => ({ tenant_id: tenantId, case_id: caseId, at })))
    .onConflict((on) => on.columns(["tenant_id", "case_id"]).doUpdateSet({ at: sql<number>`least(watches.at, excluded.at)` }))
    .execute();
};
