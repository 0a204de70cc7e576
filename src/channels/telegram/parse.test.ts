import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { InboundEvent, ParsedPayload } from "#app";
import { parseTelegram } from "./parse.ts";

const CHANNEL = -1_001_111;
const GROUP = -1_002_222;
const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const parse = (value: unknown): ParsedPayload => parseTelegram(bytes(value), { accountId: String(CHANNEL), receivedAt: 7_000 });
const only = (value: unknown): InboundEvent => {
  const parsed = parse(value);
  expect(parsed.problems).toEqual([]);
  expect(parsed.events).toHaveLength(1);
  const [event] = parsed.events;
  if (event === undefined) throw new Error("no event");
  return event;
};

const person = { id: 11, is_bot: false, first_name: "Марина", last_name: "Лебедева", username: "lebedeva" };
const channel = { id: CHANNEL, type: "channel", title: "Глава", username: "glava" };
const group = { id: GROUP, type: "supergroup", title: "Обсуждение" };
const copy = {
  message_id: 20,
  from: { id: 777_000, is_bot: false, first_name: "Telegram" },
  sender_chat: channel,
  chat: group,
  date: 1_764_000_000,
  is_automatic_forward: true,
  forward_origin: { type: "channel", chat: channel, message_id: 5, date: 1_763_999_999 },
  text: "Меняем светильники",
};
const comment = {
  message_id: 21,
  from: person,
  chat: group,
  date: 1_764_000_100,
  message_thread_id: 20,
  reply_to_message: copy,
  text: "Темно",
};
const direct = {
  message_id: 3,
  from: person,
  chat: { id: 11, type: "private", first_name: "Марина" },
  date: 1_764_000_200,
  text: "Здравствуйте",
};
const update = (kind: string, body: unknown): unknown => ({ update_id: 900, [kind]: body });

describe("2.2: a comment in the discussion group", () => {
  it("names its post, its author, its address in the channel; the post comes along", () => {
    expect(only(update("message", comment))).toEqual({
      network: "telegram",
      accountId: "-1001111",
      dedupKey: "900@1764000100",
      kind: "comment.new",
      thread: { publicPostId: "-1002222_20" },
      externalId: "-1002222_21",
      author: { id: "11", kind: "user", name: "Марина Лебедева", username: "lebedeva", profileUrl: "https://t.me/lebedeva" },
      text: "Темно",
      attachments: [],
      occurredAt: 1_764_000_100_000,
      permalink: "https://t.me/glava/5?comment=21",
    });
    expect(parse(update("message", comment)).posts).toEqual([
      {
        publicPostId: "-1002222_20",
        post: { text: "Меняем светильники", permalink: "https://t.me/glava/5", publishedAt: 1_763_999_999_000 },
      },
    ]);
  });

  it("an answer to a comment keeps the post and names the comment", () => {
    const answer = { ...comment, message_id: 22, reply_to_message: { message_id: 21, from: person, chat: group, date: 1, text: "Темно" } };
    expect(only(update("message", answer))).toMatchObject({
      thread: { publicPostId: "-1002222_20", parentCommentId: "-1002222_21" },
      permalink: "https://t.me/c/2222/22?thread=20",
    });
  });

  it("a message outside every thread begins its own, and answers to it stand in it", () => {
    const { message_thread_id: _thread, reply_to_message: _reply, ...loose } = comment;
    expect(only(update("message", loose))).toMatchObject({ thread: { publicPostId: "-1002222_21" } });
    const answer = { ...comment, message_id: 23, message_thread_id: 21, reply_to_message: { ...loose } };
    expect(only(update("message", answer)).thread).toEqual({ publicPostId: "-1002222_21", parentCommentId: "-1002222_21" });
  });

  it("2.4: an edit has the old name, the new words and the time of the edit", () => {
    const edited = { ...comment, text: "Темно у дома 7", edit_date: 1_764_000_500 };
    expect(only(update("edited_message", edited))).toMatchObject({
      kind: "comment.edited",
      externalId: "-1002222_21",
      text: "Темно у дома 7",
      occurredAt: 1_764_000_500_000,
      dedupKey: "900@1764000500",
    });
  });

  it("the channel and an anonymous administrator speak for the page; another channel is an author without a person", () => {
    const hidden = { id: 1_087_968_824, is_bot: true, first_name: "Group" };
    const as = (sender_chat: unknown): InboundEvent => only(update("message", { ...comment, from: hidden, sender_chat }));
    expect(as(channel)).toMatchObject({ kind: "own.echo", author: { id: "-1001111", kind: "channel" } });
    expect(as(group)).toMatchObject({ kind: "own.echo", author: { id: "-1002222", kind: "anonymous" } });
    expect(as({ id: -1_003, type: "channel", title: "Соседи", username: "sosedi" })).toMatchObject({
      kind: "comment.new",
      author: { id: "-1003", kind: "channel", name: "Соседи", profileUrl: "https://t.me/sosedi" },
    });
  });

  it("the copy of a post is no message, but its words are kept; an edit of the post brings the new ones", () => {
    expect(parse(update("message", copy))).toMatchObject({
      events: [],
      ignored: [{ type: "message" }],
      posts: [{ publicPostId: "-1002222_20" }],
    });
    expect(parse(update("edited_message", { ...copy, text: "Заменили" })).posts?.[0]?.post.text).toBe("Заменили");
  });

  it("a stranger's group, a bot and a service message are set aside with the reason", () => {
    const foreign = { ...comment, reply_to_message: { ...copy, sender_chat: { ...channel, id: -1_009 } } };
    const bot = { ...comment, from: { ...person, is_bot: true } };
    const { text: _text, ...wordless } = comment;
    const service = { ...wordless, new_chat_members: [person] };
    for (const body of [foreign, bot, service])
      expect(parse(update("message", body))).toMatchObject({ events: [], problems: [], ignored: [{}] });
    // A page that is only a bot, or only a group, has no channel to compare with.
    for (const accountId of ["77", String(GROUP)])
      expect(parseTelegram(bytes(update("message", foreign)), { accountId }).events.map(({ kind }) => kind)).toEqual(["comment.new"]);
  });

  it("the pieces of an album share one key and keep their own names", () => {
    const pieces = [1, 2].map((number) => ({
      ...comment,
      message_id: 30 + number,
      media_group_id: "777",
      text: undefined,
      caption: number === 1 ? "Две ямы" : undefined,
      photo: [{ file_id: `f${number}`, file_unique_id: "u", width: 9, height: 9, file_size: 12 }],
    }));
    const events = pieces.map((piece) => only(update("message", piece)));
    expect(events.map(({ externalId, groupKey, messageKey, text }) => ({ externalId, groupKey, messageKey, text }))).toEqual([
      { externalId: "-1002222_31", groupKey: "777", messageKey: "-1002222_g777", text: "Две ямы" },
      { externalId: "-1002222_32", groupKey: "777", messageKey: "-1002222_g777", text: "" },
    ]);
    expect(events[1]?.attachments).toEqual([{ kind: "photo", externalId: "f2", mime: "image/jpeg", size: 12 }]);
  });
});

describe("2.2: private chats and the bot's standing", () => {
  it("a private message names its chat and has no address", () => {
    const event = only(update("message", direct));
    expect(event).toMatchObject({ kind: "direct.new", thread: { conversationId: "11" }, externalId: "11_3", author: { id: "11" } });
    expect(event).not.toHaveProperty("permalink");
    expect(only(update("edited_message", { ...direct, edit_date: 1_764_000_900 })).kind).toBe("direct.edited");
  });

  it("«Start» is leave to write, not a question; blocking and unblocking say so", () => {
    expect(only(update("message", { ...direct, text: "/start town" }))).toMatchObject({
      kind: "direct.allowed",
      thread: { conversationId: "11" },
    });
    const standing = (status: string, chat: unknown = direct.chat): InboundEvent =>
      only(update("my_chat_member", { chat, from: person, date: 9, old_chat_member: {}, new_chat_member: { status } }));
    expect(standing("kicked")).toMatchObject({ kind: "direct.denied", author: { id: "11" }, occurredAt: 9_000 });
    expect(standing("member")).toMatchObject({ kind: "direct.allowed" });
    expect(standing("kicked", group)).toMatchObject({ kind: "account.revoked" });
    expect(standing("left", channel)).toMatchObject({ kind: "account.revoked" });
    expect(
      parse(
        update("my_chat_member", { chat: group, from: person, date: 9, old_chat_member: {}, new_chat_member: { status: "administrator" } }),
      ).ignored,
    ).toHaveLength(1);
  });
});

describe("attachments of every kind", () => {
  const attached = (more: object): readonly unknown[] =>
    parse(update("message", { ...direct, text: undefined, ...more })).events[0]?.attachments ?? [];

  it("a photo is its largest size; files keep name, kind and size; nothing has an address with a key in it", () => {
    const sizes = [
      { file_id: "large", file_unique_id: "l", width: 1280, height: 960, file_size: 90 },
      { file_id: "small", file_unique_id: "s", width: 90, height: 67 },
    ];
    expect(attached({ photo: sizes })).toEqual([{ kind: "photo", externalId: "large", mime: "image/jpeg", size: 90 }]);
    expect(
      attached({
        document: { file_id: "d", file_unique_id: "u", file_name: "Акт.pdf", mime_type: "application/pdf", file_size: 5, thumb: null },
      }),
    ).toEqual([{ kind: "doc", externalId: "d", name: "Акт.pdf", mime: "application/pdf", size: 5 }]);
    expect(attached({ voice: { file_id: "v", file_unique_id: "u", duration: 2, mime_type: "audio/ogg" } })).toEqual([
      { kind: "voice", externalId: "v", mime: "audio/ogg" },
    ]);
    expect(
      attached({
        animation: { file_id: "a", file_unique_id: "u", mime_type: "video/mp4" },
        document: { file_id: "a", file_unique_id: "u" },
      }),
    ).toEqual([{ kind: "video", externalId: "a", mime: "video/mp4" }]);
    expect(attached({ audio: { file_id: "m", file_unique_id: "u", performer: "Хор", title: "Гимн" } })).toMatchObject([
      { name: "Хор — Гимн" },
    ]);
    expect(attached({ sticker: { file_id: "st", file_unique_id: "u", emoji: "🌧" } })).toEqual([
      { kind: "sticker", externalId: "st", name: "🌧" },
    ]);
    expect(attached({ poll: { id: "1", question: "Согласны?" } })).toEqual([{ kind: "link", name: "Согласны?" }]);
  });

  it("a video in the group is watched where it stands", () => {
    const video = { file_id: "v", file_unique_id: "u", width: 1, height: 1, duration: 2, mime_type: "video/mp4" };
    expect(parse(update("message", { ...comment, text: undefined, video })).events[0]?.attachments).toEqual([
      { kind: "video", externalId: "v", url: "https://t.me/glava/5?comment=21", mime: "video/mp4" },
    ]);
  });

  it("a place on the map is one place, also when a venue repeats it", () => {
    const location = { latitude: 45.3, longitude: 40.7 };
    expect(attached({ location })).toEqual([{ kind: "geo", externalId: "45.3,40.7", url: "geo:45.3,40.7", name: "45.3,40.7" }]);
    expect(attached({ location, venue: { location, title: "Школа", address: "Садовая, 5" } })).toMatchObject([
      { kind: "geo", name: "Школа, Садовая, 5" },
    ]);
  });

  it("words of a shared contact and of rich blocks are words", () => {
    const textOf = (more: object): string | undefined => parse(update("message", { ...direct, text: undefined, ...more })).events[0]?.text;
    expect(textOf({ contact: { phone_number: "+7 900 000-00-00", first_name: "Пётр", last_name: "Стрельцов" } })).toBe(
      "Пётр Стрельцов +7 900 000-00-00",
    );
    const blocks = [
      { type: "heading", text: "Жалоба", size: 1 },
      { type: "paragraph", text: ["На улице ", { type: "bold", text: "Садовой" }, " темно"] },
      {
        type: "table",
        cells: [
          [{ text: "Дом" }, { text: "Фонарь" }],
          [{ text: "5" }, { text: ["не ", "горит"] }],
        ],
      },
    ];
    expect(textOf({ rich_message: { blocks } })).toBe("Жалоба\nНа улице Садовой темно\nДом | Фонарь\n5 | не горит");
  });
});

describe("odd payloads", () => {
  it("an odd field is a problem with its path, and the rest is kept", () => {
    const parsed = parse(update("message", { ...comment, from: { ...person, id: "кто" }, date: "вчера", text: 5 }));
    expect(parsed.events).toMatchObject([{ externalId: "-1002222_21", author: null, text: "", occurredAt: 7_000 }]);
    expect([...new Set(parsed.problems.map(({ path }) => path))].toSorted()).toEqual(["message.date", "message.from.id", "message.text"]);
  });

  it("what is no update is a problem in words; an unknown kind is set aside", () => {
    expect(parse({ type: "wall_reply_new" })).toMatchObject({ events: [], problems: [{ code: "telegram.notUpdate" }] });
    expect(parse(update("brain_wave", {})).ignored[0]?.reason).toContain("does not know");
    expect(parse(update("message_reaction", { chat: group })).ignored).toMatchObject([{ type: "message_reaction" }]);
    expect(parse({ update_id: 1, message: "привет" })).toMatchObject({ events: [], ignored: [{}] });
  });

  it("without a page's number the chat stands for it", () => {
    expect(parseTelegram(bytes(update("message", direct))).events[0]?.accountId).toBe("11");
  });

  const keys = [
    "chat",
    "from",
    "sender_chat",
    "message_id",
    "date",
    "text",
    "caption",
    "photo",
    "document",
    "reply_to_message",
    "forward_origin",
  ];
  const moreKeys = [
    "id",
    "type",
    "title",
    "username",
    "media_group_id",
    "rich_message",
    "blocks",
    "cells",
    "location",
    "venue",
    "new_chat_member",
    "status",
    "is_bot",
    "is_automatic_forward",
    "message_thread_id",
    "edit_date",
  ];
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5 },
      fc.jsonValue(),
      fc.integer(),
      fc.constantFrom("private", "supergroup", "channel", true, "kicked"),
      fc.array(tie("tree"), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom(...keys, ...moreKeys), tie("tree")),
    ),
  }));
  const kinds = fc.constantFrom("message", "edited_message", "my_chat_member", "channel_post", "callback_query");

  it("no JSON at all can make it throw, and every event it gives is whole", () => {
    const chats = fc.constantFrom<unknown>(direct.chat, group, channel, undefined);
    fc.assert(
      fc.property(kinds, tree, chats, fc.integer(), (kind, body, chat, id) => {
        const whole =
          typeof body === "object" && body !== null && !Array.isArray(body)
            ? { message_id: id, ...body, ...(chat === undefined ? {} : { chat }) }
            : body;
        const parsed = parse(update(kind, whole));
        for (const event of parsed.events) {
          expect(event.externalId).toMatch(/^-?\d+(?:_-?\d+)?$/u);
          expect(Number.isNaN(new Date(event.occurredAt).getTime())).toBe(false);
          expect(event.text.isWellFormed()).toBe(true);
        }
        expect(parsed.events.length + parsed.ignored.length + parsed.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
    fc.assert(fc.property(fc.uint8Array(), (noise) => parseTelegram(noise).events.length === 0));
  });

  it("the same update gives the same events, however often and in whatever order updates come", () => {
    const updates = [comment, direct, copy, { ...comment, message_id: 40 }].map((body, index) => ({
      update_id: 900 + index,
      message: body,
    }));
    const keysOf = (given: readonly unknown[]): readonly string[] =>
      [...new Set(given.flatMap((one) => parse(one).events).map((event) => JSON.stringify(event)))].toSorted();
    fc.assert(
      fc.property(fc.shuffledSubarray([...updates, ...updates], { minLength: updates.length * 2 }), (order) => {
        expect(keysOf(order)).toEqual(keysOf(updates));
      }),
    );
  });
});

const samples = join(import.meta.dirname, "../../../../shared/data/social-payloads/telegram-nutgram");

describe.skipIf(!existsSync(samples))("real payloads of Telegram (optional data)", () => {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(samples, file), "utf8"));
  const files = existsSync(samples) ? readdirSync(samples).filter((file) => file.endsWith(".json")) : [];

  it.each(files)("%s is read without a problem", (file) => {
    const value = read(file);
    const parsed = parse(value);
    const isUpdate = typeof value === "object" && value !== null && "update_id" in value;
    if (isUpdate) expect(parsed.problems).toEqual([]);
    expect(parsed.events.length + parsed.ignored.length + parsed.problems.length).toBeGreaterThan(0);
  });

  it.each([
    ["text.json", "direct.new"],
    ["edited_message.json", "direct.edited"],
    ["photo.json", "direct.new"],
    ["document.json", "direct.new"],
    ["venue.json", "direct.new"],
    ["command_message.json", "direct.allowed"],
    ["message_different_topic_reply.json", "comment.new"],
    ["message_general_topic.json", "comment.new"],
  ])("%s is %s", (file, kind) => {
    expect(parse(read(file)).events.map((event) => event.kind)).toEqual([kind]);
  });

  it("service messages, reactions, business accounts and buttons are no messages of citizens", () => {
    for (const file of [
      "pinned_message.json",
      "left_chat_member.json",
      "message_reaction.json",
      "business_message.json",
      "callback_query.json",
      "guest_message.json",
    ])
      expect(parse(read(file)).events).toEqual([]);
  });
});
