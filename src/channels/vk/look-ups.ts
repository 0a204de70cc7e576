/** What an event does not carry: names of authors, the post above a comment, the confirmation string. */
import type { ChannelPage, InboundAuthor, PostContext } from "#app";
import { textSetting } from "../page-settings.ts";
import { idText, isRecord } from "../payload-reader.ts";
import type { VkApi } from "./api.ts";
import { DEFAULT_LINK_HOST, postLink, profileLink, readPlaceId } from "./links.ts";

type Fields = Readonly<Record<string, unknown>>;

const BATCH = 500;

/** Names of people and communities; whoever VK does not tell is absent, and a failed call tells nobody. */
export const lookUpVkAuthors = async (
  api: VkApi,
  page: ChannelPage,
  ids: readonly string[],
): Promise<ReadonlyMap<string, InboundAuthor>> => {
  const wanted = [...new Set(ids)].filter((id) => /^-?\d+$/u.test(id));
  const people = wanted.filter((id) => !id.startsWith("-"));
  const groups = wanted.filter((id) => id.startsWith("-")).map((id) => id.slice(1));
  const host = textSetting(page, "linkHost", DEFAULT_LINK_HOST);
  const found = new Map<string, InboundAuthor>();
  for (let at = 0; at < people.length; at += BATCH) {
    const params = { user_ids: people.slice(at, at + BATCH).join(","), fields: "screen_name" };
    const answer = await api.call(page, { method: "users.get", params, tokens: ["community", "service", "user"] });
    for (const author of answer.ok ? listIn(answer.response).flatMap((item) => personOf(item, host) ?? []) : [])
      found.set(author.id, author);
  }
  for (let at = 0; at < groups.length; at += BATCH) {
    const params = { group_ids: groups.slice(at, at + BATCH).join(",") };
    const answer = await api.call(page, { method: "groups.getById", params, tokens: ["community", "service", "user"] });
    const listed = answer.ok && isRecord(answer.response) ? answer.response["groups"] : answer.ok ? answer.response : [];
    for (const author of listIn(listed).flatMap((item) => groupOf(item, host) ?? [])) found.set(author.id, author);
  }
  return found;
};

const listIn = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.filter(isRecord) : []);

const text = (value: unknown): string => (typeof value === "string" ? value : "");

const personOf = (item: Fields, host: string): InboundAuthor | null => {
  const id = idText(item["id"]);
  const name = `${text(item["first_name"])} ${text(item["last_name"])}`.trim();
  if (id === undefined) return null;
  return author({ id, kind: "user", name, username: text(item["screen_name"]), host });
};

const groupOf = (item: Fields, host: string): InboundAuthor | null => {
  const id = idText(item["id"]);
  if (id === undefined) return null;
  return author({ id: `-${id}`, kind: "group", name: text(item["name"]), username: text(item["screen_name"]), host });
};

const author = ({
  host,
  id,
  kind,
  name,
  username,
}: {
  readonly id: string;
  readonly kind: "user" | "group";
  readonly name: string;
  readonly username: string;
  readonly host: string;
}): InboundAuthor => ({
  id,
  kind,
  profileUrl: profileLink(id, host),
  ...(name === "" ? {} : { name }),
  ...(username === "" ? {} : { username }),
});

/** The post above a comment; null without a service or a user key, which alone may read a wall, and for photos, videos and topics. */
export const lookUpVkPost = async (api: VkApi, page: ChannelPage, publicPostId: string): Promise<PostContext | null> => {
  const place = readPlaceId(publicPostId, page.accountId);
  if (place?.place !== "wall") return null;
  const params = { posts: `${place.ownerId}_${place.itemId}` };
  const answer = await api.call(page, { method: "wall.getById", params, tokens: ["service", "user"] });
  if (!answer.ok) return null;
  const items = isRecord(answer.response) ? answer.response["items"] : answer.response;
  const post = listIn(items).at(0);
  if (post === undefined) return null;
  const date = post["date"];
  return {
    text: text(post["text"]),
    permalink: postLink(place.ownerId, place.itemId, textSetting(page, "linkHost", DEFAULT_LINK_HOST)),
    ...(typeof date === "number" ? { publishedAt: date * 1000 } : {}),
  };
};

/** The string with which we confirm our address to VK; it changes, so it is asked each time. */
export const lookUpConfirmation = async (api: VkApi, page: ChannelPage): Promise<string | null> => {
  const answer = await api.call(page, {
    method: "groups.getCallbackConfirmationCode",
    params: { group_id: page.accountId },
    tokens: ["community", "user"],
  });
  const code = answer.ok && isRecord(answer.response) ? text(answer.response["code"]) : "";
  return code === "" ? null : code;
};
