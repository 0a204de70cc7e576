/** The register of official pages (1.4). */
import { sql, type Selectable } from "kysely";
import type { TenantId } from "#case";
import type { PageRow } from "#app";
import type { Instant } from "#worktime";
import { announce } from "../changes/announce.ts";
import type { Rows } from "../rows.ts";
import type { Db, Scope } from "../scope.ts";
import { openSecrets, sealSecrets, type SealedSecrets } from "./secrets.ts";

type Row = Selectable<Rows["pages"]>;

/** The place that a page's sealed secrets are bound to. */
export const placeOfSecrets = (tenantId: string, pageId: string): string => `${tenantId}/${pageId}`;

const toPage = (row: Row, key: Uint8Array): PageRow => ({
  pageId: row.page_id,
  network: row.network,
  accountId: row.account_id,
  title: row.title,
  url: row.url,
  owner: row.owner as PageRow["owner"],
  route: row.route,
  enabled: row.enabled,
  settings: row.settings as PageRow["settings"],
  secrets: openSecrets(key, row.sealed_secrets as SealedSecrets, placeOfSecrets(row.tenant_id, row.page_id)),
  health: row.health as PageRow["health"],
  lastEventAt: row.last_event_at,
  paper: row.paper as NonNullable<PageRow["paper"]>,
  secretsAt: row.secrets_at as NonNullable<PageRow["secretsAt"]>,
});

/** All pages of the tenant, in the order of their titles. */
export const readPages = async ({ db, tenantId, secretsKey }: Scope): Promise<readonly PageRow[]> => {
  const rows = await db.selectFrom("pages").selectAll().where("tenant_id", "=", tenantId).orderBy("title").orderBy("page_id").execute();
  return rows.map((row) => toPage(row, secretsKey));
};

/** One page of the tenant. */
export const readPage = async ({ db, tenantId, secretsKey }: Scope, pageId: string): Promise<PageRow | null> => {
  const row = await db.selectFrom("pages").selectAll().where("tenant_id", "=", tenantId).where("page_id", "=", pageId).executeTakeFirst();
  return row ? toPage(row, secretsKey) : null;
};

/** Adds a page or replaces what is known of it; where polling stands is kept. */
export const putPage = async ({ db, tenantId, secretsKey }: Scope, page: PageRow): Promise<void> => {
  const content = {
    network: page.network,
    account_id: page.accountId,
    title: page.title,
    url: page.url,
    owner: page.owner,
    route: page.route,
    enabled: page.enabled,
    settings: JSON.stringify(page.settings),
    sealed_secrets: JSON.stringify(sealSecrets(secretsKey, page.secrets, placeOfSecrets(tenantId, page.pageId))),
    health: JSON.stringify(page.health),
    last_event_at: page.lastEventAt,
  };
  await db
    .insertInto("pages")
    .values({ tenant_id: tenantId, page_id: page.pageId, ...content })
    .onConflict((on) => on.columns(["tenant_id", "page_id"]).doUpdateSet(content))
    .execute();
  await announce(db, { kind: "page", tenantId, pageId: page.pageId });
};

/** Writes what a check of the page found, and tells the desk. */
export const setPageHealth = async ({ db, tenantId }: Scope, pageId: string, health: PageRow["health"]): Promise<void> => {
  await db
    .updateTable("pages")
    .set({ health: JSON.stringify(health) })
    .where("tenant_id", "=", tenantId)
    .where("page_id", "=", pageId)
    .execute();
  await announce(db, { kind: "page", tenantId, pageId });
};

/** Something came from the page; an older time never replaces a newer one. */
export const touchPage = async ({ db, tenantId }: Scope, pageId: string, lastEventAt: Instant): Promise<void> => {
  await db
    .updateTable("pages")
    .set({ last_event_at: lastEventAt })
    .where("tenant_id", "=", tenantId)
    .where("page_id", "=", pageId)
    .where((by) => by.or([by("last_event_at", "is", null), by("last_event_at", "<", lastEventAt)]))
    .execute();
};

/** Where polling of the page stands. */
export const pollCursor = async ({ db, tenantId }: Scope, pageId: string): Promise<string | null> => {
  const row = await db
    .selectFrom("pages")
    .select("poll_cursor")
    .where("tenant_id", "=", tenantId)
    .where("page_id", "=", pageId)
    .executeTakeFirst();
  return row?.poll_cursor ?? null;
};

/** Moves the place of polling on, in the transaction that keeps what was polled. */
export const setPollCursor = async ({ db, tenantId }: Scope, pageId: string, cursor: string): Promise<void> => {
  await db.updateTable("pages").set({ poll_cursor: cursor }).where("tenant_id", "=", tenantId).where("page_id", "=", pageId).execute();
};

/** The page that a webhook names, across tenants; a key that two tenants share names nobody. */
export const findPage = async (
  db: Db,
  key: { readonly network: string; readonly pageKey: string },
  secretsKey: Uint8Array,
): Promise<{ readonly tenantId: TenantId; readonly page: PageRow } | null> => {
  const { rows } = await sql<Row>`select * from otklik_find_page(${key.network}, ${key.pageKey})`.execute(db);
  const [row] = rows;
  return row && rows.length === 1 ? { tenantId: row.tenant_id as TenantId, page: toPage(row, secretsKey) } : null;
};
