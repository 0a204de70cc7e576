/** Posts of public answers on official pages (3.6): queued in the transaction that publishes, locked while they leave. */
import type { PostProgress, PublicPost } from "#app";
import type { Instant } from "#worktime";
import type { Scope } from "../scope.ts";

const columns = ["post_id", "answer_id", "page_id", "text", "status", "attempts", "failure", "permalink", "published_at"] as const;

const postOf = (row: SelectedPost): PublicPost => ({
  postId: row.post_id,
  answerId: row.answer_id,
  pageId: row.page_id,
  text: row.text,
  // Our own column: the table's check knows the same three words.
  status: row.status as PublicPost["status"],
  attempts: row.attempts,
  failure: row.failure,
  permalink: row.permalink,
  publishedAt: row.published_at,
});

type SelectedPost = {
  readonly post_id: string;
  readonly answer_id: string;
  readonly page_id: string;
  readonly text: string;
  readonly status: string;
  readonly attempts: number;
  readonly failure: string | null;
  readonly permalink: string | null;
  readonly published_at: number | null;
};

/** Keeps a new post. */
export const putPublicPost = async ({ db, tenantId }: Scope, post: PublicPost, createdAt: Instant): Promise<void> => {
  await db
    .insertInto("public_posts")
    .values({
      tenant_id: tenantId,
      post_id: post.postId,
      answer_id: post.answerId,
      page_id: post.pageId,
      text: post.text,
      status: post.status,
      failure: post.failure,
      permalink: post.permalink,
      created_at: createdAt,
      published_at: post.publishedAt,
    })
    .execute();
};

/** The posts of an answer in order. */
export const publicPosts = async ({ db, tenantId }: Scope, answerId: string): Promise<readonly PublicPost[]> => {
  const rows = await db
    .selectFrom("public_posts")
    .select(columns)
    .where("tenant_id", "=", tenantId)
    .where("answer_id", "=", answerId)
    .orderBy("created_at")
    .orderBy("post_id")
    .execute();
  return rows.map(postOf);
};

/** One post, locked until the end of the transaction. */
export const lockPublicPost = async ({ db, tenantId }: Scope, postId: string): Promise<PublicPost | null> => {
  const row = await db
    .selectFrom("public_posts")
    .select(columns)
    .where("tenant_id", "=", tenantId)
    .where("post_id", "=", postId)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : postOf(row);
};

/** Keeps what became of an attempt. */
export const setPublicPost = async ({ db, tenantId }: Scope, postId: string, progress: PostProgress): Promise<void> => {
  const known =
    progress.status === "published"
      ? { failure: null, permalink: progress.permalink, published_at: progress.at }
      : { failure: progress.failure };
  await db
    .updateTable("public_posts")
    .set(({ eb }) => ({ status: progress.status, attempts: eb("attempts", "+", 1), ...known }))
    .where("tenant_id", "=", tenantId)
    .where("post_id", "=", postId)
    .execute();
};
