/** What the fake OK remembers: one group, its people, topics, comments, chats, files, keys and addresses for messages. */

export type FakePerson = {
  readonly id: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly chatId: string;
  /** True once the person wrote to the group. */
  allowsMessages: boolean;
  hasBlockedUs: boolean;
};

export type FakeMedia = {
  readonly id: string;
  readonly kind: "photo" | "video" | "doc";
  readonly key: string;
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
};

/** `town` is the group itself. */
export type Author = number | "town";

export type FakeComment = {
  readonly id: string;
  readonly topicId: string;
  readonly by: Author;
  readonly at: number;
  text: string;
  readonly media: readonly FakeMedia[];
  readonly replyTo: string | null;
  isDeleted: boolean;
  isEdited: boolean;
};

export type FakeTopic = {
  readonly id: string;
  readonly by: Author;
  readonly at: number;
  readonly text: string;
  readonly media: readonly FakeMedia[];
  /** A picture that comes with the fake, by its file name. */
  readonly picture: string | null;
  commentsClosed: boolean;
};

export type FakeMessage = {
  readonly mid: string;
  readonly seq: number;
  readonly personId: number;
  readonly by: Author;
  readonly at: number;
  text: string;
  media: readonly FakeMedia[];
  isEdited: boolean;
};

/** An address to which OK sends, or a wish to be asked (`url` null). */
export type FakeSubscription = { readonly url: string | null; readonly since: number; failingSince: number | null };

export type FakeRequest = {
  readonly at: number;
  /** `graph/me/messages` or a name of the REST API. */
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly error: number | null;
};

export type FakeRight = "VALUABLE_ACCESS" | "LONG_ACCESS_TOKEN" | "GROUP_CONTENT";
export type FakeTokenKind = "bot" | "access";

export type FakeKeys = {
  readonly botToken: string;
  readonly applicationKey: string;
  readonly applicationSecretKey: string;
  readonly accessToken: string;
};

export type FakeState = {
  readonly groupId: string;
  readonly groupName: string;
  readonly keys: FakeKeys;
  readonly revoked: Set<FakeTokenKind>;
  readonly rights: Set<FakeRight>;
  readonly people: Map<number, FakePerson>;
  readonly topics: Map<string, FakeTopic>;
  readonly comments: Map<string, FakeComment>;
  readonly messages: Map<string, FakeMessage>;
  readonly media: Map<string, FakeMedia>;
  readonly subscriptions: FakeSubscription[];
  readonly requests: FakeRequest[];
  /** Whether the methods that write comments are there: OK has taken them out of its documents. */
  writesComments: boolean;
  callsPerSecond: number | null;
  slowMs: number;
  /** The last number given of each kind. */
  readonly counters: Record<Counter, number>;
  readonly nextNumber: (counter: Counter) => number;
  readonly now: () => number;
  readonly baseUrl: () => string;
};

export type Counter = "person" | "topic" | "comment" | "message" | "media";

export type FakeStateOptions = Pick<FakeState, "groupId" | "groupName" | "keys" | "now" | "baseUrl">;

/** An empty group with its keys. */
export const createFakeState = (options: FakeStateOptions): FakeState => {
  const counters: Record<Counter, number> = {
    person: 570_000_000_100,
    topic: 155_000_000_000_000,
    comment: 15_940,
    message: 0,
    media: 880_000_000_000,
  };
  return {
    ...options,
    revoked: new Set(),
    rights: new Set(["VALUABLE_ACCESS", "LONG_ACCESS_TOKEN", "GROUP_CONTENT"]),
    people: new Map(),
    topics: new Map(),
    comments: new Map(),
    messages: new Map(),
    media: new Map(),
    subscriptions: [],
    requests: [],
    writesComments: true,
    callsPerSecond: null,
    slowMs: 0,
    counters,
    nextNumber: (counter) => (counters[counter] += 1),
  };
};

/** The comments under a topic in order, the deleted ones too. */
export const commentsUnder = (state: FakeState, topicId: string): readonly FakeComment[] =>
  [...state.comments.values()].filter((comment) => comment.topicId === topicId);

/** The messages of a person's chat in order. */
export const messagesWith = (state: FakeState, personId: number): readonly FakeMessage[] =>
  [...state.messages.values()].filter((message) => message.personId === personId);

export const personOfChat = (state: FakeState, chatId: string): FakePerson | undefined =>
  [...state.people.values()].find((person) => person.chatId === chatId);
