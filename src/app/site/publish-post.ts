/**
 * One post of a public answer on its way to an official page (3.6). Where the network knows a repeat by the post's id, trying again is safe.
 * Where it does not, the row is given up before the post leaves and taken back only by a clear answer: were this process killed in between,
 * or did no answer come, a person looks at the page and decides — the program never posts twice by itself.
 */
import type { TenantId } from "#case";
import { channelPageOf } from "../channel-page.ts";
import type { Desk } from "../desk.ts";
import { pauseBeforeRetry, retriesMax } from "../outbox/backoff.ts";
import { capabilitiesFor } from "../page-capabilities.ts";
import type { Channel, PublishOutcome } from "../ports/channel.ts";
import type { PublicPost } from "../ports/site.ts";
import type { PageRow, StoreTx } from "../ports/store.ts";

/** The failure of a post of which nobody knows whether it stands on the page. */
export const unknownOutcome = "UNKNOWN_OUTCOME";

type Ready = {
  readonly post: PublicPost;
  readonly page: PageRow;
  readonly publish: NonNullable<Channel["publishPost"]>;
  readonly isSafe: boolean;
};

/** Sends a post that waits. */
export async function publishPost(desk: Desk, tenantId: TenantId, postId: string): Promise<void> {
  const ready = await desk.store.transaction(tenantId, (tx) => prepare(desk, tx, postId));
  if (ready === null) return;
  if (ready.isSafe) {
    return desk.store.transaction(tenantId, async (tx) => {
      const post = await tx.lockPublicPost(postId);
      if (post?.status === "queued") await keep(desk, tx, post, await sent(ready));
    });
  }
  const outcome = await sent(ready);
  await desk.store.transaction(tenantId, async (tx) => {
    const post = await tx.lockPublicPost(postId);
    // A person may have brought the link meanwhile: their word stands; and an unknown outcome leaves the row given up, as it is.
    if (post?.status === "failed" && outcome.kind !== "unknown") await keep(desk, tx, post, outcome);
  });
}

/** What is needed to send, or null; a post that must not be repeated blindly is given up here, before it leaves. */
async function prepare(desk: Desk, tx: StoreTx, postId: string): Promise<Ready | null> {
  const post = await tx.lockPublicPost(postId);
  if (post === null || post.status !== "queued") return null;
  const fail = async (failure: string): Promise<null> => {
    await tx.setPublicPost(postId, { status: "failed", failure });
    return null;
  };
  const answer = await tx.publicAnswer(post.answerId);
  if (answer === null || answer.withdrawnAt !== null) return fail("WITHDRAWN");
  const page = (await tx.pages()).find((one) => one.pageId === post.pageId);
  const channel = page === undefined ? undefined : desk.channels.get(page.network);
  if (page === undefined || channel?.publishPost === undefined) return fail("NO_RIGHTS");
  const isSafe = capabilitiesFor(channel, page).idempotentPost;
  if (!isSafe) await fail(unknownOutcome);
  return { post, page, publish: channel.publishPost, isSafe };
}

async function sent({ post: { postId, text }, page, publish }: Ready): Promise<PublishOutcome> {
  try {
    return await publish({ postId, text }, channelPageOf(page));
  } catch (error) {
    return { kind: "unknown", failure: "UNKNOWN", detail: error instanceof Error ? error.message : String(error) };
  }
}

async function keep(desk: Desk, tx: StoreTx, { postId, attempts }: PublicPost, outcome: PublishOutcome): Promise<void> {
  if (outcome.kind === "published")
    return tx.setPublicPost(postId, { status: "published", permalink: outcome.permalink ?? null, at: outcome.at });
  if (outcome.kind === "failed" || attempts + 1 >= retriesMax)
    return tx.setPublicPost(postId, { status: "failed", failure: outcome.failure });
  await tx.setPublicPost(postId, { status: "queued", failure: outcome.failure });
  const pause = pauseBeforeRetry(attempts + 1, outcome.kind === "retry" ? outcome.afterMs : 0);
  await tx.enqueue({ kind: "publishPost", tenantId: tx.tenantId, postId }, { runAt: desk.now() + pause, key: `post:${postId}` });
}
