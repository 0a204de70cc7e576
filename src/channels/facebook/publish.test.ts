import { describe, expect, it } from "vitest";
import type { ChannelPage, OutboundFile, OutboundReply, OutboundTarget } from "#app";
import type { HttpOutcome, HttpRequest } from "../http-client.ts";
import { startFakeFacebook } from "../meta/fake/index.ts";
import { createFacebook } from "./index.ts";

const page: ChannelPage = {
  pageId: "p",
  network: "facebook",
  accountId: "42",
  title: "",
  secrets: { pageToken: "page-token", appSecret: "app-secret" },
  settings: {},
};
const comment: OutboundTarget = { kind: "public", thread: { publicPostId: "42_500" }, replyToExternalId: "500_700" };
const direct: OutboundTarget = { kind: "direct", conversationId: "11", authorId: "11" };
const reply = (target: OutboundTarget, more: Partial<OutboundReply> = {}): OutboundReply => ({
  publicationId: "a",
  target,
  text: "Яму засыпали.",
  files: [],
  ...more,
});
const file = (mime: string, size = 3): OutboundFile => ({ fileId: "f", name: "файл", mime, bytes: new Uint8Array(size) });
const json = (body: unknown, status = 200): HttpOutcome => ({
  kind: "answer",
  status,
  body: new TextEncoder().encode(JSON.stringify(body)),
});

const answering = (...outcomes: readonly HttpOutcome[]) => {
  const requests: HttpRequest[] = [];
  const queue = [...outcomes];
  const send = (request: HttpRequest): Promise<HttpOutcome> => {
    requests.push(request);
    const next = queue.shift();
    if (next === undefined) throw new Error(`no answer for ${request.method} ${request.url}`);
    return Promise.resolve(next);
  };
  return { channel: createFacebook({ now: () => 1000, http: () => ({ send }) }), requests };
};
const bodyOf = (request: HttpRequest | undefined): unknown => JSON.parse(typeof request?.body === "string" ? request.body : "null");
const closed = json({ error: { code: 10, error_subcode: 2_018_278, message: "(#10) outside of allowed window" } }, 400);

describe("3.5: a public answer", () => {
  it("stands under the comment with the address that Facebook gives, or with a plain one", async () => {
    const made = json({ id: "500_900", permalink_url: "https://www.facebook.com/town/posts/1", created_time: "2026-11-25T10:00:00+0000" });
    const { channel, requests } = answering(made, json({ id: "500_901" }), json({}));
    expect(await channel.publish(reply(comment), page)).toEqual({
      kind: "published",
      externalId: "500_900",
      at: Date.parse("2026-11-25T10:00:00Z"),
      permalink: "https://www.facebook.com/town/posts/1",
    });
    expect(new URL(requests[0]?.url ?? "").pathname).toBe("/v25.0/500_700/comments");
    expect(bodyOf(requests[0])).toEqual({ message: "Яму засыпали." });
    expect(await channel.publish(reply(comment), page)).toMatchObject({ permalink: "https://www.facebook.com/500_901", at: 1000 });
    expect(await channel.publish(reply(comment), page)).toMatchObject({ kind: "unknown", failure: "UNKNOWN" });
  });

  it.each([
    ["two pictures", { files: [file("image/png"), file("image/png")] }, "MEDIA_REJECTED"],
    ["a document", { files: [file("application/pdf")] }, "MEDIA_REJECTED"],
    ["a text beyond the limit", { text: "я".repeat(8_001) }, "TEXT_TOO_LONG"],
    ["a place that is none of Facebook's", { target: { ...comment, replyToExternalId: "x/../y" } }, "BAD_REQUEST"],
  ] as const)("%s is refused before anything is sent", async (_name, more, failure) => {
    const { channel, requests } = answering();
    expect(await channel.publish(reply(comment, more), page)).toMatchObject({ kind: "failed", failure });
    expect(requests).toEqual([]);
  });

  it("a picture that Facebook does not take publishes nothing, and its silence is no riddle", async () => {
    const bad = answering(json({ error: { code: 324, message: "Missing or invalid image file" } }, 400));
    expect(await bad.channel.publish(reply(comment, { files: [file("image/png")] }), page)).toMatchObject({
      kind: "failed",
      failure: "MEDIA_REJECTED",
    });
    const silence: HttpOutcome = { kind: "failed", sent: true, failure: "NETWORK_DOWN", detail: "TimeoutError" };
    const lost = answering(silence);
    expect(await lost.channel.publish(reply(comment, { files: [file("image/png")] }), page)).toMatchObject({ kind: "retry" });
  });
});

describe("3.5: a direct answer within Meta's windows", () => {
  it("within a day it is a plain answer; later it is refused, and goes with the right of a human agent", async () => {
    const plain = answering(json({ recipient_id: "11", message_id: "m_1" }));
    expect(await plain.channel.publish(reply(direct), page)).toEqual({ kind: "published", externalId: "m_1", at: 1000 });
    expect(bodyOf(plain.requests[0])).toEqual({ recipient: { id: "11" }, message: { text: "Яму засыпали." }, messaging_type: "RESPONSE" });
    expect(await answering(closed).channel.publish(reply(direct), page)).toMatchObject({ kind: "failed", failure: "WINDOW_CLOSED" });
    const agent = { ...page, settings: { humanAgent: true } };
    const late = answering(closed, json({ message_id: "m_2" }));
    expect(await late.channel.publish(reply(direct), agent)).toMatchObject({ kind: "published", externalId: "m_2" });
    expect(bodyOf(late.requests[1])).toMatchObject({ messaging_type: "MESSAGE_TAG", tag: "HUMAN_AGENT" });
  });

  it("the author of a comment is reached through the comment, once, with words only", async () => {
    const about: OutboundTarget = { ...direct, aboutExternalId: "500_700" };
    const { channel, requests } = answering(json({ message_id: "m_3" }));
    expect(await channel.publish(reply(about), page)).toMatchObject({ kind: "published", externalId: "m_3" });
    expect(bodyOf(requests[0])).toEqual({ recipient: { comment_id: "500_700" }, message: { text: "Яму засыпали." } });
    expect(await channel.publish(reply(about, { files: [file("image/png")] }), page)).toMatchObject({ failure: "MEDIA_REJECTED" });
    expect(await channel.publish(reply({ ...about, aboutExternalId: "mention_1_" }), page)).toMatchObject({ failure: "BAD_REQUEST" });
    expect(await channel.publish(reply({ ...direct, conversationId: "" }), page)).toMatchObject({ failure: "BAD_REQUEST" });
    expect(await channel.publish(reply(direct, { text: "я".repeat(2_001) }), page)).toMatchObject({ failure: "TEXT_TOO_LONG" });
  });

  it("files go up first and then after the words; one that fails then leaves a riddle for a person", async () => {
    const files = [file("image/png"), file("application/pdf")];
    const up = [json({ attachment_id: "91" }), json({ attachment_id: "92" })];
    const sent = (id: string): HttpOutcome => json({ message_id: id });
    const whole = answering(...up, sent("m_1"), sent("m_2"), sent("m_3"));
    expect(await whole.channel.publish(reply(direct, { files }), page)).toMatchObject({ kind: "published", externalId: "m_1,m_2,m_3" });
    const blocked = json({ error: { code: 551, message: "not available" } }, 400);
    expect(await answering(...up, sent("m_1"), blocked).channel.publish(reply(direct, { files }), page)).toMatchObject({
      kind: "unknown",
      failure: "USER_BLOCKED_US",
    });
    const large = reply(direct, { files: [file("application/pdf", 26 * 1_048_576)] });
    expect(await answering().channel.publish(large, page)).toMatchObject({ kind: "failed", failure: "MEDIA_REJECTED" });
  });

  it("the fake keeps the windows as Meta does", async () => {
    const fake = await startFakeFacebook();
    const channel = createFacebook({ now: Date.now });
    const secrets = { pageToken: fake.keys.pageToken, appSecret: fake.keys.appSecret };
    const town: ChannelPage = { ...page, accountId: fake.accountId, secrets, settings: { baseUrl: fake.baseUrl, humanAgent: true } };
    const said = fake.control.comment({ text: "Вопрос" });
    const personId = said.authorId;
    const about = { kind: "direct", conversationId: personId, authorId: personId, aboutExternalId: said.id } as const;
    expect(await channel.publish(reply(about), town)).toMatchObject({ kind: "published" });
    expect(await channel.publish(reply(about), town)).toMatchObject({ kind: "failed", failure: "DUPLICATE" });
    fake.control.dm({ text: "Лично", personId });
    const talk = { kind: "direct", conversationId: personId, authorId: personId } as const;
    await fake.control.advance(25 * 3_600_000);
    expect(await channel.publish(reply(talk), town)).toMatchObject({ kind: "failed", failure: "NO_RIGHTS" });
    fake.control.humanAgent(true);
    expect(await channel.publish(reply(talk), town)).toMatchObject({ kind: "published" });
    await fake.control.advance(7 * 86_400_000);
    expect(await channel.publish(reply(talk), town)).toMatchObject({ kind: "failed", failure: "WINDOW_CLOSED" });
    const old = fake.control.comment({ text: "Старый" });
    await fake.control.advance(8 * 86_400_000);
    expect(await channel.publish(reply({ ...about, aboutExternalId: old.id }), town)).toMatchObject({ failure: "WINDOW_CLOSED" });
    await fake.close();
  });
});

describe("2.4, 3.6: our own words", () => {
  it("a post stands on the page; it is corrected and taken down; a message is not", async () => {
    const made = json({ id: "42_900", permalink_url: "https://www.facebook.com/town/posts/9" });
    const gone = json({ error: { code: 100, error_subcode: 33, message: "does not exist" } }, 400);
    const { channel } = answering(made, json({ success: true }), gone);
    expect(await channel.publishPost?.({ postId: "p", text: "Объявление" }, page)).toMatchObject({
      kind: "published",
      externalId: "42_900",
    });
    const own = { target: { kind: "post" }, externalId: "42_900" } as const;
    expect(await channel.editOwn?.(own, "Иначе", page)).toEqual({ kind: "done", at: 1000 });
    expect(await channel.deleteOwn?.(own, page)).toMatchObject({ kind: "done" });
    const message = { target: direct, externalId: "m_1" };
    expect(await channel.editOwn?.(message, "Иначе", page)).toMatchObject({ kind: "failed", failure: "NO_RIGHTS" });
    expect(await channel.deleteOwn?.({ target: comment, externalId: "by hand" }, page)).toMatchObject({ failure: "BAD_REQUEST" });
  });
});
