/** Attaches a page: the address for events is added to the community with our secret, and the events we need are switched on. */
import type { ChannelHealth, ChannelPage } from "#app";
import { failureAdvice } from "../failure-advice.ts";
import { secretOf } from "../page-settings.ts";
import { idText, isRecord } from "../payload-reader.ts";
import { API_VERSION, type VkApi, type VkFailure } from "./api.ts";
import { checkVk, serverIds } from "./health.ts";

/** Events that carry words of citizens, their fate, and the permission to write. */
const WANTED_EVENTS = [
  "message_new",
  "message_reply",
  "message_edit",
  "message_allow",
  "message_deny",
  "wall_post_new",
  "wall_reply_new",
  "wall_reply_edit",
  "wall_reply_delete",
  "wall_reply_restore",
  "photo_comment_new",
  "photo_comment_edit",
  "photo_comment_delete",
  "photo_comment_restore",
  "video_comment_new",
  "video_comment_edit",
  "video_comment_delete",
  "video_comment_restore",
  "board_post_new",
  "board_post_edit",
  "board_post_delete",
  "board_post_restore",
] as const;

const TITLE = "Отклик";
const SECRET_MAX = 50;

/** Adds our address or, when VK has it already, renews its secret; then the events; then tells what is still amiss. */
export const connectVk = async (api: VkApi, page: ChannelPage, url: string): Promise<ChannelHealth> => {
  const secret = secretOf(page, "callbackSecret");
  if (secret === undefined || secret.length > SECRET_MAX) return noSecret;
  const server = await ensureServer(api, page, { url, secret });
  if (typeof server !== "string") return broken(server);
  const settings = await api.call(page, {
    method: "groups.setCallbackSettings",
    params: {
      group_id: page.accountId,
      server_id: server,
      api_version: API_VERSION,
      ...Object.fromEntries(WANTED_EVENTS.map((event) => [event, 1])),
    },
    tokens: ["community"],
  });
  if (!settings.ok) return broken(settings);
  return checkVk(api, { ...page, settings: { ...page.settings, callbackUrl: url } });
};

const noSecret: ChannelHealth = {
  state: "broken",
  problems: [
    {
      failure: "BAD_REQUEST",
      ru: "Задайте секретный ключ событий (до 50 знаков): без него нельзя отличить ВКонтакте от посторонних.",
      en: "Set the secret key of events (up to 50 characters): without it VK cannot be told from strangers.",
    },
  ],
};

const broken = ({ failure }: VkFailure): ChannelHealth => {
  const { advice, title } = failureAdvice[failure];
  return { state: "broken", problems: [{ failure, ru: `${title.ru}. ${advice.ru}`, en: `${title.en}. ${advice.en}` }] };
};

const ensureServer = async (
  api: VkApi,
  page: ChannelPage,
  { secret, url }: { readonly url: string; readonly secret: string },
): Promise<string | VkFailure> => {
  const params = { group_id: page.accountId, url, title: TITLE, secret_key: secret };
  const listed = await api.call(page, { method: "groups.getCallbackServers", params: { group_id: page.accountId }, tokens: ["community"] });
  if (!listed.ok) return listed;
  const known = serverIds(listed.response, url).at(0);
  if (known !== undefined) {
    // Editing also makes VK check the address again, which revives one that it had given up.
    const edited = await api.call(page, {
      method: "groups.editCallbackServer",
      params: { ...params, server_id: known },
      tokens: ["community"],
    });
    return edited.ok ? known : edited;
  }
  const added = await api.call(page, { method: "groups.addCallbackServer", params, tokens: ["community"] });
  if (!added.ok) return added;
  const id = isRecord(added.response) ? idText(added.response["server_id"]) : undefined;
  return (
    id ?? {
      ok: false,
      failure: "UNKNOWN",
      retryAfterMs: null,
      uncertain: false,
      code: null,
      detail: "groups.addCallbackServer: no server_id",
    }
  );
};
