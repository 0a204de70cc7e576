/** Moderation (1.6): a comment deleted with all its parts, its author blocked in the discussion group or let in again. Telegram hides nothing. */
import type { ActOutcome, ChannelPage, ModerationAct } from "#app";
import type { TelegramCall } from "./api.ts";
import type { Discussions } from "./discussion.ts";
import { readMessageName } from "./names.ts";
import { actFailure } from "./outcome.ts";
import { MESSAGE_GONE } from "./own-publication.ts";
import type { Publisher } from "./publish.ts";

const failed = (failure: "BAD_REQUEST" | "NO_RIGHTS", detail: string): ActOutcome => ({ kind: "failed", failure, detail });

/** Acts in Telegram; what is as asked already counts as done. */
export const moderateTelegram = async (
  publisher: Publisher,
  act: ModerationAct,
  { discussions, page }: { readonly discussions: Discussions; readonly page: ChannelPage },
): Promise<ActOutcome> => {
  switch (act.kind) {
    case "hide":
    case "unhide":
      return failed("BAD_REQUEST", "Telegram cannot hide a comment");
    case "delete":
      return deleteParts(publisher, act, page);
    case "block":
    case "unblock": {
      const groupId = await groupOf(act, page, discussions);
      if (groupId === null) return failed("NO_RIGHTS", "the discussion group is not known");
      return run(publisher, page, [standingCall(act, groupId)]);
    }
  }
};

const run = async ({ api, now }: Publisher, page: ChannelPage, calls: readonly TelegramCall[]): Promise<ActOutcome> => {
  for (const call of calls) {
    const answer = await api.call(page, call);
    if (!answer.ok && !MESSAGE_GONE.test(answer.description)) return actFailure(answer);
  }
  return { kind: "done", at: now() };
};

const deleteParts = (publisher: Publisher, act: Extract<ModerationAct, { kind: "delete" }>, page: ChannelPage): Promise<ActOutcome> => {
  const { ownCommentId, partIds = [] } = act.thread;
  const places = [...new Set([ownCommentId ?? act.externalId, ...partIds])].flatMap((name) => readMessageName(name) ?? []);
  if (places.length === 0) return Promise.resolve(failed("BAD_REQUEST", "the comment is not named as Telegram names it"));
  const calls = places.map(({ chatId, messageId }) => ({
    method: "deleteMessage",
    params: { chat_id: chatId, message_id: Number(messageId) },
  }));
  return run(publisher, page, calls);
};

type Standing = Extract<ModerationAct, { kind: "block" | "unblock" }>;

/** A channel that writes in its own name is blocked as a channel. */
const standingCall = ({ authorId, kind }: Standing, groupId: string): TelegramCall => {
  const isChannel = authorId.startsWith("-");
  const whom = isChannel ? { sender_chat_id: Number(authorId) } : { user_id: Number(authorId) };
  if (kind === "block") return { method: isChannel ? "banChatSenderChat" : "banChatMember", params: { chat_id: groupId, ...whom } };
  if (isChannel) return { method: "unbanChatSenderChat", params: { chat_id: groupId, ...whom } };
  // Without the flag Telegram would put out a member who is not blocked at all.
  return { method: "unbanChatMember", params: { chat_id: groupId, ...whom, only_if_banned: true } };
};

const groupOf = async ({ thread }: Standing, page: ChannelPage, discussions: Discussions): Promise<string | null> => {
  const named = readMessageName(thread.publicPostId ?? "");
  if (named !== null) return named.chatId;
  const discussion = await discussions.of(page);
  return discussion.ok ? discussion.groupId : null;
};
