/** The strings that tests and the demonstration pull: what people do, what breaks, what time it is. The same calls go over `/__ctl`. */
import type { FaultKind, Faults } from "../../fake/faults.ts";
import type { FakeClock } from "../../fake/clock.ts";
import type { Deeds } from "./deeds.ts";
import type { DeliverMode } from "../../fake/delivery-queue.ts";
import type { Delivery } from "./delivery.ts";
import type { LongPoll } from "./long-poll.ts";
import {
  commentsUnder,
  messagesWith,
  type FakeComment,
  type FakeMedia,
  type FakeMessage,
  type FakePerson,
  type FakePost,
  type FakeRequest,
  type FakeState,
  type FakeTokenKind,
} from "./model.ts";

type CitizenFile = { readonly name: string; readonly mime: string; readonly bytes: Uint8Array };

/** A thing that a person wrote: `comment` or `message`, by VK's id. */
type Written = { readonly kind: "comment" | "message"; readonly id: number };

export type FakeVkControl = {
  readonly people: () => readonly FakePerson[];
  readonly person: (firstName: string, lastName?: string) => FakePerson;
  readonly posts: () => readonly FakePost[];
  /** A post of the community, or one that a person suggests. */
  readonly post: (given: { readonly text: string; readonly suggestedBy?: number }) => FakePost;
  /** Under the newest post, by the first person, unless told otherwise. */
  readonly comment: (given: {
    readonly text: string;
    readonly postId?: number;
    readonly personId?: number;
    readonly replyTo?: number;
    readonly files?: readonly CitizenFile[];
  }) => FakeComment;
  readonly dm: (given: { readonly text: string; readonly personId?: number; readonly files?: readonly CitizenFile[] }) => FakeMessage;
  readonly edit: (written: Written, text: string) => void;
  readonly delete: (written: Written) => void;
  readonly restore: (commentId: number) => void;
  readonly closeComments: (postId: number) => void;
  readonly blockUs: (personId: number) => void;
  readonly allowUs: (personId: number) => void;
  readonly revokeToken: (kind: FakeTokenKind) => void;
  /** Calls that a key may make per second; null gives VK's own limits back. */
  readonly rateLimit: (perSecond: number | null) => void;
  readonly fail: (kind: FaultKind, times: number, method?: string) => void;
  readonly slow: (ms: number) => void;
  readonly deliver: (mode: DeliverMode) => void;
  readonly failLongPoll: (kind: 1 | 2 | 3) => void;
  /** Attaches an address for events as the community's settings page would. */
  readonly callbackServer: (url: string, secret: string) => void;
  readonly clock: (at: number) => void;
  readonly advance: (ms: number) => Promise<void>;
  readonly settle: () => Promise<void>;
  readonly requests: () => readonly FakeRequest[];
  /** Whether the community keeps this person out. */
  readonly isBanned: (personId: number) => boolean;
  readonly comments: (postId: number) => readonly FakeComment[];
  readonly messages: (personId: number) => readonly FakeMessage[];
  readonly media: (key: string) => FakeMedia | undefined;
};

export type ControlParts = {
  readonly state: FakeState;
  readonly deeds: Deeds;
  readonly delivery: Delivery;
  readonly faults: Faults;
  readonly clock: FakeClock;
  readonly longPoll: LongPoll;
};

const must = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`the fake VK has no ${what}`);
  return value;
};

export const createControl = (parts: ControlParts): FakeVkControl => ({
  ...deedsOf(parts),
  ...troublesOf(parts),
  ...timeOf(parts),
  ...looksOf(parts),
});

type Deed = "person" | "post" | "comment" | "dm" | "edit" | "delete" | "restore" | "closeComments" | "blockUs" | "allowUs";

const deedsOf = ({ deeds, state }: ControlParts): Pick<FakeVkControl, Deed> => {
  const person = (id: number | undefined): FakePerson =>
    must(id === undefined ? state.people.values().next().value : state.people.get(id), `person ${id ?? ""}`);
  const newestPost = (): FakePost =>
    must(
      [...state.posts.values()].findLast((post) => !post.isSuggested),
      "post",
    );
  const attach = (ownerId: number, files: readonly CitizenFile[] = []): readonly FakeMedia[] =>
    files.map((file) => deeds.media({ ...file, ownerId, kind: file.mime.startsWith("image/") ? "photo" : "doc", purpose: "citizen" }));
  return {
    person: (firstName, lastName = "") => deeds.person(firstName, lastName),
    post: ({ suggestedBy, text }) =>
      deeds.post(
        suggestedBy === undefined ? { fromId: -state.groupId, text } : { fromId: person(suggestedBy).id, text, isSuggested: true },
      ),
    comment: ({ files, personId, postId, replyTo, text }) => {
      const { id } = person(personId);
      return deeds.comment({ postId: postId ?? newestPost().id, fromId: id, text, replyTo, media: attach(id, files) });
    },
    dm: ({ files, personId, text }) => {
      const { id } = person(personId);
      return deeds.message({ peerId: id, fromId: id, text, media: attach(id, files) });
    },
    edit: ({ id, kind }, text) => {
      if (kind === "comment") deeds.editComment(must(state.comments.get(id), `comment ${id}`), text);
      else deeds.editMessage(must(state.messages.get(id), `message ${id}`), text);
    },
    delete: ({ id, kind }) => {
      if (kind === "message") return deeds.deleteMessage(must(state.messages.get(id), `message ${id}`));
      const comment = must(state.comments.get(id), `comment ${id}`);
      return deeds.deleteComment(comment, comment.fromId);
    },
    restore: (commentId) => deeds.restoreComment(must(state.comments.get(commentId), `comment ${commentId}`)),
    closeComments: (postId) => {
      must(state.posts.get(postId), `post ${postId}`).commentsClosed = true;
    },
    blockUs: (personId) => deeds.blockUs(person(personId)),
    allowUs: (personId) => deeds.allowUs(person(personId)),
  };
};

type Trouble = "revokeToken" | "rateLimit" | "fail" | "slow" | "deliver" | "failLongPoll" | "callbackServer";

const troublesOf = ({ delivery, faults, longPoll, state }: ControlParts): Pick<FakeVkControl, Trouble> => ({
  revokeToken: (kind) => {
    for (const [token, its] of state.tokens) if (its === kind) state.tokens.delete(token);
  },
  rateLimit: (perSecond) => {
    state.callsPerSecond = perSecond;
  },
  fail: (kind, times, method) => faults.order(kind, times, method ?? null),
  slow: (ms) => {
    state.slowMs = ms;
  },
  deliver: (mode) => delivery.setMode(mode),
  failLongPoll: (kind) => longPoll.failNext(kind),
  callbackServer: (url, secret) => {
    const server = {
      id: state.nextId("server"),
      url,
      title: "Отклик",
      secret,
      status: "unconfigured" as const,
      events: null,
      failuresInARow: 0,
    };
    state.callbackServers.set(server.id, server);
    delivery.confirm(server);
  },
});

const timeOf = ({ clock, delivery }: ControlParts): Pick<FakeVkControl, "clock" | "advance" | "settle"> => ({
  clock: (at) => clock.set(at),
  advance: async (ms) => {
    clock.advance(ms);
    await delivery.settle();
  },
  settle: () => delivery.settle(),
});

type Look = "people" | "isBanned" | "posts" | "requests" | "comments" | "messages" | "media";

const looksOf = ({ state }: ControlParts): Pick<FakeVkControl, Look> => ({
  people: () => [...state.people.values()],
  posts: () => [...state.posts.values()],
  requests: () => [...state.requests],
  isBanned: (personId) => state.banned.has(personId),
  comments: (postId) => commentsUnder(state, postId),
  messages: (personId) => messagesWith(state, personId),
  media: (key) => state.media.get(key),
});
