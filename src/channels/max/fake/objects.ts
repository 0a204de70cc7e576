/** Things of the fake in MAX's own words: the objects of updates and of API answers. */
import type { FakeMedia, FakeMessage, FakePerson, FakeState } from "./model.ts";

export type MaxObject = Readonly<Record<string, unknown>>;

/** Where the file is served; MAX's links carry a signature, ours the token. */
export const mediaUrl = (state: FakeState, media: FakeMedia): string => `${state.baseUrl()}/media/${media.token}`;

export const userObject = (state: FakeState, person: FakePerson): MaxObject => ({
  user_id: person.id,
  first_name: person.firstName,
  last_name: person.lastName,
  username: null,
  is_bot: false,
  last_activity_time: state.now(),
  name: `${person.firstName} ${person.lastName}`.trim(),
});

export const botObject = (state: FakeState): MaxObject => ({
  user_id: state.botId,
  first_name: state.channelName,
  username: state.botName,
  is_bot: true,
  last_activity_time: state.now(),
  name: state.channelName,
});

const senderObject = (state: FakeState, fromId: number): MaxObject | null => {
  if (fromId === state.botId) return botObject(state);
  const person = state.people.get(fromId);
  return person === undefined ? null : userObject(state, person);
};

const attachmentObject = (state: FakeState, media: FakeMedia): MaxObject => {
  const payload = { url: mediaUrl(state, media), token: media.token };
  switch (media.kind) {
    case "image":
      return { type: "image", payload: { photo_id: media.photoId, ...payload } };
    case "video":
      return { type: "video", payload, thumbnail: null, width: 1280, height: 720, duration: 5 };
    case "audio":
      return { type: "audio", payload };
    case "file":
      return { type: "file", payload, filename: media.name, size: media.bytes.byteLength };
  }
};

const bodyObject = (state: FakeState, message: FakeMessage): MaxObject => ({
  mid: message.mid,
  seq: message.seq,
  text: message.text === "" ? null : message.text,
  attachments: message.media.length === 0 ? null : message.media.map((media) => attachmentObject(state, media)),
});

const linkObject = (state: FakeState, message: FakeMessage): MaxObject | null => {
  const answered = message.answersTo === null ? undefined : state.messages.get(message.answersTo);
  if (answered === undefined) return null;
  const sender = answered.fromId === null ? null : senderObject(state, answered.fromId);
  return { type: "reply", ...(sender === null ? {} : { sender }), message: bodyObject(state, answered) };
};

const recipientObject = (state: FakeState, { fromId, place }: FakeMessage): MaxObject => {
  switch (place.kind) {
    case "post":
      return { chat_id: state.channelId, chat_type: "channel", user_id: null };
    case "comment":
      return { chat_id: state.channelId, chat_type: "channel", user_id: null, post_id: place.postId };
    case "dialog": {
      const chatId = state.people.get(place.personId)?.chatId ?? place.personId;
      return { chat_id: chatId, chat_type: "dialog", user_id: fromId === state.botId ? place.personId : state.botId };
    }
  }
};

/** A post has a public address; a comment and a dialog have none. */
export const messageObject = (state: FakeState, message: FakeMessage): MaxObject => {
  const isPost = message.place.kind === "post";
  const isHidden = state.hidesSenders && message.place.kind === "comment" && message.fromId !== state.botId;
  const sender = message.fromId === null || isHidden ? null : senderObject(state, message.fromId);
  return {
    // A comment in the channel's own name comes with an empty sender, a post without one.
    ...(isPost && sender === null ? {} : { sender }),
    recipient: recipientObject(state, message),
    timestamp: message.at,
    link: linkObject(state, message),
    body: bodyObject(state, message),
    ...(isPost ? { stat: { views: 100 }, url: `https://max.ru/gorodok/${message.mid.replace(/\W/gu, "")}` } : {}),
  };
};

/** A subscriber as the list of members gives one. */
export const memberObject = (state: FakeState, person: FakePerson): MaxObject => ({
  ...userObject(state, person),
  last_access_time: state.now(),
  is_owner: false,
  is_admin: false,
  join_time: 1_756_000_000_000,
  permissions: null,
});
