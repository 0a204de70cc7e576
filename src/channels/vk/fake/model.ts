/** What the fake VK remembers: one community, its people, wall, dialogs, files, keys and addresses for events. */

export type FakePerson = {
  readonly id: number;
  readonly firstName: string;
  readonly lastName: string;
  /** True once the person wrote to the community or allowed messages; else VK answers 901. */
  allowsMessages: boolean;
  /** True after the person put the community on their blacklist: VK answers 900. */
  hasBlockedUs: boolean;
};

export type FakeMedia = {
  readonly kind: "photo" | "doc";
  readonly id: number;
  readonly ownerId: number;
  readonly accessKey: string;
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
  readonly date: number;
  /** What it was uploaded for: VK keeps photos of messages and of walls apart. */
  readonly purpose: "message" | "wall" | "citizen";
};

export type FakeComment = {
  readonly id: number;
  readonly postId: number;
  readonly fromId: number;
  readonly date: number;
  text: string;
  media: readonly FakeMedia[];
  /** The root of the thread, and the comment answered to; null for a comment of the first level. */
  readonly rootId: number | null;
  readonly replyTo: number | null;
  isDeleted: boolean;
  editedAt: number | null;
};

export type FakePost = {
  readonly id: number;
  readonly fromId: number;
  readonly date: number;
  readonly text: string;
  readonly media: readonly FakeMedia[];
  /** A picture that comes with the fake, by its file name. */
  readonly picture: string | null;
  readonly isSuggested: boolean;
  commentsClosed: boolean;
};

export type FakeMessage = {
  readonly id: number;
  readonly peerId: number;
  readonly fromId: number;
  readonly conversationMessageId: number;
  readonly date: number;
  readonly randomId: number;
  text: string;
  media: readonly FakeMedia[];
  editedAt: number | null;
  isDeleted: boolean;
};

export type FakeTokenKind = "community" | "user" | "service";

export type FakeCallbackServer = {
  readonly id: number;
  url: string;
  title: string;
  secret: string;
  status: "unconfigured" | "failed" | "wait" | "ok";
  /** Event types switched on; null = all. */
  events: ReadonlySet<string> | null;
  failuresInARow: number;
};

export type FakeRequest = {
  readonly at: number;
  readonly method: string;
  readonly token: FakeTokenKind | "none";
  readonly params: Readonly<Record<string, string>>;
  /** VK's error code of the answer; null when it succeeded. */
  readonly error: number | null;
};

export type FakeState = {
  readonly groupId: number;
  readonly groupName: string;
  readonly tokens: Map<string, FakeTokenKind>;
  readonly people: Map<number, FakePerson>;
  readonly posts: Map<number, FakePost>;
  readonly comments: Map<number, FakeComment>;
  readonly messages: Map<number, FakeMessage>;
  /** People whom the community keeps out. */
  readonly banned: Set<number>;
  readonly media: Map<string, FakeMedia>;
  readonly callbackServers: Map<number, FakeCallbackServer>;
  readonly requests: FakeRequest[];
  /** `guid` → comment, `peer:random_id` → message: a repeat gives the first one back. */
  readonly commentByGuid: Map<string, number>;
  readonly postByGuid: Map<string, number>;
  readonly messageByRandomId: Map<string, number>;
  confirmationCode: string;
  callsPerSecond: number | null;
  slowMs: number;
  /** VK counts posts and comments of a wall together, messages and files each apart. */
  readonly nextId: (counter: "wall" | "message" | "media" | "server" | "person") => number;
  readonly now: () => number;
  readonly baseUrl: () => string;
};

export type FakeStateOptions = {
  readonly groupId: number;
  readonly groupName: string;
  readonly now: () => number;
  readonly baseUrl: () => string;
};

/** An empty community with its three keys. */
export const createFakeState = ({ baseUrl, groupId, groupName, now }: FakeStateOptions): FakeState => {
  const counters = { wall: 0, message: 0, media: 456_239_000, server: 0, person: 1000 };
  return {
    groupId,
    groupName,
    tokens: new Map(),
    people: new Map(),
    posts: new Map(),
    comments: new Map(),
    messages: new Map(),
    banned: new Set(),
    media: new Map(),
    callbackServers: new Map(),
    requests: [],
    commentByGuid: new Map(),
    postByGuid: new Map(),
    messageByRandomId: new Map(),
    confirmationCode: "5f0a1c7e",
    callsPerSecond: null,
    slowMs: 0,
    nextId: (counter) => (counters[counter] += 1),
    now,
    baseUrl,
  };
};

/** Seconds, as VK counts. */
export const secondsNow = (state: FakeState): number => Math.floor(state.now() / 1000);

/** The comments under a post in order, the deleted ones too. */
export const commentsUnder = (state: FakeState, postId: number): readonly FakeComment[] =>
  [...state.comments.values()].filter((comment) => comment.postId === postId);

/** The messages of a dialog in order. */
export const messagesWith = (state: FakeState, peerId: number): readonly FakeMessage[] =>
  [...state.messages.values()].filter((message) => message.peerId === peerId);
