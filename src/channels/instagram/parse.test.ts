import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { InboundEvent, ParsedPayload } from "#app";
import { startFakeInstagram } from "../meta/fake/index.ts";
import { metaParsing } from "../meta/parse-contract.ts";
import { createInstagram } from "./index.ts";
import { mentionName, readMention } from "./mention-name.ts";

const ACCOUNT = "42";
const AT = 1_764_000_000;
const instagram = createInstagram({ now: () => 0 });

const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const parse = (value: unknown): ParsedPayload => instagram.parse(bytes(value), ACCOUNT, 7_000);
const only = (value: unknown): InboundEvent => {
  const parsed = parse(value);
  expect(parsed.problems).toEqual([]);
  expect(parsed.events).toHaveLength(1);
  const [event] = parsed.events;
  if (event === undefined) throw new Error("no event");
  return event;
};

const entry = (more: object): unknown => ({ object: "instagram", entry: [{ id: ACCOUNT, time: AT, ...more }] });
const value = {
  id: "700",
  from: { id: "11", username: "ivan" },
  media: { id: "500", media_product_type: "FEED" },
  text: "Когда уберут снег?",
};

describe("2.2: comments and mentions of Instagram", () => {
  it.each([
    ["as a change", entry({ changes: [{ field: "comments", value }] })],
    ["in the entry itself", entry({ field: "comments", value })],
  ])("%s: the picture, the words, the author; the time is the entry's", (_name, payload) => {
    expect(only(payload)).toEqual({
      network: "instagram",
      accountId: ACCOUNT,
      dedupKey: "comment:700",
      kind: "comment.new",
      thread: { publicPostId: "500" },
      externalId: "700",
      author: { id: "11", kind: "user", name: "ivan", username: "ivan", profileUrl: "https://www.instagram.com/ivan/" },
      text: "Когда уберут снег?",
      attachments: [],
      occurredAt: AT * 1000,
    });
  });

  it("a reply names its comment; our own is an echo by either mark", () => {
    expect(only(entry({ field: "comments", value: { ...value, parent_id: "600" } })).thread.parentCommentId).toBe("600");
    for (const from of [{ id: ACCOUNT }, { id: "99", self_ig_scoped_id: "98" }])
      expect(only(entry({ field: "comments", value: { ...value, from } })).kind).toBe("own.echo");
    expect(only(entry({ field: "comments", value: { id: "700", text: "…" } }))).toMatchObject({ author: null, thread: {} });
  });

  it("a mention names only its place, and by that name it is answered", () => {
    expect(only(entry({ field: "mentions", value: { media_id: "900", comment_id: "901" } }))).toMatchObject({
      kind: "comment.new",
      externalId: "901",
      dedupKey: "mention:900:901",
      thread: { publicPostId: "900", ownCommentId: "mention_900_901" },
      attachments: [{ kind: "link", name: "mention" }],
    });
    for (const mention of [
      { mediaId: "900", commentId: "901" },
      { mediaId: "900", commentId: null },
    ])
      expect(readMention(mentionName(mention))).toEqual(mention);
    expect(readMention("900")).toBeNull();
  });

  it("messages come as in Messenger; figures of stories and marks are set aside", () => {
    const message = { sender: { id: "11" }, recipient: { id: ACCOUNT }, timestamp: AT * 1000, message: { mid: "aWd=", text: "Лично" } };
    expect(only(entry({ time: AT * 1000, messaging: [message] }))).toMatchObject({ kind: "direct.new", thread: { conversationId: "11" } });
    for (const ignored of [
      entry({ changes: [{ field: "story_insights", value: {} }] }),
      entry({ messaging: [{ ...message, message: undefined, read: {} }] }),
    ])
      expect(parse(ignored)).toMatchObject({ events: [], ignored: [{}], problems: [] });
    expect(parse({ object: "page", entry: [] })).toMatchObject({ problems: [{ code: "meta.notEvent" }] });
  });
});

describe("odd payloads of Instagram", () => {
  metaParsing({
    channel: instagram,
    object: "instagram",
    start: () => startFakeInstagram(),
    play: ({ control }) => {
      const first = control.comment({ text: "Первый" });
      control.comment({ text: "Второй", replyTo: first.id });
      control.comment({ text: "Третий" });
      control.mention("179123", "179124");
      control.mention("179125");
      control.dm({ text: "В личку" });
    },
  });
});

const samples = join(import.meta.dirname, "../../../../shared/data/social-payloads/instagram-restfb");

describe.skipIf(!existsSync(samples))("payloads of another library's tests (optional data)", () => {
  it("webhooks are read without a problem; what is no webhook says so", () => {
    const read = readdirSync(samples)
      .filter((name) => name.endsWith(".json"))
      .map((name) => ({ name, ...instagram.parse(readFileSync(join(samples, name)), undefined, 7_000) }));
    for (const { events, ignored, name, problems } of read) {
      const isWebhook = /^(?:wh-|messaging-)/u.test(name);
      expect({ name, problems: problems.map(({ code }) => code) }).toEqual({ name, problems: isWebhook ? [] : ["meta.notEvent"] });
      if (isWebhook) expect(events.length + ignored.length, name).toBeGreaterThan(0);
    }
    const texts = read.filter(({ name }) => name.startsWith("wh-comments")).flatMap(({ events }) => events.map(({ kind }) => kind));
    expect(texts).toEqual(["comment.new", "comment.new"]);
  });
});
