/** What the fake Telegram remembers: a bot, a channel with its discussion group, people, messages, files, and where events go. */

export type FakePerson = {
  readonly id: number;
  readonly firstName: string;
  readonly lastName: string;
  /** True once the person pressed "Start": before it a bot cannot write to them. */
  hasStarted: boolean;
  hasBlockedUs: boolean;
  /** Put out of the discussion group. */
  isBanned: boolean;
};

export type FakeFile = {
  readonly id: string;
  readonly kind: "photo" | "video" | "document";
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
};

/** `copy`: the message that Telegram itself puts into the group for a post of the channel. */
export type FakeSender =
  | { readonly kind: "person"; readonly id: number }
  | { readonly kind: "bot" }
  | { readonly kind: "channel" }
  | { readonly kind: "anonymous" }
  | { readonly kind: "copy"; readonly postId: number };

export type FakeMessage = {
  readonly chatId: number;
  readonly id: number;
  readonly sender: FakeSender;
  readonly date: number;
  text: string;
  readonly file: FakeFile | null;
  readonly mediaGroupId: string | null;
  readonly replyTo: number | null;
  /** In the group: the copy of the post under which it stands. */
  readonly threadId: number | null;
  /** A picture that comes with the fake, by its file name. */
  readonly picture: string | null;
  editedAt: number | null;
  isDeleted: boolean;
};

export type BotStanding = "administrator" | "member" | "left" | "kicked";

export type FakeWebhook = {
  readonly url: string;
  readonly secret: string;
  readonly allowed: readonly string[];
  lastErrorAt: number | null;
  lastErrorText: string;
  /** Since when the address answers 410 and nothing else. */
  goneSince: number | null;
};

export type FakeRequest = {
  readonly at: number;
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Telegram's error code of the answer; null when it succeeded. */
  readonly error: number | null;
};

export type FakeState = {
  readonly bot: { readonly id: number; readonly username: string; readonly title: string };
  token: string | null;
  readonly channel: { readonly id: number; readonly username: string; readonly title: string };
  readonly group: { id: number; readonly title: string };
  /** The group's number before it became a supergroup, when a test says so. */
  formerGroupId: number | null;
  readonly standing: { channel: BotStanding; group: BotStanding };
  readonly rights: { canPost: boolean; canDelete: boolean; canRestrict: boolean; readsAll: boolean };
  readonly people: Map<number, FakePerson>;
  readonly messages: Map<string, FakeMessage>;
  readonly files: Map<string, FakeFile>;
  readonly requests: FakeRequest[];
  webhook: FakeWebhook | null;
  rateLimitLeft: number;
  slowMs: number;
  /** Telegram counts messages in the channel, in the group and in all private chats of a bot each apart. */
  readonly nextId: (counter: "channel" | "group" | "private" | "person" | "file" | "album") => number;
  readonly now: () => number;
  readonly baseUrl: () => string;
};

export type FakeStateOptions = {
  readonly channelTitle: string;
  readonly token: string;
  readonly now: () => number;
  readonly baseUrl: () => string;
};

const CHANNEL_ID = -1_002_250_000_117;
const GROUP_ID = -1_002_250_000_118;

/** An empty channel with an empty group; the bot is an administrator of both. */
export const createFakeState = ({ baseUrl, channelTitle, now, token }: FakeStateOptions): FakeState => {
  const counters = { channel: 0, group: 0, private: 0, person: 510_000_000, file: 0, album: 13_700_000_000_000 };
  return {
    bot: { id: 7_700_000_117, username: "gorodok_otvet_bot", title: "Городок. Ответы" },
    token,
    channel: { id: CHANNEL_ID, username: "gorodok_glava", title: channelTitle },
    group: { id: GROUP_ID, title: "Городок. Обсуждение" },
    formerGroupId: null,
    standing: { channel: "administrator", group: "administrator" },
    rights: { canPost: true, canDelete: true, canRestrict: true, readsAll: false },
    people: new Map(),
    messages: new Map(),
    files: new Map(),
    requests: [],
    webhook: null,
    rateLimitLeft: 0,
    slowMs: 0,
    nextId: (counter) => (counters[counter] += 1),
    now,
    baseUrl,
  };
};

/** Seconds, as Telegram counts. */
export const secondsNow = (state: FakeState): number => Math.floor(state.now() / 1000);

export const messageKey = (chatId: number, id: number): string => `${chatId}_${id}`;

/** A message that is there, or undefined. */
export const messageIn = (state: FakeState, chatId: number, id: number | null): FakeMessage | undefined => {
  const found = id === null ? undefined : state.messages.get(messageKey(chatId, id));
  return found?.isDeleted === true ? undefined : found;
};

/** The messages of a chat that are there, in order. */
export const messagesIn = (state: FakeState, chatId: number): readonly FakeMessage[] =>
  [...state.messages.values()].filter((message) => message.chatId === chatId && !message.isDeleted);

/** The comments under a post's copy, in order. */
export const commentsUnder = (state: FakeState, copyId: number): readonly FakeMessage[] =>
  messagesIn(state, state.group.id).filter((message) => message.threadId === copyId);

/** The copies of the posts in the group: what the wall shows as posts. */
export const copiesIn = (state: FakeState): readonly FakeMessage[] =>
  messagesIn(state, state.group.id).filter(({ sender }) => sender.kind === "copy");
