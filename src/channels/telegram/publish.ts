/** An approved reply → a message in its thread or in a private chat. Telegram knows no repeat of ours, so nothing is ever sent twice. */
import type { ChannelPage, OutboundReply, OutboundTarget, PublishOutcome } from "#app";
import { textSetting } from "../page-settings.ts";
import type { TelegramApi, TelegramFailure } from "./api.ts";
import { commentLink, DEFAULT_LINK_HOST, postLink } from "./links.ts";
import { readMessageName } from "./names.ts";
import { publishFailure } from "./outcome.ts";
import { answering, planReply, type Address } from "./reply-plan.ts";
import { namesOf, sentMessages, type SentMessages } from "./sent-message.ts";

export type Publisher = { readonly api: TelegramApi; readonly now: () => number };

/** Publishes the words and the files; where the files fail after the words, the words are taken back. */
export const publishTelegram = async (publisher: Publisher, reply: OutboundReply, page: ChannelPage): Promise<PublishOutcome> => {
  const address = addressOf(reply.target);
  if (address === null) return { kind: "failed", failure: "BAD_REQUEST", detail: "the place of the message is not known" };
  const plan = planReply(address, reply.text, reply.files);
  if (!plan.ok) return { kind: "failed", failure: plan.failure, detail: plan.detail };
  const [first, second] = plan.calls;
  if (first === undefined) return { kind: "failed", failure: "BAD_REQUEST", detail: "there is nothing to send" };
  const sent = await send(publisher, page, { call: first, target: reply.target });
  if ("kind" in sent) return sent;
  if (second === undefined) return published(publisher, page, { sent, target: reply.target });
  const files = await send(publisher, page, { call: answering(second, sent.ids[0] ?? ""), target: reply.target });
  if ("kind" in files) return takenBack(publisher, page, { sent, failure: files });
  return published(publisher, page, { sent: { ...sent, ids: [...sent.ids, ...files.ids] }, target: reply.target });
};

/** A comment is named with its chat; a private chat is its own address. */
const addressOf = (target: OutboundTarget): Address | null => {
  if (target.kind === "direct") return /^\d+$/u.test(target.conversationId) ? { chatId: target.conversationId, replyTo: null } : null;
  const comment = readMessageName(target.replyToExternalId);
  return comment === null ? null : { chatId: comment.chatId, replyTo: comment.messageId };
};

type Unsent = Exclude<PublishOutcome, { kind: "published" }>;

const send = async (
  { api }: Publisher,
  page: ChannelPage,
  { call, target }: { readonly call: Parameters<TelegramApi["call"]>[1]; readonly target: OutboundTarget },
): Promise<SentMessages | Unsent> => {
  const answer = await api.call(page, call);
  if (!answer.ok) return publishFailure(target.kind === "direct" ? inPrivate(answer) : answer);
  return (
    sentMessages(answer.result) ?? { kind: "unknown", failure: "UNKNOWN", detail: "Telegram answered without the id of what was published" }
  );
};

/** A private chat that Telegram does not find is one that the person never opened. */
const inPrivate = (failure: TelegramFailure): TelegramFailure =>
  /chat not found|user not found|peer_id_invalid/iu.test(failure.description) ? { ...failure, failure: "USER_BLOCKED_US" } : failure;

/** Half an answer is none: the words go with their files, or a person is told that they stand alone. */
const takenBack = async (
  { api }: Publisher,
  page: ChannelPage,
  { failure, sent }: { readonly sent: SentMessages; readonly failure: Unsent },
): Promise<PublishOutcome> => {
  if (failure.kind === "unknown") return { ...failure, detail: `${failure.detail}; the text is published as ${namesOf(sent)}` };
  const answer = await api.call(page, { method: "deleteMessage", params: { chat_id: sent.chatId, message_id: Number(sent.ids[0]) } });
  if (answer.ok) return failure;
  return {
    kind: "unknown",
    failure: failure.failure,
    detail: `${failure.detail}; the text is published as ${namesOf(sent)} and could not be taken back`,
  };
};

const published = (
  { now }: Publisher,
  page: ChannelPage,
  { sent, target }: { readonly sent: SentMessages; readonly target: OutboundTarget },
): PublishOutcome => {
  const permalink = permalinkOf(sent, target, page);
  return { kind: "published", externalId: namesOf(sent), at: now(), ...(permalink === undefined ? {} : { permalink }) };
};

/** A private chat has no address that another could open. */
const permalinkOf = (sent: SentMessages, target: OutboundTarget, page: ChannelPage): string | undefined => {
  if (target.kind === "direct") return undefined;
  const thread = readMessageName(target.thread.publicPostId ?? "");
  const threadId = sent.threadId ?? thread?.messageId;
  const chat = { id: sent.chatId, username: sent.username };
  return commentLink(chat, { messageId: sent.ids[0] ?? "", threadId, host: textSetting(page, "linkHost", DEFAULT_LINK_HOST) });
};

/** A post of the channel itself (3.6). */
export const publishTelegramPost = async (
  publisher: Publisher,
  { text }: { readonly postId: string; readonly text: string },
  page: ChannelPage,
): Promise<PublishOutcome> => {
  const plan = planReply({ chatId: page.accountId, replyTo: null }, text, []);
  if (!plan.ok) return { kind: "failed", failure: plan.failure, detail: plan.detail };
  const [call] = plan.calls;
  if (call === undefined || !page.accountId.startsWith("-"))
    return { kind: "failed", failure: "BAD_REQUEST", detail: "the page is not a channel" };
  const answer = await publisher.api.call(page, call);
  if (!answer.ok) return publishFailure(answer);
  const sent = sentMessages(answer.result);
  if (sent === null) return { kind: "unknown", failure: "UNKNOWN", detail: "Telegram answered without the id of the post" };
  const host = textSetting(page, "linkHost", DEFAULT_LINK_HOST);
  const permalink = postLink({ id: sent.chatId, username: sent.username }, sent.ids[0] ?? "", host);
  return { kind: "published", externalId: namesOf(sent), at: publisher.now(), permalink };
};
