import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { InboundEvent, ParsedPayload } from "#app";
import { startFakeMax } from "./fake/index.ts";
import { createMax } from "./index.ts";
import { parseMax } from "./parse.ts";

const ACCOUNT = "-70999";
const AT = 1_764_000_000_000;

const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const parse = (value: unknown, accountId: string | undefined = ACCOUNT): ParsedPayload =>
  parseMax(bytes(value), { accountId, receivedAt: 7_000 });
const only = (value: unknown): InboundEvent => {
  const parsed = parse(value);
  expect(parsed.problems).toEqual([]);
  expect(parsed.events).toHaveLength(1);
  const [event] = parsed.events;
  if (event === undefined) throw new Error("no event");
  return event;
};

const IVAN = { user_id: 55, first_name: "Иван", last_name: "Петров", username: null, is_bot: false };
const BOT = { user_id: 8, first_name: "Канал", username: "gorodok_bot", is_bot: true };

const update = (type: string, rest: object): unknown => ({ update_type: type, timestamp: AT + 500, ...rest });
const comment = (type: string, more: object = {}, body: object = {}): unknown =>
  update(type, {
    message: {
      sender: IVAN,
      recipient: { chat_id: -70_999, chat_type: "channel", user_id: null, post_id: "mid.00aa" },
      timestamp: AT,
      link: null,
      body: { mid: "mid.00cc", seq: 115, text: "Когда уберут снег?", attachments: null, ...body },
      ...more,
    },
  });
const direct = (type: string, more: object = {}, body: object = {}): unknown =>
  update(type, {
    message: {
      sender: IVAN,
      recipient: { chat_id: 4_242, chat_type: "dialog", user_id: 8 },
      timestamp: AT,
      body: { mid: "mid.0d", seq: 1, text: "Здравствуйте", attachments: null, ...body },
      ...more,
    },
    user_locale: "ru",
  });

describe("2.2, 2.4: a comment under a post of the channel", () => {
  it("keeps the post, the comment it answers, the words and the name of the author", () => {
    const event = only(comment("comment_created", { link: { type: "reply", message: { mid: "mid.00bb", seq: 1, text: "…" } } }));
    expect(event).toEqual({
      network: "max",
      accountId: ACCOUNT,
      dedupKey: "comment_created:mid.00cc",
      kind: "comment.new",
      thread: { publicPostId: "mid.00aa", parentCommentId: "mid.00bb" },
      externalId: "mid.00cc",
      author: { id: "55", kind: "user", name: "Иван Петров" },
      text: "Когда уберут снег?",
      attachments: [],
      occurredAt: AT,
    });
  });

  it("an edit has its own key by MAX's time, and that time is when it happened", () => {
    expect(only(comment("comment_edited"))).toMatchObject({
      kind: "comment.edited",
      externalId: "mid.00cc",
      dedupKey: `comment_edited:mid.00cc:${AT + 500}`,
      occurredAt: AT + 500,
    });
  });

  it("a removal names the post and whoever removed it", () => {
    expect(only(update("comment_removed", { message_id: "mid.00cc", chat_id: -70_999, user_id: 55, post_id: "mid.00aa" }))).toMatchObject({
      kind: "comment.deleted",
      externalId: "mid.00cc",
      thread: { publicPostId: "mid.00aa" },
      author: { id: "55" },
      occurredAt: AT + 500,
    });
  });

  it("written by a bot, it is an echo of our own", () => {
    expect(only(comment("comment_created", { sender: BOT }))).toMatchObject({ kind: "own.echo", author: { id: "8", kind: "channel" } });
  });

  it.each([
    ["empty", { sender: null }],
    ["left out", { sender: undefined }],
  ])("with the sender %s, as MAX does with people, it is a citizen's without a name", (_name, more) => {
    expect(only(comment("comment_created", more))).toMatchObject({ kind: "comment.new", author: null, text: "Когда уберут снег?" });
  });

  it("a post's number is read as text and as a number, and a reply to the post itself answers no comment", () => {
    const numbered = { recipient: { chat_id: -70_999, chat_type: "channel", post_id: 17 } };
    expect(only(comment("comment_created", numbered)).thread).toEqual({ publicPostId: "17" });
    const toPost = { link: { type: "reply", message: { mid: "mid.00aa", seq: 1, text: "" } } };
    expect(only(comment("comment_created", toPost)).thread).toEqual({ publicPostId: "mid.00aa" });
    expect(only(comment("message_comment_created")).kind).toBe("comment.new");
  });

  it("another channel of the same bot is set aside", () => {
    const other = comment("comment_created", { recipient: { chat_id: -5, chat_type: "channel", post_id: "mid.1" } });
    expect(parse(other)).toMatchObject({ events: [], ignored: [{ type: "comment_created" }] });
    expect(parse(other, "-5").events).toHaveLength(1);
    expect(parseMax(bytes(other)).events[0]?.accountId).toBe("-5");
  });
});

describe("2.2: direct messages and the leave to write", () => {
  it.each([
    ["message_created", "direct.new"],
    ["message_edited", "direct.edited"],
  ])("%s is %s in its dialog", (type, kind) => {
    expect(only(direct(type))).toMatchObject({ kind, externalId: "mid.0d", thread: { conversationId: "4242" }, accountId: ACCOUNT });
  });

  it("a forwarded message speaks by the words and files of the other", () => {
    const link = {
      type: "forward",
      message: { mid: "mid.f", seq: 1, text: "Пересланное", attachments: [{ type: "share", payload: { url: "https://a.ru" } }] },
    };
    expect(only(direct("message_created", { link }, { text: null }))).toMatchObject({
      text: "Пересланное",
      attachments: [{ kind: "link", url: "https://a.ru" }],
    });
    expect(only(direct("message_created", { link, body: null }))).toMatchObject({ externalId: `mid.f.${AT}`, text: "Пересланное" });
  });

  it("a dialog is told by its type, whatever its number looks like", () => {
    const recipient = { chat_id: -100, chat_type: "dialog", user_id: 8 };
    expect(only(direct("message_created", { recipient }))).toMatchObject({ kind: "direct.new", thread: { conversationId: "-100" } });
    expect(only(update("message_removed", { message_id: "mid.0d", chat_id: -100, user_id: 55 })).kind).toBe("direct.deleted");
  });

  it("a removed message keeps its number", () => {
    expect(only(update("message_removed", { message_id: "mid.0d", chat_id: 4242, user_id: 55 }))).toMatchObject({
      kind: "direct.deleted",
      externalId: "mid.0d",
      thread: { conversationId: "4242" },
    });
  });

  it.each([
    ["bot_started", "direct.allowed"],
    ["bot_stopped", "direct.denied"],
    ["dialog_removed", "direct.denied"],
  ])("%s is %s", (type, kind) => {
    expect(only(update(type, { chat_id: 4242, user: IVAN, user_locale: "ru" }))).toMatchObject({
      kind,
      author: { id: "55", name: "Иван Петров" },
      dedupKey: `${type}:4242/55:${AT + 500}`,
    });
  });

  it("a post of the channel is an echo; a group chat and the channel's own edits are nobody's message", () => {
    const to = (chat_id: number, chat_type: string): object => ({ sender: undefined, recipient: { chat_id, chat_type } });
    expect(only(direct("message_created", to(-70_999, "channel")))).toMatchObject({ kind: "own.echo", thread: { publicPostId: "mid.0d" } });
    for (const ignored of [
      direct("message_created", to(-3, "chat")),
      direct("message_edited", to(-70_999, "channel")),
      update("message_removed", { message_id: "mid.0d", chat_id: -70_999, user_id: 1 }),
      update("user_added", { chat_id: -70_999, user: IVAN }),
      update("something_new", {}),
    ])
      expect(parse(ignored)).toMatchObject({ events: [], ignored: [{}], problems: [] });
  });

  it.each([
    ["bot_removed", {}],
    ["bot_admin_permissions_changed", { is_admin: false, permissions: [] }],
  ])("1.4: %s takes our access away", (type, more) => {
    expect(only(update(type, { chat_id: -70_999, user: IVAN, ...more })).kind).toBe("account.revoked");
  });
});

describe("2.2: attachments of MAX", () => {
  it("every kind is named, and buttons are not content", () => {
    const payload = { url: "https://i.oneme.ru/1", token: "t1" };
    const attachments = [
      { type: "image", payload: { photo_id: 1, ...payload } },
      { type: "video", payload, duration: 5 },
      { type: "audio", payload, transcription: "словами" },
      { type: "file", payload, filename: "акт.pdf", size: 10 },
      { type: "sticker", payload: { url: "https://i.oneme.ru/s", code: "s1" } },
      { type: "share", payload: { url: "https://a.ru" }, title: "Новость" },
      { type: "contact", payload: { vcf_info: "BEGIN:VCARD\r\nFN:Пётр Стрельцов\r\nEND:VCARD" } },
      { type: "location", latitude: 45.3, longitude: 40.5 },
      { type: "inline_keyboard", payload: { buttons: [] } },
    ];
    expect(only(direct("message_created", {}, { attachments })).attachments).toEqual([
      { kind: "photo", externalId: "t1", url: "https://i.oneme.ru/1", expires: true },
      { kind: "video", externalId: "t1", url: "https://i.oneme.ru/1", expires: true },
      { kind: "voice", externalId: "t1", url: "https://i.oneme.ru/1", name: "словами", expires: true },
      { kind: "doc", externalId: "t1", url: "https://i.oneme.ru/1", name: "акт.pdf", size: 10, expires: true },
      { kind: "sticker", externalId: "s1", url: "https://i.oneme.ru/s" },
      { kind: "link", url: "https://a.ru", name: "Новость" },
      { kind: "link", name: "Пётр Стрельцов" },
      { kind: "geo", externalId: "45.3,40.5", url: "geo:45.3,40.5", name: "45.3,40.5" },
    ]);
    const unknown = parse(direct("message_created", {}, { attachments: [{ type: "hologram" }, { type: 5 }] }));
    expect(unknown.events[0]?.attachments).toEqual([{ kind: "link", name: "hologram" }]);
    expect(unknown.problems.map(({ code }) => code)).toContain("attachment.unknown");
  });
});

const TYPES = [
  "message_created",
  "message_edited",
  "message_removed",
  "comment_created",
  "comment_edited",
  "comment_removed",
  "bot_started",
  "bot_stopped",
  "bot_added",
  "bot_removed",
  "dialog_removed",
  "bot_admin_permissions_changed",
  "odd",
];

describe("odd payloads of MAX", () => {
  it("no JSON at all can make it throw, and every event it gives is whole", () => {
    const keys = fc.constantFrom(
      "message",
      "sender",
      "recipient",
      "body",
      "link",
      "user",
      "user_id",
      "chat_id",
      "chat_type",
      "post_id",
      "mid",
      "message_id",
      "type",
      "text",
      "attachments",
      "payload",
      "timestamp",
      "is_bot",
      "url",
      "token",
      "first_name",
      "constructor",
      "__proto__",
    );
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5, withCrossShrink: true },
        fc.oneof(
          fc.string(),
          fc.integer(),
          fc.double(),
          fc.boolean(),
          fc.constant(null),
          fc.constantFrom("mid.1", "reply", "forward", "dialog", "channel", "image"),
        ),
        fc.array(tie("tree"), { maxLength: 3 }),
        fc.dictionary(keys, tie("tree")),
      ),
    }));
    fc.assert(
      fc.property(fc.constantFrom(...TYPES), tree, fc.boolean(), (type, fields, named) => {
        const body = bytes({ ...(typeof fields === "object" && fields !== null ? fields : { message: fields }), update_type: type });
        const parsed = parseMax(body, named ? { accountId: ACCOUNT } : {});
        for (const event of parsed.events) {
          expect(event.externalId).not.toBe("");
          expect(event.dedupKey).not.toBe("");
          expect(Number.isNaN(new Date(event.occurredAt).getTime())).toBe(false);
          expect(event.text.isWellFormed()).toBe(true);
        }
        expect(parsed.events.length + parsed.ignored.length + parsed.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
    fc.assert(fc.property(fc.uint8Array(), (noise) => parseMax(noise).events.length === 0));
  });

  it("2.2: delivered in any order and any number of times, the same events come out", async () => {
    const fake = await startFakeMax();
    const { control } = fake;
    const first = control.comment({ text: "Первый" });
    control.comment({ text: "Второй", replyTo: first.mid });
    control.edit(first.mid, "Исправлено");
    control.delete(first.mid);
    control.dm({ text: "В личку" });
    control.blockUs(control.people()[0]?.id ?? 0);
    const max = createMax({ now: Date.now });
    const page = {
      pageId: "p",
      network: "max",
      accountId: fake.channelId,
      title: "",
      secrets: { botToken: fake.token },
      settings: { baseUrl: fake.baseUrl },
    };
    const batch = await max.poll?.(page, "0", AbortSignal.timeout(5_000));
    await fake.close();
    const deliveries = batch?.deliveries ?? [];
    expect(deliveries.length).toBeGreaterThan(8);
    const eventsOf = (list: typeof deliveries): readonly string[] => {
      const kept = new Map(list.map(({ body, dedupKey }) => [dedupKey, body]));
      return [...kept.values()].flatMap((body) => max.parse(body, fake.channelId).events.map((event) => JSON.stringify(event))).toSorted();
    };
    const expected = eventsOf(deliveries);
    const delivered = fc.array(fc.constantFrom(...deliveries), { maxLength: 30 });
    fc.assert(
      fc.property(delivered, fc.shuffledSubarray([...deliveries], { minLength: deliveries.length }), (again, shuffled) => {
        expect(eventsOf([...again, ...shuffled])).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });
});

const description = join(import.meta.dirname, "../../../../shared/data/schemas/max-bot-api-0.0.32-openapi.json");

describe.skipIf(!existsSync(description))("payloads in MAX's own description (optional data)", () => {
  it("every update that is shown there is read without a problem", () => {
    const { info } = JSON.parse(readFileSync(description, "utf8"));
    const shown = [...String(info.description).matchAll(/```json\s*(?<body>\{[^`]*"update_type"[^`]*\})\s*```/gu)].map(
      ({ groups }) => groups?.["body"] ?? "",
    );
    expect(shown.length).toBeGreaterThan(0);
    for (const body of shown)
      expect(parseMax(new TextEncoder().encode(body))).toMatchObject({ events: [{ network: "max" }], problems: [] });
  });
});
