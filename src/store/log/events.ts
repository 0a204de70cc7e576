/** The event log: append is optimistic on the version, and nothing is ever changed. */
import { sql } from "kysely";
import type { Actor, CaseEvent, CaseId, RecordedEvent } from "#case";
import type { Scope } from "../scope.ts";

export type EventRow = {
  readonly case_id: string;
  readonly version: number;
  readonly type: string;
  readonly data: unknown;
  readonly actor: unknown;
  readonly step: string;
  readonly at: number;
};

/** The row as it was recorded: the type apart, the rest of the event in `data`. */
export const toRecorded = (row: EventRow): RecordedEvent => ({
  caseId: row.case_id as CaseId,
  version: row.version,
  at: row.at,
  actor: row.actor as Actor,
  step: row.step,
  event: { type: row.type, ...(row.data as object) } as CaseEvent,
});

/** All events of a case in order. */
export const loadCase = async ({ db, tenantId }: Scope, caseId: CaseId): Promise<readonly RecordedEvent[]> => {
  const rows = await db
    .selectFrom("events")
    .select(["case_id", "version", "type", "data", "actor", "step", "at"])
    .where("tenant_id", "=", tenantId)
    .where("case_id", "=", caseId)
    .orderBy("version")
    .execute();
  return rows.map(toRecorded);
};

const valuesOf = (tenantId: string, { caseId, version, at, actor, step, event }: RecordedEvent) => {
  const { type, ...data } = event;
  return {
    tenant_id: tenantId,
    case_id: caseId,
    version,
    type,
    data: JSON.stringify(data),
    actor: JSON.stringify(actor),
    step,
    at,
  };
};

/**
 * Writes the events of one case. The first decides: where its version is taken, or the version before it is missing, nothing is written.
 * An "on conflict" and not a caught error, because an error would spoil the caller's transaction.
 */
export const insertEvents = async ({ db, tenantId }: Scope, events: readonly RecordedEvent[]): Promise<"appended" | "conflict"> => {
  const [first, ...rest] = events;
  if (!first) return "appended";
  events.forEach(({ caseId, version }, index) => {
    if (caseId !== first.caseId || version !== first.version + index)
      throw new Error("Events of one append belong to one case, versions in a row.");
  });
  const row = valuesOf(tenantId, first);
  const written = await sql`
    insert into events (tenant_id, case_id, version, type, data, actor, step, at)
    select ${row.tenant_id}, ${row.case_id}, ${row.version}::int, ${row.type}, ${row.data}::jsonb, ${row.actor}::jsonb, ${row.step}, ${row.at}::bigint
    where ${row.version}::int = 1
       or exists (select from events where tenant_id = ${tenantId} and case_id = ${row.case_id} and version = ${row.version}::int - 1)
    on conflict do nothing`.execute(db);
  if (written.numAffectedRows !== 1n) return "conflict";
  if (rest.length > 0) {
    await db
      .insertInto("events")
      .values(rest.map((event) => valuesOf(tenantId, event)))
      .execute();
  }
  await db
    .insertInto("unsealed")
    .values(events.map(({ caseId, version }) => ({ tenant_id: tenantId, case_id: caseId, version })))
    .execute();
  return "appended";
};
