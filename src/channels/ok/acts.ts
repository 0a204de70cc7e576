/** What may be done to what stands in OK already: our message corrected, our comment corrected or removed, a citizen's comment removed (1.6). */
import type { ActOutcome, ChannelPage, ModerationAct, OwnPublication } from "#app";
import { childAt, childrenAt, isRecord, optionalTextAt } from "../payload-reader.ts";
import type { OkAnswer, OkApi, OkFailure, Params } from "./api.ts";
import { writesComments } from "./capabilities.ts";
import { DISCUSSION_TYPE } from "./finds.ts";
import { isPathId } from "./links.ts";
import { messageOf } from "./publish.ts";
import { nodeOf } from "./topics.ts";

export type Actor = { readonly api: OkApi; readonly now: () => number };

const notHere = (detail: string): ActOutcome => ({ kind: "failed", failure: "NO_RIGHTS", detail });

const COMMENTS_BY_HAND = notHere("comments of this page are written and removed by hand (the setting publicReply)");

/** An act may be repeated, so an answer that did not come is simply tried again. */
const outcomeOf = (answer: OkAnswer, now: number): ActOutcome => (answer.ok ? { kind: "done", at: now } : failureOf(answer));

const failureOf = ({ detail, failure, retryAfterMs }: OkFailure): ActOutcome =>
  retryAfterMs === null ? { kind: "failed", failure, detail } : { kind: "retry", failure, afterMs: retryAfterMs, detail };

type Place = { readonly topicId: string | undefined; readonly commentId: string };

const onComment = async (
  { api, now }: Actor,
  page: ChannelPage,
  { method, params, place }: { readonly method: string; readonly place: Place; readonly params: Params },
): Promise<ActOutcome> => {
  if (!writesComments(page)) return COMMENTS_BY_HAND;
  if (place.topicId === undefined) return { kind: "failed", failure: "BAD_REQUEST", detail: "the topic of the comment is not known" };
  const answer = await api.rest(page, method, {
    discussionId: place.topicId,
    discussionType: DISCUSSION_TYPE,
    comment_id: place.commentId,
    ...params,
  });
  return outcomeOf(answer, now());
};

const remove = async (actor: Actor, page: ChannelPage, place: Place): Promise<ActOutcome> => {
  const outcome = await onComment(actor, page, { method: "discussions.deleteDiscussionComment", place, params: {} });
  // Gone already is what was asked for.
  return outcome.kind === "failed" && outcome.failure === "TARGET_DELETED" ? { kind: "done", at: actor.now() } : outcome;
};

/** Removes a citizen's comment; OK offers programs neither hiding nor a list of those shut out. */
export const moderateOk = (actor: Actor, act: ModerationAct, page: ChannelPage): Promise<ActOutcome> => {
  if (act.kind !== "delete") return Promise.resolve(notHere(`OK does not let programs do this: ${act.kind}`));
  return remove(actor, page, { topicId: act.thread.publicPostId, commentId: act.externalId });
};

/** Corrects our own reply in place. */
export const editOwnOk = async (
  actor: Actor,
  { own, text }: { readonly own: OwnPublication; readonly text: string },
  page: ChannelPage,
) => {
  const { externalId, target } = own;
  switch (target.kind) {
    case "public": {
      const place = { topicId: target.thread.publicPostId, commentId: externalId };
      return onComment(actor, page, { method: "discussions.editDiscussionComment", place, params: { comment: text } });
    }
    case "direct":
      return editMessage(actor, { conversationId: target.conversationId, mid: externalId, text }, page);
    case "post":
      return notHere("OK does not let programs change a topic");
  }
};

/** Removes our own reply where OK lets a program do it. */
export const deleteOwnOk = async (actor: Actor, { externalId, target }: OwnPublication, page: ChannelPage): Promise<ActOutcome> => {
  if (target.kind === "public") return remove(actor, page, { topicId: target.thread.publicPostId, commentId: externalId });
  return notHere(target.kind === "direct" ? "OK does not let programs remove a message" : "OK does not let programs remove a topic");
};

/** The new content replaces the old whole: what was attached is given along, or it would be lost. */
const editMessage = async (
  { api, now }: Actor,
  { conversationId, mid, text }: { readonly conversationId: string; readonly mid: string; readonly text: string },
  page: ChannelPage,
): Promise<ActOutcome> => {
  if (!isPathId(mid) || !isPathId(conversationId)) return { kind: "failed", failure: "BAD_REQUEST", detail: "the message is not known" };
  const read = await api.graph(page, { method: "GET", path: `me/messages/${conversationId}`, query: { count: 100 } });
  if (!read.ok) return failureOf(read);
  const message = childrenAt(nodeOf(read.value), "messages")
    .map((one) => childAt(one, "message"))
    .find((one) => one !== undefined && optionalTextAt(one, "mid") === mid);
  if (message === undefined)
    return { kind: "failed", failure: "TARGET_DELETED", detail: "the message is not among the last ones of the chat" };
  const attached = Array.isArray(message.fields["attachments"]) ? message.fields["attachments"].filter(isRecord) : [];
  return outcomeOf(await api.graph(page, { method: "POST", path: `${mid}/edit`, body: { message: messageOf(text, attached) } }), now());
};
