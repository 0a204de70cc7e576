/** What the fake of Meta remembers: one page of Facebook or one account of Instagram, its people, posts, comments, messages and files. */
import type { RestRequest } from "../../fake/rest-route.ts";

export type FakePerson = {
  readonly id: string;
  readonly name: string;
  readonly username: string;
  /** True: the person takes no message of ours. */
  blocksUs: boolean;
  /** True: the page keeps the person out. */
  isShutOut: boolean;
};

export type FakeMedia = { readonly id: string; readonly name: string; readonly mime: string; readonly bytes: Uint8Array };

/** A post (a picture in Instagram) or a comment under one. */
export type FakeThing = {
  readonly id: string;
  readonly kind: "post" | "comment";
  readonly authorId: string;
  text: string;
  readonly at: number;
  /** The post itself, for a post. */
  readonly postId: string;
  readonly parentId: string | null;
  readonly media: readonly FakeMedia[];
  isDeleted: boolean;
  isHidden: boolean;
  isPrivatelyAnswered: boolean;
};

export type FakeMessage = {
  readonly mid: string;
  readonly personId: string;
  readonly fromId: string;
  readonly text: string;
  readonly at: number;
  readonly media: readonly FakeMedia[];
};

export type FakeSubscription = { readonly url: string; readonly verifyToken: string; readonly fields: readonly string[] };

export type FakeKeys = { readonly appId: string; readonly appSecret: string; readonly pageToken: string };

export type FakeState = {
  readonly network: "facebook" | "instagram";
  readonly accountId: string;
  readonly name: string;
  readonly keys: FakeKeys;
  isRevoked: boolean;
  /** Seconds; 0: never. */
  tokenEnds: number;
  scopes: readonly string[];
  /** Whether the application may answer as a human agent. */
  hasHumanAgent: boolean;
  /** Percent of the limits that are used up. */
  usage: number;
  readonly people: Map<string, FakePerson>;
  readonly things: Map<string, FakeThing>;
  readonly messages: Map<string, FakeMessage>;
  readonly media: Map<string, FakeMedia>;
  subscription: FakeSubscription | null;
  /** What the page lets go to the application. */
  pageFields: readonly string[];
  readonly requests: RestRequest[];
  slowMs: number;
  readonly nextNumber: () => number;
  readonly now: () => number;
  readonly baseUrl: () => string;
};

export type FakeStateOptions = Pick<FakeState, "network" | "accountId" | "now" | "baseUrl">;

const SCOPES = [
  "pages_manage_metadata",
  "pages_read_engagement",
  "pages_manage_engagement",
  "pages_messaging",
  "instagram_manage_comments",
  "instagram_manage_messages",
];

/** A page with nothing on it. */
export const createFakeState = (given: FakeStateOptions): FakeState => {
  let last = 0;
  return {
    ...given,
    name: "Городок. Администрация",
    keys: { appId: "700000000000001", appSecret: "test-app-secret", pageToken: "test-page-token" },
    isRevoked: false,
    tokenEnds: 0,
    scopes: SCOPES,
    hasHumanAgent: false,
    usage: 1,
    people: new Map(),
    things: new Map(),
    messages: new Map(),
    media: new Map(),
    subscription: null,
    pageFields: [],
    requests: [],
    slowMs: 0,
    nextNumber: () => (last += 1),
  };
};

const all = (state: FakeState): readonly FakeThing[] => [...state.things.values()];

/** The page's own posts in order. */
export const postsOf = (state: FakeState): readonly FakeThing[] =>
  all(state).filter(({ authorId, isDeleted, kind }) => kind === "post" && authorId === state.accountId && !isDeleted);

/** The comments under a post in order, what was taken down too. */
export const commentsUnder = (state: FakeState, postId: string): readonly FakeThing[] =>
  all(state).filter((thing) => thing.kind === "comment" && thing.postId === postId);

/** The messages of a conversation in order. */
export const messagesWith = (state: FakeState, personId: string): readonly FakeMessage[] =>
  [...state.messages.values()].filter((message) => message.personId === personId);
