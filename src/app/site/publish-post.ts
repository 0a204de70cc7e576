/** One post of a public answer on its way to an official page (3.6); a connector knows a repeat by the post's id, so trying again is safe. */
import type { TenantId } from "#case";
import { channelPageOf } from "../channel-page.ts";
import type { Desk } from "../desk.ts";
import { pauseBeforeRetry, retriesMax } from "../outbox/backoff.ts";
import type { PublishOutcome } from "../ports/channel.ts";
import type { PublicPost } from "../ports/site.ts";
import type { StoreTx } from "../ports/store.ts";

/** Sends a post that waits; the row stays locked until the answer is kept. */
export function publishPost(desk: Desk, tenantId: TenantId, postId: string): Promise<void> {
  return desk.store.transaction(tenantId, async (tx) => {
    const post = await tx.lockPublicPost(postId);
    if (post === null || post.status !== "queued") return;
    const answer = await tx.publicAnswer(post.answerId);
    if (answer === null || answer.withdrawnAt !== null) return tx.setPublicPost(postId, { status: "failed", failure: "WITHDRAWN" });
    const outcome = await sent(desk, tx, post);
    if (outcome.kind === "published")
      return tx.setPublicPost(postId, { status: "published", permalink: outcome.permalink ?? null, at: outcome.at });
    if (outcome.kind === "failed" || post.attempts + 1 >= retriesMax)
      return tx.setPublicPost(postId, { status: "failed", failure: outcome.failure });
    await tx.setPublicPost(postId, { status: "queued", failure: outcome.failure });
    const pause = pauseBeforeRetry(post.attempts + 1, outcome.kind === "retry" ? outcome.afterMs : 0);
    await tx.enqueue({ kind: "publishPost", tenantId, postId }, { runAt: desk.now() + pause, key: `post:${postId}` });
  });
}

async function sent(desk: Desk, tx: StoreTx, { postId, pageId, text }: PublicPost): Promise<PublishOutcome> {
  const page = (await tx.pages()).find((one) => one.pageId === pageId);
  const channel = page === undefined ? undefined : desk.channels.get(page.network);
  if (page === undefined || channel?.publishPost === undefined)
    return { kind: "failed", failure: "NO_RIGHTS", detail: "no connector posts on this page" };
  try {
    return await channel.publishPost({ postId, text }, channelPageOf(page));
  } catch (error) {
    return { kind: "unknown", failure: "UNKNOWN", detail: error instanceof Error ? error.message : String(error) };
  }
}
