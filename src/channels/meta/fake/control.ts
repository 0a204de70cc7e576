/** The strings that tests pull: what people do, what breaks, what time it is. The same calls go over `/__ctl`. */
import type { FakeClock } from "../../fake/clock.ts";
import type { DeliverMode } from "../../fake/delivery-queue.ts";
import type { FaultKind, Faults } from "../../fake/faults.ts";
import type { RestRequest } from "../../fake/rest-route.ts";
import type { Deeds } from "./deeds.ts";
import type { Delivery } from "./delivery.ts";
import {
  commentsUnder,
  messagesWith,
  postsOf,
  type FakeMedia,
  type FakeMessage,
  type FakePerson,
  type FakeState,
  type FakeThing,
} from "./model.ts";
import type { MetaFields } from "./objects.ts";

type CitizenFile = { readonly name: string; readonly mime: string; readonly bytes: Uint8Array };

export type FakeMetaControl = {
  readonly people: () => readonly FakePerson[];
  readonly person: (name: string) => FakePerson;
  readonly posts: () => readonly FakeThing[];
  /** By the page, or by a person on the page. */
  readonly post: (given: { readonly text: string; readonly personId?: string }) => FakeThing;
  /** Under the newest post, by the first person, unless told otherwise. */
  readonly comment: (given: {
    readonly text: string;
    readonly postId?: string;
    readonly personId?: string;
    readonly replyTo?: string;
    readonly files?: readonly CitizenFile[];
  }) => FakeThing;
  readonly dm: (given: { readonly text: string; readonly personId?: string; readonly files?: readonly CitizenFile[] }) => FakeMessage;
  /** Instagram: somebody names the account under another picture. */
  readonly mention: (mediaId: string, commentId?: string) => void;
  readonly edit: (id: string, text: string) => void;
  readonly delete: (id: string) => void;
  readonly blockUs: (personId: string) => void;
  readonly allowUs: (personId: string) => void;
  readonly revokeToken: () => void;
  /** When the token ends; null: never. */
  readonly tokenEnds: (at: number | null) => void;
  readonly scopes: (scopes: readonly string[]) => void;
  readonly humanAgent: (isGranted: boolean) => void;
  /** Percent of the limits that are used. */
  readonly usage: (percent: number) => void;
  /** Attaches an address without the API; the challenge is asked all the same. */
  readonly webhook: (url: string, verifyToken: string) => Promise<boolean>;
  /** Entries from now on are sent as one body by `release`. */
  readonly hold: () => void;
  readonly release: () => void;
  /** A number is an error code of Graph; `name` as in `POST /{id}/comments`. */
  readonly fail: (kind: FaultKind, times: number, name?: string) => void;
  readonly slow: (ms: number) => void;
  readonly deliver: (mode: DeliverMode) => void;
  readonly clock: (at: number) => void;
  readonly advance: (ms: number) => Promise<void>;
  readonly settle: () => Promise<void>;
  readonly requests: () => readonly RestRequest[];
  readonly comments: (postId: string) => readonly FakeThing[];
  readonly messages: (personId: string) => readonly FakeMessage[];
  /** Every entry in order, delivered or not. */
  readonly entries: () => readonly MetaFields[];
};

export type ControlParts = {
  readonly state: FakeState;
  readonly deeds: Deeds;
  readonly delivery: Delivery;
  readonly faults: Faults;
  readonly clock: FakeClock;
};

const must = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`the fake of Meta has no ${what}`);
  return value;
};

export const createControl = (parts: ControlParts): FakeMetaControl => ({
  ...deedsOf(parts),
  ...standingOf(parts),
  ...troublesOf(parts),
  ...looksOf(parts),
});

type Deed = "person" | "post" | "comment" | "dm" | "mention" | "edit" | "delete" | "blockUs" | "allowUs";

const deedsOf = ({ deeds, delivery, state }: ControlParts): Pick<FakeMetaControl, Deed> => {
  const person = (id: string | undefined): FakePerson =>
    must(id === undefined ? state.people.values().next().value : state.people.get(id), `person ${id ?? ""}`);
  const thing = (id: string): FakeThing => must(state.things.get(id), `thing ${id}`);
  const attach = (files: readonly CitizenFile[] = []): readonly FakeMedia[] => files.map(deeds.media);
  return {
    person: (name) => deeds.person(name),
    post: ({ personId, text }) => deeds.write({ authorId: personId ?? state.accountId, text }),
    comment: ({ files, personId, postId, replyTo, text }) =>
      deeds.write({
        authorId: person(personId).id,
        text,
        postId: postId ?? must(postsOf(state).at(-1), "post").id,
        parentId: replyTo,
        media: attach(files),
      }),
    dm: ({ files, personId, text }) => {
      const { id } = person(personId);
      return deeds.say({ personId: id, fromId: id, text, media: attach(files) });
    },
    mention: (mediaId, commentId) =>
      delivery.emit({
        id: state.accountId,
        time: Math.floor(state.now() / 1000),
        changes: [{ field: "mentions", value: { media_id: mediaId, ...(commentId === undefined ? {} : { comment_id: commentId }) } }],
      }),
    edit: (id, text) => deeds.edit(thing(id), text),
    delete: (id) => deeds.remove(thing(id)),
    blockUs: (personId) => {
      person(personId).blocksUs = true;
    },
    allowUs: (personId) => {
      person(personId).blocksUs = false;
    },
  };
};

type Standing = "revokeToken" | "tokenEnds" | "scopes" | "humanAgent" | "usage" | "webhook";

const standingOf = ({ delivery, state }: ControlParts): Pick<FakeMetaControl, Standing> => ({
  revokeToken: () => {
    state.isRevoked = true;
  },
  tokenEnds: (at) => {
    state.tokenEnds = at === null ? 0 : Math.floor(at / 1000);
  },
  scopes: (scopes) => {
    state.scopes = scopes;
  },
  humanAgent: (isGranted) => {
    state.hasHumanAgent = isGranted;
  },
  usage: (percent) => {
    state.usage = percent;
  },
  webhook: async (url, verifyToken) => {
    const fields = ["feed", "messages", "message_echoes", "message_edits", "mention", "comments", "mentions"];
    const subscription = { url, verifyToken, fields };
    if (!(await delivery.verify(subscription))) return false;
    state.subscription = subscription;
    state.pageFields = fields;
    return true;
  },
});

type Trouble = "hold" | "release" | "fail" | "slow" | "deliver" | "clock" | "advance" | "settle";

const troublesOf = ({ clock, delivery, faults, state }: ControlParts): Pick<FakeMetaControl, Trouble> => ({
  hold: () => delivery.hold(),
  release: () => delivery.release(),
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

type Look = "people" | "posts" | "requests" | "comments" | "messages" | "entries";

const looksOf = ({ delivery, state }: ControlParts): Pick<FakeMetaControl, Look> => ({
  people: () => [...state.people.values()],
  posts: () => postsOf(state),
  requests: () => [...state.requests],
  comments: (postId) => commentsUnder(state, postId),
  messages: (personId) => messagesWith(state, personId),
  entries: () => [...delivery.history],
});
