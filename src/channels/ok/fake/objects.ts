/** Things of the fake in OK's own words: Graph's messages and chats, REST's topics and comments. */
import { moscowText } from "../moscow-time.ts";
import {
  commentsUnder,
  messagesWith,
  type Author,
  type FakeComment,
  type FakeMedia,
  type FakeMessage,
  type FakePerson,
  type FakeState,
  type FakeTopic,
} from "./model.ts";

export type OkObject = Readonly<Record<string, unknown>>;

/** Where a file is served; OK's links carry a key that dies, ours one that stays. */
export const mediaUrl = (state: FakeState, media: FakeMedia): string => `${state.baseUrl()}/media/${media.id}?key=${media.key}`;

export const nameOf = ({ firstName, lastName }: FakePerson): string => `${firstName} ${lastName}`.trim();

const GRAPH_TYPES = { photo: "IMAGE", video: "VIDEO", doc: "FILE" } as const;

/** A file in a message; a file's name goes with it, a picture has none. */
const graphAttachment = (state: FakeState, media: FakeMedia): OkObject => ({
  type: GRAPH_TYPES[media.kind],
  payload: {
    url: mediaUrl(state, media),
    ...(media.kind === "doc" ? { fileName: media.name, fileSize: media.bytes.byteLength } : { id: media.id }),
  },
});

/** A message as webhooks, updates and the history of a chat give it. */
export const messageObject = (state: FakeState, message: FakeMessage): OkObject => {
  const person = state.people.get(message.personId);
  return {
    sender:
      message.by === "town"
        ? { user_id: `group:${state.groupId}`, name: state.groupName }
        : { user_id: `user:${message.personId}`, name: person === undefined ? "" : nameOf(person) },
    recipient: { chat_id: person?.chatId ?? "" },
    message: {
      text: message.text,
      seq: message.seq,
      mid: message.mid,
      ...(message.media.length === 0 ? {} : { attachments: message.media.map((media) => graphAttachment(state, media)) }),
    },
    timestamp: message.at,
  };
};

export const chatObject = (state: FakeState, person: FakePerson): OkObject => {
  const last = messagesWith(state, person.id).at(-1)?.at ?? 0;
  return {
    type: "GROUP_CHAT",
    status: "ACTIVE",
    title: nameOf(person),
    participants: { [`user:${person.id}`]: last },
    lastEventTime: last,
    chat_id: person.chatId,
    owner_id: `user:${person.id}`,
    group_id: `group:${state.groupId}`,
  };
};

const photoObject = (state: FakeState, media: FakeMedia): OkObject => ({
  id: media.id,
  pic50x50: mediaUrl(state, media),
  pic640x480: mediaUrl(state, media),
  pic_max: mediaUrl(state, media),
});

const REST_TYPES = { photo: "PHOTO", video: "MOVIE", doc: "FILE" } as const;

const restAttachment = (state: FakeState, media: FakeMedia): OkObject =>
  media.kind === "photo"
    ? { type: REST_TYPES.photo, ...photoObject(state, media) }
    : { type: REST_TYPES[media.kind], id: media.id, name: media.name, url: mediaUrl(state, media) };

const restAuthor = (state: FakeState, by: Author): OkObject =>
  by === "town" ? { author_id: state.groupId, author_type: "GROUP" } : { author_id: String(by) };

/** A comment as `discussions.getComments` lists it: its time by the clock of Moscow, a group's author with its kind. */
export const commentObject = (state: FakeState, comment: FakeComment): OkObject => {
  const answered = comment.replyTo === null ? undefined : state.comments.get(comment.replyTo);
  return {
    id: comment.id,
    date: moscowText(comment.at),
    ...restAuthor(state, comment.by),
    text: comment.text,
    type: "ACTIVE_MESSAGE",
    like_count: 0,
    liked_it: false,
    attrs: { flags: "l,s" },
    ...(answered === undefined
      ? {}
      : { reply_to_id: answered.by === "town" ? state.groupId : String(answered.by), reply_to_comment_id: answered.id }),
    ...(comment.media.length === 0 ? {} : { attachments: comment.media.map((media) => restAttachment(state, media)) }),
  };
};

export const photoInfo = (state: FakeState, media: FakeMedia): OkObject => ({ photo: photoObject(state, media) });

export const topicObject = (state: FakeState, topic: FakeTopic): OkObject => {
  const reference = topic.by === "town" ? `group:${state.groupId}` : `user:${topic.by}`;
  const photos = topic.media.filter((media) => media.kind === "photo").map((media) => photoObject(state, media));
  return {
    id: topic.id,
    created_ms: topic.at,
    author_ref: reference,
    owner_ref: `group:${state.groupId}`,
    media: [{ type: "text", text: topic.text }, ...(photos.length === 0 ? [] : [{ type: "photo", photos }])],
    discussion_summary: {
      discussion_id: topic.id,
      discussion_type: "GROUP_TOPIC",
      comments_count: commentsUnder(state, topic.id).filter((comment) => !comment.isDeleted).length,
    },
  };
};
