/** What the administrator writes of an official page (1.4), apart from what the workers keep of it; and the record of it. */
import type { PageContent, PageDeed, PagesTx } from "#app";
import type { PersonId } from "#case";
import { announce } from "../changes/announce.ts";
import type { Scope } from "../scope.ts";
import { placeOfSecrets } from "../town/pages.ts";
import { sealSecrets } from "../town/secrets.ts";

const shownDeeds = 50;
const unknownHealth = { state: "unknown", problems: [], checkedAt: null };

/** Adds a page or writes its content; health, the last event and the place of polling stay. The record is of the same transaction. */
export const writePage = async ({ db, tenantId, secretsKey }: Scope, page: PageContent, deed: PageDeed): Promise<void> => {
  const { pageId } = page;
  const content = {
    network: page.network,
    account_id: page.accountId,
    title: page.title,
    url: page.url,
    owner: page.owner,
    route: page.route,
    enabled: page.enabled,
    settings: JSON.stringify(page.settings),
    sealed_secrets: JSON.stringify(sealSecrets(secretsKey, page.secrets, placeOfSecrets(tenantId, pageId))),
    paper: JSON.stringify(page.paper),
    secrets_at: JSON.stringify(page.secretsAt),
  };
  await db
    .insertInto("pages")
    .values({ tenant_id: tenantId, page_id: pageId, ...content, health: JSON.stringify(unknownHealth), last_event_at: null })
    .onConflict((on) => on.columns(["tenant_id", "page_id"]).doUpdateSet(content))
    .execute();
  const { deed: what, personId, at, fields } = deed;
  await db
    .insertInto("page_deeds")
    .values({ tenant_id: tenantId, page_id: pageId, deed: what, person_id: personId, at, fields: [...fields] })
    .execute();
  await announce(db, { kind: "page", tenantId, pageId });
};

/** What was done to a page, the newest first. */
export const pageDeeds = async ({ db, tenantId }: Scope, pageId: string): ReturnType<PagesTx["pageDeeds"]> => {
  const rows = await db
    .selectFrom("page_deeds as d")
    .innerJoin("people as p", (on) => on.onRef("p.tenant_id", "=", "d.tenant_id").onRef("p.person_id", "=", "d.person_id"))
    .select(["d.deed", "d.person_id", "d.at", "d.fields", "p.name"])
    .where("d.tenant_id", "=", tenantId)
    .where("d.page_id", "=", pageId)
    .orderBy("d.position", "desc")
    .limit(shownDeeds)
    .execute();
  return rows.map((row) => ({
    // Our own columns: the table's check knows the same words.
    deed: row.deed as PageDeed["deed"],
    personId: row.person_id as PersonId,
    at: row.at,
    fields: row.fields,
    by: row.name,
  }));
};
