/**
 * Where a comment stands. A post of the channel has a copy in the discussion group, made by Telegram itself; comments name that copy as their
 * thread and the message they answer as `reply_to_message`, one level deep. The copy's name is the post's name for the desk.
 */
import type { InboundThread, KnownPost } from "#app";
import { childAt, fieldOf, idAt, secondsAt, type PayloadNode } from "../payload-reader.ts";
import { chatAt, type ChatFacts, type Envelope } from "./event-draft.ts";
import { commentLink, postLink } from "./links.ts";
import { messageName } from "./names.ts";
import { wordsOf } from "./rich-text.ts";

/** The copy of a post that Telegram puts into the discussion group. */
export const isPostCopy = (message: PayloadNode): boolean => fieldOf(message, "is_automatic_forward") === true;

type ChannelPost = { readonly chat: ChatFacts; readonly messageId: string; readonly at: number | undefined };

/** The post that a copy stands for. */
const originOf = (copy: PayloadNode): ChannelPost | null => {
  const origin = childAt(copy, "forward_origin");
  const chat = origin === undefined ? undefined : chatAt(origin, "chat");
  const messageId = origin === undefined ? undefined : idAt(origin, "message_id");
  if (origin === undefined || chat === undefined || messageId === undefined) return null;
  return { chat, messageId, at: secondsAt(origin, "date") };
};

/** A page that is a group or a bot has no channel of its own: whatever channel the group belongs to is right. */
const isAnyChannels = (accountId: string | undefined, group: ChatFacts): boolean =>
  accountId === undefined || accountId === group.id || !accountId.startsWith("-");

/** The post of our own page that a copy tells of; null for another channel's, or a copy without an id. */
export const knownPostOf = (copy: PayloadNode, group: ChatFacts, envelope: Envelope): KnownPost | null => {
  const copyId = idAt(copy, "message_id");
  const channelId = (chatAt(copy, "sender_chat") ?? originOf(copy)?.chat)?.id;
  const isOurs = isAnyChannels(envelope.accountId, group) || channelId === envelope.accountId;
  if (copyId === undefined || !isOurs) return null;
  const origin = originOf(copy);
  const publishedAt = origin?.at ?? secondsAt(copy, "date");
  return {
    publicPostId: messageName(group.id, copyId),
    post: {
      text: wordsOf(copy),
      permalink:
        origin === null
          ? commentLink(group, { messageId: copyId, threadId: undefined, host: envelope.host })
          : postLink(origin.chat, origin.messageId, envelope.host),
      ...(publishedAt === undefined ? {} : { publishedAt }),
    },
  };
};

export type CommentPlace = { readonly thread: InboundThread; readonly permalink: string; readonly post: KnownPost | null };

/** A message outside every thread begins one of its own: answers to it name it as their thread. */
export const placeOfComment = (
  message: PayloadNode,
  messageId: string,
  { chat, envelope }: { readonly chat: ChatFacts; readonly envelope: Envelope },
): CommentPlace => {
  const threadId = idAt(message, "message_thread_id");
  const parent = childAt(message, "reply_to_message");
  const parentId = parent === undefined ? undefined : idAt(parent, "message_id");
  const answersPost = parent !== undefined && isPostCopy(parent);
  // The first message of a forum's topic is a service message, not a comment.
  const opensTopic = parent !== undefined && fieldOf(parent, "forum_topic_created") !== undefined;
  const origin = parent !== undefined && answersPost ? originOf(parent) : null;
  const answers = parentId === undefined || answersPost || opensTopic ? undefined : messageName(chat.id, parentId);
  return {
    thread: {
      publicPostId: messageName(chat.id, threadId ?? parentId ?? messageId),
      ...(answers === undefined ? {} : { parentCommentId: answers }),
    },
    permalink:
      origin?.chat.username === undefined
        ? commentLink(chat, { messageId, threadId, host: envelope.host })
        : `${postLink(origin.chat, origin.messageId, envelope.host)}?comment=${messageId}`,
    post: parent !== undefined && answersPost ? knownPostOf(parent, chat, envelope) : null,
  };
};

/** True where the payload itself shows that the thread is another channel's: the bot is in a stranger's group. */
export const isForeignThread = (message: PayloadNode, chat: ChatFacts, { accountId }: Envelope): boolean => {
  if (isAnyChannels(accountId, chat)) return false;
  const copy = isPostCopy(message) ? message : childAt(message, "reply_to_message");
  if (copy === undefined || !isPostCopy(copy)) return false;
  const channelId = (chatAt(copy, "sender_chat") ?? originOf(copy)?.chat)?.id;
  return channelId !== undefined && channelId !== accountId;
};
