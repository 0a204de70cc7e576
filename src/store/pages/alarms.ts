/** Alarms of official pages, and the pace at which things come from them (1.8). */
import { sql } from "kysely";
import type { PageAlarm } from "#app";
import type { Instant } from "#worktime";
import { announce } from "../changes/announce.ts";
import type { Scope } from "../scope.ts";

/** Raises an alarm; one of the kind that stands already only gets the newest words. True when it is new. */
export const raisePageAlarm = async ({ db, tenantId }: Scope, { pageId, kind, ru, en, raisedAt }: PageAlarm): Promise<boolean> => {
  const { rows } = await sql<{ readonly is_new: boolean }>`
    insert into page_alarms (tenant_id, page_id, kind, ru, en, raised_at) values (${tenantId}, ${pageId}, ${kind}, ${ru}, ${en}, ${raisedAt})
    on conflict (tenant_id, page_id, kind) where closed_at is null do update set ru = excluded.ru, en = excluded.en
    returning (xmax = 0) as is_new`.execute(db);
  const isNew = rows[0]?.is_new === true;
  if (isNew) await announce(db, { kind: "page", tenantId, pageId });
  return isNew;
};

/** Closes an alarm that stands; true when there was one. */
export const closePageAlarm = async (
  { db, tenantId }: Scope,
  pageId: string,
  closed: { readonly kind: PageAlarm["kind"]; readonly at: Instant },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable("page_alarms")
    .set({ closed_at: closed.at })
    .where("tenant_id", "=", tenantId)
    .where("page_id", "=", pageId)
    .where("kind", "=", closed.kind)
    .where("closed_at", "is", null)
    .executeTakeFirst();
  const wasThere = Number(numUpdatedRows) > 0;
  if (wasThere) await announce(db, { kind: "page", tenantId, pageId });
  return wasThere;
};

/** The alarms that stand, the oldest first. */
export const standingPageAlarms = async ({ db, tenantId }: Scope): Promise<readonly PageAlarm[]> => {
  const rows = await db
    .selectFrom("page_alarms")
    .selectAll()
    .where("tenant_id", "=", tenantId)
    .where("closed_at", "is", null)
    .orderBy("position")
    .execute();
  return rows.map((row) => ({
    pageId: row.page_id,
    // Our own column: the table's check knows the same words.
    kind: row.kind as PageAlarm["kind"],
    ru: row.ru,
    en: row.en,
    raisedAt: row.raised_at,
  }));
};

/** How many deliveries of the page came in each hour since the epoch. */
export const pagePace = async ({ db, tenantId }: Scope, pageId: string, since: Instant): Promise<ReadonlyMap<number, number>> => {
  const { rows } = await sql<{ readonly hour: number; readonly count: number }>`
    select received_at / 3600000 as hour, count(*)::int as count from inbox
    where tenant_id = ${tenantId} and page_id = ${pageId} and received_at >= ${since} group by 1`.execute(db);
  return new Map(rows.map(({ hour, count }) => [hour, count]));
};
