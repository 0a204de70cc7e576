/** The posts above the comments: the page's own words, for the card. */
import type { StoreTx } from "#app";
import type { Scope } from "../scope.ts";

type PostText = Parameters<StoreTx["putPost"]>[2];

/** Keeps a post; a later reading replaces an earlier one. */
export const putPost = async (
  { db, tenantId }: Scope,
  place: { readonly pageId: string; readonly publicPostId: string },
  post: PostText,
): Promise<void> => {
  const content = { text: post.text, permalink: post.permalink, published_at: post.publishedAt };
  await db
    .insertInto("posts")
    .values({ tenant_id: tenantId, page_id: place.pageId, public_post_id: place.publicPostId, ...content })
    .onConflict((on) => on.columns(["tenant_id", "page_id", "public_post_id"]).doUpdateSet(content))
    .execute();
};

/** One post, or null when it has not been read yet. */
export const readPost = async (
  { db, tenantId }: Scope,
  pageId: string,
  publicPostId: string,
): Promise<{ readonly publicPostId: string; readonly text: string; readonly permalink: string | null } | null> => {
  const row = await db
    .selectFrom("posts")
    .select(["text", "permalink"])
    .where("tenant_id", "=", tenantId)
    .where("page_id", "=", pageId)
    .where("public_post_id", "=", publicPostId)
    .executeTakeFirst();
  return row ? { publicPostId, ...row } : null;
};
