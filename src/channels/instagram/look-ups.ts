/** What an event does not carry: names by id, the picture above a comment, and the words of a mention. */
import type { ChannelPage, InboundAuthor, PostContext } from "#app";
import { personOf } from "../meta/event-draft.ts";
import { inside, textIn, type Fields, type GraphApi } from "../meta/graph-api.ts";
import { isoTime } from "../payload-reader.ts";
import { profileLink } from "./links.ts";

/** One by one: asked together, a single stranger would hide all the others. */
export const lookUpInstagramAuthors = async (
  api: GraphApi,
  page: ChannelPage,
  ids: readonly string[],
): Promise<ReadonlyMap<string, InboundAuthor>> => {
  const found = new Map<string, InboundAuthor>();
  for (const id of new Set(ids.filter((one) => /^\d+$/u.test(one)))) {
    const answer = await api.call(page, { method: "GET", path: `/${id}`, query: { fields: "name,username" } });
    if (!answer.ok) continue;
    const username = textIn(answer.fields, "username");
    const author = personOf({ id, username, name: textIn(answer.fields, "name") ?? username, profileUrl: profileLink(username) });
    if (author !== null) found.set(id, author);
  }
  return found;
};

const FIELDS = "caption,permalink,timestamp";

const contextOf = (media: Fields): PostContext => {
  const permalink = textIn(media, "permalink");
  const publishedAt = isoTime(media["timestamp"]);
  return {
    text: textIn(media, "caption") ?? "",
    ...(permalink === undefined ? {} : { permalink }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
  };
};

/** Our own picture by its number; a stranger's, where the page is mentioned, through our account. */
export const lookUpInstagramPost = async (api: GraphApi, page: ChannelPage, id: string): Promise<PostContext | null> => {
  if (!/^\d+$/u.test(id)) return null;
  const own = await api.call(page, { method: "GET", path: `/${id}`, query: { fields: FIELDS } });
  if (own.ok) return contextOf(own.fields);
  if (own.failure !== "TARGET_DELETED" && own.failure !== "NO_RIGHTS") return null;
  const query = { fields: `mentioned_media.media_id(${id}){${FIELDS}}` };
  const foreign = await api.call(page, { method: "GET", path: `/${page.accountId}`, query });
  const media = foreign.ok ? inside(foreign.fields, "mentioned_media") : {};
  return Object.keys(media).length === 0 ? null : contextOf(media);
};
