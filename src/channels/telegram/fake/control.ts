/** The strings that tests and the demonstration pull: what people do, what breaks, what time it is. The same calls go over `/__ctl`. */
import type { FakeClock } from "../../fake/clock.ts";
import type { DeliverMode } from "../../fake/delivery-queue.ts";
import type { FaultKind, Faults } from "../../fake/faults.ts";
import type { Deeds } from "./deeds.ts";
import {
  commentsUnder,
  copiesIn,
  messageIn,
  messagesIn,
  type BotStanding,
  type FakeFile,
  type FakeMessage,
  type FakePerson,
  type FakeRequest,
  type FakeSender,
  type FakeState,
} from "./model.ts";
import type { Updates } from "./updates.ts";

export type CitizenFile = { readonly name: string; readonly mime: string; readonly bytes: Uint8Array };

/** A message by its chat and number. */
export type Written = { readonly chatId: number; readonly id: number };

export type FakeTelegramControl = {
  readonly people: () => readonly FakePerson[];
  readonly person: (firstName: string, lastName?: string) => FakePerson;
  /** The posts as they stand in the discussion group: `id` is the copy's number, `sender.postId` the post's own in the channel. */
  readonly posts: () => readonly FakeMessage[];
  readonly post: (given: { readonly text: string }) => FakeMessage;
  /** Under the newest post, by the first person, unless told otherwise; with several files it is an album, and its first message is given back. */
  readonly comment: (given: {
    readonly text: string;
    readonly postId?: number;
    readonly personId?: number;
    readonly replyTo?: number;
    readonly files?: readonly CitizenFile[];
    /** The channel in its own name, or an administrator of the group who stays anonymous. */
    readonly as?: "channel" | "anonymous";
  }) => FakeMessage;
  readonly dm: (given: { readonly text: string; readonly personId?: number; readonly files?: readonly CitizenFile[] }) => FakeMessage;
  readonly edit: (written: Written, text: string) => void;
  readonly delete: (written: Written) => void;
  readonly blockUs: (personId: number) => void;
  readonly allowUs: (personId: number) => void;
  /** What the bot is in the channel or the group from now on; Telegram tells it. */
  readonly standing: (where: "channel" | "group", is: BotStanding) => void;
  readonly rights: (rights: Partial<FakeState["rights"]>) => void;
  /** The group gets a new number, and calls with the old one are told of it. */
  readonly migrateGroup: (id: number) => void;
  readonly revokeToken: () => void;
  /** So many next calls are refused with "retry after 3". */
  readonly rateLimit: (calls: number) => void;
  readonly fail: (kind: FaultKind, times: number, method?: string) => void;
  readonly slow: (ms: number) => void;
  readonly deliver: (mode: DeliverMode) => void;
  /** As `setWebhook` would; an empty address takes it away. */
  readonly webhook: (url: string, secret: string) => void;
  readonly clock: (at: number) => void;
  readonly advance: (ms: number) => Promise<void>;
  readonly settle: () => Promise<void>;
  readonly requests: () => readonly FakeRequest[];
  readonly comments: (postId: number) => readonly FakeMessage[];
  readonly messages: (chatId: number) => readonly FakeMessage[];
};

export type ControlParts = {
  readonly state: FakeState;
  readonly deeds: Deeds;
  readonly updates: Updates;
  readonly faults: Faults;
  readonly clock: FakeClock;
};

const must = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`the fake Telegram has no ${what}`);
  return value;
};

export const createControl = (parts: ControlParts): FakeTelegramControl => ({
  ...deedsOf(parts),
  ...troublesOf(parts),
  ...timeOf(parts),
  ...looksOf(parts),
});

/** Pictures go as photos, the rest as documents. */
export const attach = (deeds: Deeds, files: readonly CitizenFile[]): readonly FakeFile[] =>
  files.map((file) => deeds.file({ ...file, kind: /^image\/(?:jpeg|png|webp)$/u.test(file.mime) ? "photo" : "document" }));

type Deed = "person" | "post" | "comment" | "dm" | "edit" | "delete" | "blockUs" | "allowUs" | "standing" | "rights" | "migrateGroup";

const deedsOf = ({ deeds, state }: ControlParts): Pick<FakeTelegramControl, Deed> => {
  const person = (id: number | undefined): FakePerson =>
    must(id === undefined ? state.people.values().next().value : state.people.get(id), `person ${id ?? ""}`);
  const message = ({ chatId, id }: Written): FakeMessage => must(messageIn(state, chatId, id), `message ${id} in ${chatId}`);
  const first = (messages: readonly FakeMessage[]): FakeMessage => must(messages[0], "message");
  const senderOf = (as: "channel" | "anonymous" | undefined, personId: number | undefined): FakeSender =>
    as === undefined ? { kind: "person", id: person(personId).id } : { kind: as };
  return {
    person: (firstName, lastName = "") => deeds.person(firstName, lastName),
    post: ({ text }) => deeds.post({ text, by: "channel" }).copy,
    comment: ({ as, files = [], personId, postId, replyTo, text }) => {
      const under = replyTo ?? postId ?? must(copiesIn(state).at(-1), "post").id;
      const said = { chatId: state.group.id, sender: senderOf(as, personId), text, replyTo: under };
      return first(deeds.writeWithFiles(said, attach(deeds, files)));
    },
    dm: ({ files = [], personId, text }) => {
      const writer = person(personId);
      deeds.start(writer);
      return first(deeds.writeWithFiles({ chatId: writer.id, sender: { kind: "person", id: writer.id }, text }, attach(deeds, files)));
    },
    edit: (written, text) => deeds.edit(message(written), text),
    delete: (written) => deeds.delete(message(written)),
    blockUs: (personId) => deeds.blockUs(person(personId)),
    allowUs: (personId) => deeds.allowUs(person(personId)),
    standing: (where, is) => deeds.setStanding(where, is),
    rights: (rights) => {
      Object.assign(state.rights, rights);
    },
    migrateGroup: (id) => {
      state.formerGroupId = state.group.id;
      state.group.id = id;
    },
  };
};

type Trouble = "revokeToken" | "rateLimit" | "fail" | "slow" | "deliver" | "webhook";

const troublesOf = ({ faults, state, updates }: ControlParts): Pick<FakeTelegramControl, Trouble> => ({
  revokeToken: () => {
    state.token = null;
  },
  rateLimit: (calls) => {
    state.rateLimitLeft = calls;
  },
  fail: (kind, times, method) => faults.order(kind, times, method ?? null),
  slow: (ms) => {
    state.slowMs = ms;
  },
  deliver: (mode) => updates.setMode(mode),
  webhook: (url, secret) =>
    updates.setWebhook(url === "" ? null : { url, secret, allowed: [], lastErrorAt: null, lastErrorText: "", goneSince: null }, false),
});

const timeOf = ({ clock, updates }: ControlParts): Pick<FakeTelegramControl, "clock" | "advance" | "settle"> => ({
  clock: (at) => clock.set(at),
  advance: async (ms) => {
    clock.advance(ms);
    await updates.settle();
  },
  settle: () => updates.settle(),
});

type Look = "people" | "posts" | "requests" | "comments" | "messages";

const looksOf = ({ state }: ControlParts): Pick<FakeTelegramControl, Look> => ({
  people: () => [...state.people.values()],
  posts: () => copiesIn(state),
  requests: () => [...state.requests],
  comments: (postId) => commentsUnder(state, postId),
  messages: (chatId) => messagesIn(state, chatId),
});
