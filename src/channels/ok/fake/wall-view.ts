/** What the wall page shows: the group, its topics with branches, and the chats; in plain JSON, without OK's abbreviations. */
import {
  commentsUnder,
  messagesWith,
  type Author,
  type FakeComment,
  type FakeMedia,
  type FakeMessage,
  type FakeState,
  type FakeTopic,
} from "./model.ts";
import { mediaUrl, nameOf } from "./objects.ts";

const mediaView = (state: FakeState, media: FakeMedia): unknown => {
  const { pathname, search } = new URL(mediaUrl(state, media));
  return {
    kind: media.kind === "photo" ? "picture" : "document",
    name: media.name,
    size: media.bytes.byteLength,
    // A path: the page may be reached by another name of this machine.
    url: `${pathname}${search}`,
  };
};

const TOWN_ID = 0;

const authorOf = (state: FakeState, by: Author): unknown => {
  if (by === "town") return { id: TOWN_ID, name: state.groupName, isTown: true };
  const person = state.people.get(by);
  return { id: by, name: person === undefined ? `id${by}` : nameOf(person), isTown: false };
};

const commentView = (state: FakeState, comment: FakeComment, rootId: string): unknown => {
  const answered = comment.replyTo === null || comment.replyTo === rootId ? undefined : state.comments.get(comment.replyTo);
  return {
    id: comment.id,
    author: authorOf(state, comment.by),
    at: comment.at,
    isEdited: comment.isEdited,
    isDeleted: comment.isDeleted,
    text: comment.isDeleted ? "" : comment.text,
    media: comment.isDeleted ? [] : comment.media.map((media) => mediaView(state, media)),
    answersTo: answered === undefined ? null : authorOf(state, answered.by),
  };
};

/** OK's branches are as deep as people answer; the page shows two levels. */
const rootOf = (state: FakeState, comment: FakeComment): string => {
  let root = comment;
  for (let parent = root.replyTo; parent !== null; parent = root.replyTo) root = state.comments.get(parent) ?? { ...root, replyTo: null };
  return root.id;
};

const topicView = (state: FakeState, topic: FakeTopic): unknown => {
  const comments = commentsUnder(state, topic.id);
  const roots = comments.filter((comment) => comment.replyTo === null);
  return {
    id: topic.id,
    author: authorOf(state, topic.by),
    at: topic.at,
    text: topic.text,
    picture: topic.picture === null ? null : `/wall/pictures/${topic.picture}`,
    media: topic.media.map((media) => mediaView(state, media)),
    commentsClosed: topic.commentsClosed,
    count: comments.filter((comment) => !comment.isDeleted).length,
    threads: roots.map((root) => ({
      root: commentView(state, root, root.id),
      replies: comments
        .filter((comment) => comment.id !== root.id && rootOf(state, comment) === root.id)
        .map((reply) => commentView(state, reply, root.id)),
    })),
  };
};

const messageView = (state: FakeState, message: FakeMessage): unknown => ({
  id: message.mid,
  isTown: message.by === "town",
  at: message.at,
  isEdited: message.isEdited,
  text: message.text,
  media: message.media.map((media) => mediaView(state, media)),
});

/** The whole page in one answer: it is a small town. */
export const wallView = (state: FakeState): unknown => ({
  town: { id: TOWN_ID, name: state.groupName, network: "ok" },
  canRestore: true,
  people: [...state.people.values()].map((person) => ({
    id: person.id,
    name: nameOf(person),
    hasBlockedUs: person.hasBlockedUs,
    messages: messagesWith(state, person.id).map((message) => messageView(state, message)),
  })),
  posts: [...state.topics.values()].toReversed().map((topic) => topicView(state, topic)),
});
