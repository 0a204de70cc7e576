/** The strings that tests and the demonstration pull: what people do, what breaks, what time it is. The same calls go over `/__ctl`. */
import type { FakeClock } from "../../fake/clock.ts";
import type { DeliverMode } from "../../fake/delivery-queue.ts";
import type { FaultKind, Faults } from "../../fake/faults.ts";
import type { Deeds } from "./deeds.ts";
import type { Delivery } from "./delivery.ts";
import {
  commentsUnder,
  messagesWith,
  type FakeComment,
  type FakeMedia,
  type FakeMessage,
  type FakePerson,
  type FakeRequest,
  type FakeRight,
  type FakeState,
  type FakeTokenKind,
  type FakeTopic,
} from "./model.ts";

type CitizenFile = { readonly name: string; readonly mime: string; readonly bytes: Uint8Array };

/** A thing that somebody wrote: `comment` or `message`, by OK's id. */
type Written = { readonly kind: "comment" | "message"; readonly id: string };

export type FakeOkControl = {
  readonly people: () => readonly FakePerson[];
  readonly person: (firstName: string, lastName?: string) => FakePerson;
  readonly posts: () => readonly FakeTopic[];
  /** A topic of the group, or one that a person writes. */
  readonly post: (given: { readonly text: string; readonly by?: number; readonly files?: readonly CitizenFile[] }) => FakeTopic;
  /** Under the newest topic, by the first person, unless told otherwise. */
  readonly comment: (given: {
    readonly text: string;
    readonly topicId?: string;
    readonly personId?: number;
    readonly replyTo?: string;
    readonly files?: readonly CitizenFile[];
  }) => FakeComment;
  /** What the group's staff write by hand, past the desk. */
  readonly answerByHand: (given: { readonly text: string; readonly replyTo: string }) => FakeComment;
  readonly dm: (given: { readonly text: string; readonly personId?: number; readonly files?: readonly CitizenFile[] }) => FakeMessage;
  readonly edit: (written: Written, text: string) => void;
  readonly delete: (commentId: string) => void;
  readonly restore: (commentId: string) => void;
  readonly closeComments: (topicId: string) => void;
  readonly blockUs: (personId: number) => void;
  readonly allowUs: (personId: number) => void;
  readonly revokeToken: (kind: FakeTokenKind) => void;
  readonly takeRight: (right: FakeRight) => void;
  /** Whether the methods that write comments are there. */
  readonly addDiscussionComment: (isOn: boolean) => void;
  /** Calls that are taken per second; null gives the usual limit back. */
  readonly rateLimit: (perSecond: number | null) => void;
  readonly fail: (kind: FaultKind, times: number, method?: string) => void;
  readonly slow: (ms: number) => void;
  readonly deliver: (mode: DeliverMode) => void;
  readonly subscribe: (url: string) => void;
  readonly subscriptions: () => readonly string[];
  readonly clock: (at: number) => void;
  readonly advance: (ms: number) => Promise<void>;
  readonly settle: () => Promise<void>;
  readonly requests: () => readonly FakeRequest[];
  readonly comments: (topicId: string) => readonly FakeComment[];
  readonly messages: (personId: number) => readonly FakeMessage[];
};

export type ControlParts = {
  readonly state: FakeState;
  readonly deeds: Deeds;
  readonly delivery: Delivery;
  readonly faults: Faults;
  readonly clock: FakeClock;
};

const must = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`the fake OK has no ${what}`);
  return value;
};

export const createControl = (parts: ControlParts): FakeOkControl => ({
  ...deedsOf(parts),
  ...troublesOf(parts),
  ...timeOf(parts),
  ...looksOf(parts),
});

/** The kind under which OK takes a file. */
export const mediaKindOf = (mime: string): FakeMedia["kind"] =>
  mime.startsWith("image/") ? "photo" : mime.startsWith("video/") ? "video" : "doc";

type Deed = "person" | "post" | "comment" | "answerByHand" | "dm" | "edit" | "delete" | "restore" | "closeComments" | "blockUs" | "allowUs";

const deedsOf = ({ deeds, state }: ControlParts): Pick<FakeOkControl, Deed> => {
  const person = (id: number | undefined): FakePerson =>
    must(id === undefined ? state.people.values().next().value : state.people.get(id), `person ${id ?? ""}`);
  const comment = (id: string): FakeComment => must(state.comments.get(id), `comment ${id}`);
  const newest = (): FakeTopic => must([...state.topics.values()].at(-1), "topic");
  const attach = (files: readonly CitizenFile[] = []): readonly FakeMedia[] =>
    files.map((file) => deeds.media({ ...file, kind: mediaKindOf(file.mime) }));
  return {
    person: (firstName, lastName = "") => deeds.person(firstName, lastName),
    post: ({ by, files, text }) => deeds.topic({ by: by === undefined ? "town" : person(by).id, text, media: attach(files) }),
    comment: ({ files, personId, replyTo, text, topicId }) =>
      deeds.comment({ topicId: topicId ?? newest().id, by: person(personId).id, text, replyTo, media: attach(files) }),
    answerByHand: ({ replyTo, text }) => deeds.comment({ topicId: comment(replyTo).topicId, by: "town", text, replyTo }),
    dm: ({ files, personId, text }) => {
      const { id } = person(personId);
      return deeds.message({ personId: id, by: id, text, media: attach(files) });
    },
    edit: ({ id, kind }, text) => {
      if (kind === "comment") deeds.editComment(comment(id), text);
      else deeds.editMessage(must(state.messages.get(id), `message ${id}`), text);
    },
    delete: (commentId) => deeds.deleteComment(comment(commentId)),
    restore: (commentId) => deeds.restoreComment(comment(commentId)),
    closeComments: (topicId) => {
      must(state.topics.get(topicId), `topic ${topicId}`).commentsClosed = true;
    },
    blockUs: (personId) => deeds.blockUs(person(personId)),
    allowUs: (personId) => deeds.allowUs(person(personId)),
  };
};

type Trouble = "revokeToken" | "takeRight" | "addDiscussionComment" | "rateLimit" | "fail" | "slow" | "deliver" | "subscribe";

const troublesOf = ({ delivery, faults, state }: ControlParts): Pick<FakeOkControl, Trouble> => ({
  revokeToken: (kind) => void state.revoked.add(kind),
  takeRight: (right) => void state.rights.delete(right),
  addDiscussionComment: (isOn) => {
    state.writesComments = isOn;
  },
  rateLimit: (perSecond) => {
    state.callsPerSecond = perSecond;
  },
  fail: (kind, times, method) => faults.order(kind, times, method ?? null),
  slow: (ms) => {
    state.slowMs = ms;
  },
  deliver: (mode) => delivery.setMode(mode),
  subscribe: (url) => void state.subscriptions.push({ url, since: state.now(), failingSince: null }),
});

const timeOf = ({ clock, delivery }: ControlParts): Pick<FakeOkControl, "clock" | "advance" | "settle"> => ({
  clock: (at) => clock.set(at),
  advance: async (ms) => {
    clock.advance(ms);
    await delivery.settle();
  },
  settle: () => delivery.settle(),
});

type Look = "people" | "posts" | "requests" | "comments" | "messages" | "subscriptions";

const looksOf = ({ state }: ControlParts): Pick<FakeOkControl, Look> => ({
  people: () => [...state.people.values()],
  posts: () => [...state.topics.values()],
  requests: () => [...state.requests],
  comments: (topicId) => commentsUnder(state, topicId),
  messages: (personId) => messagesWith(state, personId),
  subscriptions: () => state.subscriptions.flatMap(({ url }) => url ?? []),
});
