/** What people do in the fake, and what MAX then tells the bot: the wall page, the control and the API all act through here. */
import { randomBytes } from "node:crypto";
import type { Delivery } from "./delivery.ts";
import type { FakeMedia, FakeMessage, FakePerson, FakePlace, FakeState } from "./model.ts";
import { messageObject, userObject } from "./objects.ts";

export type NewMessage = {
  readonly place: FakePlace;
  readonly fromId: number | null;
  readonly text: string;
  readonly media?: readonly FakeMedia[];
  readonly answersTo?: string | undefined;
  readonly picture?: string;
  /** Milliseconds; now when absent. */
  readonly at?: number;
};

export type NewMedia = Pick<FakeMedia, "kind" | "name" | "mime" | "bytes"> & { readonly notReadyTimes?: number };

export type Deeds = ReturnType<typeof createDeeds>;

const TYPES = { post: "message", comment: "comment", dialog: "message" } as const;

/** Every deed changes the state first and then emits the update. */
export const createDeeds = (state: FakeState, delivery: Pick<Delivery, "emit">) => {
  const permission = (type: "bot_started" | "bot_stopped", person: FakePerson): void =>
    delivery.emit(type, {
      chat_id: person.chatId,
      user: userObject(state, person),
      ...(type === "bot_started" ? { payload: null } : {}),
      user_locale: "ru",
    });

  const start = (person: FakePerson): void => {
    person.hasStarted = true;
    person.hasStopped = false;
    permission("bot_started", person);
  };

  return {
    person: (firstName: string, lastName: string): FakePerson => {
      const id = state.nextId("person");
      const person = { id, firstName, lastName, chatId: 900_000 + id, hasStarted: false, hasStopped: false, isShutOut: false };
      state.people.set(id, person);
      return person;
    },

    media: ({ notReadyTimes, ...given }: NewMedia): FakeMedia => {
      const media = { ...given, token: randomBytes(18).toString("hex"), photoId: state.nextId("media"), notReadyTimes: notReadyTimes ?? 0 };
      state.media.set(media.token, media);
      return media;
    },

    /** Whoever writes to the bot has pressed Start before. */
    write: ({ answersTo, at, fromId, media, picture, place, text }: NewMessage): FakeMessage => {
      const person = place.kind === "dialog" && fromId !== state.botId ? state.people.get(place.personId) : undefined;
      if (person !== undefined && (!person.hasStarted || person.hasStopped)) start(person);
      const seq = state.nextId("message");
      const message: FakeMessage = {
        mid: `mid.${seq.toString(16).padStart(16, "0")}`,
        seq,
        place,
        fromId,
        at: at ?? state.now(),
        text,
        media: media ?? [],
        answersTo: answersTo ?? null,
        picture: picture ?? null,
        commentsClosed: false,
        isDeleted: false,
        editedAt: null,
      };
      state.messages.set(message.mid, message);
      // In a dialog a bot is not told what it said itself.
      if (place.kind !== "dialog" || fromId !== state.botId)
        delivery.emit(`${TYPES[place.kind]}_created`, {
          message: messageObject(state, message),
          ...(place.kind === "dialog" ? { user_locale: "ru" } : {}),
        });
      return message;
    },

    edit: (message: FakeMessage, text: string): void => {
      message.text = text;
      message.editedAt = state.now();
      if (message.place.kind === "dialog" && message.fromId === state.botId) return;
      delivery.emit(`${TYPES[message.place.kind]}_edited`, { message: messageObject(state, message) });
    },

    remove: (message: FakeMessage, removerId: number): void => {
      message.isDeleted = true;
      const { place } = message;
      const chatId = place.kind === "dialog" ? state.people.get(place.personId)?.chatId : state.channelId;
      const removed = { message_id: message.mid, chat_id: chatId, user_id: removerId };
      delivery.emit(`${TYPES[place.kind]}_removed`, place.kind === "comment" ? { ...removed, post_id: place.postId } : removed);
    },

    allowUs: start,

    blockUs: (person: FakePerson): void => {
      person.hasStopped = true;
      permission("bot_stopped", person);
    },

    shutOut: (person: FakePerson): void => {
      person.isShutOut = true;
      delivery.emit("user_removed", {
        chat_id: state.channelId,
        user: userObject(state, person),
        admin_id: state.botId,
        is_channel: true,
      });
    },
  };
};
