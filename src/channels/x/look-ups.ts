/** What an event does not carry: names by id, the post above a reply, the bytes of a direct message's file. */
import type { AttachmentSource, ChannelPage, InboundAttachment, InboundAuthor, PostContext } from "#app";
import { textSetting } from "../page-settings.ts";
import { idText, isoTime, isRecord } from "../payload-reader.ts";
import { baseUrl, keysOf, type XApi } from "./api.ts";
import { authorOf } from "./event-draft.ts";
import { DEFAULT_LINK_HOST, postLink } from "./links.ts";
import { oauthHeader } from "./oauth.ts";

const AT_ONCE = 100;

const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

/** Names of people; whoever X does not tell is absent. */
export const lookUpXAuthors = async (api: XApi, page: ChannelPage, ids: readonly string[]): Promise<ReadonlyMap<string, InboundAuthor>> => {
  const found = new Map<string, InboundAuthor>();
  const wanted = [...new Set(ids.filter((id) => /^\d+$/u.test(id)))];
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    const answer = await api.call(page, { method: "GET", path: "/2/users", query: { ids: wanted.slice(from, from + AT_ONCE).join(",") } });
    if (!answer.ok) return found;
    const users = Array.isArray(answer.fields["data"]) ? answer.fields["data"].filter(isRecord) : [];
    for (const user of users) {
      const id = idText(user["id"]);
      if (id !== undefined) found.set(id, authorOf({ id, name: text(user["name"]), username: text(user["username"]) }));
    }
  }
  return found;
};

/** The post that a conversation began with; null where it is gone or the keys do not read. */
export const lookUpXPost = async (api: XApi, page: ChannelPage, id: string): Promise<PostContext | null> => {
  if (!/^\d+$/u.test(id)) return null;
  const query = { "tweet.fields": "created_at,note_tweet" };
  const answer = await api.call(page, { method: "GET", path: `/2/tweets/${id}`, query });
  const post = answer.ok && isRecord(answer.fields["data"]) ? answer.fields["data"] : null;
  if (post === null) return null;
  const note = isRecord(post["note_tweet"]) ? text(post["note_tweet"]["text"]) : undefined;
  const publishedAt = isoTime(post["created_at"]);
  return {
    text: note ?? text(post["text"]) ?? "",
    permalink: postLink(id, undefined, textSetting(page, "linkHost", DEFAULT_LINK_HOST)),
    ...(publishedAt === undefined ? {} : { publishedAt }),
  };
};

/** Only X's own host for files of direct messages, and a server that stands in for X, are asked with our signature. */
const isSigned = (url: URL, page: ChannelPage): boolean => {
  const own = URL.canParse(baseUrl(page)) ? new URL(baseUrl(page)).host : "";
  return (url.protocol === "https:" && url.hostname === "ton.twitter.com") || url.host === own;
};

/** A file of a direct message is given to a signed question only; the signature lives some minutes and is kept nowhere. */
export const locateXFile = (
  attachment: InboundAttachment,
  { now, page }: { readonly page: ChannelPage; readonly now: number },
): AttachmentSource | null => {
  const address = attachment.externalId ?? "";
  const keys = keysOf(page);
  if (attachment.kind === "link" || keys === null || !URL.canParse(address) || !isSigned(new URL(address), page)) return null;
  return { url: address, headers: { authorization: oauthHeader({ method: "GET", url: address }, { keys, now }) } };
};
