/** What the wall page shows: the community, its posts with threads, and the dialogs; in plain JSON, without VK's abbreviations. */
import { commentsUnder, messagesWith, type FakeComment, type FakeMedia, type FakeMessage, type FakePost, type FakeState } from "./model.ts";
import { mediaUrl } from "./objects.ts";

const mediaView = (state: FakeState, media: FakeMedia): unknown => ({
  kind: media.mime.startsWith("image/") ? "picture" : "document",
  name: media.name,
  size: media.bytes.byteLength,
  // A path: the page may be reached by another name of this machine.
  url: new URL(mediaUrl(state, media, "w")).pathname + new URL(mediaUrl(state, media, "w")).search,
});

const authorOf = (state: FakeState, id: number): unknown => {
  if (id === -state.groupId) return { id, name: state.groupName, isTown: true };
  const person = state.people.get(id);
  return { id, name: person === undefined ? `id${id}` : `${person.firstName} ${person.lastName}`.trim(), isTown: false };
};

const commentView = (state: FakeState, comment: FakeComment): unknown => {
  const answered = comment.replyTo === null || comment.replyTo === comment.rootId ? undefined : state.comments.get(comment.replyTo);
  return {
    id: comment.id,
    author: authorOf(state, comment.fromId),
    at: comment.date * 1000,
    isEdited: comment.editedAt !== null,
    isDeleted: comment.isDeleted,
    text: comment.isDeleted ? "" : comment.text,
    media: comment.isDeleted ? [] : comment.media.map((media) => mediaView(state, media)),
    answersTo: answered === undefined ? null : authorOf(state, answered.fromId),
  };
};

const postView = (state: FakeState, post: FakePost): unknown => {
  const comments = commentsUnder(state, post.id);
  const roots = comments.filter((comment) => comment.rootId === null);
  return {
    id: post.id,
    author: authorOf(state, post.fromId),
    at: post.date * 1000,
    text: post.text,
    picture: post.picture === null ? null : `/wall/pictures/${post.picture}`,
    media: post.media.map((media) => mediaView(state, media)),
    commentsClosed: post.commentsClosed,
    count: comments.filter((comment) => !comment.isDeleted).length,
    threads: roots.map((root) => ({
      root: commentView(state, root),
      replies: comments.filter((comment) => comment.rootId === root.id).map((reply) => commentView(state, reply)),
    })),
  };
};

const messageView = (state: FakeState, message: FakeMessage): unknown => ({
  id: message.id,
  isTown: message.fromId === -state.groupId,
  at: message.date * 1000,
  isEdited: message.editedAt !== null,
  text: message.text,
  media: message.media.map((media) => mediaView(state, media)),
});

/** The whole page in one answer: it is a small town. */
export const wallView = (state: FakeState): unknown => ({
  town: { id: -state.groupId, name: state.groupName, network: "vk" },
  canRestore: true,
  people: [...state.people.values()].map((person) => ({
    id: person.id,
    name: `${person.firstName} ${person.lastName}`.trim(),
    hasBlockedUs: person.hasBlockedUs,
    messages: messagesWith(state, person.id)
      .filter((message) => !message.isDeleted)
      .map((message) => messageView(state, message)),
  })),
  posts: [...state.posts.values()]
    .filter((post) => !post.isSuggested)
    .toReversed()
    .map((post) => postView(state, post)),
});
