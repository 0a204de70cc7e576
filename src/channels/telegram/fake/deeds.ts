/** What people, administrators and the bot do in the fake, and what Telegram then tells the bot: all acts go through here. */
import {
  messageKey,
  secondsNow,
  type BotStanding,
  type FakeFile,
  type FakeMessage,
  type FakePerson,
  type FakeSender,
  type FakeState,
} from "./model.ts";
import { botObject, chatObject, messageObject, personObject, type ApiObject } from "./objects.ts";
import type { Updates } from "./updates.ts";

export type NewFile = Pick<FakeFile, "kind" | "name" | "mime" | "bytes">;

export type NewMessage = {
  readonly chatId: number;
  readonly sender: FakeSender;
  readonly text: string;
  readonly file?: FakeFile | null;
  readonly mediaGroupId?: string | null;
  readonly replyTo?: number | null;
  readonly picture?: string | null;
  /** Seconds; now when absent. */
  readonly date?: number;
};

export type Deeds = ReturnType<typeof createDeeds>;

/** Every deed changes the state first and then emits the event. */
export const createDeeds = (state: FakeState, updates: Pick<Updates, "emit" | "pulse">) => {
  const counterOf = (chatId: number): "channel" | "group" | "private" =>
    chatId === state.channel.id ? "channel" : chatId === state.group.id ? "group" : "private";

  /** A thread is the copy of the post that the answered message stands under. */
  const threadOf = (chatId: number, replyTo: number | null): number | null => {
    const answered = chatId === state.group.id && replyTo !== null ? state.messages.get(messageKey(chatId, replyTo)) : undefined;
    if (answered === undefined) return null;
    return answered.sender.kind === "copy" ? answered.id : answered.threadId;
  };

  const tell = (kind: "new" | "edited", message: FakeMessage): void => {
    // A bot is not told of what it wrote itself; a private chat that has blocked it tells nothing.
    if (message.sender.kind === "bot") return updates.pulse();
    const isPost = message.chatId === state.channel.id;
    const name = { new: isPost ? "channel_post" : "message", edited: isPost ? "edited_channel_post" : "edited_message" }[kind];
    updates.emit(name, message.chatId, messageObject(state, message));
  };

  const write = (given: NewMessage): FakeMessage => {
    const { chatId, date, file, mediaGroupId, picture, replyTo, sender, text } = given;
    const message: FakeMessage = {
      chatId,
      id: state.nextId(counterOf(chatId)),
      sender,
      date: date ?? secondsNow(state),
      text,
      file: file ?? null,
      mediaGroupId: mediaGroupId ?? null,
      replyTo: replyTo ?? null,
      threadId: threadOf(chatId, replyTo ?? null),
      picture: picture ?? null,
      editedAt: null,
      isDeleted: false,
    };
    state.messages.set(messageKey(chatId, message.id), message);
    tell("new", message);
    return message;
  };

  const membership = (chatId: number, from: ApiObject, change: { readonly was: BotStanding; readonly is: BotStanding }): void => {
    const standing = (status: BotStanding): ApiObject => ({
      user: botObject(state),
      status,
      ...(status === "kicked" ? { until_date: 0 } : {}),
    });
    updates.emit("my_chat_member", chatId, {
      chat: chatObject(state, chatId),
      from,
      date: secondsNow(state),
      old_chat_member: standing(change.was),
      new_chat_member: standing(change.is),
    });
  };

  return {
    person: (firstName: string, lastName: string): FakePerson => {
      const person: FakePerson = {
        id: state.nextId("person"),
        firstName,
        lastName,
        hasStarted: false,
        hasBlockedUs: false,
        isBanned: false,
      };
      state.people.set(person.id, person);
      return person;
    },

    file: (given: NewFile): FakeFile => {
      const file = { ...given, id: `AgACfake${state.nextId("file")}` };
      state.files.set(file.id, file);
      return file;
    },

    write,

    /** The words under the first file, the others as further messages of one album. */
    writeWithFiles: (given: Omit<NewMessage, "file" | "mediaGroupId">, files: readonly FakeFile[]): readonly FakeMessage[] => {
      if (files.length <= 1) return [write({ ...given, file: files[0] ?? null })];
      const mediaGroupId = String(state.nextId("album"));
      return files.map((file, index) => write({ ...given, text: index === 0 ? given.text : "", file, mediaGroupId }));
    },

    /** A post, and its copy in the group: comments stand under the copy. */
    post: (
      given: Pick<NewMessage, "text" | "picture" | "date"> & { readonly by: "bot" | "channel" },
    ): { readonly post: FakeMessage; readonly copy: FakeMessage } => {
      const { by, ...rest } = given;
      const post = write({ ...rest, chatId: state.channel.id, sender: { kind: by } });
      const copy = write({ ...rest, chatId: state.group.id, sender: { kind: "copy", postId: post.id } });
      return { post, copy };
    },

    edit: (message: FakeMessage, text: string): void => {
      message.text = text;
      message.editedAt = secondsNow(state);
      tell("edited", message);
      if (message.chatId !== state.channel.id) return;
      const copy = [...state.messages.values()].find(({ sender }) => sender.kind === "copy" && sender.postId === message.id);
      if (copy === undefined) return;
      copy.text = text;
      copy.editedAt = message.editedAt;
      tell("edited", copy);
    },

    /** Telegram tells nobody when a message is deleted. */
    delete: (message: FakeMessage): void => {
      message.isDeleted = true;
      updates.pulse();
    },

    /** "Start" is pressed: to the bot it is a message. */
    start: (person: FakePerson): void => {
      if (person.hasStarted) return;
      person.hasStarted = true;
      write({ chatId: person.id, sender: { kind: "person", id: person.id }, text: "/start" });
    },

    blockUs: (person: FakePerson): void => {
      person.hasBlockedUs = true;
      membership(person.id, personObject(person), { was: "member", is: "kicked" });
    },

    allowUs: (person: FakePerson): void => {
      person.hasStarted = true;
      person.hasBlockedUs = false;
      membership(person.id, personObject(person), { was: "kicked", is: "member" });
    },

    /** An administrator changes what the bot is in the channel or the group. */
    setStanding: (where: "channel" | "group", is: BotStanding): void => {
      const was = state.standing[where];
      state.standing[where] = is;
      const [admin] = state.people.values();
      if (admin !== undefined) membership(state[where].id, personObject(admin), { was, is });
    },
  };
};
