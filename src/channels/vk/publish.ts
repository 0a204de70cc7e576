/** An approved reply → a comment in its thread or a direct message. VK recognises a repeat by our key, so a repeat is safe. */
import { createHash } from "node:crypto";
import type { ChannelPage, OutboundReply, OutboundTarget, PublishOutcome } from "#app";
import { textSetting } from "../page-settings.ts";
import { idText, isRecord } from "../payload-reader.ts";
import type { VkAnswer, VkApi, VkCall, VkFailure } from "./api.ts";
import { commentLink, DEFAULT_LINK_HOST, dialogLink, readPlaceId } from "./links.ts";
import { uploadAll } from "./uploads.ts";

export type Publisher = { readonly api: VkApi; readonly now: () => number };

/** Uploads the files, then publishes; never repeats by itself. */
export const publishVk = async ({ api, now }: Publisher, reply: OutboundReply, page: ChannelPage): Promise<PublishOutcome> => {
  const unwelcome = reply.target.kind === "direct" ? await isUnwelcome(api, page, reply.target) : false;
  if (unwelcome) return { kind: "failed", failure: "USER_BLOCKED_US", detail: "the person has not allowed messages of the community" };
  const uploaded = await uploadAll(api, page, reply);
  if (!uploaded.ok) return outcomeOf(uploaded);
  const call = callFor(reply, page, uploaded.attachments.join(","));
  if (call === null) return { kind: "failed", failure: "BAD_REQUEST", detail: "the place of the comment is not known" };
  const answer = await api.call(page, call);
  if (!answer.ok)
    return outcomeOf(reply.target.kind === "public" ? await targetChecked(api, page, { failure: answer, target: reply.target }) : answer);
  return published({ answer, page, target: reply.target, at: now() });
};

/** Chats have greater numbers than people; nobody is asked about them. */
const FIRST_CHAT = 2_000_000_000;

/** Whether the person surely takes no messages of ours: asked before files are sent; where VK does not say, sending will tell. */
const isUnwelcome = async (
  api: VkApi,
  page: ChannelPage,
  { authorId, conversationId }: Extract<OutboundTarget, { kind: "direct" }>,
): Promise<boolean> => {
  const peer = Number(conversationId);
  if (!(peer > 0 && peer < FIRST_CHAT) || conversationId !== authorId) return false;
  const params = { group_id: page.accountId, user_id: authorId };
  const answer = await api.call(page, { method: "messages.isMessagesFromGroupAllowed", params, tokens: ["community"] });
  return answer.ok && isRecord(answer.response) && answer.response["is_allowed"] === 0;
};

/** A failure of a call as the outbox knows it. */
export const outcomeOf = ({ detail, failure, retryAfterMs, uncertain }: VkFailure): PublishOutcome => {
  if (uncertain) return { kind: "unknown", failure, detail };
  return retryAfterMs === null ? { kind: "failed", failure, detail } : { kind: "retry", failure, afterMs: retryAfterMs, detail };
};

/** VK dedups direct messages by a signed 32-bit number; ours is derived, so every attempt has the same one. */
export const randomIdOf = (publicationId: string): number => {
  const number = createHash("sha256").update(publicationId).digest().readInt32BE(0) & 0x7fff_ffff;
  return number === 0 ? 1 : number;
};

const callFor = (reply: OutboundReply, page: ChannelPage, attachments: string): VkCall | null => {
  const { target, text } = reply;
  if (target.kind === "public") return commentCall(reply, target, { page, attachments });
  return {
    method: "messages.send",
    params: {
      peer_id: target.conversationId,
      random_id: randomIdOf(reply.publicationId),
      message: text,
      attachment: attachments,
      group_id: page.accountId,
    },
    tokens: ["community"],
  };
};

type PublicTarget = Extract<OutboundTarget, { kind: "public" }>;

/** The comment's own number, also when it came with the place in front (`photo-9_5_3`). */
export const commentNumber = (externalId: string): string => externalId.slice(externalId.lastIndexOf("_") + 1);

const commentCall = (
  reply: OutboundReply,
  target: PublicTarget,
  { attachments, page }: { readonly page: ChannelPage; readonly attachments: string },
): VkCall | null => {
  const place = readPlaceId(target.thread.publicPostId ?? "", page.accountId);
  if (place === null) return null;
  // A post has no comment above it: the reply is a comment of the first level.
  const isPost = place.place === "wall" && target.replyToExternalId === place.itemId;
  const params = {
    owner_id: place.ownerId,
    message: reply.text,
    attachments,
    reply_to_comment: isPost ? undefined : commentNumber(target.replyToExternalId),
    guid: reply.publicationId,
  };
  switch (place.place) {
    case "wall":
      return {
        method: "wall.createComment",
        params: { ...params, post_id: place.itemId, from_group: page.accountId },
        tokens: ["community"],
      };
    case "photo":
      return { method: "photos.createComment", params: { ...params, photo_id: place.itemId, from_group: 1 }, tokens: ["user"] };
    case "video":
      return { method: "video.createComment", params: { ...params, video_id: place.itemId, from_group: 1 }, tokens: ["user"] };
    case "topic":
      return {
        method: "board.createComment",
        params: {
          group_id: page.accountId,
          topic_id: place.itemId,
          message: reply.text,
          attachments,
          guid: reply.publicationId,
          from_group: 1,
        },
        tokens: ["user"],
      };
  }
};

/** Codes after which the comment answered to may be gone: VK does not document which one it gives. */
const MAYBE_TARGET_GONE = new Set([15, 100, 104, 211]);

/** Asks VK whether the comment is still there, with a key that may read it; without one the failure stays as VK named it. */
const targetChecked = async (
  api: VkApi,
  page: ChannelPage,
  { failure, target }: { readonly failure: VkFailure; readonly target: PublicTarget },
): Promise<VkFailure> => {
  if (failure.code === null || !MAYBE_TARGET_GONE.has(failure.code)) return failure;
  const place = readPlaceId(target.thread.publicPostId ?? "", page.accountId);
  if (place?.place !== "wall") return failure;
  const answer = await api.call(page, {
    method: "wall.getComments",
    params: {
      owner_id: place.ownerId,
      post_id: place.itemId,
      // A reply inside a thread is listed only under the root of the thread.
      comment_id: target.thread.rootCommentId,
      start_comment_id: commentNumber(target.replyToExternalId),
      count: 1,
    },
    tokens: ["service", "user"],
  });
  const items = answer.ok && isRecord(answer.response) && Array.isArray(answer.response["items"]) ? answer.response["items"] : null;
  if (items === null) return failure;
  const found = items.find((item) => isRecord(item) && idText(item["id"]) === commentNumber(target.replyToExternalId));
  const isThere = isRecord(found) && found["deleted"] !== true;
  return isThere ? failure : { ...failure, failure: "TARGET_DELETED", retryAfterMs: null };
};

const published = ({
  answer,
  at,
  page,
  target,
}: {
  readonly answer: Extract<VkAnswer, { ok: true }>;
  readonly page: ChannelPage;
  readonly target: OutboundTarget;
  readonly at: number;
}): PublishOutcome => {
  const externalId = publishedId(answer.response);
  const permalink = externalId === null ? undefined : permalinkOf({ externalId, response: answer.response, page, target });
  if (externalId === null) return { kind: "unknown", failure: "UNKNOWN", detail: "VK answered without the id of what was published" };
  return { kind: "published", externalId, at, ...(permalink === undefined ? {} : { permalink }) };
};

/** A comment comes as `{comment_id}`, a message as a number, a board post as a number, several messages as a list. */
const publishedId = (response: unknown): string | null => {
  if (isRecord(response)) return idText(response["comment_id"]) ?? idText(response["message_id"]) ?? null;
  if (Array.isArray(response)) return publishedId(response[0]);
  return idText(response) ?? null;
};

const permalinkOf = ({
  externalId,
  page,
  response,
  target,
}: {
  readonly externalId: string;
  readonly response: unknown;
  readonly page: ChannelPage;
  readonly target: OutboundTarget;
}): string | undefined => {
  const host = textSetting(page, "linkHost", DEFAULT_LINK_HOST);
  if (target.kind === "direct") return dialogLink(page.accountId, target.conversationId, host);
  const place = readPlaceId(target.thread.publicPostId ?? "", page.accountId);
  if (place === null) return undefined;
  const stack: unknown = isRecord(response) ? response["parents_stack"] : undefined;
  const root = Array.isArray(stack) ? idText(stack[0]) : undefined;
  return commentLink({ ...place, commentId: externalId, rootCommentId: root }, host);
};
