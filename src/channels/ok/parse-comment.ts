/** A comment under a topic as `discussions.getComments` gives it, alone or in the wrapping in which our polling hands it over. */
import type { InboundEvent, InboundKind } from "#app";
import { fieldOf, idAt, isRecord, numberAt, optionalTextAt, problemAt, textAt, type PayloadNode } from "../payload-reader.ts";
import { attachmentsOf } from "./attachments.ts";
import { authorOf, eventOf, isOurs, type Envelope } from "./event-draft.ts";
import { topicLink } from "./links.ts";
import { moscowInstant } from "./moscow-time.ts";

/** What polling found out about a comment that OK tells nobody by itself. */
export type Change = "new" | "edited" | "deleted" | "restored";

const KINDS: Readonly<Record<Change, InboundKind>> = {
  new: "comment.new",
  edited: "comment.edited",
  deleted: "comment.deleted",
  restored: "comment.restored",
};

export const isChange = (value: unknown): value is Change => typeof value === "string" && Object.hasOwn(KINDS, value);

/** Where a comment stands, and what polling knows of it. */
export type CommentContext = {
  readonly change: Change;
  readonly topicId: string | undefined;
  readonly rootId: string | undefined;
  /** Distinguishes the second edit from the first; the first appearance needs none. */
  readonly key: string | undefined;
  /** When polling saw it: an edit and a deletion have no time of their own in OK. */
  readonly seenAt: number | undefined;
};

/** True for the shape of a comment. */
export const isComment = (fields: Readonly<Record<string, unknown>>): boolean =>
  typeof fields["id"] === "string" && ("author_id" in fields || "author_ref" in fields || "text" in fields);

/** Who wrote: `author_ref` where there is one, else an id whose kind stands beside it. */
export const authorReference = (comment: PayloadNode): string => {
  const reference = optionalTextAt(comment, "author_ref");
  if (reference !== undefined) return reference;
  const id = idAt(comment, "author_id") ?? "";
  return id !== "" && textAt(comment, "author_type").toUpperCase() === "GROUP" ? `group:${id}` : id;
};

/** When the comment was written: milliseconds where OK gives them, else its Moscow time. */
export const writtenAt = (comment: PayloadNode): number | undefined => {
  const exact = isRecord(comment.fields) && fieldOf(comment, "date_ms") !== undefined ? numberAt(comment, "date_ms") : undefined;
  if (exact !== undefined && exact >= 0 && exact <= 8_640_000_000_000_000) return Math.round(exact);
  const text = textAt(comment, "date");
  return text === "" ? undefined : moscowInstant(text);
};

/** A comment event, or null when it has no id (the problem is noted). */
export const parseComment = (comment: PayloadNode, context: CommentContext, envelope: Envelope): InboundEvent | null => {
  const commentId = optionalTextAt(comment, "id")?.slice(0, 300);
  if (commentId === undefined) {
    comment.problems.push(problemAt("ok.comment.unnamed", comment.path, "У комментария нет «id».", 'The comment has no "id".'));
    return null;
  }
  const { change, key, rootId, seenAt, topicId } = context;
  const parent = optionalTextAt(comment, "reply_to_comment_id");
  const reference = authorReference(comment);
  const isOwn = change === "new" && isOurs(reference, envelope);
  const written = writtenAt(comment);
  if (written === undefined && change !== "deleted") comment.problems.push(oddTime(comment.path));
  return eventOf(envelope, {
    kind: isOwn ? "own.echo" : KINDS[change],
    dedupKey: key ?? `comment:${commentId}`,
    thread: {
      ...(topicId === undefined ? {} : { publicPostId: topicId }),
      ...(rootId === undefined || rootId === commentId ? {} : { rootCommentId: rootId }),
      ...(parent === undefined ? {} : { parentCommentId: parent }),
    },
    externalId: commentId,
    author: authorOf(reference, optionalTextAt(comment, "author_name"), envelope.host),
    text: textAt(comment, "text"),
    attachments: attachmentsOf(comment),
    occurredAt: (change === "new" ? written : seenAt) ?? envelope.receivedAt,
    permalink: topicId === undefined ? undefined : topicLink(envelope.groupId, topicId, envelope.host),
  });
};

const oddTime = (path: string): ReturnType<typeof problemAt> => {
  const field = path === "" ? "date" : `${path}.date`;
  return problemAt("field.odd", field, `Поле «${field}»: ожидается время.`, `Field "${field}": expected a time.`);
};
