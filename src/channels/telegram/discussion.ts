/** Which chats are the page's own: the channel, its discussion group, and private chats. A bot can be taken into any group by anybody. */
import type { ChannelPage } from "#app";
import { textSetting } from "../page-settings.ts";
import { idText, isRecord } from "../payload-reader.ts";
import type { TelegramApi, TelegramFailure } from "./api.ts";
import type { UpdateHead } from "./update.ts";

/** The discussion group's number; null: there is none. A failure: Telegram did not say. */
export type Discussion = { readonly ok: true; readonly groupId: string | null } | TelegramFailure;

export type Discussions = { readonly of: (page: ChannelPage) => Promise<Discussion> };

const REMEMBERED_MS = 10 * 60_000;
const FAILURE_REMEMBERED_MS = 60_000;

/** Asks Telegram once in a while; the setting `groupId` spares the question. */
export const createDiscussions = (api: TelegramApi, now: () => number): Discussions => {
  const known = new Map<string, { readonly until: number; readonly discussion: Promise<Discussion> }>();
  return {
    of: async (page) => {
      const given = textSetting(page, "groupId", "");
      if (given !== "") return { ok: true, groupId: given };
      const key = JSON.stringify([page.pageId, page.accountId, page.secrets["botToken"], page.settings["baseUrl"]]);
      const former = known.get(key);
      if (former !== undefined && former.until > now()) return former.discussion;
      const discussion = ask(api, page);
      known.set(key, { until: now() + FAILURE_REMEMBERED_MS, discussion });
      if ((await discussion).ok) known.set(key, { until: now() + REMEMBERED_MS, discussion });
      return discussion;
    },
  };
};

/** A page may be a channel with its group, a group alone, or a bot alone: the kind of the chat says which. */
const ask = async (api: TelegramApi, page: ChannelPage): Promise<Discussion> => {
  if (!page.accountId.startsWith("-")) return { ok: true, groupId: null };
  const answer = await api.call(page, { method: "getChat", params: { chat_id: page.accountId } });
  if (!answer.ok) return answer;
  const chat = isRecord(answer.result) ? answer.result : {};
  if (chat["type"] === "group" || chat["type"] === "supergroup") return { ok: true, groupId: page.accountId };
  return { ok: true, groupId: idText(chat["linked_chat_id"]) ?? null };
};

/** Whether an update is of this page's own chats; what Telegram did not say is taken as ours, so that nothing of ours is lost. */
export const isOurChat = async (discussions: Discussions, page: ChannelPage, { chat }: UpdateHead): Promise<boolean> => {
  if (chat === null || chat.isPrivate || chat.id === page.accountId) return true;
  const discussion = await discussions.of(page);
  return !discussion.ok || discussion.groupId === chat.id;
};
