/** What an event does not carry: names by id, the post above a comment, the present address of a video. */
import type { AttachmentSource, ChannelPage, InboundAttachment, InboundAuthor, PostContext } from "#app";
import { isRecord } from "../payload-reader.ts";
import type { MaxApi } from "./api.ts";
import { chatPath, messageCall } from "./calls.ts";
import { authorOf } from "./event-draft.ts";
import { isChannelPage } from "./ids.ts";
import { standing } from "./own-words.ts";

const BATCH = 100;

/** Names of the channel's subscribers; whoever is none is absent, and a failed call tells nobody. */
export const lookUpMaxAuthors = async (
  api: MaxApi,
  page: ChannelPage,
  ids: readonly string[],
): Promise<ReadonlyMap<string, InboundAuthor>> => {
  const found = new Map<string, InboundAuthor>();
  if (!isChannelPage(page.accountId)) return found;
  const wanted = [...new Set(ids)].filter((id) => /^\d+$/u.test(id));
  for (let at = 0; at < wanted.length; at += BATCH) {
    const query = { user_ids: wanted.slice(at, at + BATCH).join(",") };
    const answer = await api.call(page, { method: "GET", path: `${chatPath(page.accountId)}/members`, query });
    const members = answer.ok && Array.isArray(answer.fields["members"]) ? answer.fields["members"].filter(isRecord) : [];
    for (const fields of members) {
      const author = authorOf({ fields, path: "", problems: [] });
      if (author !== null) found.set(author.id, author);
    }
  }
  return found;
};

/** The post above a comment; null where the bot may not read it. */
export const lookUpMaxPost = async (api: MaxApi, page: ChannelPage, postId: string): Promise<PostContext | null> => {
  const answer = await api.call(page, messageCall(postId));
  const post = answer.ok ? standing(answer.fields) : null;
  if (post === null) return null;
  return {
    text: post.text,
    ...(post.url === undefined ? {} : { permalink: post.url }),
    ...(post.at === 0 ? {} : { publishedAt: post.at }),
  };
};

/** A video's own address is asked by its token, and the largest file is taken; other things are where their event says. */
export const locateMaxAttachment = async (
  api: MaxApi,
  { externalId, kind, url }: InboundAttachment,
  page: ChannelPage,
): Promise<AttachmentSource | null> => {
  const told = url === undefined ? null : { url };
  if (kind !== "video" || externalId === undefined) return told;
  const answer = await api.call(page, { method: "GET", path: `/videos/${encodeURIComponent(externalId)}` });
  const urls = answer.ok && isRecord(answer.fields["urls"]) ? answer.fields["urls"] : {};
  const best = Object.entries(urls)
    .flatMap(([name, value]) => {
      const height = /^mp4_(\d+)$/u.exec(name)?.[1];
      return height === undefined || typeof value !== "string" ? [] : [{ height: Number(height), url: value }];
    })
    .toSorted((a, b) => b.height - a.height)
    .at(0);
  return best === undefined ? told : { url: best.url };
};
