/** The strings that tests pull: what people do, what breaks, what time it is. The same calls go over `/__ctl`. */
import type { FakeClock } from "../../fake/clock.ts";
import type { DeliverMode } from "../../fake/delivery-queue.ts";
import type { FaultKind, Faults } from "../../fake/faults.ts";
import type { RestRequest } from "../../fake/rest-route.ts";
import { WANTED_EVENTS } from "../health.ts";
import type { Deeds } from "./deeds.ts";
import type { Delivery } from "./delivery.ts";
import { ownPosts, type FakeDirect, type FakeMedia, type FakePerson, type FakePost, type FakeState, type FakeWebhook } from "./model.ts";
import type { XObject } from "./objects.ts";

type CitizenFile = { readonly name: string; readonly mime: string; readonly bytes: Uint8Array };

export type FakeXControl = {
  readonly people: () => readonly FakePerson[];
  readonly person: (name: string) => FakePerson;
  /** The account's own posts. */
  readonly posts: () => readonly FakePost[];
  readonly post: (text: string) => FakePost;
  /** Under the newest post, by the first person, with our name in it, unless told otherwise; `postId` null: a post of its own. */
  readonly comment: (given: {
    readonly text: string;
    readonly postId?: string | null;
    readonly personId?: string;
    readonly namesUs?: boolean;
    readonly files?: readonly CitizenFile[];
  }) => FakePost;
  readonly dm: (given: { readonly text: string; readonly personId?: string; readonly files?: readonly CitizenFile[] }) => FakeDirect;
  readonly edit: (postId: string, text: string) => FakePost;
  readonly delete: (postId: string) => void;
  readonly blockUs: (personId: string) => void;
  readonly allowUs: (personId: string) => void;
  readonly revokeToken: () => void;
  /** Registers an address without the API, CRC included; true when X takes it. */
  readonly webhook: (url: string, eventTypes?: readonly string[]) => Promise<boolean>;
  readonly webhooks: () => readonly FakeWebhook[];
  /** X asks an address again whether it knows the secret. */
  readonly crc: () => Promise<readonly boolean[]>;
  readonly needsSummons: (needed: boolean) => void;
  /** Kinds of events that this X does not offer. */
  readonly unknownEvents: (eventTypes: readonly string[]) => void;
  /** This many calls of the kind are left; null: as many as one likes. */
  readonly rateLimit: (name: string, left: number | null) => void;
  /** A number is an HTTP status; `name` as in `POST /2/tweets`. */
  readonly fail: (kind: FaultKind, times: number, name?: string) => void;
  readonly slow: (ms: number) => void;
  readonly deliver: (mode: DeliverMode) => void;
  readonly clock: (at: number) => void;
  readonly advance: (ms: number) => Promise<void>;
  readonly settle: () => Promise<void>;
  readonly requests: () => readonly RestRequest[];
  /** All that stands in a conversation below its first post, what was taken down too. */
  readonly comments: (postId: string) => readonly FakePost[];
  readonly messages: (personId: string) => readonly FakeDirect[];
  /** Every event in order, delivered or not. */
  readonly events: () => readonly XObject[];
};

export type ControlParts = {
  readonly state: FakeState;
  readonly deeds: Deeds;
  readonly delivery: Delivery;
  readonly faults: Faults;
  readonly clock: FakeClock;
};

const must = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`the fake X has no ${what}`);
  return value;
};

export const createControl = (parts: ControlParts): FakeXControl => ({ ...deedsOf(parts), ...troublesOf(parts), ...looksOf(parts) });

type Deed = "person" | "post" | "comment" | "dm" | "edit" | "delete" | "blockUs" | "allowUs" | "revokeToken";

const deedsOf = ({ deeds, state }: ControlParts): Pick<FakeXControl, Deed> => {
  const person = (id: string | undefined): FakePerson =>
    must(id === undefined ? state.people.values().next().value : state.people.get(id), `person ${id ?? ""}`);
  const post = (id: string): FakePost => must(state.posts.get(id), `post ${id}`);
  const attach = (files: readonly CitizenFile[] = []): readonly FakeMedia[] => files.map(deeds.media);
  return {
    person: (name) => deeds.person(name),
    post: (text) => deeds.write({ authorId: state.accountId, text }),
    comment: ({ files, namesUs = true, personId, postId, text }) =>
      deeds.write({
        authorId: person(personId).id,
        text,
        replyTo: postId === null ? undefined : (postId ?? must(ownPosts(state).at(-1), "post").id),
        namesUs,
        media: attach(files),
      }),
    dm: ({ files, personId, text }) => {
      const { id } = person(personId);
      return deeds.direct({ personId: id, senderId: id, text, media: attach(files) });
    },
    edit: (postId, text) => deeds.edit(post(postId), text),
    delete: (postId) => deeds.remove(post(postId)),
    blockUs: (personId) => {
      person(personId).blocksUs = true;
    },
    allowUs: (personId) => {
      person(personId).blocksUs = false;
    },
    revokeToken: () => deeds.revoke(),
  };
};

type Trouble =
  | "webhook"
  | "crc"
  | "needsSummons"
  | "unknownEvents"
  | "rateLimit"
  | "fail"
  | "slow"
  | "deliver"
  | "clock"
  | "advance"
  | "settle";

const troublesOf = ({ clock, delivery, faults, state }: ControlParts): Pick<FakeXControl, Trouble> => ({
  webhook: async (url, eventTypes = WANTED_EVENTS) => {
    const webhook = { id: state.nextId(), url, createdAt: state.now(), isValid: false };
    if (!(await delivery.check(webhook))) return false;
    state.webhooks.set(webhook.id, webhook);
    for (const eventType of eventTypes) {
      const id = state.nextId();
      state.subscriptions.set(id, { id, eventType, userId: state.accountId, webhookId: webhook.id });
    }
    return true;
  },
  crc: () => Promise.all([...state.webhooks.values()].map(delivery.check)),
  needsSummons: (needed) => {
    state.needsSummons = needed;
  },
  unknownEvents: (eventTypes) => {
    state.unknownEvents = eventTypes;
  },
  rateLimit: (name, left) => {
    if (left === null) state.left.delete(name);
    else state.left.set(name, left);
  },
  fail: (kind, times, name) => faults.order(kind, times, name ?? null),
  slow: (ms) => {
    state.slowMs = ms;
  },
  deliver: (mode) => delivery.setMode(mode),
  clock: (at) => clock.set(at),
  advance: async (ms) => {
    clock.advance(ms);
    await delivery.settle();
  },
  settle: () => delivery.settle(),
});

type Look = "people" | "posts" | "webhooks" | "requests" | "comments" | "messages" | "events";

const looksOf = ({ delivery, state }: ControlParts): Pick<FakeXControl, Look> => ({
  people: () => [...state.people.values()],
  posts: () => ownPosts(state),
  webhooks: () => [...state.webhooks.values()],
  requests: () => [...state.requests],
  comments: (postId) => [...state.posts.values()].filter(({ conversationId, id }) => conversationId === postId && id !== postId),
  messages: (personId) => [...state.directs.values()].filter((direct) => direct.personId === personId),
  events: () => [...delivery.history],
});
