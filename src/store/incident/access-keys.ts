/** Keys by which other programs of a municipality hand messages over: only a digest of each is kept. */
import { sql } from "kysely";
import type { PersonId, TenantId } from "#case";
import type { AccessKey, KeyOwner } from "#app";
import type { Instant } from "#worktime";
import type { Db, Scope } from "../scope.ts";

/** All keys, the newest first. */
export const readAccessKeys = async ({ db, tenantId }: Scope): Promise<readonly AccessKey[]> => {
  const { rows } = await sql<AccessKey>`
    select k.key_id as "keyId", k.title, p.name as "madeBy", k.made_at as "madeAt", k.last_used_at as "lastUsedAt", k.revoked_at as "revokedAt"
    from access_keys k join people p on p.tenant_id = k.tenant_id and p.person_id = k.made_by
    where k.tenant_id = ${tenantId} order by k.made_at desc, k.key_id`.execute(db);
  return rows;
};

type NewKey = { readonly keyId: string; readonly title: string; readonly digest: string; readonly by: PersonId; readonly at: Instant };

/** Keeps a new key. */
export const putAccessKey = async ({ db, tenantId }: Scope, { keyId, title, digest, by, at }: NewKey): Promise<void> => {
  await db.insertInto("access_keys").values({ tenant_id: tenantId, key_id: keyId, title, digest, made_by: by, made_at: at }).execute();
};

/** Takes a key away; false where there is none that still opens. */
export const revokeAccessKey = async (
  { db, tenantId }: Scope,
  keyId: string,
  by: { readonly personId: PersonId; readonly at: Instant },
): Promise<boolean> => {
  const row = await db
    .updateTable("access_keys")
    .set({ revoked_by: by.personId, revoked_at: by.at })
    .where("tenant_id", "=", tenantId)
    .where("key_id", "=", keyId)
    .where("revoked_at", "is", null)
    .returning("key_id")
    .executeTakeFirst();
  return row !== undefined;
};

/** Notes that a key was used. */
export const touchAccessKey = async ({ db, tenantId }: Scope, keyId: string, at: Instant): Promise<void> => {
  await db.updateTable("access_keys").set({ last_used_at: at }).where("tenant_id", "=", tenantId).where("key_id", "=", keyId).execute();
};

/** Whose key this is, across tenants: a key comes before any tenant is known. */
export const keyOwner = async (db: Db, digest: string): Promise<KeyOwner | null> => {
  const { rows } = await sql<{ readonly tenant_id: string; readonly key_id: string }>`select * from otklik_key_owner(${digest})`.execute(
    db,
  );
  const [row] = rows;
  return row === undefined || rows.length > 1 ? null : { tenantId: row.tenant_id as TenantId, keyId: row.key_id };
};
