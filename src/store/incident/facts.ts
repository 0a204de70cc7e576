/** What the system «Инцидент» says of a message, and the map by which its letters are read (3.2). */
import { sql } from "kysely";
import type { CaseId, PersonId } from "#case";
import type { FieldMap, IncidentFacts } from "#app";
import type { Instant } from "#worktime";
import type { Scope } from "../scope.ts";

/** The facts of a case; null for one that did not come from the system. */
export const readIncidentFacts = async ({ db, tenantId }: Scope, caseId: CaseId): Promise<IncidentFacts | null> => {
  const row = await db
    .selectFrom("incident_facts")
    .selectAll()
    .where("tenant_id", "=", tenantId)
    .where("case_id", "=", caseId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { number, topic, executor, deadline } = row;
  return { caseId, number, topic, topicGroup: row.topic_group, executor, deadline, way: row.way as IncidentFacts["way"] };
};

/** Keeps the facts of a case. */
export const putIncidentFacts = async ({ db, tenantId }: Scope, facts: IncidentFacts): Promise<void> => {
  const { number, topic, topicGroup, executor, deadline, way } = facts;
  const content = { number, topic, topic_group: topicGroup, executor, deadline, way };
  await db
    .insertInto("incident_facts")
    .values({ tenant_id: tenantId, case_id: facts.caseId, ...content })
    .onConflict((on) => on.columns(["tenant_id", "case_id"]).doUpdateSet(content))
    .execute();
};

/** The newest map with who wrote it. */
export const readFieldMap = async ({
  db,
  tenantId,
}: Scope): Promise<{ readonly map: FieldMap; readonly by: string; readonly at: Instant } | null> => {
  const { rows } = await sql<{ readonly map: FieldMap; readonly by: string; readonly at: Instant }>`
    select m.map, p.name as by, m.made_at as at from field_maps m
    join people p on p.tenant_id = m.tenant_id and p.person_id = m.made_by
    where m.tenant_id = ${tenantId} order by m.position desc limit 1`.execute(db);
  return rows[0] ?? null;
};

/** Writes a map; the former ones stay. */
export const putFieldMap = async (
  { db, tenantId }: Scope,
  map: FieldMap,
  by: { readonly personId: PersonId; readonly at: Instant },
): Promise<void> => {
  await db
    .insertInto("field_maps")
    .values({ tenant_id: tenantId, map: JSON.stringify(map), made_by: by.personId, made_at: by.at })
    .execute();
};
