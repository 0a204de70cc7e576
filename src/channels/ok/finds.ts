/** A find of polling as a delivery: the same form as a webhook's, with a key by which the same find is known again. */
import type { PollBatch } from "#app";
import type { Listed } from "./compare.ts";
import type { Change } from "./parse-comment.ts";

export type Delivery = PollBatch["deliveries"][number];

export const DISCUSSION_TYPE = "GROUP_TOPIC";

const encode = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

const keyOf = (change: Change, id: string, changes: number): string => (change === "new" ? `comment:${id}` : `${change}:${id}:${changes}`);

type CommentFind = {
  readonly change: Change;
  readonly topicId: string;
  readonly comment: Pick<Listed, "id" | "fields">;
  readonly rootId?: string | undefined;
  readonly changes: number;
  readonly seenAt: number;
};

/** A comment that is new, or was changed. A new one looks the same whenever it is found. */
export const commentFind = ({ change, changes, comment, rootId, seenAt, topicId }: CommentFind): Delivery => {
  const dedupKey = keyOf(change, comment.id, changes);
  const body = {
    change,
    discussionId: topicId,
    discussionType: DISCUSSION_TYPE,
    key: dedupKey,
    ...(rootId === undefined ? {} : { root: rootId }),
    ...(change === "new" ? {} : { seenAt }),
    comment: comment.fields,
  };
  return { dedupKey, eventType: `comment.${change}`, body: encode(body) };
};

/** A topic that a citizen has written. */
export const topicFind = (topicId: string, fields: Readonly<Record<string, unknown>>): Delivery => ({
  dedupKey: `topic:${topicId}`,
  eventType: "topic.new",
  body: encode({ change: "new", topic: fields }),
});
