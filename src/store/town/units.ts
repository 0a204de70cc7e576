/** The responsible units of a municipality (2.6). */
import { sql } from "kysely";
import type { UnitId } from "#case";
import type { NewUnitHours, UnitRow } from "#app";
import type { Scope } from "../scope.ts";

type Found = {
  readonly unit_id: string;
  readonly title: string;
  readonly short_title: string;
  readonly head_name: string | null;
  readonly active: boolean;
  readonly hours: unknown;
};

/** All units, in the order of their titles, with the hours of their own that are in force. */
export const readUnits = async ({ db, tenantId }: Scope): Promise<readonly UnitRow[]> => {
  const { rows } = await sql<Found>`
    select u.unit_id, u.title, u.short_title, u.head_name, u.active, h.hours
    from units u
    left join lateral (
      select hours from unit_hours where tenant_id = ${tenantId} and unit_id = u.unit_id order by position desc limit 1
    ) h on true
    where u.tenant_id = ${tenantId} order by u.title`.execute(db);
  return rows.map((row) => ({
    unitId: row.unit_id as UnitId,
    title: row.title,
    shortTitle: row.short_title,
    headName: row.head_name,
    active: row.active,
    hours: row.hours,
  }));
};

/** Adds a unit or replaces what is known of it. */
export const putUnit = async ({ db, tenantId }: Scope, unit: Omit<UnitRow, "hours">): Promise<void> => {
  const content = { title: unit.title, short_title: unit.shortTitle, head_name: unit.headName, active: unit.active };
  await db
    .insertInto("units")
    .values({ tenant_id: tenantId, unit_id: unit.unitId, ...content })
    .onConflict((on) => on.columns(["tenant_id", "unit_id"]).doUpdateSet(content))
    .execute();
};

/** Brings a unit's own hours into force; what held before stays in the table. */
export const putUnitHours = async ({ db, tenantId }: Scope, { unitId, hours, personId, at, reason }: NewUnitHours): Promise<void> => {
  const kept = hours === null ? null : JSON.stringify(hours);
  await db
    .insertInto("unit_hours")
    .values({ tenant_id: tenantId, unit_id: unitId, hours: kept, person_id: personId, at, reason })
    .execute();
};
