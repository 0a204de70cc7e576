/** The row of the lists, to the database and back. */
import { sql } from "kysely";
import type { Selectable } from "kysely";
import type { CaseId, MessageId, MessageKind, UnitId, Waiter } from "#case";
import type { CaseProjection } from "#app";
import type { Rows } from "../rows.ts";
import type { Scope } from "../scope.ts";

/** The columns of a projection without the timers, which lists do not read. */
export const listColumns = [
  "case_id",
  "version",
  "number",
  "procedure",
  "edition",
  "route",
  "network",
  "page_id",
  "message_id",
  "message_kind",
  "received_at",
  "step",
  "step_since",
  "waiting_for",
  "units",
  "ended",
  "is_emergency",
  "removed_by_author",
  "nearest",
  "last_event_at",
] as const;

type ListColumns = Pick<Selectable<Rows["cases"]>, (typeof listColumns)[number]>;

/** A row of the lists without its timers. */
export const toListed = (row: ListColumns): Omit<CaseProjection, "timers"> => ({
  caseId: row.case_id as CaseId,
  version: row.version,
  number: row.number,
  procedure: row.procedure,
  edition: row.edition,
  route: row.route,
  network: row.network,
  pageId: row.page_id,
  messageId: row.message_id as MessageId,
  messageKind: row.message_kind as MessageKind,
  receivedAt: row.received_at,
  step: row.step,
  stepSince: row.step_since,
  waitingFor: row.waiting_for as Waiter[],
  units: row.units as UnitId[],
  ended: row.ended,
  isEmergency: row.is_emergency,
  removedByAuthor: row.removed_by_author,
  nearest: row.nearest as CaseProjection["nearest"],
  lastEventAt: row.last_event_at,
});

/** The whole projection of a case. */
export const readProjection = async ({ db, tenantId }: Scope, caseId: CaseId): Promise<CaseProjection | null> => {
  const row = await db
    .selectFrom("cases")
    .select([...listColumns, "timers"])
    .where("tenant_id", "=", tenantId)
    .where("case_id", "=", caseId)
    .executeTakeFirst();
  return row ? { ...toListed(row), timers: row.timers as CaseProjection["timers"] } : null;
};

const valuesOf = (tenantId: string, projection: CaseProjection) => ({
  tenant_id: tenantId,
  case_id: projection.caseId,
  version: projection.version,
  number: projection.number,
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
  waiting_for: [...projection.waitingFor],
  units: [...projection.units],
  ended: projection.ended,
  is_emergency: projection.isEmergency,
  removed_by_author: projection.removedByAuthor,
  nearest: projection.nearest === null ? sql<string>`null` : JSON.stringify(projection.nearest),
  timers: JSON.stringify(projection.timers),
  last_event_at: projection.lastEventAt,
});

/** A unit's lists are served from rows of their own, with the keys of sorting beside the unit's id. */
const copyToUnits = async ({ db, tenantId }: Scope, projection: CaseProjection): Promise<void> => {
  const { caseId, units } = projection;
  if (projection.version > 1) {
    const others = db.deleteFrom("case_units").where("tenant_id", "=", tenantId).where("case_id", "=", caseId);
    await (units.length > 0 ? others.where("unit_id", "not in", units) : others).execute();
  }
  if (units.length === 0) return;
  await sql`
    insert into case_units (tenant_id, unit_id, case_id, number, ended, due_order, step_since, waits_head, waits_unit, waits_author)
    select c.tenant_id, u, c.case_id, c.number, c.ended, c.due_order, c.step_since, c.waits_head, c.waits_unit, c.waits_author
    from cases c, unnest(c.units) u where c.tenant_id = ${tenantId} and c.case_id = ${caseId}
    on conflict (tenant_id, unit_id, case_id) do update set
      ended = excluded.ended, due_order = excluded.due_order, step_since = excluded.step_since,
      waits_head = excluded.waits_head, waits_unit = excluded.waits_unit, waits_author = excluded.waits_author`.execute(db);
};

/** Writes a projection; one of an older version never replaces a newer one. */
export const writeProjection = async (scope: Scope, projection: CaseProjection): Promise<void> => {
  const values = valuesOf(scope.tenantId, projection);
  const { tenant_id: _tenant, case_id: _case, number: _number, ...changing } = values;
  const written = await scope.db
    .insertInto("cases")
    .values(values)
    .onConflict((on) => on.columns(["tenant_id", "case_id"]).doUpdateSet(changing).where("cases.version", "<=", projection.version))
    .executeTakeFirst();
  if (Number(written.numInsertedOrUpdatedRows) === 1) await copyToUnits(scope, projection);
};

/** Empties the read model before a rebuild from events. */
export const dropProjections = async ({ db, tenantId }: Scope): Promise<void> => {
  await db.deleteFrom("cases").where("tenant_id", "=", tenantId).execute();
};
