/** Moderation (1.6): a comment deleted or brought back, its author kept out or let in again. VK deletes so that it can be brought back for a while. */
import type { ActOutcome, ChannelPage, ModerationAct } from "#app";
import { isRecord } from "../payload-reader.ts";
import type { VkApi, VkCall, VkFailure } from "./api.ts";
import { readPlaceId, type CommentPlace } from "./links.ts";
import { commentNumber, type Publisher } from "./publish.ts";
import { tokenOf } from "./tokens.ts";

/** Carries an act out; the asked state found in place counts as done. */
export const moderateVk = async ({ api, now }: Publisher, act: ModerationAct, page: ChannelPage): Promise<ActOutcome> => {
  const call = callOf(act, page);
  if (call === null) return { kind: "failed", failure: "BAD_REQUEST", detail: "the place of the comment is not known" };
  const answer = await api.call(page, call);
  if (answer.ok || (await isDone(api, page, { act, failure: answer }))) return { kind: "done", at: now() };
  return actOutcome(answer);
};

/** A failure as the one who asked knows it; an act may be repeated, so an uncertain one simply is. */
export const actOutcome = ({ detail, failure, retryAfterMs, uncertain }: VkFailure): ActOutcome =>
  retryAfterMs === null && !uncertain
    ? { kind: "failed", failure, detail }
    : { kind: "retry", failure, afterMs: retryAfterMs ?? 60_000, detail };

const callOf = (act: ModerationAct, page: ChannelPage): VkCall | null => {
  switch (act.kind) {
    case "block":
      return ban("groups.ban", act.authorId, page);
    case "unblock":
      return ban("groups.unban", act.authorId, page);
    case "hide":
    case "delete":
      return commentCall("deleteComment", act, page);
    case "unhide":
      return commentCall("restoreComment", act, page);
  }
};

const ban = (method: string, authorId: string, page: ChannelPage): VkCall => ({
  method,
  params: { group_id: page.accountId, owner_id: authorId },
  tokens: ["user"],
});

const METHODS: Readonly<Record<CommentPlace, string>> = { wall: "wall", photo: "photos", video: "video", topic: "board" };

/** A comment of ours or of a citizen, by its place. Only a board takes the community's key. */
export const commentCall = (
  what: "deleteComment" | "restoreComment" | "editComment",
  { thread, externalId }: Pick<Extract<ModerationAct, { kind: "delete" }>, "thread" | "externalId">,
  page: ChannelPage,
): VkCall | null => {
  const place = readPlaceId(thread.publicPostId ?? "", page.accountId);
  if (place === null) return null;
  const comment = { comment_id: commentNumber(externalId) };
  if (place.place !== "topic")
    return { method: `${METHODS[place.place]}.${what}`, params: { owner_id: place.ownerId, ...comment }, tokens: ["user"] };
  return {
    method: `board.${what}`,
    params: { group_id: page.accountId, topic_id: place.itemId, ...comment },
    tokens: what === "editComment" ? ["user"] : ["user", "community"],
  };
};

/** Codes after which the comment may be in the asked state already: VK answers "no access" about what is gone. */
const MAYBE_DONE = new Set([15, 100, 104, 211]);

const isDone = async (
  api: VkApi,
  page: ChannelPage,
  { act, failure }: { readonly act: ModerationAct; readonly failure: VkFailure },
): Promise<boolean> => {
  if (failure.code === null || !MAYBE_DONE.has(failure.code) || (act.kind !== "delete" && act.kind !== "hide")) return false;
  return isGone(api, page, act);
};

/** Whether a comment on the wall is gone; false where no key may look, or where it is elsewhere. */
export const isGone = async (
  api: VkApi,
  page: ChannelPage,
  { thread, externalId }: Pick<Extract<ModerationAct, { kind: "delete" }>, "thread" | "externalId">,
): Promise<boolean> => {
  const place = readPlaceId(thread.publicPostId ?? "", page.accountId);
  if (place?.place !== "wall" || tokenOf(page, ["user"]) === null) return false;
  const params = { owner_id: place.ownerId, comment_id: commentNumber(externalId) };
  const answer = await api.call(page, { method: "wall.getComment", params, tokens: ["user"] });
  if (!answer.ok) return answer.code === 100 || answer.code === 104;
  const items = isRecord(answer.response) && Array.isArray(answer.response["items"]) ? answer.response["items"] : null;
  return items !== null && items.every((item) => isRecord(item) && item["deleted"] === true);
};
