/** What the fake MAX remembers: one channel with its bot, its subscribers, posts, comments, dialogs, files, and who is told of events. */

export type FakePerson = {
  readonly id: number;
  readonly firstName: string;
  readonly lastName: string;
  /** The dialog with the bot; MAX numbers it apart from the person. */
  readonly chatId: number;
  /** True once the person pressed Start. */
  hasStarted: boolean;
  /** True after the person stopped the bot: MAX answers 403. */
  hasStopped: boolean;
  /** True after the channel shut the person out. */
  isShutOut: boolean;
};

export type FakeMedia = {
  readonly token: string;
  readonly kind: "image" | "video" | "audio" | "file";
  readonly photoId: number;
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
  /** How many times a message with it is refused as "not ready". */
  notReadyTimes: number;
};

/** Where a message stands: a post of the channel, a comment under it, or a dialog with a person. */
export type FakePlace =
  | { readonly kind: "post" }
  | { readonly kind: "comment"; readonly postId: string }
  | { readonly kind: "dialog"; readonly personId: number };

export type FakeMessage = {
  readonly mid: string;
  readonly seq: number;
  readonly place: FakePlace;
  /** A person, the bot, or null: in the channel's own name. */
  readonly fromId: number | null;
  readonly at: number;
  text: string;
  media: readonly FakeMedia[];
  readonly answersTo: string | null;
  /** A picture that comes with the fake, by its file name. */
  readonly picture: string | null;
  commentsClosed: boolean;
  isDeleted: boolean;
  editedAt: number | null;
};

export type FakeSubscription = {
  readonly url: string;
  readonly time: number;
  readonly updateTypes: readonly string[] | null;
  readonly secret: string | null;
  /** Since when every delivery has failed; null while they succeed. */
  failingSince: number | null;
};

export type FakeRequest = {
  readonly at: number;
  /** `POST /messages/{id}/comments`. */
  readonly method: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly status: number;
};

export type FakeState = {
  readonly channelId: number;
  readonly channelName: string;
  readonly botId: number;
  readonly botName: string;
  /** The live token; null once it is revoked. */
  token: string | null;
  readonly people: Map<number, FakePerson>;
  readonly messages: Map<string, FakeMessage>;
  readonly media: Map<string, FakeMedia>;
  readonly subscriptions: Map<string, FakeSubscription>;
  readonly requests: FakeRequest[];
  /** Rights of the bot in the channel; null: no administrator. */
  rights: readonly string[] | null;
  callsPerSecond: number | null;
  slowMs: number;
  /** MAX takes `https` and port 443 only; tests on loopback do without. */
  strictAddresses: boolean;
  /** True: comments of people come without their sender, as MAX does. */
  hidesSenders: boolean;
  /** MAX does not answer polls beside a subscription; a test that compares both may ask for it. */
  pollBesideWebhook: boolean;
  readonly nextId: (counter: FakeCounter) => number;
  readonly now: () => number;
  readonly baseUrl: () => string;
};

export type FakeCounter = "message" | "media" | "person";

export type FakeStateOptions = Pick<FakeState, "channelId" | "channelName" | "botId" | "now" | "baseUrl"> & { readonly token: string };

export const ALL_RIGHTS: readonly string[] = ["read_all_messages", "write", "edit", "delete", "add_remove_members"];

/** An empty channel whose bot may do everything. */
export const createFakeState = ({ token, ...given }: FakeStateOptions): FakeState => {
  const counters = { message: 0, media: 70_000, person: 5000 };
  return {
    ...given,
    botName: "gorodok_bot",
    token,
    people: new Map(),
    messages: new Map(),
    media: new Map(),
    subscriptions: new Map(),
    requests: [],
    rights: ALL_RIGHTS,
    callsPerSecond: null,
    slowMs: 0,
    strictAddresses: false,
    hidesSenders: false,
    pollBesideWebhook: false,
    nextId: (counter) => (counters[counter] += 1),
  };
};

const all = (state: FakeState): readonly FakeMessage[] => [...state.messages.values()];

/** The channel's posts in order. */
export const postsOf = (state: FakeState): readonly FakeMessage[] => all(state).filter(({ place }) => place.kind === "post");

/** The comments under a post in order, the removed ones too. */
export const commentsUnder = (state: FakeState, postId: string): readonly FakeMessage[] =>
  all(state).filter(({ place }) => place.kind === "comment" && place.postId === postId);

/** The messages of a dialog in order, the removed ones too. */
export const messagesWith = (state: FakeState, personId: number): readonly FakeMessage[] =>
  all(state).filter(({ place }) => place.kind === "dialog" && place.personId === personId);

/** Written by the page: by its bot or in the channel's own name. */
export const isOurs = (state: FakeState, message: FakeMessage): boolean => message.fromId === null || message.fromId === state.botId;
