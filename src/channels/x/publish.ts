/** An approved reply → a post in its conversation or direct messages. X knows no key of ours: nothing is ever sent twice by itself. */
import type { ChannelPage, OutboundFile, OutboundReply, OutboundTarget, PublishOutcome } from "#app";
import { textSetting } from "../page-settings.ts";
import { idText, isRecord } from "../payload-reader.ts";
import type { Fields, XApi, XFailure } from "./api.ts";
import { DIRECT_MAX, publicLimit } from "./capabilities.ts";
import { DEFAULT_LINK_HOST, postLink } from "./links.ts";
import { publishFailure, type Unsent } from "./outcome.ts";
import { replyRefusal } from "./summoned.ts";
import { textWeight } from "./text-weight.ts";
import { mediaKindOf, refusalOf, uploadFile, type MediaUse } from "./uploads.ts";

export type Publisher = { readonly api: XApi; readonly now: () => number; readonly sleep: (ms: number) => Promise<void> };

const PICTURES_MAX = 4;

const failed = (failure: "BAD_REQUEST" | "MEDIA_REJECTED" | "TEXT_TOO_LONG", detail: string): Unsent => ({
  kind: "failed",
  failure,
  detail,
});

/** Publishes the reply where the message stands. */
export const publishX = (publisher: Publisher, reply: OutboundReply, page: ChannelPage): Promise<PublishOutcome> =>
  reply.target.kind === "public"
    ? publishReply(publisher, page, { reply, postId: reply.target.replyToExternalId })
    : publishDirect(publisher, page, { reply, target: reply.target });

const tooLong = (text: string, page: ChannelPage): Unsent | null => {
  const [weight, limit] = [textWeight(text), publicLimit(page)];
  return weight > limit ? failed("TEXT_TOO_LONG", `the text weighs ${weight} of ${limit} by X's counting`) : null;
};

/** Four pictures, or one film. */
const unfit = (files: readonly OutboundFile[]): Unsent | null => {
  const refusal = refusalOf(files);
  if (refusal !== null) return failed("MEDIA_REJECTED", refusal);
  const films = files.filter((file) => mediaKindOf(file) !== "image").length;
  if (films > 0 && files.length > 1) return failed("MEDIA_REJECTED", "X takes one video alone");
  return files.length > PICTURES_MAX ? failed("MEDIA_REJECTED", `X takes ${PICTURES_MAX} pictures`) : null;
};

const publishReply = async (
  publisher: Publisher,
  page: ChannelPage,
  { postId, reply }: { readonly reply: OutboundReply; readonly postId: string },
): Promise<PublishOutcome> => {
  if (!/^\d+$/u.test(postId)) return failed("BAD_REQUEST", "the post that is answered is not known");
  const wrong = tooLong(reply.text, page) ?? unfit(reply.files);
  if (wrong !== null) return wrong;
  const refused = await replyRefusal(publisher.api, page, postId);
  if (refused !== null) return publishFailure(refused);
  const media = await uploadAll(publisher, page, { files: reply.files, use: "tweet" });
  if (!Array.isArray(media)) return publishFailure(media);
  return post(publisher, page, {
    text: reply.text,
    reply: { in_reply_to_tweet_id: postId },
    ...(media.length === 0 ? {} : { media: { media_ids: media } }),
  });
};

const uploadAll = async (
  publisher: Publisher,
  page: ChannelPage,
  { files, use }: { readonly files: readonly OutboundFile[]; readonly use: MediaUse },
): Promise<string[] | XFailure> => {
  const media: string[] = [];
  for (const file of files) {
    const uploaded = await uploadFile(publisher, page, file, use);
    if (!uploaded.ok) return uploaded;
    media.push(uploaded.mediaId);
  }
  return media;
};

const idIn = (fields: Fields, key: string): string | undefined => {
  const data = isRecord(fields["data"]) ? fields["data"] : {};
  return idText(data[key]);
};

const noId: Unsent = { kind: "unknown", failure: "UNKNOWN", detail: "X answered without the number of what was published" };

const post = async ({ api, now }: Publisher, page: ChannelPage, body: Fields): Promise<PublishOutcome> => {
  const answer = await api.call(page, { method: "POST", path: "/2/tweets", body });
  if (!answer.ok) return publishFailure(answer);
  const externalId = idIn(answer.fields, "id");
  if (externalId === undefined) return noId;
  return {
    kind: "published",
    externalId,
    at: now(),
    permalink: postLink(externalId, undefined, textSetting(page, "linkHost", DEFAULT_LINK_HOST)),
  };
};

/** A post of the page itself (3.6). */
export const publishXPost = async (
  publisher: Publisher,
  { text }: { readonly postId: string; readonly text: string },
  page: ChannelPage,
): Promise<PublishOutcome> => tooLong(text, page) ?? post(publisher, page, { text });

type Directed = { readonly reply: OutboundReply; readonly target: Extract<OutboundTarget, { kind: "direct" }> };

/** A direct message takes one file: the others go as messages of their own after the words. All files go up before a word is sent. */
const publishDirect = async (publisher: Publisher, page: ChannelPage, { reply, target }: Directed): Promise<PublishOutcome> => {
  if (!/^\d+$/u.test(target.authorId)) return failed("BAD_REQUEST", "the person is not known");
  if (Array.from(reply.text).length > DIRECT_MAX) return failed("TEXT_TOO_LONG", `X takes ${DIRECT_MAX} characters`);
  const refusal = refusalOf(reply.files);
  if (refusal !== null) return failed("MEDIA_REJECTED", refusal);
  const media = await uploadAll(publisher, page, { files: reply.files, use: "dm" });
  if (!Array.isArray(media)) return publishFailure(media);
  const sent: string[] = [];
  for (const [index, body] of directBodies(reply.text, media).entries()) {
    const answer = await publisher.api.call(page, {
      method: "POST",
      path: `/2/dm_conversations/with/${target.authorId}/messages`,
      body,
    });
    const failure = answer.ok ? null : publishFailure(refusedByPerson(answer));
    if (failure !== null) return index === 0 ? failure : halfSent(failure, sent);
    const id = answer.ok ? idIn(answer.fields, "dm_event_id") : undefined;
    if (id === undefined) return noId;
    sent.push(id);
  }
  return { kind: "published", externalId: sent.join(","), at: publisher.now() };
};

const directBodies = (text: string, media: readonly string[]): readonly Fields[] => {
  const [first, ...rest] = media.map((id) => ({ attachments: [{ media_id: id }] }));
  return [{ text, ...first }, ...rest];
};

/** A refusal of a direct message is the person's: they have closed their messages or blocked the page. */
const refusedByPerson = (failure: XFailure): XFailure =>
  failure.status === 403 && failure.failure === "NO_RIGHTS" ? { ...failure, failure: "USER_BLOCKED_US" } : failure;

/** The words are there and a file is not: a person looks. */
const halfSent = (failure: Unsent, sent: readonly string[]): Unsent => ({
  kind: "unknown",
  failure: failure.failure,
  detail: `${failure.detail}; a part is published as ${sent.join(",")}`,
});
