/** The responsible units of a municipality (2.6). */
import type { UnitId } from "#case";
import type { UnitRow } from "#app";
import type { Scope } from "../scope.ts";

/** All units, in the order of their titles. */
export const readUnits = async ({ db, tenantId }: Scope): Promise<readonly UnitRow[]> => {
  const rows = await db.selectFrom("units").selectAll().where("tenant_id", "=", tenantId).orderBy("title").execute();
  return rows.map((row) => ({
    unitId: row.unit_id as UnitId,
    title: row.title,
    shortTitle: row.short_title,
    headName: row.head_name,
    active: row.active,
  }));
};

/** Adds a unit or replaces what is known of it. */
export const putUnit = async ({ db, tenantId }: Scope, unit: UnitRow): Promise<void> => {
  const content = { title: unit.title, short_title: unit.shortTitle, head_name: unit.headName, active: unit.active };
  await db
    .insertInto("units")
    .values({ tenant_id: tenantId, unit_id: unit.unitId, ...content })
    .onConflict((on) => on.columns(["tenant_id", "unit_id"]).doUpdateSet(content))
    .execute();
};
