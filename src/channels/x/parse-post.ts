/**
 * A post that mentions, answers or quotes the page; our own post; a post that is gone. An edit in X is a new post that names the old one: the case
 * stays the same. Whoever sees only the last version (by asking) gets the message from it too, under the first one's key.
 */
import type { InboundEvent, InboundThread } from "#app";
import { childAt, childrenAt, idAt, idsAt, isoTimeAt, requiredIdAt, textAt, type PayloadNode } from "../payload-reader.ts";
import { attachmentsOf } from "./attachments.ts";
import { postKey } from "./envelope.ts";
import { authorIn, eventOf, type Envelope, type Reading } from "./event-draft.ts";
import { postLink } from "./links.ts";
import { momentOf } from "./snowflake.ts";
import { postWords } from "./words.ts";

type Reference = { readonly type: string; readonly id: string | undefined };

const referencesOf = (post: PayloadNode): readonly Reference[] =>
  childrenAt(post, "referenced_tweets").map((one) => ({ type: textAt(one, "type"), id: idAt(one, "id") }));

/** The conversation is named by its first post; a reply to that very post answers no comment. */
const threadOf = (post: PayloadNode, id: string, parent: string | undefined): InboundThread => {
  const root = idAt(post, "conversation_id") ?? parent ?? id;
  return { publicPostId: root, ...(parent === undefined || parent === root ? {} : { parentCommentId: parent }) };
};

/** What a post is to the desk. */
export const parsePost = (post: PayloadNode, includes: PayloadNode | undefined, envelope: Envelope): Reading => {
  const id = requiredIdAt(post, "id");
  if (id === undefined) return { events: [] };
  const references = referencesOf(post);
  if (references.some(({ type }) => type === "retweeted")) return { ignored: "a repost: nobody's words" };
  // Events tell the answered post in one of two ways, or only the conversation.
  const parent = references.find(({ type }) => type === "replied_to")?.id ?? idAt(post, "in_reply_to_tweet_id");
  const [first] = idsAt(post, "edit_history_tweet_ids");
  const original = first ?? id;
  const author = authorIn(includes, idAt(post, "author_id"));
  const permalink = postLink(id, author?.username);
  const isOwn = author !== null && author.id === envelope.accountId;
  const thread = threadOf(post, original, parent);
  const body = {
    externalId: original,
    author,
    text: postWords(post, parent !== undefined || (thread.publicPostId ?? original) !== original),
    attachments: attachmentsOf(post, includes, permalink),
    permalink,
  };
  const at = isoTimeAt(post, "created_at") ?? momentOf(id) ?? envelope.receivedAt;
  if (isOwn && original !== id) return { ignored: "an edit of the page's own words" };
  if (isOwn) return { events: [eventOf(envelope, { ...body, kind: "own.echo", dedupKey: postKey(id), thread, occurredAt: at })] };
  const written: InboundEvent = eventOf(envelope, {
    ...body,
    kind: "comment.new",
    dedupKey: postKey(original),
    thread,
    occurredAt: original === id ? at : (momentOf(original) ?? at),
  });
  if (original === id) return { events: [written] };
  // X takes a reply to the version that stands now.
  const edited = eventOf(envelope, {
    ...body,
    kind: "comment.edited",
    dedupKey: postKey(id),
    thread: { ...thread, ownCommentId: id },
    occurredAt: at,
  });
  return { events: [written, edited] };
};

/** X tells of our own deletions; of a citizen's only by chance. */
export const parseDeletion = (gone: PayloadNode, envelope: Envelope, at: number | undefined): Reading => {
  const id = requiredIdAt(gone, "id");
  if (id === undefined) return { events: [] };
  const authorId = idAt(gone, "author_id") ?? idAt(gone, "user_id");
  if (authorId === undefined || authorId === envelope.accountId) return { ignored: "a post of our own is gone" };
  const event = {
    kind: "comment.deleted" as const,
    dedupKey: `post.delete:${id}`,
    thread: {},
    externalId: id,
    author: authorIn(undefined, authorId),
    text: "",
    attachments: [],
    occurredAt: at ?? envelope.receivedAt,
  };
  return { events: [eventOf(envelope, event)] };
};

/** The post inside `payload`. */
export const payloadOf = (data: PayloadNode): PayloadNode =>
  childAt(data, "payload") ?? { fields: {}, path: `${data.path}.payload`, problems: data.problems };
