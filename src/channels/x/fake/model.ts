/** What the fake X remembers: one account of a town, people, posts with their replies, direct messages, files, and who is told of events. */
import type { RestRequest } from "../../fake/rest-route.ts";

export type FakePerson = {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  /** True: X takes no direct message of ours for this person. */
  blocksUs: boolean;
};

export type FakeMedia = {
  readonly id: string;
  readonly name: string;
  readonly mime: string;
  bytes: Uint8Array;
  /** How many times X says that it is still working on it. */
  busyTimes: number;
};

export type FakePost = {
  readonly id: string;
  readonly authorId: string;
  readonly text: string;
  readonly at: number;
  readonly replyTo: string | null;
  readonly conversationId: string;
  /** True: our account is named in it, so that X lets us answer. */
  readonly namesUs: boolean;
  readonly media: readonly FakeMedia[];
  /** The numbers of all versions, this one the last. */
  readonly history: readonly string[];
  isDeleted: boolean;
  isHidden: boolean;
};

export type FakeDirect = {
  readonly id: string;
  readonly personId: string;
  readonly senderId: string;
  readonly text: string;
  readonly at: number;
  readonly media: readonly FakeMedia[];
  isDeleted: boolean;
};

export type FakeWebhook = { readonly id: string; readonly url: string; readonly createdAt: number; isValid: boolean };

export type FakeSubscription = { readonly id: string; readonly eventType: string; readonly userId: string; readonly webhookId: string };

export type FakeKeys = {
  readonly consumerKey: string;
  readonly consumerSecret: string;
  readonly accessToken: string;
  readonly accessSecret: string;
  readonly bearerToken: string;
};

export type FakeState = {
  readonly accountId: string;
  readonly username: string;
  readonly name: string;
  readonly keys: FakeKeys;
  isRevoked: boolean;
  readonly people: Map<string, FakePerson>;
  readonly posts: Map<string, FakePost>;
  readonly directs: Map<string, FakeDirect>;
  readonly media: Map<string, FakeMedia>;
  readonly webhooks: Map<string, FakeWebhook>;
  readonly subscriptions: Map<string, FakeSubscription>;
  readonly requests: RestRequest[];
  /** True: replies go only to those who named the account (the rule of the ordinary plan). */
  needsSummons: boolean;
  /** Kinds of events that this X does not offer. */
  unknownEvents: readonly string[];
  /** What is left of the limit, by the kind of call. */
  readonly left: Map<string, number>;
  slowMs: number;
  readonly nextId: () => string;
  readonly now: () => number;
  readonly baseUrl: () => string;
};

const EPOCH = 1_288_834_974_657;

/** Numbers grow with the time, as X's do. */
const numbering = (now: () => number): (() => string) => {
  let last = 0n;
  return () => {
    const next = BigInt(Math.max(0, Math.floor(now()) - EPOCH)) << 22n;
    last = next > last ? next : last + 1n;
    return String(last);
  };
};

export type FakeStateOptions = Pick<FakeState, "accountId" | "now" | "baseUrl">;

/** An account with nothing in it. */
export const createFakeState = (given: FakeStateOptions): FakeState => ({
  ...given,
  username: "gorodok_adm",
  name: "Городок. Администрация",
  keys: {
    consumerKey: "test-consumer-key",
    consumerSecret: "test-consumer-secret",
    accessToken: "test-access-token",
    accessSecret: "test-access-secret",
    bearerToken: "test-bearer-token",
  },
  isRevoked: false,
  people: new Map(),
  posts: new Map(),
  directs: new Map(),
  media: new Map(),
  webhooks: new Map(),
  subscriptions: new Map(),
  requests: [],
  needsSummons: true,
  unknownEvents: [],
  left: new Map(),
  slowMs: 0,
  nextId: numbering(given.now),
});

/** The account's own posts that begin a conversation, in order. */
export const ownPosts = (state: FakeState): readonly FakePost[] =>
  [...state.posts.values()].filter(({ authorId, replyTo }) => authorId === state.accountId && replyTo === null);

/** What stands of a post: not taken down, and not replaced by a newer version. */
export const isStanding = (state: FakeState, post: FakePost): boolean =>
  !post.isDeleted && ![...state.posts.values()].some(({ history, id }) => id !== post.id && history.includes(post.id));
