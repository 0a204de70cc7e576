import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { InboundEvent, ParsedPayload } from "#app";
import { openInbox } from "../contract-receiver.ts";
import { headOf } from "./envelope.ts";
import { startFakeX } from "./fake/index.ts";
import { createX } from "./index.ts";
import { parseX } from "./parse.ts";

const ACCOUNT = "42";
const AT = Date.parse("2026-11-25T10:00:00.000Z");

const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const parse = (value: unknown): ParsedPayload => parseX(bytes(value), { accountId: ACCOUNT, receivedAt: 7_000 });
const events = (value: unknown): readonly InboundEvent[] => {
  const parsed = parse(value);
  expect(parsed.problems).toEqual([]);
  return parsed.events;
};
const only = (value: unknown): InboundEvent => {
  const [event, ...rest] = events(value);
  expect(rest).toEqual([]);
  if (event === undefined) throw new Error("no event");
  return event;
};

const IVAN = { id: "11", name: "Иван Петров", username: "ivan" };
const activity = (eventType: string, payload: object, includes: object = { users: [IVAN] }): unknown => ({
  data: { event_uuid: "u1", filter: { user_id: ACCOUNT }, event_type: eventType, tag: "otklik", payload, includes },
});
const post = (more: object = {}): object => ({
  id: "1900000000000000700",
  text: "@gorodok_adm Когда уберут снег?",
  author_id: "11",
  created_at: "2026-11-25T10:00:00.000Z",
  conversation_id: "1900000000000000500",
  edit_history_tweet_ids: ["1900000000000000700"],
  referenced_tweets: [{ type: "replied_to", id: "1900000000000000600" }],
  ...more,
});
const legacyDirect = (more: object = {}, data: object = {}): object => ({
  direct_message_events: [
    {
      type: "message_create",
      id: "900",
      created_timestamp: String(AT),
      message_create: { target: { recipient_id: ACCOUNT }, sender_id: "11", message_data: { text: "Здравствуйте", entities: {}, ...data } },
      ...more,
    },
  ],
  users: { 11: { id: "11", name: "Иван Петров", screen_name: "ivan" } },
});

describe("2.2, 2.4: posts that call the page", () => {
  it("keep the conversation, the post they answer, the words, the author and the address", () => {
    expect(only(activity("post.mention.create", post()))).toEqual({
      network: "x",
      accountId: ACCOUNT,
      dedupKey: "post:1900000000000000700",
      kind: "comment.new",
      thread: { publicPostId: "1900000000000000500", parentCommentId: "1900000000000000600" },
      externalId: "1900000000000000700",
      author: { id: "11", kind: "user", name: "Иван Петров", username: "ivan", profileUrl: "https://x.com/ivan" },
      text: "Когда уберут снег?",
      attachments: [],
      occurredAt: AT,
      permalink: "https://x.com/ivan/status/1900000000000000700",
    });
  });

  it("a post of its own keeps our name in its words and is its own conversation", () => {
    const alone = post({ referenced_tweets: undefined, conversation_id: "1900000000000000700", text: "@gorodok_adm почините" });
    expect(only(activity("post.mention.create", alone))).toMatchObject({
      text: "@gorodok_adm почините",
      thread: { publicPostId: "1900000000000000700" },
    });
  });

  it("an answer to the first post answers no comment; one whose author is not told has a neutral address", () => {
    const first = post({ referenced_tweets: [{ type: "replied_to", id: "1900000000000000500" }], author_id: undefined });
    const event = only(activity("post.reply.create", first, {}));
    expect(event).toMatchObject({ thread: { publicPostId: "1900000000000000500" }, author: null });
    expect(event.thread.parentCommentId).toBeUndefined();
    expect(event.permalink).toBe("https://x.com/i/web/status/1900000000000000700");
  });

  it("events may name the answered post apart, or only the conversation", () => {
    const apart = post({ referenced_tweets: undefined, in_reply_to_tweet_id: "1900000000000000600" });
    expect(only(activity("post.mention.create", apart))).toMatchObject({
      text: "Когда уберут снег?",
      thread: { publicPostId: "1900000000000000500", parentCommentId: "1900000000000000600" },
    });
    expect(only(activity("post.mention.create", post({ referenced_tweets: undefined })))).toMatchObject({
      text: "Когда уберут снег?",
      thread: { publicPostId: "1900000000000000500" },
    });
  });

  it("an edit is a new post of the same case; whoever sees only it gets the message too, at the time of the first version", () => {
    const edited = post({ edit_history_tweet_ids: ["1900000000000000100", "1900000000000000700"] });
    expect(events(activity("post.mention.create", edited))).toMatchObject([
      { kind: "comment.new", externalId: "1900000000000000100", dedupKey: "post:1900000000000000100" },
      {
        kind: "comment.edited",
        externalId: "1900000000000000100",
        dedupKey: "post:1900000000000000700",
        thread: { ownCommentId: "1900000000000000700" },
        occurredAt: AT,
      },
    ]);
  });

  it("links are long, signs are signs, the address of its own picture is no word, a long post is whole", () => {
    const entities = {
      urls: [
        { url: "https://t.co/a", expanded_url: "https://gorodok.example/news" },
        { url: "https://t.co/b", expanded_url: "https://x.com/ivan/status/1/photo/1", media_key: "3_1" },
      ],
    };
    expect(
      only(activity("post.mention.create", post({ text: "См. https://t.co/a &amp; &lt;ждём&gt; https://t.co/b", entities }))).text,
    ).toBe("См. https://gorodok.example/news & <ждём>");
    const long = post({ note_tweet: { text: "@gorodok_adm @drugoy Целиком" } });
    expect(only(activity("post.mention.create", long)).text).toBe("Целиком");
  });

  it("pictures and films come with their addresses; a file that did not come along is a link to the post", () => {
    const includes = {
      users: [IVAN],
      media: [
        { media_key: "3_1", type: "photo", url: "https://pbs.twimg.com/media/a.jpg" },
        {
          media_key: "7_2",
          type: "video",
          preview_image_url: "https://pbs.twimg.com/p.jpg",
          variants: [
            { content_type: "application/x-mpegURL", url: "https://video.twimg.com/a.m3u8" },
            { bit_rate: 256_000, content_type: "video/mp4", url: "https://video.twimg.com/low.mp4" },
            { bit_rate: 832_000, content_type: "video/mp4", url: "https://video.twimg.com/high.mp4" },
          ],
        },
      ],
    };
    const withFiles = post({ attachments: { media_keys: ["3_1", "7_2", "3_9"] } });
    expect(only(activity("post.mention.create", withFiles, includes)).attachments).toEqual([
      { kind: "photo", externalId: "3_1", url: "https://pbs.twimg.com/media/a.jpg" },
      { kind: "video", externalId: "7_2", url: "https://video.twimg.com/high.mp4", previewUrl: "https://pbs.twimg.com/p.jpg" },
      { kind: "link", externalId: "3_9", name: "media", url: "https://x.com/ivan/status/1900000000000000700" },
    ]);
  });

  it("our own post is an echo; reposts, our own edits and deletions are nobody's words", () => {
    expect(only(activity("post.create", post({ author_id: ACCOUNT }), {})).kind).toBe("own.echo");
    for (const ignored of [
      activity("post.mention.create", post({ referenced_tweets: [{ type: "retweeted", id: "5" }] })),
      activity("post.create", post({ author_id: ACCOUNT, edit_history_tweet_ids: ["1", "1900000000000000700"] }), {}),
      activity("post.delete", { id: "5", author_id: ACCOUNT }),
      activity("follow.follow", {}),
      { for_user_id: ACCOUNT, tweet_delete_events: [{ status: { id: "5", user_id: ACCOUNT }, timestamp_ms: "1" }] },
      { for_user_id: ACCOUNT, tweet_create_events: [] },
      { data: [], meta: { result_count: 0 } },
    ])
      expect(parse(ignored)).toMatchObject({ events: [], ignored: [{}], problems: [] });
  });

  it("a citizen's post that is gone is named", () => {
    const gone = { for_user_id: ACCOUNT, tweet_delete_events: [{ status: { id: "5", user_id: "11" }, timestamp_ms: String(AT) }] };
    expect(only(gone)).toMatchObject({ kind: "comment.deleted", externalId: "5", occurredAt: AT, author: { id: "11" } });
  });

  it("1.4: access taken away is an alarm", () => {
    expect(only(activity("oauth.revoke", { user_id: ACCOUNT })).kind).toBe("account.revoked");
    expect(only({ user_event: { revoke: { date_time: "2026-11-25T10:00:00+00:00" } } }).kind).toBe("account.revoked");
  });
});

describe("2.2: direct messages", () => {
  it.each([
    ["the X Activity API", activity("dm.received", legacyDirect(), {})],
    ["the older form", { for_user_id: ACCOUNT, ...legacyDirect() }],
  ])("%s: conversation, author, words, time", (_name, value) => {
    expect(only(value)).toMatchObject({
      kind: "direct.new",
      dedupKey: "dm:900",
      externalId: "900",
      thread: { conversationId: "11-42" },
      author: { id: "11", name: "Иван Петров", username: "ivan" },
      text: "Здравствуйте",
      occurredAt: AT,
    });
  });

  it("what was asked for has the same key; a conversation of many and its joiners are set aside", () => {
    const asked = { id: "900", event_type: "MessageCreate", text: "Здравствуйте", sender_id: "11", dm_conversation_id: "11-42" };
    expect(only(activity("dm.received", asked))).toMatchObject({ dedupKey: "dm:900", thread: { conversationId: "11-42" } });
    expect(only({ data: [asked], includes: { users: [IVAN] } })).toMatchObject({ dedupKey: "dm:900", author: { name: "Иван Петров" } });
    for (const other of [
      { ...asked, dm_conversation_id: "777" },
      { ...asked, event_type: "ParticipantsJoin" },
    ])
      expect(parse(activity("dm.received", other))).toMatchObject({ events: [], ignored: [{}] });
  });

  it("ours comes back as an echo; a file keeps its address for a signed question", () => {
    const attachment = { type: "media", media: { id: "5", type: "photo", media_url_https: "https://ton.twitter.com/1.1/a.jpg" } };
    expect(only(activity("dm.received", legacyDirect({}, { attachment }), {})).attachments).toEqual([
      { kind: "photo", externalId: "https://ton.twitter.com/1.1/a.jpg" },
    ]);
    const own = { message_create: { target: { recipient_id: "11" }, sender_id: ACCOUNT, message_data: { text: "Ответ" } } };
    expect(only(activity("dm.sent", legacyDirect(own), {}))).toMatchObject({ kind: "own.echo", thread: { conversationId: "11-42" } });
  });
});

const TYPES = ["post.mention.create", "post.reply.create", "post.create", "post.delete", "dm.received", "dm.sent", "oauth.revoke", "odd"];
const LEGACY = ["direct_message_events", "tweet_delete_events", "tweet_create_events", "user_event", "odd_events"];

describe("odd payloads of X", () => {
  it("no JSON at all can make it throw, and every event it gives is whole", () => {
    const keys = fc.constantFrom(
      ..."id text author_id created_at conversation_id edit_history_tweet_ids referenced_tweets type entities urls url expanded_url".split(
        " ",
      ),
      ..."attachments media_keys users media media_key variants message_create sender_id target recipient_id message_data".split(" "),
      ..."direct_message_events dm_conversation_id event_type status user_id revoke note_tweet includes constructor __proto__".split(" "),
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
          fc.constantFrom("17", "replied_to", "message_create"),
        ),
        fc.array(tie("tree"), { maxLength: 3 }),
        fc.dictionary(keys, tie("tree")),
      ),
    }));
    const envelope = fc.oneof(
      fc.record({ data: fc.record({ event_type: fc.constantFrom(...TYPES), payload: tree, includes: tree }) }),
      fc.tuple(fc.constantFrom(...LEGACY), tree).map(([key, value]) => ({ for_user_id: ACCOUNT, [key]: value })),
      fc.record({ data: fc.array(tree, { maxLength: 3 }), includes: tree }),
    );
    fc.assert(
      fc.property(envelope, fc.boolean(), (value, named) => {
        const parsed = parseX(bytes(value), named ? { accountId: ACCOUNT } : {});
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
    fc.assert(fc.property(fc.uint8Array(), (noise) => parseX(noise).events.length === 0));
  });

  it("2.2: delivered in any order and any number of times, the same events come out", async () => {
    const fake = await startFakeX();
    const { control } = fake;
    const first = control.comment({ text: "Первый" });
    control.comment({ text: "Второй", postId: first.id });
    control.edit(first.id, "Исправлено");
    control.dm({ text: "В личку" });
    control.post("Объявление");
    const deliveries = control.events().map((event) => ({ body: bytes(event), key: headOf(event, bytes(event))?.dedupKey ?? "" }));
    await fake.close();
    expect(deliveries.length).toBeGreaterThan(6);
    const eventsOf = (list: typeof deliveries): readonly string[] => {
      const kept = new Map(list.map(({ body, key }) => [key, body]));
      const all = [...kept.values()].flatMap((body) => parseX(body, { accountId: fake.accountId }).events);
      return [...new Map(all.map((event) => [event.dedupKey, `${event.kind} ${event.externalId} ${event.dedupKey}`])).values()].toSorted();
    };
    const expected = eventsOf(deliveries);
    const again = fc.array(fc.constantFrom(...deliveries), { maxLength: 30 });
    const shuffled = fc.shuffledSubarray(deliveries, { minLength: deliveries.length });
    fc.assert(
      fc.property(again, shuffled, (some, all) => {
        expect(eventsOf([...some, ...all])).toEqual(expected);
      }),
      { numRuns: 50 },
    );
  });

  it("a reply that names us comes twice by X's own doing and is kept once", async () => {
    const fake = await startFakeX();
    const x = createX({ now: Date.now });
    const page = {
      pageId: "p",
      network: "x",
      accountId: fake.accountId,
      title: "",
      secrets: { ...fake.keys },
      settings: { baseUrl: fake.baseUrl },
    };
    const inbox = await openInbox(x, page);
    expect(await fake.control.webhook(inbox.url)).toBe(true);
    fake.control.comment({ text: "Дважды" });
    await fake.control.settle();
    expect(inbox.decisions.filter(({ kind }) => kind === "store")).toHaveLength(2);
    expect(inbox.events().map(({ text }) => text)).toEqual(["Дважды"]);
    await fake.close();
    await inbox.close();
  });
});

const samples = ["x-docs", "x-tweepy"].map((folder) => join(import.meta.dirname, "../../../../shared/data/social-payloads", folder));

describe.skipIf(!samples.every(existsSync))("payloads that X itself shows (optional data)", () => {
  it("direct messages, mentions and searches are read without a problem", () => {
    const files = samples.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
    const bodies = files
      .filter((file) => file.endsWith(".json"))
      .map((file) => {
        const { payload, response } = JSON.parse(readFileSync(file, "utf8"));
        return payload ?? response;
      });
    const read = bodies.map((body) => parseX(bytes(body)));
    const whole = read.filter(({ problems }) => problems.length === 0);
    expect(whole.flatMap((parsed) => parsed.events).map(({ kind }) => kind)).toEqual(expect.arrayContaining(["comment.new", "direct.new"]));
    // Answers about webhooks and single things are no events, and say so.
    for (const { events: found, problems } of read) if (problems.length > 0) expect([found, problems[0]?.code]).toEqual([[], "x.notEvent"]);
  });
});
