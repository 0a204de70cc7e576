/** Changes of an Instagram account: comments under our pictures and mentions elsewhere. Instagram tells of no edit and no deletion, and gives no time but the entry's. */
import { eventOf, personOf, type Envelope, type Reading } from "../meta/event-draft.ts";
import { childAt, fieldOf, idAt, optionalTextAt, requiredIdAt, textAt, type PayloadNode } from "../payload-reader.ts";
import { profileLink } from "./links.ts";
import { mentionName } from "./mention-name.ts";

/** One change of the account. */
export const parseInstagramChange = (field: string, value: PayloadNode, envelope: Envelope): Reading => {
  switch (field) {
    case "comments":
    case "live_comments":
      return comment(value, envelope);
    case "mentions":
      return mention(value, envelope);
    default:
      return { ignored: "a change that means nothing to a case" };
  }
};

const comment = (value: PayloadNode, envelope: Envelope): Reading => {
  const id = requiredIdAt(value, "id");
  if (id === undefined) return { events: [] };
  const from = childAt(value, "from");
  const username = from === undefined ? undefined : optionalTextAt(from, "username");
  const authorId = from === undefined ? undefined : idAt(from, "id");
  // Our own account is marked by a number of its own kind.
  const isOwn = from !== undefined && (authorId === envelope.accountId || fieldOf(from, "self_ig_scoped_id") !== undefined);
  const media = childAt(value, "media");
  const mediaId = media === undefined ? undefined : idAt(media, "id");
  const parent = idAt(value, "parent_id");
  const event = eventOf(envelope, {
    kind: isOwn ? "own.echo" : "comment.new",
    dedupKey: `comment:${id}`,
    thread: {
      ...(mediaId === undefined ? {} : { publicPostId: mediaId }),
      ...(parent === undefined ? {} : { parentCommentId: parent }),
    },
    externalId: id,
    author: personOf({ id: authorId, username, name: username, profileUrl: profileLink(username) }),
    text: textAt(value, "text"),
    attachments: [],
    occurredAt: envelope.happenedAt,
  });
  return { events: [event] };
};

/** The event names only where the page is mentioned; the words are read with the post. */
const mention = (value: PayloadNode, envelope: Envelope): Reading => {
  const mediaId = requiredIdAt(value, "media_id");
  if (mediaId === undefined) return { events: [] };
  const commentId = idAt(value, "comment_id") ?? null;
  const event = eventOf(envelope, {
    kind: "comment.new",
    dedupKey: `mention:${mediaId}:${commentId ?? ""}`,
    thread: { publicPostId: mediaId, ownCommentId: mentionName({ mediaId, commentId }) },
    externalId: commentId ?? mediaId,
    author: null,
    text: optionalTextAt(value, "text") ?? "",
    attachments: [{ kind: "link", externalId: commentId ?? mediaId, name: "mention" }],
    occurredAt: envelope.happenedAt,
  });
  return { events: [event] };
};
