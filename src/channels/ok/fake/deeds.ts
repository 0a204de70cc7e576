/** What people do in the fake, and what OK then tells the group: the wall page, the control and the APIs all act through here. */
import { randomBytes } from "node:crypto";
import type { Delivery } from "./delivery.ts";
import type { Author, FakeComment, FakeMedia, FakeMessage, FakePerson, FakeState, FakeTopic } from "./model.ts";
import { messageObject } from "./objects.ts";

export type NewComment = {
  readonly topicId: string;
  readonly by: Author;
  readonly text: string;
  readonly replyTo?: string | undefined;
  readonly media?: readonly FakeMedia[];
  /** Now when absent. */
  readonly at?: number;
};

export type NewMessage = {
  readonly personId: number;
  readonly by: Author;
  readonly text: string;
  readonly media?: readonly FakeMedia[];
};

export type NewTopic = {
  readonly by: Author;
  readonly text: string;
  readonly media?: readonly FakeMedia[];
  readonly picture?: string | null;
  readonly at?: number;
};

export type Deeds = ReturnType<typeof createDeeds>;

/** OK's ids of comments are Base64 of times and numbers, and longer than any number. */
const commentId = (topicId: string, at: number, number: number): string =>
  Buffer.from(`${at}:-${number}:${at}:${topicId}:1`).toString("base64");

/** Every deed changes the state first; of comments OK tells nobody, so only messages are delivered. */
export const createDeeds = (state: FakeState, delivery: Pick<Delivery, "emit" | "changed">) => ({
  person: (firstName: string, lastName: string): FakePerson => {
    const id = state.nextNumber("person");
    const chatId = `chat:C${id.toString(16)}00`;
    const person: FakePerson = { id, firstName, lastName, chatId, allowsMessages: false, hasBlockedUs: false };
    state.people.set(id, person);
    delivery.changed();
    return person;
  },

  media: (given: Pick<FakeMedia, "kind" | "name" | "mime" | "bytes">): FakeMedia => {
    const media: FakeMedia = { ...given, id: String(state.nextNumber("media")), key: randomBytes(9).toString("hex") };
    state.media.set(media.id, media);
    return media;
  },

  topic: ({ at, by, media, picture, text }: NewTopic): FakeTopic => {
    const id = String(state.nextNumber("topic"));
    const topic: FakeTopic = { id, by, text, at: at ?? state.now(), media: media ?? [], picture: picture ?? null, commentsClosed: false };
    state.topics.set(id, topic);
    delivery.changed();
    return topic;
  },

  comment: ({ at, by, media, replyTo, text, topicId }: NewComment): FakeComment => {
    const written = at ?? state.now();
    const comment: FakeComment = {
      id: commentId(topicId, written, state.nextNumber("comment")),
      topicId,
      by,
      at: written,
      text,
      media: media ?? [],
      replyTo: replyTo ?? null,
      isDeleted: false,
      isEdited: false,
    };
    state.comments.set(comment.id, comment);
    delivery.changed();
    return comment;
  },

  editComment: (comment: FakeComment, text: string): void => {
    comment.text = text;
    comment.isEdited = true;
    delivery.changed();
  },

  /** A comment that was deleted is simply not listed any more. */
  deleteComment: (comment: FakeComment): void => {
    comment.isDeleted = true;
    delivery.changed();
  },

  restoreComment: (comment: FakeComment): void => {
    comment.isDeleted = false;
    delivery.changed();
  },

  message: ({ by, media, personId, text }: NewMessage): FakeMessage => {
    const number = state.nextNumber("message");
    const person = state.people.get(personId);
    const message: FakeMessage = {
      mid: `mid:${(person?.chatId ?? "chat:C0").slice("chat:".length)}.${(0x15cea67d78d2059n + BigInt(number)).toString(16)}`,
      // Beyond 2^53, as OK's are: who reads it as a number loses its end.
      seq: 98_211_023_614_000_000 + number * 64,
      personId,
      by,
      at: state.now(),
      text,
      media: media ?? [],
      isEdited: false,
    };
    state.messages.set(message.mid, message);
    // Whoever writes to a group lets it answer. Of our own messages OK tells us nothing.
    if (by === "town") delivery.changed();
    else {
      if (person !== undefined) person.allowsMessages = true;
      delivery.emit({ webhookType: "MESSAGE_CREATED", ...messageObject(state, message) });
    }
    return message;
  },

  editMessage: (message: FakeMessage, text: string, media?: readonly FakeMedia[]): void => {
    message.text = text;
    message.isEdited = true;
    if (media !== undefined) message.media = media;
    delivery.changed();
  },

  allowUs: (person: FakePerson): void => {
    person.allowsMessages = true;
    person.hasBlockedUs = false;
    delivery.changed();
  },

  blockUs: (person: FakePerson): void => {
    person.allowsMessages = false;
    person.hasBlockedUs = true;
    delivery.emit({
      webhookType: "CHAT_SYSTEM",
      sender: { user_id: `user:${person.id}`, name: `${person.firstName} ${person.lastName}`.trim() },
      recipient: { chat_id: person.chatId },
      chat_control: { leave: "true" },
      timestamp: state.now(),
    });
  },
});
