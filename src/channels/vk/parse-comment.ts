/** Comments under wall posts, photos, videos and in board topics: new, edited, deleted, restored. */
import type { InboundEvent, InboundKind, InboundThread } from "#app";
import { idAt, idsAt, requiredIdAt, secondsAt, textAt, type PayloadNode } from "../payload-reader.ts";
import { attachmentsOf } from "./attachments.ts";
import { authorOf, eventOf, isOurs, type Envelope } from "./event-draft.ts";
import { commentLink, placeId, type CommentPlace } from "./links.ts";

/** The fields in which VK names the owner and the item; the first that is present counts. */
type PlaceRule = { readonly place: CommentPlace; readonly owner: readonly string[]; readonly item: readonly string[] };

const PLACES: Readonly<Record<string, PlaceRule>> = {
  wall_reply: { place: "wall", owner: ["post_owner_id", "owner_id"], item: ["post_id"] },
  photo_comment: { place: "photo", owner: ["photo_owner_id", "owner_id"], item: ["photo_id", "pid"] },
  video_comment: { place: "video", owner: ["video_owner_id", "owner_id"], item: ["video_id"] },
  board_post: { place: "topic", owner: ["topic_owner_id", "owner_id"], item: ["topic_id"] },
};

const KINDS: Readonly<Record<string, InboundKind>> = {
  new: "comment.new",
  edit: "comment.edited",
  delete: "comment.deleted",
  restore: "comment.restored",
};

export type CommentType = { readonly rule: PlaceRule; readonly kind: InboundKind };

/** `wall_reply_edit` → where and what; null when the type is not about a comment we handle. */
export const commentTypeOf = (type: string): CommentType | null => {
  const cut = type.lastIndexOf("_");
  const family = type.slice(0, cut);
  const action = type.slice(cut + 1);
  const rule = Object.hasOwn(PLACES, family) ? PLACES[family] : undefined;
  const kind = Object.hasOwn(KINDS, action) ? KINDS[action] : undefined;
  return rule === undefined || kind === undefined ? null : { rule, kind };
};

const firstId = (node: PayloadNode, keys: readonly string[]): string | undefined => {
  for (const key of keys) {
    const id = idAt(node, key);
    if (id !== undefined) return id;
  }
  return undefined;
};

/** A thread of VK has two levels: `parents_stack` holds the root, `reply_to_comment` the comment answered to. */
const threadOf = (node: PayloadNode, publicPostId: string | undefined): InboundThread => {
  const root = idsAt(node, "parents_stack").at(0);
  const parent = idAt(node, "reply_to_comment") ?? root;
  return {
    ...(publicPostId === undefined ? {} : { publicPostId }),
    ...(root === undefined ? {} : { rootCommentId: root }),
    ...(parent === undefined ? {} : { parentCommentId: parent }),
  };
};

/** A comment event, or null when even its id is unreadable (the problem is already noted). */
export const parseComment = (object: PayloadNode, { rule, kind }: CommentType, envelope: Envelope): InboundEvent | null => {
  const commentId = requiredIdAt(object, "id");
  if (commentId === undefined) return null;
  const ownerId = firstId(object, rule.owner) ?? `-${envelope.groupId}`;
  const itemId = firstId(object, rule.item) ?? requiredIdAt(object, rule.item.at(0) ?? "post_id");
  // A deletion names who deleted, in one of two fields; the others name who wrote.
  const actorId = kind === "comment.deleted" ? (idAt(object, "deleter_id") ?? idAt(object, "user_id")) : requiredIdAt(object, "from_id");
  const publicPostId = itemId === undefined ? undefined : placeId(rule.place, ownerId, itemId);
  const thread = threadOf(object, publicPostId);
  const echo = kind !== "comment.deleted" && isOurs(actorId, envelope);
  return eventOf(envelope, {
    kind: echo ? "own.echo" : kind,
    thread,
    externalId: commentId,
    messageKey: rule.place === "wall" || publicPostId === undefined ? undefined : `${publicPostId}_${commentId}`,
    author: authorOf(actorId, envelope.host),
    text: textAt(object, "text"),
    attachments: attachmentsOf(object, envelope.host),
    occurredAt: secondsAt(object, "date") ?? envelope.receivedAt,
    permalink:
      itemId === undefined
        ? undefined
        : commentLink({ place: rule.place, ownerId, itemId, commentId, rootCommentId: thread.rootCommentId }, envelope.host),
  });
};
