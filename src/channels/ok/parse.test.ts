import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { InboundEvent, ParsedPayload } from "#app";
import { isRecord } from "../payload-reader.ts";
import { moscowInstant, moscowText } from "./moscow-time.ts";
import { parseOk } from "./parse.ts";

const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const parse = (value: unknown): ParsedPayload => parseOk(bytes(value), { accountId: "9", receivedAt: 7_000 });
const only = (value: unknown): InboundEvent => {
  const parsed = parse(value);
  expect(parsed.problems).toEqual([]);
  expect(parsed.events).toHaveLength(1);
  const [event] = parsed.events;
  if (event === undefined) throw new Error("no event");
  return event;
};

const message = {
  sender: { user_id: "user:12", name: "Марина Лебедева" },
  recipient: { chat_id: "chat:C3a" },
  message: { text: "Когда починят дорогу?", seq: 98_211_023_614_189_660, mid: "mid:C3a.15ce" },
  timestamp: 1_764_000_000_123,
};

const comment = {
  id: "MTc2NDAw",
  date: "2025-11-24 19:00:00",
  author_id: "12",
  text: "Яма на дороге",
  type: "ACTIVE_MESSAGE",
  reply_to_comment_id: "MTc2MDAw",
};

describe("2.2: a direct message", () => {
  it("is read as the Bot API sends it, with and without its type", () => {
    const expected = {
      network: "ok",
      accountId: "9",
      dedupKey: "mid:C3a.15ce",
      kind: "direct.new",
      thread: { conversationId: "chat:C3a" },
      externalId: "mid:C3a.15ce",
      author: { id: "12", kind: "user", name: "Марина Лебедева", profileUrl: "https://ok.ru/profile/12" },
      text: "Когда починят дорогу?",
      attachments: [],
      occurredAt: 1_764_000_000_123,
    };
    expect(only(message)).toEqual(expected);
    expect(only({ webhookType: "MESSAGE_CREATED", ...message })).toEqual(expected);
  });

  it("of our own group that comes with a read-back is an echo", () => {
    expect(only({ ...message, sender: { user_id: "group:9" } })).toMatchObject({ kind: "own.echo", author: { kind: "group" } });
  });

  it("a person who leaves the chat does not want to be written to; other service messages and buttons mean nothing to a case", () => {
    const { message: _words, ...system } = { ...message, webhookType: "CHAT_SYSTEM" };
    expect(only({ ...system, chat_control: { leave: "true" } })).toMatchObject({ kind: "direct.denied", author: { id: "12" } });
    expect(parse({ ...system, chat_control: { title: "Новое имя" } }).ignored).toMatchObject([{ type: "CHAT_SYSTEM" }]);
    expect(parse({ ...system, webhookType: "MESSAGE_CALLBACK" }).ignored).toMatchObject([{ type: "MESSAGE_CALLBACK" }]);
    expect(parse({ ...system, webhookType: "NEVER_HEARD" }).ignored[0]?.reason).toContain("does not know");
  });

  it("a history of a chat gives all its messages", () => {
    expect(parse({ messages: [message, { ...message, message: { text: "И ещё", mid: "mid:C3a.2" } }] }).events).toHaveLength(2);
  });
});

describe("2.2, 2.4: a comment under a topic", () => {
  const find = { change: "new", discussionId: "155", key: "comment:MTc2NDAw", root: "MTc2MDAw", comment };

  it("carries its topic, its branch, its author and its Moscow time", () => {
    expect(only(find)).toEqual({
      network: "ok",
      accountId: "9",
      dedupKey: "comment:MTc2NDAw",
      kind: "comment.new",
      thread: { publicPostId: "155", rootCommentId: "MTc2MDAw", parentCommentId: "MTc2MDAw" },
      externalId: "MTc2NDAw",
      author: { id: "12", kind: "user", profileUrl: "https://ok.ru/profile/12" },
      text: "Яма на дороге",
      attachments: [],
      occurredAt: Date.UTC(2025, 10, 24, 16, 0, 0),
      permalink: "https://ok.ru/group/9/topic/155",
    });
  });

  it.each([
    ["edited", "comment.edited"],
    ["deleted", "comment.deleted"],
    ["restored", "comment.restored"],
  ])("%s is %s at the moment of finding out, for OK gives none", (change, kind) => {
    const key = `${change}:MTc2NDAw:1`;
    expect(only({ ...find, change, key, seenAt: 1_764_009_000_000 })).toMatchObject({ kind, dedupKey: key, occurredAt: 1_764_009_000_000 });
  });

  it("what our own group wrote is an echo; another group's is a group's", () => {
    const by = (id: string): InboundEvent => only({ ...find, comment: { ...comment, author_id: id, author_type: "GROUP" } });
    expect(by("9")).toMatchObject({ kind: "own.echo", author: { id: "group:9", kind: "group" } });
    expect(by("77")).toMatchObject({ kind: "comment.new", author: { id: "group:77", profileUrl: "https://ok.ru/group/77" } });
  });

  it("a whole answer of OK is read as a list of comments, a bare comment without its topic is a problem", () => {
    const list = parse({ discussionId: "155", comments: [comment, { ...comment, id: "MTc2NDAx" }] });
    expect(list.events.map(({ externalId }) => externalId)).toEqual(["MTc2NDAw", "MTc2NDAx"]);
    expect(parse(comment)).toMatchObject({ events: [{ externalId: "MTc2NDAw" }], problems: [{ code: "ok.noDiscussion" }] });
  });

  it("a topic that a citizen wrote is a citizen's post", () => {
    const topic = { id: "155", created_ms: 1_764_000_000_000, author_ref: "user:12", media: [{ type: "text", text: "Предлагаю сквер" }] };
    expect(only({ change: "new", topic })).toMatchObject({
      kind: "post.new",
      externalId: "155",
      author: { id: "12" },
      text: "Предлагаю сквер",
      occurredAt: 1_764_000_000_000,
      permalink: "https://ok.ru/group/9/topic/155",
    });
  });
});

describe("attachments", () => {
  it("keep their kind in both of OK's forms, a photo by its largest size", () => {
    const attached = (attachments: unknown): readonly unknown[] =>
      only({ ...message, message: { ...message.message, attachments } }).attachments;
    expect(
      attached([
        { type: "IMAGE", payload: { url: "https://i.mycdn.me/1", id: "5" } },
        { type: "PHOTO", id: "6", pic50x50: "https://s/50", pic640x480: "https://s/640", pic_max: "https://s/max" },
        { type: "FILE", payload: { url: "https://f", fileName: "Акт.pdf", fileSize: 12 } },
        { type: "SHARE", payload: { url: "https://ya.ru/" } },
        { type: "AUDIO", payload: { url: "https://a" } },
        { type: "LOCATION", payload: { latitude: 45.3, longitude: 40.7 } },
        { type: "INLINE_KEYBOARD", payload: {} },
      ]),
    ).toEqual([
      { kind: "photo", externalId: "5", url: "https://i.mycdn.me/1", expires: true },
      { kind: "photo", externalId: "6", url: "https://s/max", expires: true },
      { kind: "doc", url: "https://f", name: "Акт.pdf", size: 12, expires: true },
      { kind: "link", url: "https://ya.ru/" },
      { kind: "voice", url: "https://a", expires: true },
      { kind: "geo", externalId: "45.3,40.7", url: "geo:45.3,40.7", name: "45.3,40.7" },
    ]);
  });

  it("an unknown kind stays visible and is a problem with its place", () => {
    const parsed = parse({ ...message, message: { ...message.message, attachments: [{ type: "HOLOGRAM" }] } });
    expect(parsed.events[0]?.attachments).toEqual([{ kind: "link", name: "HOLOGRAM" }]);
    expect(parsed.problems).toMatchObject([{ code: "attachment.unknown", path: "message.attachments[0]" }]);
  });
});

describe("the clock of Moscow", () => {
  it("is read with the distance from UTC of its year", () => {
    expect(moscowInstant("2014-04-11 12:53:02")).toBe(Date.UTC(2014, 3, 11, 8, 53, 2));
    expect(moscowInstant("2026-11-24 12:00:00")).toBe(Date.UTC(2026, 10, 24, 9, 0, 0));
    expect(moscowInstant("вчера")).toBeUndefined();
    expect(moscowInstant("2026-13-40 12:00:00")).toBeUndefined();
  });

  it("comes back as it went, second by second, since the last change of its zone", () => {
    const from = Date.UTC(2014, 10, 1);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800_000_000 }), (seconds) => {
        const at = from + seconds * 1000;
        expect(moscowInstant(moscowText(at))).toBe(at);
      }),
    );
  });
});

describe("odd payloads", () => {
  it("an odd field is a problem with its path, and the rest is kept", () => {
    const parsed = parse({ ...message, timestamp: "вчера", message: { ...message.message, text: 5, attachments: [null] } });
    expect(parsed.events).toMatchObject([{ externalId: "mid:C3a.15ce", text: "", occurredAt: 7_000 }]);
    expect(parsed.problems.map(({ path }) => path).toSorted()).toEqual(["message.attachments[0]", "message.text", "timestamp"]);
    expect(parse({ ...message, message: { text: "а" } })).toMatchObject({ events: [], problems: [{ path: "message.mid" }] });
  });

  it("what is not of OK says so", () => {
    expect(parse([message])).toMatchObject({ events: [], problems: [{ code: "ok.notEvent" }] });
    expect(parse({ update_id: 1 })).toMatchObject({ events: [], problems: [{ code: "ok.notEvent" }] });
    expect(parseOk(bytes(message))).toMatchObject({ events: [{ accountId: "0" }], problems: [{ code: "ok.noGroup" }] });
    expect(parseOk(bytes({ ...message, recipient: { chat_id: "chat:C3a", group_id: "group:9" } })).events).toMatchObject([
      { accountId: "9" },
    ]);
    expect(parseOk(new TextEncoder().encode('{"text":'))).toMatchObject({ problems: [{ code: "json.broken" }] });
  });

  it("no JSON at all can make it throw, and every event it gives is whole", () => {
    const names = `change comment comments topic messages message sender recipient webhookType chat_control leave id text date date_ms author_id author_ref
      attachments type payload url mid timestamp user_id chat_id media photos created_ms discussionId root key seenAt new reply_to_comment_id`;
    const keys = fc.constantFrom(...names.split(/\s+/u));
    const words = fc.constantFrom("new", "edited", "deleted", "MESSAGE_CREATED", "CHAT_SYSTEM", "IMAGE", "text", "user:1", "chat:C1");
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.jsonValue(),
        words,
        fc.integer(),
        fc.array(tie("tree"), { maxLength: 3 }),
        fc.dictionary(keys, tie("tree")),
      ),
    }));
    fc.assert(
      fc.property(fc.oneof(tree, fc.dictionary(keys, tree)), fc.boolean(), (value, named) => {
        const parsed = parseOk(bytes(value), named ? { accountId: "9" } : {});
        for (const event of parsed.events) {
          expect(event.externalId.length).toBeGreaterThan(0);
          expect(event.dedupKey.length).toBeGreaterThan(0);
          expect(Number.isNaN(new Date(event.occurredAt).getTime())).toBe(false);
          expect(event.text.isWellFormed()).toBe(true);
        }
        if (isRecord(value) && Object.keys(value).length === 0) expect(parsed.problems).toHaveLength(1);
      }),
      { numRuns: 500 },
    );
    fc.assert(fc.property(fc.uint8Array(), (noise) => parseOk(noise).events.length === 0));
  });
});

const samples = join(import.meta.dirname, "../../../../shared/data/social-payloads/ok");

describe.skipIf(!existsSync(samples))("real payloads of OK (optional data)", () => {
  const payloadOf = (file: string): unknown => {
    const value: unknown = JSON.parse(readFileSync(join(samples, file), "utf8"));
    return isRecord(value) ? value["payload"] : null;
  };
  const files = existsSync(samples) ? readdirSync(samples).filter((name) => name.endsWith(".json")) : [];

  it("the two webhooks and the history of a chat are read without a problem", () => {
    const [plainText, withLink] = [
      only(payloadOf("ok_graph_user_subscribe_post_03.json")),
      only(payloadOf("ok_graph_user_subscribe_post_04.json")),
    ];
    expect(plainText).toMatchObject({ kind: "direct.new", occurredAt: 1_498_581_292_941, text: "text", author: { kind: "user" } });
    expect(withLink.attachments).toEqual([{ kind: "link", url: "https://ya.ru/" }]);
    const { events, problems } = parse(payloadOf("ok_graph_user_messages_get_00.json"));
    expect([events.length, problems]).toEqual([2, []]);
    expect(events[0]).toMatchObject({ author: { name: expect.any(String) }, externalId: plainText.externalId });
  });

  it("a comment of 2014 keeps its long id, its branch and its hour", () => {
    const { events } = parse({ change: "new", discussionId: "62503929662320", comment: payloadOf("ok_discussions_comment.json") });
    expect(events).toMatchObject([
      {
        kind: "comment.new",
        occurredAt: Date.UTC(2014, 3, 11, 8, 53, 2),
        thread: { publicPostId: "62503929662320" },
        author: { kind: "user" },
      },
    ]);
    expect(events[0]?.externalId).toMatch(/^MTM5Nz/u);
    expect(events[0]?.thread.parentCommentId).toMatch(/^MTM5Nz/u);
  });

  it.each(files)("%s gives whole events or says why not", (file) => {
    const { events, ignored, problems } = parse(payloadOf(file));
    expect(events.length + ignored.length + problems.length).toBeGreaterThan(0);
  });
});
