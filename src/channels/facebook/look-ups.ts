/** What an event does not carry: names by id, the post above a comment. */
import type { ChannelPage, InboundAuthor, PostContext } from "#app";
import { personOf } from "../meta/event-draft.ts";
import { textIn, type GraphApi } from "../meta/graph-api.ts";
import { textSetting } from "../page-settings.ts";
import { isoTime } from "../payload-reader.ts";
import { DEFAULT_LINK_HOST, objectLink } from "./links.ts";
import { isObjectId } from "./publish.ts";

/** One by one: asked together, a single stranger would hide all the others. */
export const lookUpFacebookAuthors = async (
  api: GraphApi,
  page: ChannelPage,
  ids: readonly string[],
): Promise<ReadonlyMap<string, InboundAuthor>> => {
  const found = new Map<string, InboundAuthor>();
  for (const id of new Set(ids.filter((one) => /^\d+$/u.test(one)))) {
    const answer = await api.call(page, { method: "GET", path: `/${id}`, query: { fields: "name" } });
    const author = answer.ok ? personOf({ id, name: textIn(answer.fields, "name") }) : null;
    if (author !== null) found.set(id, author);
  }
  return found;
};

/** Null where the post is gone or the token does not read. */
export const lookUpFacebookPost = async (api: GraphApi, page: ChannelPage, id: string): Promise<PostContext | null> => {
  if (!isObjectId(id)) return null;
  const answer = await api.call(page, { method: "GET", path: `/${id}`, query: { fields: "message,story,permalink_url,created_time" } });
  if (!answer.ok) return null;
  const publishedAt = isoTime(answer.fields["created_time"]);
  return {
    text: textIn(answer.fields, "message") ?? textIn(answer.fields, "story") ?? "",
    permalink: textIn(answer.fields, "permalink_url") ?? objectLink(id, textSetting(page, "linkHost", DEFAULT_LINK_HOST)),
    ...(publishedAt === undefined ? {} : { publishedAt }),
  };
};
