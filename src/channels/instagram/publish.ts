/** An approved reply → a reply under the comment, or a message. Words only; replies of Instagram hang on the first comment of a thread. */
import type { ChannelPage, OutboundReply, OutboundTarget, PublishOutcome, ReadBackOutcome } from "#app";
import { findDirect } from "../meta/conversations.ts";
import { inside, listIn, textIn, type GraphApi, type GraphCall } from "../meta/graph-api.ts";
import { bare, failed, noId, publishFailure } from "../meta/outcome.ts";
import { sendDirect, type Sender } from "../meta/send.ts";
import { isoTime } from "../payload-reader.ts";
import { COMMENT_MAX, DIRECT_MAX } from "./capabilities.ts";
import { commentLink } from "./links.ts";
import { readMention } from "./mention-name.ts";

type PublicTarget = Extract<OutboundTarget, { kind: "public" }>;

const isId = (id: string): boolean => /^\d{1,40}$/u.test(id);

/** Publishes the reply where the message stands. */
export const publishInstagram = (sender: Sender, reply: OutboundReply, page: ChannelPage): Promise<PublishOutcome> => {
  const { target } = reply;
  return target.kind === "public"
    ? publishReply(sender, page, { reply, target })
    : sendDirect(sender, page, { reply, target, maxLength: DIRECT_MAX, takesFiles: false });
};

/** The comment that a reply hangs on. */
const rootOf = ({ replyToExternalId, thread }: PublicTarget): string => thread.rootCommentId ?? thread.parentCommentId ?? replyToExternalId;

const callOf = (target: PublicTarget, text: string, page: ChannelPage): GraphCall | null => {
  const mention = readMention(target.replyToExternalId);
  if (mention !== null) {
    const { commentId, mediaId } = mention;
    const body = { media_id: mediaId, message: text, ...(commentId === null ? {} : { comment_id: commentId }) };
    return { method: "POST", path: `/${page.accountId}/mentions`, body };
  }
  const root = rootOf(target);
  return isId(root) && isId(target.replyToExternalId) ? { method: "POST", path: `/${root}/replies`, body: { message: text } } : null;
};

const publishReply = async (
  { api, now }: Sender,
  page: ChannelPage,
  { reply, target }: { readonly reply: OutboundReply; readonly target: PublicTarget },
): Promise<PublishOutcome> => {
  if (reply.files.length > 0) return failed("MEDIA_REJECTED", "Instagram takes words only in a comment");
  if (Array.from(reply.text).length > COMMENT_MAX) return failed("TEXT_TOO_LONG", `Instagram takes ${COMMENT_MAX} characters in a comment`);
  const call = callOf(target, reply.text, page);
  if (call === null) return failed("BAD_REQUEST", "the comment that is answered is not known");
  const answer = await api.call(page, call);
  if (!answer.ok) return publishFailure(answer);
  const externalId = textIn(answer.fields, "id");
  if (externalId === undefined) return noId;
  const permalink = await replyLink(api, page, { mediaId: target.thread.publicPostId, replyId: externalId });
  return { kind: "published", externalId, at: now(), ...(permalink === undefined ? {} : { permalink }) };
};

/** Instagram gives an address to the picture only; without one the reply is published all the same. */
const replyLink = async (
  api: GraphApi,
  page: ChannelPage,
  { mediaId, replyId }: { readonly mediaId: string | undefined; readonly replyId: string },
): Promise<string | undefined> => {
  if (mediaId === undefined || !isId(mediaId)) return undefined;
  const answer = await api.call(page, { method: "GET", path: `/${mediaId}`, query: { fields: "permalink" } });
  const link = answer.ok ? textIn(answer.fields, "permalink") : undefined;
  return link === undefined ? undefined : commentLink(link, replyId);
};

/** Is the reply there already: among the replies of the thread, or in the conversation. Under a stranger's picture it cannot be seen. */
export const findPublishedInstagram = async (api: GraphApi, reply: OutboundReply, page: ChannelPage): Promise<ReadBackOutcome> => {
  const { target } = reply;
  if (target.kind === "direct") return findDirect(api, page, { platform: "instagram", reply, target });
  if (readMention(target.replyToExternalId) !== null)
    return { kind: "cannot", failure: "UNKNOWN", detail: "replies under other accounts' pictures cannot be listed: look into the thread" };
  const query = { limit: 50, fields: "id,text,from,timestamp" };
  const answer = await api.call(page, { method: "GET", path: `/${rootOf(target)}/replies`, query });
  if (!answer.ok) return { kind: "cannot", failure: answer.failure, detail: answer.detail };
  const found = listIn(answer.fields).find(
    (one) => textIn(inside(one, "from"), "id") === page.accountId && bare(textIn(one, "text")) === bare(reply.text),
  );
  const externalId = found === undefined ? undefined : textIn(found, "id");
  if (found === undefined || externalId === undefined) return { kind: "absent" };
  const permalink = await replyLink(api, page, { mediaId: target.thread.publicPostId, replyId: externalId });
  return { kind: "found", externalId, at: isoTime(found["timestamp"]) ?? 0, ...(permalink === undefined ? {} : { permalink }) };
};
