/** The call to the municipality's own site (3.6): its address with a sealed secret, and every delivery with what became of it. */
import type { Selectable } from "kysely";
import type { PersonId } from "#case";
import type { HookDelivery, HookProgress, SiteHook } from "#app";
import type { Instant } from "#worktime";
import type { Rows } from "../rows.ts";
import type { Scope } from "../scope.ts";
import { openSecrets, sealSecrets, type SealedSecrets } from "../town/secrets.ts";

const placeOf = (tenantId: string): string => `${tenantId}/site-hook`;

/** Where the site is called; null before anybody set it. */
export const readSiteHook = async ({ db, tenantId, secretsKey }: Scope): Promise<SiteHook | null> => {
  const row = await db.selectFrom("site_hooks").selectAll().where("tenant_id", "=", tenantId).executeTakeFirst();
  if (row === undefined) return null;
  // Our own column: sealed by this very module.
  const { secret = "" } = openSecrets(secretsKey, row.sealed_secret as SealedSecrets, placeOf(tenantId));
  return { address: row.address, enabled: row.enabled, secret };
};

/** Writes where the site is called. */
export const putSiteHook = async (
  { db, tenantId, secretsKey }: Scope,
  { address, enabled, secret }: SiteHook,
  by: { readonly personId: PersonId; readonly at: Instant },
): Promise<void> => {
  const sealed_secret = JSON.stringify(sealSecrets(secretsKey, { secret }, placeOf(tenantId)));
  const content = { address, enabled, sealed_secret, made_by: by.personId, made_at: by.at };
  await db
    .insertInto("site_hooks")
    .values({ tenant_id: tenantId, ...content })
    .onConflict((on) => on.column("tenant_id").doUpdateSet(content))
    .execute();
};

const deliveryOf = (row: Selectable<Rows["site_deliveries"]>): HookDelivery => ({
  deliveryId: row.delivery_id,
  // Our own columns: the table's checks know the same words.
  event: row.event as HookDelivery["event"],
  status: row.status as HookDelivery["status"],
  answerId: row.answer_id,
  body: row.body,
  createdAt: row.created_at,
  attempts: row.attempts,
  responseStatus: row.response_status,
  detail: row.detail,
  nextAttemptAt: row.next_attempt_at,
  deliveredAt: row.delivered_at,
});

type NewDelivery = Pick<HookDelivery, "deliveryId" | "event" | "answerId" | "body" | "createdAt">;

/** Keeps a delivery that is about to leave. */
export const putHookDelivery = async (
  { db, tenantId }: Scope,
  { deliveryId, event, answerId, body, createdAt }: NewDelivery,
): Promise<void> => {
  await db
    .insertInto("site_deliveries")
    .values({ tenant_id: tenantId, delivery_id: deliveryId, event, answer_id: answerId, body, created_at: createdAt, status: "queued" })
    .execute();
};

/** One delivery, locked. */
export const lockHookDelivery = async ({ db, tenantId }: Scope, deliveryId: string): Promise<HookDelivery | null> => {
  const row = await db
    .selectFrom("site_deliveries")
    .selectAll()
    .where("tenant_id", "=", tenantId)
    .where("delivery_id", "=", deliveryId)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row === undefined ? null : deliveryOf(row);
};

/** Writes what became of an attempt. */
export const setHookDelivery = async ({ db, tenantId }: Scope, deliveryId: string, progress: HookProgress): Promise<void> => {
  const isAttempt = progress.status === "delivered" || progress.detail !== "";
  const told =
    progress.status === "delivered"
      ? { detail: "", next_attempt_at: null, delivered_at: progress.at }
      : { detail: progress.detail, next_attempt_at: progress.nextAttemptAt };
  await db
    .updateTable("site_deliveries")
    .set({ status: progress.status, response_status: progress.responseStatus, ...told })
    .set((by) => ({ attempts: isAttempt ? by("attempts", "+", 1) : by.val(0) }))
    .where("tenant_id", "=", tenantId)
    .where("delivery_id", "=", deliveryId)
    .execute();
};

/** The newest deliveries. */
export const hookDeliveries = async ({ db, tenantId }: Scope, limit: number): Promise<readonly HookDelivery[]> => {
  const rows = await db
    .selectFrom("site_deliveries")
    .selectAll()
    .where("tenant_id", "=", tenantId)
    .orderBy("created_at", "desc")
    .orderBy("delivery_id")
    .limit(limit)
    .execute();
  return rows.map(deliveryOf);
};
