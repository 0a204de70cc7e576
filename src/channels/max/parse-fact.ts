/** Updates that carry no words: a removal, a person's leave or refusal to be written to, the bot losing its channel. */
import type { InboundAuthor } from "#app";
import { idAt, requiredIdAt, type PayloadNode } from "../payload-reader.ts";
import { authorAt, eventOf, type Envelope } from "./event-draft.ts";
import { isChannelPage, messageIdAt, requiredMessageIdAt } from "./ids.ts";
import type { Reading } from "./parse-message.ts";

const actorOf = (update: PayloadNode): InboundAuthor | null => {
  const id = idAt(update, "user_id");
  return id === undefined ? null : { id, kind: "user" };
};

/** A comment or a direct message is gone; the author is whoever removed it, MAX tells no other. */
export const parseRemoval = (update: PayloadNode, envelope: Envelope): Reading => {
  const chatId = idAt(update, "chat_id");
  const isComment = envelope.type === "comment_removed";
  if (isComment && isChannelPage(envelope.accountId) && chatId !== undefined && chatId !== envelope.accountId)
    return { ignored: "a removal in another channel of the same bot" };
  if (!isComment && chatId === envelope.accountId) return { ignored: "a post of the page itself was removed" };
  const externalId = requiredMessageIdAt(update, "message_id");
  if (externalId === undefined) return { event: null };
  const postId = messageIdAt(update, "post_id");
  return {
    event: eventOf(envelope, {
      kind: isComment ? "comment.deleted" : "direct.deleted",
      thread: isComment ? (postId === undefined ? {} : { publicPostId: postId }) : chatId === undefined ? {} : { conversationId: chatId },
      externalId,
      author: actorOf(update),
      text: "",
      attachments: [],
      occurredAt: envelope.happenedAt,
    }),
  };
};

/** The person pressed Start, stopped the bot, or deleted the dialog with it. */
export const parsePermission = (update: PayloadNode, envelope: Envelope): Reading => {
  const author = authorAt(update, "user");
  const chatId = idAt(update, "chat_id");
  const externalId = author?.id ?? requiredIdAt(update, "chat_id");
  if (externalId === undefined) return { event: null };
  return {
    event: eventOf(envelope, {
      kind: envelope.type === "bot_started" ? "direct.allowed" : "direct.denied",
      thread: chatId === undefined ? {} : { conversationId: chatId },
      externalId,
      author,
      text: "",
      attachments: [],
      occurredAt: envelope.happenedAt,
    }),
  };
};

/** The bot was taken out of the channel, or is no administrator of it any more. */
export const parseRevocation = (update: PayloadNode, envelope: Envelope): Reading => {
  if (envelope.type === "bot_admin_permissions_changed" && update.fields["is_admin"] !== false)
    return { ignored: "the bot's rights changed; the check of the page shows what is missing" };
  const chatId = requiredIdAt(update, "chat_id");
  if (chatId === undefined) return { event: null };
  if (isChannelPage(envelope.accountId) && chatId !== envelope.accountId) return { ignored: "the bot left another chat" };
  return {
    event: eventOf(envelope, {
      kind: "account.revoked",
      thread: {},
      externalId: chatId,
      author: authorAt(update, "user"),
      text: "",
      attachments: [],
      occurredAt: envelope.happenedAt,
    }),
  };
};
