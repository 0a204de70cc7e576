/** The people of a municipality: who may act, in which role, for which unit. */
import { sql, type Selectable } from "kysely";
import type { ActingRole, PersonId, TenantId, UnitId } from "#case";
import type { Instant } from "#worktime";
import type { PersonRow } from "#app";
import type { Rows } from "../rows.ts";
import type { Db, Scope } from "../scope.ts";

type Row = Selectable<Rows["people"]>;

const toPerson = (row: Row): PersonRow => ({
  personId: row.person_id as PersonId,
  userId: row.user_id,
  name: row.name,
  position: row.position,
  role: row.role as PersonRow["role"],
  unitId: row.unit_id as UnitId | null,
  locale: row.locale as PersonRow["locale"],
  active: row.active,
});

/** All people of the tenant, by name. */
export const readPeople = async ({ db, tenantId }: Scope): Promise<readonly PersonRow[]> => {
  const rows = await db.selectFrom("people").selectAll().where("tenant_id", "=", tenantId).orderBy("name").execute();
  return rows.map(toPerson);
};

/** Adds a person or replaces what is known of them. */
export const putPerson = async ({ db, tenantId }: Scope, person: PersonRow): Promise<void> => {
  const content = {
    user_id: person.userId,
    name: person.name,
    position: person.position,
    role: person.role,
    unit_id: person.unitId,
    locale: person.locale,
    active: person.active,
  };
  await db
    .insertInto("people")
    .values({ tenant_id: tenantId, person_id: person.personId, ...content })
    .onConflict((on) => on.columns(["tenant_id", "person_id"]).doUpdateSet(content))
    .execute();
};

/** Names and positions for the history of a card. */
export const readNames = async (
  { db, tenantId }: Scope,
  ids: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, { readonly name: string; readonly position: string }>> => {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("people")
    .select(["person_id", "name", "position"])
    .where("tenant_id", "=", tenantId)
    .where("person_id", "in", ids)
    .execute();
  return new Map(rows.map(({ person_id, name, position }) => [person_id as PersonId, { name, position }]));
};

/** The active person behind an account, across tenants: an account comes before any tenant is known. */
export const personOfUser = async (
  db: Db,
  userId: string,
  at: Instant,
): Promise<{ readonly tenantId: TenantId; readonly person: PersonRow; readonly actingAs: ActingRole | null } | null> => {
  const { rows } = await sql<Row & { readonly acting_role: string | null }>`
    select p.*, otklik_acting_role(p.tenant_id, p.person_id, ${at}) as acting_role from otklik_person_of_user(${userId}) p`.execute(db);
  const [row] = rows;
  return row ? { tenantId: row.tenant_id as TenantId, person: toPerson(row), actingAs: row.acting_role as ActingRole | null } : null;
};
