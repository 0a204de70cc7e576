/** An approved reply → a comment under the citizen's, or messages. Facebook knows no key of ours: nothing is repeated by itself. */
import { FormData } from "undici";
import type { ChannelPage, OutboundFile, OutboundReply, OutboundTarget, PublishOutcome, ReadBackOutcome } from "#app";
import { findDirect } from "../meta/conversations.ts";
import { failureOf, inside, listIn, textIn, type Fields, type GraphApi, type GraphFailure } from "../meta/graph-api.ts";
import { bare, failed, noId, publishFailure } from "../meta/outcome.ts";
import { sendDirect, type Sender } from "../meta/send.ts";
import { textSetting } from "../page-settings.ts";
import { isoTime } from "../payload-reader.ts";
import { COMMENT_MAX, DIRECT_MAX } from "./capabilities.ts";
import { DEFAULT_LINK_HOST, objectLink } from "./links.ts";

/** A post or a comment as Facebook names one. */
export const isObjectId = (id: string): boolean => /^\d{1,40}(?:_\d{1,40})?$/u.test(id);

/** Read together with what was just written: one call tells the address too. */
const WRITTEN = { fields: "id,permalink_url,created_time" };

/** Publishes the reply where the message stands. */
export const publishFacebook = (sender: Sender, reply: OutboundReply, page: ChannelPage): Promise<PublishOutcome> => {
  const { target } = reply;
  return target.kind === "public"
    ? publishComment(sender, page, { reply, target })
    : sendDirect(sender, page, { reply, target, maxLength: DIRECT_MAX, takesFiles: true });
};

type PublicJob = { readonly reply: OutboundReply; readonly target: Extract<OutboundTarget, { kind: "public" }> };

const publishComment = async (sender: Sender, page: ChannelPage, { reply, target }: PublicJob): Promise<PublishOutcome> => {
  const [file, ...more] = reply.files;
  if (!isObjectId(target.replyToExternalId)) return failed("BAD_REQUEST", "the comment that is answered is not known");
  if (Array.from(reply.text).length > COMMENT_MAX) return failed("TEXT_TOO_LONG", `Facebook takes ${COMMENT_MAX} characters in a comment`);
  if (more.length > 0) return failed("MEDIA_REJECTED", "a comment takes one picture");
  if (file !== undefined && !file.mime.startsWith("image/")) return failed("MEDIA_REJECTED", `${file.name}: a comment takes pictures only`);
  const photo = file === undefined ? null : await uploadPhoto(sender.api, page, file);
  if (photo !== null && typeof photo !== "string") return publishFailure(photo);
  const body = { message: reply.text, ...(photo === null ? {} : { attachment_id: photo }) };
  const answer = await sender.api.call(page, { method: "POST", path: `/${target.replyToExternalId}/comments`, query: WRITTEN, body });
  return answer.ok ? published(sender, page, answer.fields) : publishFailure(answer);
};

/** Kept unpublished, for the comment alone. A failed upload has published nothing, so it is never "unknown". */
const uploadPhoto = async (api: GraphApi, page: ChannelPage, file: OutboundFile): Promise<string | GraphFailure> => {
  const body = new FormData();
  body.set("published", "false");
  body.set("source", new File([Buffer.from(file.bytes)], file.name, { type: file.mime }));
  const answer = await api.call(page, { method: "POST", path: `/${page.accountId}/photos`, body });
  if (!answer.ok) return { ...answer, uncertain: false, failure: answer.failure === "BAD_REQUEST" ? "MEDIA_REJECTED" : answer.failure };
  return textIn(answer.fields, "id") ?? failureOf("MEDIA_REJECTED", "Facebook gave no number for the picture");
};

const linkOf = (fields: Fields, id: string, page: ChannelPage): string =>
  textIn(fields, "permalink_url") ?? objectLink(id, textSetting(page, "linkHost", DEFAULT_LINK_HOST));

const published = ({ now }: Sender, page: ChannelPage, fields: Fields): PublishOutcome => {
  const externalId = textIn(fields, "id");
  if (externalId === undefined) return noId;
  return { kind: "published", externalId, at: isoTime(fields["created_time"]) ?? now(), permalink: linkOf(fields, externalId, page) };
};

/** A post of the page itself (3.6). */
export const publishFacebookPost = async (
  sender: Sender,
  { text }: { readonly postId: string; readonly text: string },
  page: ChannelPage,
): Promise<PublishOutcome> => {
  const answer = await sender.api.call(page, { method: "POST", path: `/${page.accountId}/feed`, query: WRITTEN, body: { message: text } });
  return answer.ok ? published(sender, page, answer.fields) : publishFailure(answer);
};

/** Is the reply there already: among the answers to the comment, or in the conversation. */
export const findPublishedFacebook = async (api: GraphApi, reply: OutboundReply, page: ChannelPage): Promise<ReadBackOutcome> => {
  const { target } = reply;
  if (target.kind === "direct") return findDirect(api, page, { platform: "messenger", reply, target });
  const query = { order: "reverse_chronological", limit: 50, fields: "id,message,from,created_time,permalink_url" };
  const answer = await api.call(page, { method: "GET", path: `/${target.replyToExternalId}/comments`, query });
  if (!answer.ok) return { kind: "cannot", failure: answer.failure, detail: answer.detail };
  const found = listIn(answer.fields).find(
    (one) => textIn(inside(one, "from"), "id") === page.accountId && bare(textIn(one, "message")) === bare(reply.text),
  );
  const externalId = found === undefined ? undefined : textIn(found, "id");
  if (found === undefined || externalId === undefined) return { kind: "absent" };
  return { kind: "found", externalId, at: isoTime(found["created_time"]) ?? 0, permalink: linkOf(found, externalId, page) };
};
