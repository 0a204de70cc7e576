/** What people do in the fake, and what VK then tells the community: the wall page, the control and the API all act through here. */
import { randomBytes } from "node:crypto";
import type { Delivery } from "./delivery.ts";
import {
  messagesWith,
  secondsNow,
  type FakeComment,
  type FakeMedia,
  type FakeMessage,
  type FakePerson,
  type FakePost,
  type FakeState,
} from "./model.ts";
import { commentObject, mediaKey, messageObject, postObject } from "./objects.ts";

export type NewComment = {
  readonly postId: number;
  readonly fromId: number;
  readonly text: string;
  readonly replyTo?: number | undefined;
  readonly media?: readonly FakeMedia[];
  /** Seconds; now when absent. */
  readonly date?: number;
};

export type NewMessage = {
  readonly peerId: number;
  readonly fromId: number;
  readonly text: string;
  readonly randomId?: number;
  readonly media?: readonly FakeMedia[];
};

export type NewPost = {
  readonly fromId: number;
  readonly text: string;
  readonly media?: readonly FakeMedia[];
  readonly isSuggested?: boolean;
  readonly picture?: string | null;
  readonly date?: number;
};

export type NewMedia = Pick<FakeMedia, "kind" | "name" | "mime" | "bytes" | "purpose"> & { readonly ownerId: number };

export type Deeds = ReturnType<typeof createDeeds>;

/** Every deed changes the state first and then emits the event. */
export const createDeeds = (state: FakeState, delivery: Pick<Delivery, "emit">) => ({
  person: (firstName: string, lastName: string): FakePerson => {
    const person: FakePerson = { id: state.nextId("person"), firstName, lastName, allowsMessages: false, hasBlockedUs: false };
    state.people.set(person.id, person);
    return person;
  },

  media: ({ ownerId, ...given }: NewMedia): FakeMedia => {
    const media: FakeMedia = {
      ...given,
      ownerId,
      id: state.nextId("media"),
      accessKey: randomBytes(9).toString("hex"),
      date: secondsNow(state),
    };
    state.media.set(mediaKey(media), media);
    return media;
  },

  post: ({ date, fromId, isSuggested, media, picture, text }: NewPost): FakePost => {
    const post: FakePost = {
      id: state.nextId("wall"),
      fromId,
      date: date ?? secondsNow(state),
      text,
      media: media ?? [],
      picture: picture ?? null,
      isSuggested: isSuggested ?? false,
      commentsClosed: false,
    };
    state.posts.set(post.id, post);
    delivery.emit("wall_post_new", postObject(state, post));
    return post;
  },

  comment: ({ date, fromId, media, postId, replyTo, text }: NewComment): FakeComment => {
    const answered = replyTo === undefined ? undefined : state.comments.get(replyTo);
    const comment: FakeComment = {
      id: state.nextId("wall"),
      postId,
      fromId,
      date: date ?? secondsNow(state),
      text,
      media: media ?? [],
      // Two levels only: a reply to a reply stays in the thread of the root.
      rootId: answered === undefined ? null : (answered.rootId ?? answered.id),
      replyTo: answered?.id ?? null,
      isDeleted: false,
      editedAt: null,
    };
    state.comments.set(comment.id, comment);
    delivery.emit("wall_reply_new", callbackComment(state, comment));
    return comment;
  },

  editComment: (comment: FakeComment, text: string, media?: readonly FakeMedia[]): void => {
    comment.text = text;
    if (media !== undefined) comment.media = media;
    comment.editedAt = secondsNow(state);
    delivery.emit("wall_reply_edit", callbackComment(state, comment));
  },

  deleteComment: (comment: FakeComment, deleterId: number): void => {
    comment.isDeleted = true;
    delivery.emit("wall_reply_delete", {
      owner_id: -state.groupId,
      id: comment.id,
      user_id: deleterId,
      deleter_id: deleterId,
      post_id: comment.postId,
    });
  },

  restoreComment: (comment: FakeComment): void => {
    comment.isDeleted = false;
    delivery.emit("wall_reply_restore", callbackComment(state, comment));
  },

  message: ({ fromId, media, peerId, randomId, text }: NewMessage): FakeMessage => {
    const message: FakeMessage = {
      id: state.nextId("message"),
      peerId,
      fromId,
      conversationMessageId: messagesWith(state, peerId).length + 1,
      date: secondsNow(state),
      randomId: randomId ?? 0,
      text,
      media: media ?? [],
      editedAt: null,
      isDeleted: false,
    };
    state.messages.set(message.id, message);
    emitMessage(state, delivery, message);
    return message;
  },

  editMessage: (message: FakeMessage, text: string): void => {
    message.text = text;
    message.editedAt = secondsNow(state);
    delivery.emit("message_edit", messageObject(state, message));
  },

  /** VK tells nobody when a message is deleted. */
  deleteMessage: (message: FakeMessage): void => {
    message.isDeleted = true;
  },

  allowUs: (person: FakePerson): void => {
    person.allowsMessages = true;
    person.hasBlockedUs = false;
    delivery.emit("message_allow", { user_id: person.id, key: "" });
  },

  blockUs: (person: FakePerson): void => {
    person.allowsMessages = false;
    person.hasBlockedUs = true;
    delivery.emit("message_deny", { user_id: person.id });
  },
});

const callbackComment = (state: FakeState, comment: FakeComment): Readonly<Record<string, unknown>> => ({
  ...commentObject(state, comment),
  post_owner_id: -state.groupId,
});

const emitMessage = (state: FakeState, delivery: Pick<Delivery, "emit">, message: FakeMessage): void => {
  const object = messageObject(state, message);
  if (message.fromId === -state.groupId) {
    delivery.emit("message_reply", object);
    return;
  }
  const person = state.people.get(message.peerId);
  // Whoever writes to a community lets it answer.
  if (person !== undefined) person.allowsMessages = true;
  delivery.emit("message_new", {
    message: object,
    client_info: { button_actions: ["text", "open_link"], keyboard: true, inline_keyboard: true, carousel: true, lang_id: 0 },
  });
};
