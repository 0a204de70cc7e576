/** Things of the fake in the Bot API's own words. */
import { messageIn, type FakeFile, type FakeMessage, type FakePerson, type FakeState } from "./model.ts";

export type ApiObject = Readonly<Record<string, unknown>>;

export const botObject = ({ bot }: FakeState): ApiObject => ({ id: bot.id, is_bot: true, first_name: bot.title, username: bot.username });

export const personObject = ({ firstName, id, lastName }: FakePerson): ApiObject => ({
  id,
  is_bot: false,
  first_name: firstName,
  ...(lastName === "" ? {} : { last_name: lastName }),
  language_code: "ru",
});

/** The accounts behind which Telegram hides those who speak for a chat. */
const TELEGRAM: ApiObject = { id: 777_000, is_bot: false, first_name: "Telegram" };
const ANONYMOUS: ApiObject = { id: 1_087_968_824, is_bot: true, first_name: "Group", username: "GroupAnonymousBot" };
const CHANNEL_BOT: ApiObject = { id: 136_817_688, is_bot: true, first_name: "Channel", username: "Channel_Bot" };

const channelObject = ({ channel }: FakeState): ApiObject => ({
  id: channel.id,
  title: channel.title,
  username: channel.username,
  type: "channel",
});
const groupObject = ({ group }: FakeState): ApiObject => ({ id: group.id, title: group.title, type: "supergroup" });

export const chatObject = (state: FakeState, chatId: number): ApiObject => {
  if (chatId === state.channel.id) return channelObject(state);
  if (chatId === state.group.id) return groupObject(state);
  const person = state.people.get(chatId);
  return {
    id: chatId,
    first_name: person?.firstName ?? "",
    ...(person === undefined || person.lastName === "" ? {} : { last_name: person.lastName }),
    type: "private",
  };
};

/** The one file under both sizes of a photo. */
export const SMALL = "-small";

const fileObject = (file: FakeFile): ApiObject => ({
  file_id: file.id,
  file_unique_id: `u${file.id}`,
  file_size: file.bytes.byteLength,
});

const mediaObject = (file: FakeFile): ApiObject => {
  const base = fileObject(file);
  switch (file.kind) {
    case "photo":
      return {
        photo: [
          { ...base, file_id: `${file.id}${SMALL}`, file_unique_id: `s${file.id}`, width: 90, height: 67 },
          { ...base, width: 1280, height: 960 },
        ],
      };
    case "video":
      return { video: { ...base, width: 1280, height: 720, duration: 5, file_name: file.name, mime_type: file.mime } };
    case "document":
      return { document: { ...base, file_name: file.name, mime_type: file.mime } };
  }
};

const senderOf = (state: FakeState, { chatId, sender }: FakeMessage): ApiObject => {
  switch (sender.kind) {
    case "person": {
      const person = state.people.get(sender.id);
      return person === undefined ? {} : { from: personObject(person) };
    }
    case "bot":
      return chatId === state.channel.id ? { sender_chat: channelObject(state) } : { from: botObject(state) };
    case "anonymous":
      return { from: ANONYMOUS, sender_chat: groupObject(state) };
    case "channel":
      return chatId === state.channel.id ? { sender_chat: channelObject(state) } : { from: CHANNEL_BOT, sender_chat: channelObject(state) };
    case "copy":
      return { from: TELEGRAM, sender_chat: channelObject(state), is_automatic_forward: true, ...originOf(state, sender.postId) };
  }
};

const originOf = (state: FakeState, postId: number): ApiObject => {
  const date = messageIn(state, state.channel.id, postId)?.date ?? 0;
  return { forward_origin: { type: "channel", chat: channelObject(state), message_id: postId, date } };
};

/** A message; the one it answers goes along, but not what that one answered. */
export const messageObject = (state: FakeState, message: FakeMessage, isInner = false): ApiObject => {
  const { chatId, date, editedAt, file, id, mediaGroupId, replyTo, text, threadId } = message;
  const answered = isInner ? undefined : messageIn(state, chatId, replyTo ?? threadId);
  return {
    message_id: id,
    ...senderOf(state, message),
    chat: chatObject(state, chatId),
    date,
    ...(threadId === null ? {} : { message_thread_id: threadId }),
    ...(answered === undefined ? {} : { reply_to_message: messageObject(state, answered, true) }),
    ...(editedAt === null ? {} : { edit_date: editedAt }),
    ...(mediaGroupId === null ? {} : { media_group_id: mediaGroupId }),
    ...(file === null ? { text } : { ...mediaObject(file), ...(text === "" ? {} : { caption: text }) }),
  };
};
