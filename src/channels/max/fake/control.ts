/** The strings that tests and the demonstration pull: what people do, what breaks, what time it is. The same calls go over `/__ctl`. */
import type { FakeClock } from "../../fake/clock.ts";
import type { DeliverMode } from "../../fake/delivery-queue.ts";
import type { FaultKind, Faults } from "../../fake/faults.ts";
import type { Deeds } from "./deeds.ts";
import type { Delivery } from "./delivery.ts";
import { mediaKindOf } from "./media-kind.ts";
import {
  commentsUnder,
  messagesWith,
  postsOf,
  type FakeMedia,
  type FakeMessage,
  type FakePerson,
  type FakeRequest,
  type FakeState,
  type FakeSubscription,
} from "./model.ts";

type CitizenFile = { readonly name: string; readonly mime: string; readonly bytes: Uint8Array };

export type FakeMaxControl = {
  readonly people: () => readonly FakePerson[];
  readonly person: (firstName: string, lastName?: string) => FakePerson;
  readonly posts: () => readonly FakeMessage[];
  readonly post: (given: { readonly text: string }) => FakeMessage;
  /** Under the newest post, by the first person, unless told otherwise. MAX itself shows no files in comments yet: `files` are for the day it does. */
  readonly comment: (given: {
    readonly text: string;
    readonly postId?: string;
    readonly personId?: number;
    readonly replyTo?: string;
    readonly files?: readonly CitizenFile[];
  }) => FakeMessage;
  readonly dm: (given: { readonly text: string; readonly personId?: number; readonly files?: readonly CitizenFile[] }) => FakeMessage;
  readonly edit: (messageId: string, text: string) => void;
  /** By whoever wrote it. */
  readonly delete: (messageId: string) => void;
  readonly closeComments: (postId: string) => void;
  /** The person stops the bot. */
  readonly blockUs: (personId: number) => void;
  /** The person presses Start. */
  readonly allowUs: (personId: number) => void;
  readonly revokeToken: () => void;
  /** The bot's rights in the channel; null: no administrator. */
  readonly rights: (rights: readonly string[] | null) => void;
  /** Calls that the bot may make per second; null gives MAX's own limit back. */
  readonly rateLimit: (perSecond: number | null) => void;
  /** A number is an HTTP status; `method` as in `POST /messages/{id}/comments`. */
  readonly fail: (kind: FaultKind, times: number, method?: string) => void;
  readonly slow: (ms: number) => void;
  readonly deliver: (mode: DeliverMode) => void;
  /** Attaches an address for events without the API. */
  readonly subscribe: (url: string, secret: string) => void;
  readonly subscriptions: () => readonly FakeSubscription[];
  /** The newest file is refused as "not ready" this many times. */
  readonly notReady: (times: number) => void;
  /** True: addresses must be https on port 443, as in MAX. */
  readonly strictAddresses: (isStrict: boolean) => void;
  /** True: comments of people come without their sender. */
  readonly hideSenders: (areHidden: boolean) => void;
  /** True: polls are answered beside a subscription, which MAX does not do. */
  readonly pollBesideWebhook: (isAllowed: boolean) => void;
  readonly clock: (at: number) => void;
  readonly advance: (ms: number) => Promise<void>;
  readonly settle: () => Promise<void>;
  readonly requests: () => readonly FakeRequest[];
  readonly comments: (postId: string) => readonly FakeMessage[];
  readonly messages: (personId: number) => readonly FakeMessage[];
  readonly media: (token: string) => FakeMedia | undefined;
};

export type ControlParts = {
  readonly state: FakeState;
  readonly deeds: Deeds;
  readonly delivery: Delivery;
  readonly faults: Faults;
  readonly clock: FakeClock;
};

const must = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`the fake MAX has no ${what}`);
  return value;
};

export const createControl = (parts: ControlParts): FakeMaxControl => ({
  ...deedsOf(parts),
  ...troublesOf(parts),
  ...timeOf(parts),
  ...looksOf(parts),
});

type Deed = "person" | "post" | "comment" | "dm" | "edit" | "delete" | "closeComments" | "blockUs" | "allowUs";

const deedsOf = ({ deeds, state }: ControlParts): Pick<FakeMaxControl, Deed> => {
  const person = (id: number | undefined): FakePerson =>
    must(id === undefined ? state.people.values().next().value : state.people.get(id), `person ${id ?? ""}`);
  const message = (id: string): FakeMessage => must(state.messages.get(id), `message ${id}`);
  const attach = (files: readonly CitizenFile[] = []): readonly FakeMedia[] =>
    files.map((file) => deeds.media({ ...file, kind: mediaKindOf(file.mime) }));
  return {
    person: (firstName, lastName = "") => deeds.person(firstName, lastName),
    post: ({ text }) => deeds.write({ place: { kind: "post" }, fromId: null, text }),
    comment: ({ files, personId, postId, replyTo, text }) =>
      deeds.write({
        place: { kind: "comment", postId: postId ?? must(postsOf(state).at(-1), "post").mid },
        fromId: person(personId).id,
        text,
        answersTo: replyTo,
        media: attach(files),
      }),
    dm: ({ files, personId, text }) => {
      const { id } = person(personId);
      return deeds.write({ place: { kind: "dialog", personId: id }, fromId: id, text, media: attach(files) });
    },
    edit: (messageId, text) => deeds.edit(message(messageId), text),
    delete: (messageId) => deeds.remove(message(messageId), message(messageId).fromId ?? state.botId),
    closeComments: (postId) => {
      message(postId).commentsClosed = true;
    },
    blockUs: (personId) => deeds.blockUs(person(personId)),
    allowUs: (personId) => deeds.allowUs(person(personId)),
  };
};

type Trouble =
  | "revokeToken"
  | "rights"
  | "rateLimit"
  | "fail"
  | "slow"
  | "deliver"
  | "subscribe"
  | "notReady"
  | "strictAddresses"
  | "hideSenders"
  | "pollBesideWebhook";

const troublesOf = ({ delivery, faults, state }: ControlParts): Pick<FakeMaxControl, Trouble> => ({
  revokeToken: () => {
    state.token = null;
  },
  rights: (rights) => {
    state.rights = rights;
  },
  rateLimit: (perSecond) => {
    state.callsPerSecond = perSecond;
  },
  fail: (kind, times, method) => faults.order(kind, times, method ?? null),
  slow: (ms) => {
    state.slowMs = ms;
  },
  deliver: (mode) => delivery.setMode(mode),
  subscribe: (url, secret) => {
    state.subscriptions.set(url, { url, time: state.now(), updateTypes: null, secret, failingSince: null });
  },
  notReady: (times) => {
    must([...state.media.values()].at(-1), "file").notReadyTimes = times;
  },
  strictAddresses: (isStrict) => {
    state.strictAddresses = isStrict;
  },
  hideSenders: (areHidden) => {
    state.hidesSenders = areHidden;
  },
  pollBesideWebhook: (isAllowed) => {
    state.pollBesideWebhook = isAllowed;
  },
});

const timeOf = ({ clock, delivery }: ControlParts): Pick<FakeMaxControl, "clock" | "advance" | "settle"> => ({
  clock: (at) => clock.set(at),
  advance: async (ms) => {
    clock.advance(ms);
    await delivery.settle();
  },
  settle: () => delivery.settle(),
});

type Look = "people" | "posts" | "requests" | "comments" | "messages" | "media" | "subscriptions";

const looksOf = ({ state }: ControlParts): Pick<FakeMaxControl, Look> => ({
  people: () => [...state.people.values()],
  posts: () => postsOf(state),
  requests: () => [...state.requests],
  comments: (postId) => commentsUnder(state, postId),
  messages: (personId) => messagesWith(state, personId),
  media: (token) => state.media.get(token),
  subscriptions: () => [...state.subscriptions.values()],
});
