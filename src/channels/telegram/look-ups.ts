/** What an event does not carry: names by id, and where a file's bytes are. A bot can read no post and no message that it was not sent. */
import type { AttachmentSource, ChannelPage, InboundAttachment, InboundAuthor } from "#app";
import { secretOf, textSetting } from "../page-settings.ts";
import { isRecord } from "../payload-reader.ts";
import { baseUrl, type TelegramApi } from "./api.ts";
import type { Discussions } from "./discussion.ts";
import { DEFAULT_LINK_HOST, profileLink } from "./links.ts";

type Fields = Readonly<Record<string, unknown>>;
type Asked = { readonly api: TelegramApi; readonly discussions: Discussions; readonly page: ChannelPage };

/** Names of people, groups and channels; whoever Telegram does not tell is absent. */
export const lookUpTelegramAuthors = async (asked: Asked, ids: readonly string[]): Promise<ReadonlyMap<string, InboundAuthor>> => {
  const found = new Map<string, InboundAuthor>();
  for (const id of new Set(ids.filter((one) => /^-?\d+$/u.test(one)))) {
    const facts = (await memberOf(asked, id)) ?? (await chatOf(asked, id));
    if (facts !== null) found.set(id, authorOf(id, facts, textSetting(asked.page, "linkHost", DEFAULT_LINK_HOST)));
  }
  return found;
};

/** A member of the discussion group is told by the group, also when they never wrote to the bot. */
const memberOf = async ({ api, discussions, page }: Asked, id: string): Promise<Fields | null> => {
  if (id.startsWith("-")) return null;
  const discussion = await discussions.of(page);
  if (!discussion.ok || discussion.groupId === null) return null;
  const answer = await api.call(page, { method: "getChatMember", params: { chat_id: discussion.groupId, user_id: Number(id) } });
  const user = answer.ok && isRecord(answer.result) ? answer.result["user"] : undefined;
  return isRecord(user) ? user : null;
};

const chatOf = async ({ api, page }: Asked, id: string): Promise<Fields | null> => {
  const answer = await api.call(page, { method: "getChat", params: { chat_id: id } });
  return answer.ok && isRecord(answer.result) ? answer.result : null;
};

const text = (value: unknown): string => (typeof value === "string" ? value : "");

const authorOf = (id: string, facts: Fields, host: string): InboundAuthor => {
  const username = text(facts["username"]) || undefined;
  const name = text(facts["title"]) || `${text(facts["first_name"])} ${text(facts["last_name"])}`.trim();
  const profileUrl = profileLink(username, host);
  const kind = !id.startsWith("-") ? "user" : facts["type"] === "channel" ? "channel" : "group";
  return {
    id,
    kind,
    ...(name === "" ? {} : { name }),
    ...(username === undefined ? {} : { username }),
    ...(profileUrl === undefined ? {} : { profileUrl }),
  };
};

/** A bot may fetch no more than this. */
const FILE_MAX_BYTES = 20 * 1_048_576;

/** The address lives about an hour and holds the bot's key: it is for fetching now, and is kept nowhere. */
export const locateTelegramFile = async (
  api: TelegramApi,
  attachment: InboundAttachment,
  page: ChannelPage,
): Promise<AttachmentSource | null> => {
  const { externalId, kind, size } = attachment;
  if (externalId === undefined || kind === "geo" || kind === "link" || (size ?? 0) > FILE_MAX_BYTES) return null;
  const token = secretOf(page, "botToken");
  const answer = await api.call(page, { method: "getFile", params: { file_id: externalId } });
  const path = answer.ok && isRecord(answer.result) ? text(answer.result["file_path"]) : "";
  // A Bot API server of one's own in local mode names a file on its disk, which is not for us.
  if (token === undefined || path === "" || path.startsWith("/") || path.split("/").includes("..")) return null;
  return { url: `${baseUrl(page)}/file/bot${token}/${path.split("/").map(encodeURIComponent).join("/")}` };
};
