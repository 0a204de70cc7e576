/** The municipality itself. */
import { sql } from "kysely";
import type { TenantId } from "#case";
import type { OrganisationRow } from "#app";
import type { Db, Scope } from "../scope.ts";

/** The organisation of this tenant, or null before it was set up. */
export const readOrganisation = async ({ db, tenantId }: Scope): Promise<OrganisationRow | null> => {
  const row = await db
    .selectFrom("organisations")
    .selectAll()
    .select(sql<number>`(select coalesce(max(version), 0) from calendar_versions where tenant_id = ${tenantId})`.as("stored_calendar"))
    .select(sql<number>`(select count(*)::int from act_editions where tenant_id = ${tenantId})`.as("stored_acts"))
    .where("tenant_id", "=", tenantId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const stored = { calendar: row.stored_calendar, acts: row.stored_acts };
  return { tenantId, title: row.title, office: row.office, procedure: row.procedure, createdAt: row.created_at, stored };
};

/** Sets the organisation up or changes it; when it was created stays. */
export const putOrganisation = async ({ db, tenantId }: Scope, organisation: OrganisationRow): Promise<void> => {
  const content = { title: organisation.title, office: JSON.stringify(organisation.office), procedure: organisation.procedure };
  await db
    .insertInto("organisations")
    .values({ tenant_id: tenantId, created_at: organisation.createdAt, ...content })
    .onConflict((on) => on.column("tenant_id").doUpdateSet(content))
    .execute();
};

/** All tenants, the oldest first. */
export const readTenants = async (db: Db): Promise<readonly TenantId[]> => {
  const { rows } = await sql<{ readonly tenant_id: string }>`select otklik_tenants() as tenant_id`.execute(db);
  return rows.map((row) => row.tenant_id as TenantId);
};
