/** An approved reply → a message of the group, or a comment in the group's name where the page's setting lets us write comments. */
import type { ChannelPage, OutboundReply, OutboundTarget, PublishOutcome } from "#app";
import { numberSetting, textSetting } from "../page-settings.ts";
import { idText, isRecord } from "../payload-reader.ts";
import type { GraphCall, OkApi, OkFailure } from "./api.ts";
import { writesComments } from "./capabilities.ts";
import { DISCUSSION_TYPE } from "./finds.ts";
import { DEFAULT_LINK_HOST, isPathId, topicLink } from "./links.ts";
import { uploadAll } from "./uploads.ts";

export type Publisher = { readonly api: OkApi; readonly now: () => number; readonly sleep: (ms: number) => Promise<void> };

type PublicTarget = Extract<OutboundTarget, { kind: "public" }>;
type DirectTarget = Extract<OutboundTarget, { kind: "direct" }>;

/** Publishes once; OK knows no key of ours, so an unknown outcome is read back, never repeated by itself. */
export const publishOk = (publisher: Publisher, reply: OutboundReply, page: ChannelPage): Promise<PublishOutcome> =>
  reply.target.kind === "public"
    ? publishComment(publisher, { reply, target: reply.target }, page)
    : publishDirect(publisher, { reply, target: reply.target }, page);

/** A failure of a call as the outbox knows it. */
export const outcomeOf = ({ detail, failure, retryAfterMs, uncertain }: OkFailure): PublishOutcome => {
  if (uncertain) return { kind: "unknown", failure, detail };
  return retryAfterMs === null ? { kind: "failed", failure, detail } : { kind: "retry", failure, afterMs: retryAfterMs, detail };
};

const byHand: PublishOutcome = {
  kind: "failed",
  failure: "NO_RIGHTS",
  detail: "comments of this page are published by hand (the setting publicReply)",
};

const publishComment = async (
  { api, now }: Publisher,
  { reply, target }: { readonly reply: OutboundReply; readonly target: PublicTarget },
  page: ChannelPage,
): Promise<PublishOutcome> => {
  if (!writesComments(page)) return byHand;
  const topicId = target.thread.publicPostId;
  if (topicId === undefined) return { kind: "failed", failure: "BAD_REQUEST", detail: "the topic of the comment is not known" };
  if (reply.files.length > 0) return { kind: "failed", failure: "MEDIA_REJECTED", detail: "OK takes no files in comments from programs" };
  const answer = await api.rest(page, "discussions.addDiscussionComment", {
    entityId: topicId,
    entityType: DISCUSSION_TYPE,
    comment: reply.text,
    as_admin: "true",
    // A topic has no comment above it: the reply is a comment of the first level.
    reply_to_comment_id: target.replyToExternalId === topicId ? undefined : target.replyToExternalId,
  });
  if (!answer.ok) return outcomeOf(answer);
  const externalId = commentIdIn(answer.value);
  if (externalId === null) return { kind: "unknown", failure: "UNKNOWN", detail: "OK answered without the id of the comment" };
  const permalink = topicLink(page.accountId, topicId, textSetting(page, "linkHost", DEFAULT_LINK_HOST));
  return { kind: "published", externalId, permalink, at: now() };
};

/** The id of a comment comes bare or under a name. */
const commentIdIn = (value: unknown): string | null => {
  if (typeof value === "string" && value !== "") return value;
  if (!isRecord(value)) return idText(value) ?? null;
  return [value["id"], value["comment_id"], value["comment"]].map(commentIdIn).find((id) => id !== null) ?? null;
};

const publishDirect = async (
  { api, now, sleep }: Publisher,
  { reply, target }: { readonly reply: OutboundReply; readonly target: DirectTarget },
  page: ChannelPage,
): Promise<PublishOutcome> => {
  const uploaded = await uploadAll(api, page, reply.files);
  if (!uploaded.ok) return outcomeOf(uploaded);
  // OK looks at a file for some seconds before a message may carry it.
  if (uploaded.attachments.length > 0) await sleep(numberSetting(page, "uploadPauseMs", 3_000));
  const answer = await api.graph(page, directCall(target, messageOf(reply.text, uploaded.attachments)));
  if (!answer.ok) return outcomeOf(closedToUs(answer));
  if (isTurnedDown(answer.value)) return { kind: "failed", failure: "USER_BLOCKED_US", detail: "OK: success is false for this person" };
  const externalId = messageIdIn(answer.value);
  if (externalId !== null) return { kind: "published", externalId, at: now() };
  return { kind: "unknown", failure: "UNKNOWN", detail: "OK answered without the id of the message" };
};

/** A message with what it carries: one attachment and several have different names. */
export const messageOf = (text: string, attachments: readonly unknown[]): unknown => {
  if (attachments.length === 0) return { text };
  return attachments.length === 1 ? { text, attachment: attachments[0] } : { text, attachments };
};

/** To the chat where it is known, else to the person. */
const directCall = ({ authorId, conversationId }: DirectTarget, message: unknown): GraphCall => {
  if (conversationId.startsWith("chat:") && isPathId(conversationId)) {
    return { method: "POST", path: `me/messages/${conversationId}`, body: { recipient: { chat_id: conversationId }, message } };
  }
  const person = authorId === "" ? conversationId : authorId;
  const reference = person.startsWith("user:") ? person : `user:${person}`;
  return { method: "POST", path: "me/messages", body: { recipient: { user_id: reference }, message } };
};

/** The group's key can do nothing but write: a permission that is denied is the person's. */
const BLOCKED_CODES = new Set([7, 10]);

const closedToUs = (failure: OkFailure): OkFailure =>
  failure.code !== null && BLOCKED_CODES.has(failure.code) ? { ...failure, failure: "USER_BLOCKED_US", retryAfterMs: null } : failure;

const isTurnedDown = (value: unknown): boolean => {
  const success = isRecord(value) ? value["success"] : undefined;
  return success === false || (Array.isArray(success) && success[0] === false);
};

/** OK names a sent message in one of three ways. */
const messageIdIn = (value: unknown): string | null => {
  if (!isRecord(value)) return null;
  const names: readonly unknown[] = [value["message_id"], value["mid"], isRecord(value["message"]) ? value["message"]["mid"] : undefined];
  return names.flatMap((name) => (typeof name === "string" && name !== "" ? [name] : []))[0] ?? null;
};
