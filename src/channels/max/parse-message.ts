/** Comments under the channel's posts, direct messages to the bot, and the channel's own posts: new and edited. */
import type { InboundAuthor, InboundEvent, InboundKind, InboundThread } from "#app";
import {
  childAt,
  fieldOf,
  idAt,
  isRecord,
  millisecondsAt,
  optionalTextAt,
  problemAt,
  requiredIdAt,
  textAt,
  type PayloadNode,
} from "../payload-reader.ts";
import { attachmentsOf } from "./attachments.ts";
import { authorAt, eventOf, type Envelope } from "./event-draft.ts";
import { isChannelPage, messageIdAt, requiredMessageIdAt } from "./ids.ts";

/** What a message comes to: an event, nothing readable (the problem is noted), or something that is nobody's message. */
export type Reading = { readonly event: InboundEvent | null } | { readonly ignored: string };

type Parts = {
  readonly externalId: string;
  readonly text: string;
  readonly attachments: InboundEvent["attachments"];
  readonly answersTo: string | undefined;
  readonly occurredAt: number;
  readonly permalink: string | undefined;
};

const emptyOf = (node: PayloadNode): PayloadNode => ({ ...node, fields: {} });

const linkOf = (message: PayloadNode): { readonly type: string; readonly linked: PayloadNode } | undefined => {
  const link = childAt(message, "link");
  if (link === undefined) return undefined;
  return { type: textAt(link, "type"), linked: childAt(link, "message") ?? emptyOf(link) };
};

/** A message that only forwards another has no body and speaks by the other's words. */
const partsOf = (message: PayloadNode, envelope: Envelope): Parts | null => {
  const body = isRecord(fieldOf(message, "body")) ? childAt(message, "body") : undefined;
  const link = linkOf(message);
  const forwarded = link?.type === "forward" ? link.linked : undefined;
  const written = millisecondsAt(message, "timestamp") ?? envelope.happenedAt;
  const externalId = body === undefined ? forwardId(forwarded, written) : requiredMessageIdAt(body, "mid");
  if (externalId === undefined) {
    if (body === undefined)
      message.problems.push(problemAt("max.noBody", "message.body", "В сообщении нет содержания.", "The message has no body."));
    return null;
  }
  const own = body === undefined ? undefined : optionalTextAt(body, "text");
  return {
    externalId,
    text: own ?? (forwarded === undefined ? "" : textAt(forwarded, "text")),
    attachments: [body, forwarded].flatMap((node) => (node === undefined ? [] : attachmentsOf(node))),
    answersTo: link?.type === "reply" ? messageIdAt(link.linked, "mid") : undefined,
    occurredAt: envelope.type.endsWith("_edited") ? envelope.happenedAt : written,
    permalink: optionalTextAt(message, "url"),
  };
};

const forwardId = (forwarded: PayloadNode | undefined, written: number): string | undefined => {
  const original = forwarded === undefined ? undefined : messageIdAt(forwarded, "mid");
  return original === undefined ? undefined : `${original}.${written}`;
};

/** A bot is ours, or another bot of the channel's. */
const isBot = (author: InboundAuthor | null): boolean => author?.kind === "channel";

const isPageOf = (accountId: string, chatId: string | undefined): boolean => !isChannelPage(accountId) || chatId === accountId;

/**
 * A comment: the post in `recipient.post_id`, the comment answered to in `link`. By its manual MAX leaves the sender out of what is
 * written in the channel's own name, but in practice it leaves out people too: such a comment is a citizen's whose name is not told.
 */
export const parseComment = (message: PayloadNode, envelope: Envelope): Reading => {
  const recipient = childAt(message, "recipient") ?? emptyOf(message);
  const chatId = idAt(recipient, "chat_id");
  if (chatId !== undefined && !isPageOf(envelope.accountId, chatId)) return { ignored: "a comment in another channel of the same bot" };
  const parts = partsOf(message, envelope);
  const postId = messageIdAt(recipient, "post_id");
  if (parts === null) return { event: null };
  const author = authorAt(message, "sender");
  const parent = parts.answersTo === postId ? undefined : parts.answersTo;
  const thread: InboundThread = {
    ...(postId === undefined ? {} : { publicPostId: postId }),
    ...(parent === undefined ? {} : { parentCommentId: parent }),
  };
  const kind: InboundKind = envelope.type === "comment_edited" ? "comment.edited" : "comment.new";
  const { externalId, text, attachments, occurredAt, permalink } = parts;
  return {
    event: eventOf(envelope, {
      kind: isBot(author) ? "own.echo" : kind,
      thread,
      externalId,
      author,
      text,
      attachments,
      occurredAt,
      permalink,
    }),
  };
};

/** A message: of a dialog, of the channel (a post of our own), or of a group chat, which is no page. */
export const parseMessage = (message: PayloadNode, envelope: Envelope): Reading => {
  const recipient = childAt(message, "recipient") ?? emptyOf(message);
  const chatId = requiredIdAt(recipient, "chat_id");
  const type = optionalTextAt(recipient, "chat_type") ?? (chatId === envelope.accountId ? "channel" : "dialog");
  const isEdit = envelope.type === "message_edited";
  if (type === "chat") return { ignored: "a message in a group chat" };
  if (type === "channel" && (isEdit || !isPageOf(envelope.accountId, chatId)))
    return { ignored: isEdit ? "an edit of the page's own post" : "a post in another channel of the same bot" };
  const parts = partsOf(message, envelope);
  if (parts === null || chatId === undefined) return { event: null };
  const author = type === "channel" ? { id: chatId, kind: "channel" as const } : authorAt(message, "sender");
  const { externalId, text, attachments, occurredAt, permalink } = parts;
  const isOurs = type === "channel" || isBot(author);
  return {
    event: eventOf(envelope, {
      kind: isOurs ? "own.echo" : isEdit ? "direct.edited" : "direct.new",
      thread: type === "channel" ? { publicPostId: externalId } : { conversationId: chatId },
      externalId,
      author,
      text,
      attachments,
      occurredAt,
      permalink,
    }),
  };
};
