import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { InboundEvent, ParsedPayload } from "#app";
import { startFakeFacebook } from "../meta/fake/index.ts";
import { metaParsing } from "../meta/parse-contract.ts";
import { createFacebook } from "./index.ts";

const ACCOUNT = "42";
const AT = 1_764_000_000;
const facebook = createFacebook({ now: () => 0 });

const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const parse = (value: unknown, accountId: string | undefined = ACCOUNT): ParsedPayload => facebook.parse(bytes(value), accountId, 7_000);
const only = (value: unknown): InboundEvent => {
  const parsed = parse(value);
  expect(parsed.problems).toEqual([]);
  expect(parsed.events).toHaveLength(1);
  const [event] = parsed.events;
  if (event === undefined) throw new Error("no event");
  return event;
};

const IVAN = { id: "11", name: "Иван Петров" };
const delivery = (...entries: readonly object[]): unknown => ({
  object: "page",
  entry: entries.map((one) => ({ id: ACCOUNT, time: AT + 9, ...one })),
});
const feed = (value: object, field = "feed"): unknown => delivery({ changes: [{ field, value }] });
const comment = (more: object = {}): unknown =>
  feed({
    item: "comment",
    verb: "add",
    comment_id: "500_700",
    post_id: "42_500",
    parent_id: "42_500",
    created_time: AT,
    from: IVAN,
    message: "Когда уберут снег?",
    ...more,
  });
const said = (more: object = {}, message: object = {}): unknown =>
  delivery({
    time: (AT + 9) * 1000,
    messaging: [
      {
        sender: { id: "11" },
        recipient: { id: ACCOUNT },
        timestamp: AT * 1000,
        message: { mid: "m_1", text: "Здравствуйте", ...message },
        ...more,
      },
    ],
  });

describe("2.2, 2.4: comments of Facebook", () => {
  it("keep the post, the words, the author, the time and the address", () => {
    expect(only(comment())).toEqual({
      network: "facebook",
      accountId: ACCOUNT,
      dedupKey: "feed:500_700:add",
      kind: "comment.new",
      thread: { publicPostId: "42_500" },
      externalId: "500_700",
      author: { id: "11", kind: "user", name: "Иван Петров" },
      text: "Когда уберут снег?",
      attachments: [],
      occurredAt: AT * 1000,
      permalink: "https://www.facebook.com/500_700",
    });
  });

  it("a reply names the comment it answers; a picture comes with it; older payloads have the sender beside", () => {
    const older = { from: undefined, sender_id: 11, sender_name: "Иван Петров" };
    expect(only(comment({ parent_id: "500_600", photo: "https://scontent.xx.fbcdn.net/a.jpg", ...older }))).toMatchObject({
      thread: { publicPostId: "42_500", parentCommentId: "500_600" },
      attachments: [{ kind: "photo", url: "https://scontent.xx.fbcdn.net/a.jpg", expires: true }],
      author: { id: "11", name: "Иван Петров" },
    });
    expect(only(comment({ from: undefined })).author).toBeNull();
  });

  it.each([
    ["edited", "comment.edited"],
    ["remove", "comment.deleted"],
    ["hide", "comment.deleted"],
    ["unhide", "comment.restored"],
  ])("%s is %s at the time of its entry", (verb, kind) => {
    expect(only(comment({ verb }))).toMatchObject({ kind, externalId: "500_700", occurredAt: (AT + 9) * 1000 });
  });

  it("two edits are two events, one edit delivered twice is one", () => {
    const [first, again, second] = [
      comment({ verb: "edited" }),
      comment({ verb: "edited" }),
      comment({ verb: "edited", message: "Иначе" }),
    ];
    expect(only(first).dedupKey).toBe(only(again).dedupKey);
    expect(only(first).dedupKey).not.toBe(only(second).dedupKey);
  });

  it("posts of visitors and mentions are messages; the page's own words come back as echoes", () => {
    const post = { item: "status", verb: "add", post_id: "42_800", created_time: AT, from: IVAN, message: "У нас потоп" };
    expect(only(feed(post))).toMatchObject({ kind: "post.new", externalId: "42_800", thread: { publicPostId: "42_800" } });
    expect(only(feed({ ...post, verb: "edited" })).kind).toBe("comment.edited");
    expect(only(feed({ ...post, from: { id: ACCOUNT, name: "Городок" } })).kind).toBe("own.echo");
    expect(only(feed({ ...post, item: "post", from: undefined }, "mention")).kind).toBe("post.new");
    expect(only(comment({ from: { id: ACCOUNT, name: "Городок" } })).kind).toBe("own.echo");
    const mentioned = { item: "comment", verb: "add", comment_id: "900_901", post_id: "77_900", message: "Пусть @Городок скажет" };
    expect(only(feed(mentioned, "mention"))).toMatchObject({ kind: "comment.new", thread: { publicPostId: "77_900" } });
  });

  it("reactions, reviews and changes of our own are set aside; another page's entry too", () => {
    for (const ignored of [
      feed({ item: "reaction", verb: "add", post_id: "42_500", reaction_type: "love" }),
      feed({ item: "rating", verb: "add" }, "ratings"),
      comment({ verb: "edited", from: { id: ACCOUNT } }),
      feed({ item: "status", verb: "remove", post_id: "42_800", from: { id: ACCOUNT } }),
      delivery({ id: "43", changes: [] }),
      delivery({}),
    ])
      expect(parse(ignored)).toMatchObject({ events: [], ignored: [{}], problems: [] });
    expect(parse(feed({ item: "comment", verb: "add" }))).toMatchObject({ events: [], problems: [{ code: "facebook.noId" }] });
  });

  it("a batch gives all its events", () => {
    const { events } = parse({ object: "page", entry: [comment(), said()].flatMap((one) => Object(one).entry) });
    expect(events.map(({ kind }) => kind)).toEqual(["comment.new", "direct.new"]);
  });
});

describe("2.2: messages of Messenger", () => {
  it("a conversation is named by the person", () => {
    expect(only(said())).toMatchObject({
      kind: "direct.new",
      dedupKey: "m:m_1",
      externalId: "m_1",
      thread: { conversationId: "11" },
      author: { id: "11" },
      text: "Здравствуйте",
      occurredAt: AT * 1000,
    });
  });

  it("ours comes back with the conversation it went to; a message taken back and an edited one keep their name", () => {
    const ours = { sender: { id: ACCOUNT }, recipient: { id: "11" } };
    expect(only(said(ours, { is_echo: true }))).toMatchObject({
      kind: "own.echo",
      thread: { conversationId: "11" },
      author: { id: ACCOUNT },
    });
    expect(only(said({}, { is_deleted: true }))).toMatchObject({ kind: "direct.deleted", externalId: "m_1", text: "" });
    const edit = { message: undefined, message_edit: { mid: "m_1", text: "Иначе", num_edit: 1 } };
    expect(only(said(edit))).toMatchObject({ kind: "direct.edited", externalId: "m_1", text: "Иначе", dedupKey: "m:m_1:edit:1" });
  });

  it("every kind of file is named; presses of buttons and marks are not words", () => {
    const url = "https://scontent.xx.fbcdn.net/1";
    const attachments = [
      { type: "image", payload: { url } },
      { type: "image", payload: { url, sticker_id: 369_239_263_222_822 } },
      { type: "video", payload: { url } },
      { type: "audio", payload: { url } },
      { type: "file", payload: { url } },
      { type: "location", payload: { coordinates: { lat: 45.3, long: 40.5 } } },
      { type: "fallback", title: "Новость", url: "https://a.ru", payload: "blob" },
    ];
    expect(only(said({}, { attachments })).attachments).toEqual([
      { kind: "photo", url, expires: true },
      { kind: "sticker", externalId: "369239263222822", url, expires: true },
      { kind: "video", url, expires: true },
      { kind: "voice", url, expires: true },
      { kind: "doc", url, expires: true },
      { kind: "geo", externalId: "45.3,40.5", url: "geo:45.3,40.5", name: "45.3,40.5" },
      { kind: "link", url: "https://a.ru", name: "Новость" },
    ]);
    expect(only(said({}, { is_unsupported: true, text: undefined })).attachments).toEqual([{ kind: "link", name: "unsupported" }]);
    for (const event of [{ read: { watermark: 1 } }, { delivery: {} }, { postback: { payload: "x" } }, { something: {} }])
      expect(parse(said({ message: undefined, ...event }))).toMatchObject({ events: [], ignored: [{ type: "messaging" }], problems: [] });
  });
});

describe("odd payloads of Facebook", () => {
  metaParsing({
    channel: facebook,
    object: "page",
    start: () => startFakeFacebook(),
    play: ({ control }) => {
      const first = control.comment({ text: "Первый" });
      control.comment({ text: "Второй", replyTo: first.id });
      control.edit(first.id, "Исправлено");
      control.delete(first.id);
      control.dm({ text: "В личку" });
      control.post({ text: "От жителя", personId: control.people()[0]?.id ?? "" });
    },
  });
});

const samples = join(import.meta.dirname, "../../../../shared/data/social-payloads/facebook-restfb");

describe.skipIf(!existsSync(samples))("payloads of another library's tests (optional data)", () => {
  it("every one is read: comments and messages become events, nothing throws", () => {
    const files = readdirSync(samples).filter((name) => name.endsWith(".json"));
    expect(files.length).toBeGreaterThan(40);
    const read = files.map((name) => ({ name, ...facebook.parse(readFileSync(join(samples, name)), undefined, 7_000) }));
    for (const { events, ignored, name, problems } of read) {
      expect(events.length + ignored.length + problems.length, name).toBeGreaterThan(0);
      if (/^feed-comment-(?:add|edited|hide)|^messaging-message-(?:basic|media|sticker|isdeleted)/u.test(name))
        expect({ name, count: events.length + ignored.length, problems }).toEqual({ name, count: 1, problems: [] });
      // Some samples have placeholders in the place of numbers.
      if (!/^(?:permission|messaging-postback|messaging-message-product)/u.test(name)) expect(problems, name).toEqual([]);
    }
    const kinds = new Set(read.flatMap(({ events }) => events.map(({ kind }) => kind)));
    expect([...kinds]).toEqual(expect.arrayContaining(["direct.new", "direct.deleted", "post.new"]));
  });
});
