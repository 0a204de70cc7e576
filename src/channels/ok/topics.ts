/** Reads the page's topics and the comments under one of them. */
import type { ChannelPage } from "#app";
import { childrenAt, childAt, isRecord, numberAt, idAt, optionalTextAt, type PayloadNode } from "../payload-reader.ts";
import type { OkApi, OkFailure } from "./api.ts";
import { listedOf, type Listing } from "./compare.ts";
import { DISCUSSION_TYPE } from "./finds.ts";
import { topicAuthor, topicCreatedAt } from "./parse-topic.ts";

export type ListedTopic = {
  readonly id: string;
  readonly createdAt: number;
  readonly author: string;
  readonly count: number | null;
  readonly fields: Readonly<Record<string, unknown>>;
};

const TOPICS = 50;
const PAGE_SIZE = 100;
const PAGES = 10;

/** An answer as a node that can be read without trust. */
export const nodeOf = (value: unknown): PayloadNode => ({ fields: isRecord(value) ? value : {}, path: "", problems: [] });

/** The page's topics, the youngest first. */
export const readTopics = async (api: OkApi, page: ChannelPage): Promise<readonly ListedTopic[] | OkFailure> => {
  const answer = await api.rest(page, "mediatopic.getTopics", { gid: page.accountId, count: TOPICS });
  if (!answer.ok) return answer;
  return childrenAt(nodeOf(answer.value), "media_topics").flatMap((topic) => {
    const id = idAt(topic, "id");
    if (id === undefined) return [];
    const summary = childAt(topic, "discussion_summary");
    const count = summary === undefined ? null : (numberAt(summary, "comments_count") ?? null);
    return [{ id, createdAt: topicCreatedAt(topic) ?? 0, author: topicAuthor(topic), count, fields: topic.fields }];
  });
};

/** The youngest comments of a topic, back to `until` (seconds) at least; the first page is always read, for edits are sought in it. */
export const readComments = async (
  api: OkApi,
  page: ChannelPage,
  { topicId, until }: { readonly topicId: string; readonly until: number },
): Promise<Listing | OkFailure> => {
  const comments: Listing["comments"][number][] = [];
  let anchor = "LAST";
  for (let read = 0; read < PAGES; read += 1) {
    const answer = await api.rest(page, "discussions.getComments", {
      discussionId: topicId,
      discussionType: DISCUSSION_TYPE,
      anchor,
      direction: "BACKWARD",
      count: PAGE_SIZE,
    });
    if (!answer.ok) return answer;
    const root = nodeOf(answer.value);
    const listed = childrenAt(root, "comments").flatMap((comment) => listedOf(comment) ?? []);
    comments.push(...listed);
    const next = optionalTextAt(root, "anchor");
    const hasMore = root.fields["has_more"] === true && next !== undefined && next !== anchor;
    if (!hasMore) return { comments, isWhole: root.fields["has_more"] !== true };
    if (listed.length > 0 && Math.min(...listed.map((one) => one.at)) < until) return { comments, isWhole: false };
    anchor = next;
  }
  return { comments, isWhole: false };
};

/** Whether OK says itself that a comment is gone; `unknown` when it does not answer. */
export const isCommentGone = async (
  api: OkApi,
  page: ChannelPage,
  { commentId, topicId }: { readonly topicId: string; readonly commentId: string },
): Promise<"gone" | "there" | "unknown"> => {
  const answer = await api.rest(page, "discussions.getComment", {
    discussionId: topicId,
    discussionType: DISCUSSION_TYPE,
    comment_id: commentId,
  });
  if (!answer.ok) return answer.failure === "TARGET_DELETED" ? "gone" : "unknown";
  const root = nodeOf(answer.value);
  const comment = isRecord(root.fields["comment"]) ? childAt(root, "comment") : root;
  return comment === undefined || listedOf(comment) === null ? "gone" : "there";
};

export const isFailure = (value: object): value is OkFailure => "ok" in value && value.ok === false;
