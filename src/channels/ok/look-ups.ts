/** What an event does not carry: names of authors, the topic above a comment, where a picture is now. */
import type { AttachmentSource, ChannelPage, InboundAttachment, InboundAuthor, PostContext } from "#app";
import { textSetting } from "../page-settings.ts";
import { childAt, childrenAt, isRecord, optionalTextAt, textAt, type PayloadNode } from "../payload-reader.ts";
import type { OkApi } from "./api.ts";
import { photoAddress } from "./attachments.ts";
import { authorOf } from "./event-draft.ts";
import { DEFAULT_LINK_HOST, topicLink } from "./links.ts";
import { topicCreatedAt, topicText } from "./parse-topic.ts";
import { nodeOf } from "./topics.ts";

const BATCH = 100;

/** A list, bare or under a name. */
const listIn = (value: unknown, name: string): readonly PayloadNode[] =>
  childrenAt(nodeOf(Array.isArray(value) ? { [name]: value } : value), name);

/** Names of people and groups; whoever OK does not tell is absent, and a failed call tells nobody. */
export const lookUpOkAuthors = async (
  api: OkApi,
  page: ChannelPage,
  ids: readonly string[],
): Promise<ReadonlyMap<string, InboundAuthor>> => {
  const host = textSetting(page, "linkHost", DEFAULT_LINK_HOST);
  const wanted = [...new Set(ids)];
  const people = wanted.filter((id) => /^\d+$/u.test(id));
  const groups = wanted.filter((id) => /^group:\d+$/u.test(id)).map((id) => id.slice("group:".length));
  const found = new Map<string, InboundAuthor>();
  const keep = (reference: string, name: string): void => {
    const author = authorOf(reference, name, host);
    if (author?.name !== undefined) found.set(author.id, author);
  };
  for (let at = 0; at < people.length; at += BATCH) {
    const params = { uids: people.slice(at, at + BATCH).join(","), fields: "uid,name,first_name,last_name" };
    const answer = await api.rest(page, "users.getInfo", params);
    for (const user of answer.ok ? listIn(answer.value, "users") : []) keep(textAt(user, "uid"), nameOf(user));
  }
  for (let at = 0; at < groups.length; at += BATCH) {
    const answer = await api.rest(page, "group.getInfo", { uids: groups.slice(at, at + BATCH).join(","), fields: "uid,name" });
    for (const group of answer.ok ? listIn(answer.value, "groups") : []) keep(`group:${textAt(group, "uid")}`, textAt(group, "name"));
  }
  return found;
};

const nameOf = (user: PayloadNode): string =>
  optionalTextAt(user, "name") ?? `${textAt(user, "first_name")} ${textAt(user, "last_name")}`.trim();

/** The topic above a comment; null without an application. */
export const lookUpOkPost = async (api: OkApi, page: ChannelPage, topicId: string): Promise<PostContext | null> => {
  if (!/^\d+$/u.test(topicId)) return null;
  const answer = await api.rest(page, "mediatopic.getByIds", { topic_ids: topicId, media_limit: 3 });
  const topic = answer.ok ? listIn(answer.value, "media_topics")[0] : undefined;
  if (topic === undefined) return null;
  const publishedAt = topicCreatedAt(topic);
  return {
    text: topicText(topic),
    permalink: topicLink(page.accountId, topicId, textSetting(page, "linkHost", DEFAULT_LINK_HOST)),
    ...(publishedAt === undefined ? {} : { publishedAt }),
  };
};

/** A picture's address dies after a while: a photo is asked for anew, other things are where their event says. */
export const locateOkAttachment = async (
  api: OkApi,
  page: ChannelPage,
  { externalId, kind, url }: InboundAttachment,
): Promise<AttachmentSource | null> => {
  if (kind === "photo" && externalId !== undefined && /^\d+$/u.test(externalId)) {
    const answer = await api.rest(page, "photos.getPhotoInfo", { photo_id: externalId, gid: page.accountId });
    const root = nodeOf(answer.ok ? answer.value : {});
    const photo = isRecord(root.fields["photo"]) ? childAt(root, "photo") : root;
    const address = photo === undefined ? undefined : photoAddress(photo.fields);
    if (address !== undefined) return { url: address };
  }
  return url !== undefined && /^https?:/u.test(url) ? { url } : null;
};
