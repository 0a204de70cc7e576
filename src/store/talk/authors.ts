/** Who wrote: as the network knows them, erasable, apart from events. */
import { randomUUID } from "node:crypto";
import { sql, type Selectable } from "kysely";
import type { AuthorKind, InboundAuthor } from "#app";
import type { Instant } from "#worktime";
import type { Rows } from "../rows.ts";
import type { Scope } from "../scope.ts";

const toAuthor = (row: Selectable<Rows["authors"]>): InboundAuthor & { readonly authorId: string } => ({
  authorId: row.author_id,
  id: row.external_id,
  kind: row.kind as AuthorKind,
  ...(row.name === null ? {} : { name: row.name }),
  ...(row.username === null ? {} : { username: row.username }),
  ...(row.profile_url === null ? {} : { profileUrl: row.profile_url }),
});

/** Keeps an author and answers our own id; what a later event does not carry is not forgotten. */
export const putAuthor = async ({ db, tenantId }: Scope, network: string, author: InboundAuthor): Promise<string> => {
  const row = await db
    .insertInto("authors")
    .values({
      tenant_id: tenantId,
      author_id: randomUUID(),
      network,
      external_id: author.id,
      kind: author.kind,
      name: author.name ?? null,
      username: author.username ?? null,
      profile_url: author.profileUrl ?? null,
    })
    .onConflict((on) =>
      on.columns(["tenant_id", "network", "external_id"]).doUpdateSet({
        kind: sql`excluded.kind`,
        name: sql`coalesce(excluded.name, authors.name)`,
        username: sql`coalesce(excluded.username, authors.username)`,
        profile_url: sql`coalesce(excluded.profile_url, authors.profile_url)`,
      }),
    )
    .returning("author_id")
    .executeTakeFirstOrThrow();
  return row.author_id;
};

/** Authors by our own ids. */
export const readAuthors = async (
  { db, tenantId }: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, InboundAuthor & { readonly authorId: string }>> => {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom("authors").selectAll().where("tenant_id", "=", tenantId).where("author_id", "in", ids).execute();
  return new Map(rows.map((row) => [row.author_id, toAuthor(row)]));
};

/** One author by our own id, as the network knows them. */
export const readAuthor = async (scope: Scope, authorId: string): Promise<InboundAuthor | null> => {
  const found = (await readAuthors(scope, [authorId])).get(authorId);
  if (!found) return null;
  const { authorId: _own, ...author } = found;
  return author;
};

/** Whether the author lets our page write to them directly; an older word never replaces a newer one. */
export const setDirectAllowed = async (
  { db, tenantId }: Scope,
  consent: { readonly pageId: string; readonly authorId: string; readonly allowed: boolean; readonly at: Instant },
): Promise<void> => {
  await db
    .insertInto("direct_consents")
    .values({ tenant_id: tenantId, page_id: consent.pageId, author_id: consent.authorId, allowed: consent.allowed, at: consent.at })
    .onConflict((on) =>
      on
        .columns(["tenant_id", "page_id", "author_id"])
        .doUpdateSet({ allowed: consent.allowed, at: consent.at })
        .where("direct_consents.at", "<=", consent.at),
    )
    .execute();
};
