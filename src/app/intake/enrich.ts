import type { MessageId, TenantId } from "#case";
import { channelPageOf } from "../channel-page.ts";
import type { Desk } from "../desk.ts";
import type { Channel, InboundAuthor, PostContext } from "../ports/channel.ts";
import type { MessageRow, PageRow } from "../ports/store.ts";

type Missing = {
  readonly message: MessageRow;
  readonly page: PageRow;
  readonly author: InboundAuthor | null;
  readonly postId: string | null;
};

/** Asks the network for the author's name and the post above a comment. A failure is thrown: the job comes again; the message waits for nothing. */
export async function enrich(desk: Desk, tenantId: TenantId, messageId: MessageId): Promise<void> {
  const missing = await missingOf(desk, tenantId, messageId);
  const channel = missing === null ? undefined : desk.channels.get(missing.page.network);
  if (missing === null || channel === undefined) return;
  const { message, page } = missing;
  const [author, post] = [await nameOf(channel, missing), await postOf(channel, missing)];
  if (author === null && post === null) return;
  await desk.store.transaction(tenantId, async (tx) => {
    if (author !== null) await tx.putAuthor(message.network, author);
    if (post !== null && missing.postId !== null) {
      const { text, permalink, publishedAt } = post;
      await tx.putPost(page.pageId, missing.postId, { text, permalink: permalink ?? null, publishedAt: publishedAt ?? null });
    }
  });
}

function missingOf(desk: Desk, tenantId: TenantId, messageId: MessageId): Promise<Missing | null> {
  return desk.store.transaction(tenantId, async (tx) => {
    const message = await tx.message(messageId);
    const page = message === null ? undefined : (await tx.pages()).find(({ pageId }) => pageId === message.pageId);
    if (message === null || page === undefined) return null;
    const author = message.authorId === null ? null : await tx.author(message.authorId);
    const postId = message.thread.publicPostId ?? null;
    const hasPost = postId === null || (await tx.hasPost(page.pageId, postId));
    return { message, page, author: author?.name === undefined ? author : null, postId: hasPost ? null : postId };
  });
}

async function nameOf(channel: Channel, { page, author }: Missing): Promise<InboundAuthor | null> {
  if (author === null) return null;
  const known = await channel.lookUpAuthors(channelPageOf(page), [author.id]);
  return known.get(author.id) ?? null;
}

function postOf(channel: Channel, { page, postId }: Missing): Promise<PostContext | null> {
  return postId === null ? Promise.resolve(null) : channel.lookUpPost(channelPageOf(page), postId);
}
