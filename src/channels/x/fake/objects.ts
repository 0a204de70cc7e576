/** Things of the fake in X's own words: the objects of events and of API answers. */
import type { FakeDirect, FakeMedia, FakePerson, FakePost, FakeState } from "./model.ts";

export type XObject = Readonly<Record<string, unknown>>;

const iso = (at: number): string => new Date(at).toISOString();

export const mediaUrl = (state: FakeState, media: FakeMedia): string => `${state.baseUrl()}/media/${media.id}`;

/** A person, or the account itself; undefined for nobody. */
export const userObject = (state: FakeState, id: string): XObject | undefined => {
  const person: Pick<FakePerson, "id" | "name" | "username"> | undefined =
    id === state.accountId ? { id, name: state.name, username: state.username } : state.people.get(id);
  return person === undefined ? undefined : { id: person.id, name: person.name, username: person.username };
};

const mediaObject = (state: FakeState, media: FakeMedia): XObject => {
  const isPicture = media.mime.startsWith("image/");
  const key = { media_key: `3_${media.id}`, type: isPicture ? "photo" : "video" };
  if (isPicture) return { ...key, url: mediaUrl(state, media) };
  return { ...key, variants: [{ bit_rate: 632_000, content_type: "video/mp4", url: mediaUrl(state, media) }] };
};

const keysOf = (media: readonly FakeMedia[]): XObject =>
  media.length === 0 ? {} : { attachments: { media_keys: media.map(({ id }) => `3_${id}`) } };

/** A reply begins with the names of those it answers; X puts them there by itself. */
const wholeText = (state: FakeState, post: FakePost): string => {
  const text = post.text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return post.namesUs ? `@${state.username} ${text}` : text;
};

export const postObject = (state: FakeState, post: FakePost): XObject => ({
  id: post.id,
  text: wholeText(state, post),
  author_id: post.authorId,
  conversation_id: post.conversationId,
  created_at: iso(post.at),
  edit_history_tweet_ids: post.history,
  ...(post.replyTo === null ? {} : { referenced_tweets: [{ type: "replied_to", id: post.replyTo }] }),
  ...(post.namesUs
    ? { entities: { mentions: [{ start: 0, end: state.username.length + 1, username: state.username, id: state.accountId }] } }
    : {}),
  ...keysOf(post.media),
});

/** People and files that come beside posts and messages. */
export const includesOf = (state: FakeState, authors: readonly string[], media: readonly FakeMedia[]): XObject => ({
  users: [...new Set(authors)].flatMap((id) => userObject(state, id) ?? []),
  ...(media.length === 0 ? {} : { media: media.map((one) => mediaObject(state, one)) }),
});

const conversationOf = (first: string, second: string): string =>
  BigInt(first) < BigInt(second) ? `${first}-${second}` : `${second}-${first}`;

export const directObject = (state: FakeState, direct: FakeDirect): XObject => ({
  id: direct.id,
  event_type: "MessageCreate",
  text: direct.text,
  sender_id: direct.senderId,
  dm_conversation_id: conversationOf(state.accountId, direct.personId),
  created_at: iso(direct.at),
  ...keysOf(direct.media),
});

/** The older form, which events of direct messages keep. */
export const legacyDirectObject = (state: FakeState, direct: FakeDirect): XObject => {
  const recipient = direct.senderId === state.accountId ? direct.personId : state.accountId;
  const [media] = direct.media;
  const attachment =
    media === undefined
      ? {}
      : {
          attachment: {
            type: "media",
            media: {
              id: media.id,
              type: media.mime.startsWith("image/") ? "photo" : "video",
              media_url_https: `${state.baseUrl()}/dm/${media.id}`,
            },
          },
        };
  const users = [direct.senderId, recipient].flatMap((id) => {
    const user = userObject(state, id);
    return user === undefined ? [] : [[id, { id, name: user["name"], screen_name: user["username"] }] as const];
  });
  return {
    direct_message_events: [
      {
        type: "message_create",
        id: direct.id,
        created_timestamp: String(Math.floor(direct.at)),
        message_create: {
          target: { recipient_id: recipient },
          sender_id: direct.senderId,
          message_data: { text: direct.text, entities: {}, ...attachment },
        },
      },
    ],
    users: Object.fromEntries(users),
  };
};
