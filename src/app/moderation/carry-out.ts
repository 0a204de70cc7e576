/** A deed of moderation carried out in its network: every act may be repeated, so what is uncertain simply is. */
import type { TenantId } from "#case";
import { channelPageOf } from "../channel-page.ts";
import type { Desk } from "../desk.ts";
import { pauseBeforeRetry } from "../outbox/backoff.ts";
import type { ActOutcome, Channel, ChannelPage } from "../ports/channel.ts";
import type { ModerationDeed } from "../ports/moderation.ts";
import type { StoreTx } from "../ports/store.ts";

/** After so many attempts a person is asked. */
const triesMax = 8;

/** One attempt at a deed that waits; the row stays locked until its outcome is kept. */
export function carryOut(desk: Desk, tenantId: TenantId, deedId: string): Promise<void> {
  return desk.store.transaction(tenantId, async (tx) => {
    const deed = await tx.lockModeration(deedId);
    if (deed === null || deed.status !== "queued") return;
    const outcome = await attempt(desk, tx, deed);
    desk.log.info({ deedId, kind: deed.kind, outcome: outcome.kind }, "a deed of moderation was tried");
    if (outcome.kind === "done") return tx.setModeration(deedId, { status: "done", at: outcome.at });
    const { failure, detail } = outcome;
    if (outcome.kind === "failed" || deed.attempts + 1 >= triesMax) return tx.setModeration(deedId, { status: "failed", failure, detail });
    await tx.setModeration(deedId, { status: "queued", failure, detail });
    await enqueueDeed(tx, deedId, desk.now() + pauseBeforeRetry(deed.attempts + 1, outcome.afterMs));
  });
}

/** One job for each deed. */
export async function enqueueDeed(tx: StoreTx, deedId: string, runAt: number): Promise<void> {
  await tx.enqueue({ kind: "moderate", tenantId: tx.tenantId, deedId }, { runAt, key: `moderate:${deedId}` });
}

async function attempt(desk: Desk, tx: StoreTx, deed: ModerationDeed): Promise<ActOutcome> {
  const page = (await tx.pages()).find(({ pageId }) => pageId === deed.pageId);
  const channel = page === undefined ? undefined : desk.channels.get(page.network);
  if (page === undefined || channel === undefined || !page.enabled) return cannot("the page is not connected any more");
  try {
    return (await carried(tx, deed, { channel, page: channelPageOf(page) })) ?? cannot("the network does not let programs do this");
  } catch (error) {
    return { kind: "retry", failure: "UNKNOWN", afterMs: 0, detail: error instanceof Error ? error.message : String(error) };
  }
}

const cannot = (detail: string): ActOutcome => ({ kind: "failed", failure: "NO_RIGHTS", detail });

type Place = { readonly channel: Channel; readonly page: ChannelPage };

async function carried(tx: StoreTx, deed: ModerationDeed, { channel, page }: Place): Promise<ActOutcome | undefined> {
  if (deed.kind === "deleteOwn" || deed.kind === "editOwn") {
    const row = deed.publicationId === null ? null : await tx.publication(deed.publicationId);
    if (row === null || row.externalId === null) return cannot("the publication is not known");
    const own = { target: row.target, externalId: row.externalId };
    if (deed.kind === "deleteOwn") return channel.deleteOwn?.(own, page);
    const text = deed.newText === null ? undefined : (await tx.texts([deed.newText.textId])).get(deed.newText.textId);
    return text === undefined ? cannot("the corrected text is not kept any more") : channel.editOwn?.(own, text, page);
  }
  const message = deed.messageId === null ? null : await tx.message(deed.messageId);
  if (message === null) return cannot("the message is not known");
  const { thread } = message;
  if (deed.kind !== "block" && deed.kind !== "unblock")
    return channel.moderate?.({ kind: deed.kind, thread, externalId: thread.ownCommentId ?? message.externalId }, page);
  const author = message.authorId === null ? null : await tx.author(message.authorId);
  return author === null ? cannot("the author is not known") : channel.moderate?.({ kind: deed.kind, authorId: author.id, thread }, page);
}
