/** Things of the fake in Meta's own words: the entries of webhooks and the objects of the API. */
import type { FakeMedia, FakeMessage, FakeState, FakeThing } from "./model.ts";

export type MetaFields = Readonly<Record<string, unknown>>;

/** "2026-11-25T10:00:00+0000", as Meta writes it. */
export const iso = (at: number): string => new Date(at).toISOString().replace(/\.\d{3}Z$/u, "+0000");

const seconds = (at: number): number => Math.floor(at / 1000);

export const mediaUrl = (state: FakeState, { id }: FakeMedia): string => `${state.baseUrl()}/media/${id}`;

/** A person, or the page itself. */
export const personObject = (state: FakeState, id: string): MetaFields => {
  if (id === state.accountId) return { id, name: state.name, username: "gorodok" };
  const person = state.people.get(id);
  return { id, name: person?.name ?? "", username: person?.username ?? "" };
};

const fromObject = (state: FakeState, id: string): MetaFields => {
  const { name, username } = personObject(state, id);
  return state.network === "facebook" ? { id, name } : { id, username };
};

/** A change of the feed, as Facebook tells of one. */
const feedChange = (state: FakeState, thing: FakeThing, verb: string): MetaFields => {
  const [media] = thing.media;
  return {
    field: "feed",
    value: {
      item: thing.kind === "post" ? "status" : "comment",
      verb,
      ...(thing.kind === "post" ? {} : { comment_id: thing.id, parent_id: thing.parentId ?? thing.postId }),
      post_id: thing.postId,
      created_time: seconds(verb === "add" ? thing.at : state.now()),
      from: fromObject(state, thing.authorId),
      ...(verb === "remove" ? {} : { message: thing.text }),
      ...(media === undefined || verb === "remove" ? {} : { photo: mediaUrl(state, media) }),
    },
  };
};

/** Instagram tells of new comments only. */
const commentChange = (state: FakeState, thing: FakeThing): MetaFields => ({
  field: "comments",
  value: {
    id: thing.id,
    ...(thing.parentId === null ? {} : { parent_id: thing.parentId }),
    from: fromObject(state, thing.authorId),
    media: { id: thing.postId, media_product_type: "FEED" },
    text: thing.text,
  },
});

/** The entry that tells of a thing, or null where the network tells of no such deed. */
export const thingEntry = (state: FakeState, thing: FakeThing, verb: string): MetaFields | null => {
  const entry = { id: state.accountId, time: seconds(state.now()) };
  if (state.network === "facebook") return { ...entry, changes: [feedChange(state, thing, verb)] };
  return verb === "add" && thing.kind === "comment" ? { ...entry, changes: [commentChange(state, thing)] } : null;
};

const attachmentType = ({ mime }: FakeMedia): string =>
  mime.startsWith("image/") ? "image" : mime.startsWith("video/") ? "video" : "file";

/** A message of a conversation; ours comes back as an echo. */
export const messageEntry = (state: FakeState, message: FakeMessage): MetaFields => {
  const isOurs = message.fromId === state.accountId;
  const attachments = message.media.map((media) => ({ type: attachmentType(media), payload: { url: mediaUrl(state, media) } }));
  return {
    id: state.accountId,
    time: Math.floor(state.now()),
    messaging: [
      {
        sender: { id: message.fromId },
        recipient: { id: isOurs ? message.personId : state.accountId },
        timestamp: Math.floor(message.at),
        message: {
          mid: message.mid,
          ...(message.text === "" ? {} : { text: message.text }),
          ...(attachments.length === 0 ? {} : { attachments }),
          ...(isOurs ? { is_echo: true } : {}),
        },
      },
    ],
  };
};

/** A thing as a call reads it. */
export const thingObject = (state: FakeState, thing: FakeThing): MetaFields => {
  const [media] = thing.media;
  if (state.network === "instagram") {
    const common = { id: thing.id, timestamp: iso(thing.at), username: personObject(state, thing.authorId)["username"] };
    if (thing.kind === "post") return { ...common, caption: thing.text, permalink: `https://www.instagram.com/p/p${thing.id}/` };
    return { ...common, text: thing.text, from: fromObject(state, thing.authorId), hidden: thing.isHidden, media: { id: thing.postId } };
  }
  return {
    id: thing.id,
    message: thing.text,
    from: fromObject(state, thing.authorId),
    created_time: iso(thing.at),
    permalink_url: `https://www.facebook.com/gorodok/posts/${thing.id}`,
    ...(thing.parentId === null ? {} : { parent: { id: thing.parentId } }),
    ...(media === undefined ? {} : { attachment: { type: "photo", media: { image: { src: mediaUrl(state, media) } } } }),
  };
};

/** A message as a list of a conversation has it. */
export const messageObject = (state: FakeState, message: FakeMessage): MetaFields => ({
  id: message.mid,
  message: message.text,
  from: fromObject(state, message.fromId),
  created_time: iso(message.at),
  ...(message.media.length === 0
    ? {}
    : {
        attachments: {
          data: message.media.map((media) => ({ id: media.id, name: media.name, image_data: { url: mediaUrl(state, media) } })),
        },
      }),
});
