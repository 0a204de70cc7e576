import { readFileSync, readdirSync, existsSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { InboundEvent, ParsedPayload } from "#app";
import { parseVk } from "./parse.ts";

const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const parse = (value: unknown): ParsedPayload => parseVk(bytes(value), { receivedAt: 7_000 });
const only = (value: unknown): InboundEvent => {
  const parsed = parse(value);
  expect(parsed.problems).toEqual([]);
  expect(parsed.events).toHaveLength(1);
  const [event] = parsed.events;
  if (event === undefined) throw new Error("no event");
  return event;
};
const callback = (type: string, object: unknown): unknown => ({ type, group_id: 9, event_id: "e1", v: "5.199", secret: "s", object });

describe("2.2, 2.4: a comment under a post", () => {
  it("a reply inside a thread keeps the post, the root and the comment it answers", () => {
    const event = only(
      callback("wall_reply_new", {
        id: 3,
        from_id: 11,
        date: 1_764_000_000,
        text: "Яма на дороге",
        post_id: 1,
        owner_id: -9,
        post_owner_id: -9,
        parents_stack: [2],
        reply_to_user: 12,
        reply_to_comment: 4,
      }),
    );
    expect(event).toEqual({
      network: "vk",
      accountId: "9",
      dedupKey: "e1",
      kind: "comment.new",
      thread: { publicPostId: "1", rootCommentId: "2", parentCommentId: "4" },
      externalId: "3",
      author: { id: "11", kind: "user", profileUrl: "https://vk.com/id11" },
      text: "Яма на дороге",
      attachments: [],
      occurredAt: 1_764_000_000_000,
      permalink: "https://vk.com/wall-9_1?reply=3&thread=2",
    });
  });

  it.each([
    ["deleter_id", { deleter_id: 12 }],
    ["user_id", { user_id: 12 }],
  ])("a deletion is read with %s, and takes the time of receipt because VK gives none", (_name, actor) => {
    const event = only(callback("wall_reply_delete", { owner_id: -9, id: 3, post_id: 1, ...actor }));
    expect(event).toMatchObject({
      kind: "comment.deleted",
      externalId: "3",
      author: { id: "12" },
      occurredAt: 7_000,
      thread: { publicPostId: "1" },
    });
  });

  it.each([
    ["wall_reply_edit", "comment.edited"],
    ["wall_reply_restore", "comment.restored"],
  ])("%s is %s", (type, kind) => {
    expect(only(callback(type, { id: 3, from_id: 11, date: 1, text: "а", post_id: 1, post_owner_id: -9 })).kind).toBe(kind);
  });

  it("what another community wrote is a group's; what our own wrote is an echo", () => {
    const comment = { id: 3, date: 1, text: "а", post_id: 1, post_owner_id: -9 };
    expect(only(callback("wall_reply_new", { ...comment, from_id: -77 }))).toMatchObject({
      kind: "comment.new",
      author: { id: "-77", kind: "group", profileUrl: "https://vk.com/club77" },
    });
    expect(only(callback("wall_reply_new", { ...comment, from_id: -9 })).kind).toBe("own.echo");
  });

  it.each([
    ["photo_comment_new", { photo_owner_id: -9, photo_id: 5 }, "photo-9_5", "https://vk.com/photo-9_5?reply=4"],
    ["video_comment_new", { video_owner_id: -9, video_id: 5 }, "video-9_5", "https://vk.com/video-9_5?reply=4"],
    ["board_post_new", { topic_owner_id: -9, topic_id: 5 }, "topic-9_5", "https://vk.com/topic-9_5?post=4"],
  ])("%s is counted apart from the wall, so its key carries the place", (type, place, postId, permalink) => {
    const event = only(callback(type, { id: 4, from_id: 11, date: 1, text: "а", ...place }));
    expect(event).toMatchObject({
      kind: "comment.new",
      externalId: "4",
      messageKey: `${postId}_4`,
      thread: { publicPostId: postId },
      permalink,
    });
  });
});

describe("2.2: direct messages and posts", () => {
  it("a message is read wrapped (since 5.103) and bare (before)", () => {
    const message = { id: 100, date: 1_764_000_000, peer_id: 11, from_id: 11, text: "Здравствуйте", out: 0, conversation_message_id: 7 };
    const expected = { kind: "direct.new", externalId: "100", thread: { conversationId: "11" }, author: { id: "11", kind: "user" } };
    expect(only(callback("message_new", { message, client_info: {} }))).toMatchObject(expected);
    expect(only(callback("message_new", message))).toMatchObject(expected);
  });

  it("a message that only forwards speaks by the forwarded words", () => {
    const message = {
      id: 1,
      date: 1,
      peer_id: 11,
      from_id: 11,
      text: "",
      fwd_messages: [{ text: "Первое", fwd_messages: [{ text: "Второе" }] }],
    };
    expect(only(callback("message_new", { message })).text).toBe("Первое\n\nВторое");
  });

  it("an edit takes the time of the edit, our own reply is an echo, leave and refusal carry the person", () => {
    expect(only(callback("message_edit", { id: 1, date: 5, update_time: 9, peer_id: 11, from_id: 11, text: "а" }))).toMatchObject({
      kind: "direct.edited",
      occurredAt: 9_000,
    });
    expect(only(callback("message_reply", { id: 1, date: 5, peer_id: 11, from_id: -9, text: "а", out: 1 })).kind).toBe("own.echo");
    expect(only(callback("message_allow", { user_id: 11, key: "" }))).toMatchObject({ kind: "direct.allowed", author: { id: "11" } });
    expect(only(callback("message_deny", { user_id: 11 }))).toMatchObject({ kind: "direct.denied", thread: { conversationId: "11" } });
  });

  it("a suggested post is a citizen's post; our own post is an echo; a delayed one is set aside", () => {
    const post = { id: 7, owner_id: -9, from_id: 11, date: 1, text: "Предлагаю", post_type: "suggest" };
    expect(only(callback("wall_post_new", post))).toMatchObject({
      kind: "post.new",
      externalId: "7",
      permalink: "https://vk.com/wall-9_7",
    });
    expect(only(callback("wall_post_new", { ...post, from_id: -9, post_type: "post" })).kind).toBe("own.echo");
    expect(parse(callback("wall_post_new", { ...post, post_type: "postpone" })).ignored).toHaveLength(1);
  });
});

describe("attachments of every kind", () => {
  const attached = (attachments: unknown, more: object = {}): readonly unknown[] =>
    parse(callback("message_new", { message: { id: 1, date: 1, peer_id: 11, from_id: 11, text: "", attachments, ...more } })).events[0]
      ?.attachments ?? [];

  it("a photo comes by its largest size, in the new, the old and the letter form", () => {
    const base = { id: 5, owner_id: 11, access_key: "k" };
    const sizes = [
      { type: "w", width: 2560, height: 1920, url: "https://s/w" },
      { type: "s", width: 75, height: 56, url: "https://s/s" },
    ];
    const photo = { kind: "photo", externalId: "photo11_5_k", expires: true };
    expect(attached([{ type: "photo", photo: { ...base, sizes } }])).toEqual([{ ...photo, url: "https://s/w" }]);
    expect(attached([{ type: "photo", photo: { ...base, photo_75: "https://s/75", photo_1280: "https://s/1280" } }])).toEqual([
      { ...photo, url: "https://s/1280" },
    ]);
    const letters = [
      { type: "x", width: 0, height: 0, url: "https://s/x" },
      { type: "z", width: 0, height: 0, url: "https://s/z" },
    ];
    expect(attached([{ type: "photo", photo: { ...base, sizes: letters } }])).toEqual([{ ...photo, url: "https://s/z" }]);
  });

  it("documents, voices, stickers, links, videos, polls and places keep their kind", () => {
    const found = attached(
      [
        { type: "doc", doc: { id: 1, owner_id: 11, title: "Акт.pdf", size: 12, ext: "pdf", url: "https://d" } },
        { type: "audio_message", audio_message: { id: 2, owner_id: 11, link_mp3: "https://v.mp3", link_ogg: "https://v.ogg" } },
        { type: "sticker", sticker: { sticker_id: 3, images: [{ url: "https://st", width: 64, height: 64 }] } },
        { type: "link", link: { url: "https://l", title: "Новость" } },
        { type: "video", video: { id: 4, owner_id: -9, title: "Двор" } },
        { type: "poll", poll: { id: 6, owner_id: -9, question: "Согласны?" } },
      ],
      { geo: { type: "point", coordinates: { latitude: 45.3, longitude: 40.7 } } },
    );
    expect(found).toEqual([
      { kind: "doc", externalId: "doc11_1", url: "https://d", name: "Акт.pdf", mime: "application/pdf", size: 12, expires: true },
      { kind: "voice", externalId: "doc11_2", url: "https://v.mp3", mime: "audio/mpeg", expires: true },
      { kind: "sticker", externalId: "3", url: "https://st" },
      { kind: "link", url: "https://l", name: "Новость" },
      { kind: "video", externalId: "video-9_4", url: "https://vk.com/video-9_4", name: "Двор" },
      { kind: "link", externalId: "poll-9_6", url: "https://vk.com/poll-9_6", name: "Согласны?" },
      { kind: "geo", externalId: "45.3,40.7", url: "geo:45.3,40.7", name: "45.3,40.7" },
    ]);
  });

  it("an unknown kind stays visible and is a problem with its place", () => {
    const parsed = parse(
      callback("message_new", { message: { id: 1, date: 1, peer_id: 11, from_id: 11, text: "", attachments: [{ type: "hologram" }] } }),
    );
    expect(parsed.events[0]?.attachments).toEqual([{ kind: "link", name: "hologram" }]);
    expect(parsed.problems).toMatchObject([{ code: "attachment.unknown", path: "object.message.attachments[0]" }]);
  });
});

describe("odd payloads", () => {
  it("an unknown type is set aside with a reason, a product's comment too", () => {
    expect(parse(callback("like_add", {})).ignored).toMatchObject([{ type: "like_add" }]);
    expect(parse(callback("never_heard", {})).ignored[0]?.reason).toContain("does not know");
    expect(parse(callback("market_comment_new", { id: 1 })).ignored[0]?.reason).toContain("shop");
  });

  it("an odd field is a problem with its path, and the rest is kept", () => {
    const parsed = parse(callback("wall_reply_new", { id: 3, from_id: "кто", date: "вчера", text: 5, post_id: 1, attachments: [null] }));
    expect(parsed.events).toMatchObject([{ externalId: "3", author: null, text: "", occurredAt: 7_000 }]);
    expect(parsed.problems.map((problem) => problem.path).toSorted()).toEqual(
      ["object.attachments[0]", "object.date", "object.from_id", "object.from_id", "object.text"].filter(
        (path, index, all) => all.indexOf(path) === index,
      ),
    );
  });

  it("ids beyond 2^53 keep every digit", () => {
    const body = new TextEncoder().encode(
      '{"type":"wall_reply_new","group_id":9,"object":{"id":9007199254740993,"from_id":11,"date":1,"text":"","post_id":1}}',
    );
    expect(parseVk(body).events[0]?.externalId).toBe("9007199254740993");
  });

  it("without event_id the key is a digest of the bytes: the same for the same bytes only", () => {
    const payload = (text: string): Uint8Array => bytes({ type: "message_deny", group_id: 9, object: { user_id: 1 }, text });
    const keyOf = (body: Uint8Array): string | undefined => parseVk(body).events[0]?.dedupKey;
    expect(keyOf(payload("а"))).toMatch(/^sha256:[0-9a-f]{64}$/u);
    expect(keyOf(payload("а"))).toBe(keyOf(payload("а")));
    expect(keyOf(payload("а"))).not.toBe(keyOf(payload("б")));
  });

  it("no JSON at all can make it throw, and every event it gives is whole", () => {
    const types = fc.constantFrom(
      "wall_reply_new",
      "wall_reply_delete",
      "photo_comment_edit",
      "board_post_restore",
      "message_new",
      "message_edit",
      "message_allow",
      "wall_post_new",
    );
    const keys = fc.constantFrom(
      "id",
      "from_id",
      "date",
      "text",
      "post_id",
      "attachments",
      "message",
      "peer_id",
      "user_id",
      "geo",
      "fwd_messages",
      "parents_stack",
      "type",
      "photo",
      "sizes",
      "copy_history",
      "action",
    );
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.jsonValue(),
        fc.integer(),
        fc.array(tie("tree"), { maxLength: 3 }),
        fc.dictionary(keys, tie("tree")),
      ),
    }));
    fc.assert(
      fc.property(types, tree, fc.boolean(), (type, object, named) => {
        const parsed = parseVk(bytes({ type, object, ...(named ? { group_id: 9 } : {}) }), { accountId: "9" });
        for (const event of parsed.events) {
          expect(event.externalId).toMatch(/^-?\d/u);
          expect(Number.isNaN(new Date(event.occurredAt).getTime())).toBe(false);
          expect(event.text.isWellFormed()).toBe(true);
        }
        expect(parsed.events.length + parsed.ignored.length + parsed.problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
    fc.assert(fc.property(fc.uint8Array(), (noise) => parseVk(noise).events.length === 0));
  });
});

const samples = join(import.meta.dirname, "../../../../shared/data/social-payloads");

describe.skipIf(!existsSync(samples))("real payloads of VK (optional data)", () => {
  const read = (folder: string, file: string): unknown =>
    JSON.parse(readFileSync(join(samples, folder, file), "utf8").replace(/^\uFEFF/u, ""));
  const kindByType: Readonly<Record<string, readonly string[]>> = {
    new: ["comment.new", "own.echo"],
    edit: ["comment.edited", "own.echo"],
    delete: ["comment.deleted"],
    restore: ["comment.restored", "own.echo"],
    message_new: ["direct.new"],
    message_edit: ["direct.edited"],
    message_reply: ["own.echo"],
    message_allow: ["direct.allowed"],
    message_deny: ["direct.denied"],
    wall_post_new: ["post.new", "own.echo"],
  };
  const expectKind = (payload: { readonly type: string }): void => {
    const parsed = parse(payload);
    const kinds =
      kindByType[payload.type] ??
      (/^(?:wall_reply|photo_comment|video_comment|board_post)_/u.test(payload.type)
        ? kindByType[payload.type.split("_")[2] ?? ""]
        : undefined);
    if (kinds === undefined) expect(parsed).toMatchObject({ events: [], ignored: [{ type: payload.type }] });
    else expect(kinds).toContain(parsed.events[0]?.kind);
    expect(parsed.problems).toEqual([]);
  };

  it("every captured callback is read without a problem", () => {
    const captured = read("vk-captured", "vk_callback_samples.json");
    if (!Array.isArray(captured)) throw new Error("a list is expected");
    for (const { payload } of captured) expectKind(payload);
    expect(captured.length).toBeGreaterThan(5);
  });

  it.each(existsSync(samples) ? readdirSync(join(samples, "vk-vknet-botslongpoll")) : [])("%s is read as its type says", (file) => {
    const payload = read("vk-vknet-botslongpoll", file);
    if (typeof payload === "object" && payload !== null && "type" in payload && typeof payload.type === "string")
      expectKind({ ...payload, type: payload.type });
    else expect(parse(payload)).toMatchObject({ events: [], problems: [{ code: "vk.notEvent" }] });
  });

  it.each(existsSync(samples) ? readdirSync(join(samples, "vk-vknet-wall")) : [])(
    "the posts and comments of %s are read inside an event",
    (file) => {
      const value = read("vk-vknet-wall", file);
      const response = typeof value === "object" && value !== null && "response" in value ? value.response : null;
      const items = Array.isArray(response)
        ? response
        : typeof response === "object" && response !== null && "items" in response
          ? response.items
          : [];
      if (!Array.isArray(items)) throw new Error("items are expected");
      for (const item of items) {
        expect(parse(callback("wall_post_new", item)).events).toHaveLength(1);
        expect(parse(callback("wall_reply_new", { ...item, post_id: 1 })).events).toHaveLength(1);
      }
    },
  );
});
