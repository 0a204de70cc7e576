/** What the wall page shows: the channel, its posts with threads, and the dialogs; in plain JSON, without MAX's abbreviations. */
import { commentsUnder, isOurs, messagesWith, postsOf, type FakeMedia, type FakeMessage, type FakeState } from "./model.ts";

const mediaView = (media: FakeMedia): unknown => ({
  kind: media.mime.startsWith("image/") ? "picture" : "document",
  name: media.name,
  size: media.bytes.byteLength,
  // A path: the page may be reached by another name of this machine.
  url: `/media/${media.token}`,
});

const authorOf = (state: FakeState, message: FakeMessage): unknown => {
  if (isOurs(state, message)) return { id: state.channelId, name: state.channelName, isTown: true };
  const person = message.fromId === null ? undefined : state.people.get(message.fromId);
  return {
    id: message.fromId,
    name: person === undefined ? `id${message.fromId}` : `${person.firstName} ${person.lastName}`.trim(),
    isTown: false,
  };
};

const commentView = (state: FakeState, comment: FakeMessage, rootId: string): unknown => {
  const answered = comment.answersTo === null || comment.answersTo === rootId ? undefined : state.messages.get(comment.answersTo);
  return {
    id: comment.mid,
    author: authorOf(state, comment),
    at: comment.at,
    isEdited: comment.editedAt !== null,
    isDeleted: comment.isDeleted,
    text: comment.isDeleted ? "" : comment.text,
    media: comment.isDeleted ? [] : comment.media.map(mediaView),
    answersTo: answered === undefined ? null : authorOf(state, answered),
  };
};

/** MAX keeps comments in one row, each with the one it answers; the page shows them under the first of the talk. */
const rootOf = (state: FakeState, comment: FakeMessage): string => {
  let root = comment;
  for (let parent = comment; parent.answersTo !== null; root = parent) {
    const next = state.messages.get(parent.answersTo);
    if (next?.place.kind !== "comment") break;
    parent = next;
  }
  return root.mid;
};

const postView = (state: FakeState, post: FakeMessage): unknown => {
  const comments = commentsUnder(state, post.mid).map((comment) => ({ comment, rootId: rootOf(state, comment) }));
  return {
    id: post.mid,
    author: authorOf(state, post),
    at: post.at,
    text: post.text,
    picture: post.picture === null ? null : `/wall/pictures/${post.picture}`,
    media: post.media.map(mediaView),
    commentsClosed: post.commentsClosed,
    count: comments.filter(({ comment }) => !comment.isDeleted).length,
    threads: comments
      .filter(({ comment, rootId }) => comment.mid === rootId)
      .map(({ comment: root }) => ({
        root: commentView(state, root, root.mid),
        replies: comments
          .filter(({ comment, rootId }) => rootId === root.mid && comment !== root)
          .map(({ comment }) => commentView(state, comment, root.mid)),
      })),
  };
};

const messageView = (state: FakeState, message: FakeMessage): unknown => ({
  id: message.mid,
  isTown: isOurs(state, message),
  at: message.at,
  isEdited: message.editedAt !== null,
  text: message.text,
  media: message.media.map(mediaView),
});

/** The whole page in one answer: it is a small town. */
export const wallView = (state: FakeState): unknown => ({
  town: { id: state.channelId, name: state.channelName, network: "max" },
  canRestore: false,
  filesInComments: false,
  people: [...state.people.values()].map((person) => ({
    id: person.id,
    name: `${person.firstName} ${person.lastName}`.trim(),
    hasBlockedUs: person.hasStopped,
    messages: messagesWith(state, person.id)
      .filter(({ isDeleted }) => !isDeleted)
      .map((message) => messageView(state, message)),
  })),
  posts: postsOf(state)
    .filter(({ isDeleted }) => !isDeleted)
    .toReversed()
    .map((post) => postView(state, post)),
});
