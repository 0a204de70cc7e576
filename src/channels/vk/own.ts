/** Our own publications corrected or taken down: comments, direct messages, posts. What was attached stays attached. */
import type { ActOutcome, ChannelPage, OwnPublication } from "#app";
import { idText, isRecord } from "../payload-reader.ts";
import type { VkApi, VkCall, VkFailure } from "./api.ts";
import { actOutcome, commentCall, isGone } from "./moderate.ts";
import type { Publisher } from "./publish.ts";

/** Puts the whole new text in the place of the old one. */
export const editVk = async ({ api, now }: Publisher, own: OwnPublication, text: string, page: ChannelPage): Promise<ActOutcome> => {
  const kept = await attachedTo(api, page, own);
  if (!kept.ok) return actOutcome(kept);
  const call = editCall(own, page, { text, attachments: kept.attachments.join(",") });
  if (call === null) return unknownPlace;
  const answer = await api.call(page, call);
  return answer.ok ? { kind: "done", at: now() } : actOutcome(answer);
};

/** Takes our publication down; one that is gone counts as taken down. */
export const deleteVk = async ({ api, now }: Publisher, own: OwnPublication, page: ChannelPage): Promise<ActOutcome> => {
  const call = deleteCall(own, page);
  if (call === null) return unknownPlace;
  const answer = await api.call(page, call);
  if (answer.ok) return { kind: "done", at: now() };
  const { target, externalId } = own;
  const gone = target.kind === "public" && (await isGone(api, page, { thread: target.thread, externalId }));
  return gone ? { kind: "done", at: now() } : actOutcome(answer);
};

const unknownPlace: ActOutcome = { kind: "failed", failure: "BAD_REQUEST", detail: "the place of the publication is not known" };

const editCall = (
  { target, externalId }: OwnPublication,
  page: ChannelPage,
  { text, attachments }: { readonly text: string; readonly attachments: string },
): VkCall | null => {
  switch (target.kind) {
    case "public": {
      const call = commentCall("editComment", { thread: target.thread, externalId }, page);
      return call === null ? null : { ...call, params: { ...call.params, message: text, attachments } };
    }
    case "direct":
      return {
        method: "messages.edit",
        params: {
          peer_id: target.conversationId,
          message_id: externalId,
          message: text,
          attachment: attachments,
          group_id: page.accountId,
        },
        tokens: ["community"],
      };
    case "post":
      return {
        method: "wall.edit",
        params: { owner_id: `-${page.accountId}`, post_id: externalId, message: text, attachments },
        tokens: ["user"],
      };
  }
};

const deleteCall = ({ target, externalId }: OwnPublication, page: ChannelPage): VkCall | null => {
  switch (target.kind) {
    case "public":
      return commentCall("deleteComment", { thread: target.thread, externalId }, page);
    case "direct":
      return {
        method: "messages.delete",
        params: { message_ids: externalId, peer_id: target.conversationId, delete_for_all: 1, group_id: page.accountId },
        tokens: ["community"],
      };
    case "post":
      return { method: "wall.delete", params: { owner_id: `-${page.accountId}`, post_id: externalId }, tokens: ["user"] };
  }
};

type Attached = { readonly ok: true; readonly attachments: readonly string[] };

/** What hangs on the publication now, as VK takes it: an edit without it would drop the photos. */
const attachedTo = async (api: VkApi, page: ChannelPage, own: OwnPublication): Promise<Attached | VkFailure> => {
  const call = readCall(own, page);
  if (call === null) return { ok: true, attachments: [] };
  const answer = await api.call(page, call);
  if (!answer.ok) return answer;
  const items = isRecord(answer.response) && Array.isArray(answer.response["items"]) ? answer.response["items"] : [];
  const [first] = items.filter(isRecord);
  const attachments = Array.isArray(first?.["attachments"]) ? first["attachments"].filter(isRecord) : [];
  return { ok: true, attachments: attachments.flatMap((attachment) => keyOf(attachment) ?? []) };
};

const readCall = ({ target, externalId }: OwnPublication, page: ChannelPage): VkCall | null => {
  switch (target.kind) {
    case "public": {
      // Only the wall lets one comment be read; elsewhere our replies carry text alone.
      const call = commentCall("editComment", { thread: target.thread, externalId }, page);
      return call?.method === "wall.editComment" ? { ...call, method: "wall.getComment" } : null;
    }
    case "direct":
      return { method: "messages.getById", params: { message_ids: externalId, group_id: page.accountId }, tokens: ["community"] };
    case "post":
      return { method: "wall.getById", params: { posts: `-${page.accountId}_${externalId}` }, tokens: ["user"] };
  }
};

/** `photo-9_5_key` of an attachment object. */
const keyOf = (attachment: Readonly<Record<string, unknown>>): string | null => {
  const type = attachment["type"];
  const media = typeof type === "string" ? attachment[type] : undefined;
  if (typeof type !== "string" || !isRecord(media)) return null;
  const [owner, id] = [idText(media["owner_id"]), idText(media["id"])];
  if (owner === undefined || id === undefined) return null;
  const key = typeof media["access_key"] === "string" ? `_${media["access_key"]}` : "";
  return `${type}${owner}_${id}${key}`;
};
