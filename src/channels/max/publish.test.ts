import { describe, expect, it } from "vitest";
import type { ChannelPage, OutboundFile, OutboundReply, OutboundTarget, PublishOutcome } from "#app";
import type { HttpOutcome, HttpRequest } from "../http-client.ts";
import { createMax } from "./index.ts";

const page: ChannelPage = {
  pageId: "p",
  network: "max",
  accountId: "-70999",
  title: "Глава",
  secrets: { botToken: "bot-token-1", webhookSecret: "our-secret" },
  settings: {},
};

type Scene = { readonly sent: HttpRequest[]; readonly waits: number[]; readonly channel: ReturnType<typeof createMax> };

const answering = (...outcomes: readonly HttpOutcome[]): Scene => {
  const sent: HttpRequest[] = [];
  const waits: number[] = [];
  const left = [...outcomes];
  const silence: HttpOutcome = { kind: "failed", sent: true, failure: "NETWORK_DOWN", detail: "no more answers" };
  const http = () => ({
    send: (message: HttpRequest) => {
      sent.push(message);
      return Promise.resolve(left.shift() ?? silence);
    },
  });
  const sleep = (ms: number): Promise<void> => {
    waits.push(ms);
    return Promise.resolve();
  };
  return { sent, waits, channel: createMax({ now: () => 1000, http, sleep }) };
};

const json = (value: unknown, status = 200): HttpOutcome => ({
  kind: "answer",
  status,
  body: new TextEncoder().encode(JSON.stringify(value)),
});
const message = (mid: string, more: object = {}): HttpOutcome =>
  json({ message: { timestamp: 5, body: { mid, text: "Ответ", attachments: null }, ...more } });
const error = (status: number, code: string, words = ""): HttpOutcome => json({ code, message: words }, status);
const bodyOf = (request: HttpRequest | undefined): unknown => JSON.parse(typeof request?.body === "string" ? request.body : "null");

const comment: OutboundTarget = { kind: "public", thread: { publicPostId: "mid.aa" }, replyToExternalId: "mid.cc" };
const dialog: OutboundTarget = { kind: "direct", conversationId: "4242", authorId: "55" };
const reply = (target: OutboundTarget, files: readonly OutboundFile[] = []): OutboundReply => ({
  publicationId: "6f1c7c1e-0000-4000-8000-000000000001",
  target,
  text: "Ответ",
  files,
});
const pdf: OutboundFile = { fileId: "f1", name: "Акт.pdf", mime: "application/pdf", bytes: new Uint8Array(3) };
const act = { ...pdf, fileId: "f2", name: "Схема.docx", mime: "application/msword" };
const photo = { ...pdf, fileId: "f3", name: "двор.jpg", mime: "image/jpeg" };

describe("3.5: where a reply goes in MAX", () => {
  it("a comment is answered under its post, with the bare token, and has the post's address", async () => {
    const { channel, sent } = answering(
      message("mid.dd"),
      json({ url: "https://max.ru/gorodok/1", body: { mid: "mid.aa", text: "Пост" } }),
    );
    expect(await channel.publish(reply(comment), page)).toEqual({
      kind: "published",
      externalId: "mid.dd",
      at: 5,
      permalink: "https://max.ru/gorodok/1",
    });
    expect(sent[0]).toMatchObject({ method: "POST", url: "https://platform-api2.max.ru/messages/mid.aa/comments" });
    expect(sent[0]?.headers?.["authorization"]).toBe("bot-token-1");
    expect(bodyOf(sent[0])).toEqual({ text: "Ответ", link: { type: "reply", mid: "mid.cc" } });
  });

  it("a reply to the post itself answers no comment; a direct one goes into its dialog", async () => {
    const { channel, sent } = answering(message("mid.dd"), json({}), message("mid.ee"));
    await channel.publish(reply({ kind: "public", thread: { publicPostId: "mid.aa" }, replyToExternalId: "mid.aa" }), page);
    expect(bodyOf(sent[0])).toEqual({ text: "Ответ", link: null });
    await channel.publish(reply(dialog), page);
    expect(sent[2]?.url).toBe("https://platform-api2.max.ru/messages?chat_id=4242");
    expect(bodyOf(sent[2])).toEqual({ text: "Ответ", attachments: [], link: null });
  });

  it("what MAX would surely refuse is not sent: files in a comment, a text over 4000 characters, a comment without its post", async () => {
    const { channel, sent } = answering();
    expect(await channel.publish(reply(comment, [pdf]), page)).toMatchObject({ kind: "failed", failure: "MEDIA_REJECTED" });
    expect(await channel.publish({ ...reply(dialog), text: "ы".repeat(4001) }, page)).toMatchObject({
      kind: "failed",
      failure: "TEXT_TOO_LONG",
    });
    expect(await channel.publish(reply({ ...comment, thread: {} }), page)).toMatchObject({ kind: "failed", failure: "BAD_REQUEST" });
    expect(await channel.publish(reply(dialog), { ...page, secrets: {} })).toMatchObject({ kind: "failed", failure: "NO_RIGHTS" });
    expect(sent).toEqual([]);
  });
});

const upload = (token: string): readonly HttpOutcome[] => [json({ url: "https://fu.oneme.ru/u" }), json({ token })];

describe("2.7: files of a direct reply in MAX", () => {
  it("a document still being processed is waited for, then left to a later attempt, and is not uploaded again", async () => {
    const notReady = error(400, "attachment.not.ready");
    const { channel, sent, waits } = answering(...upload("t1"), notReady, notReady, notReady, notReady, message("mid.ee"));
    expect(await channel.publish(reply(dialog, [pdf]), page)).toMatchObject({ kind: "retry", failure: "MEDIA_NOT_READY" });
    expect(waits).toEqual([1_000, 2_000, 4_000]);
    expect(await channel.publish(reply(dialog, [pdf]), page)).toMatchObject({ kind: "published", externalId: "mid.ee" });
    expect(sent.filter(({ url }) => url.includes("/uploads"))).toHaveLength(1);
    expect(bodyOf(sent.at(-1))).toMatchObject({ attachments: [{ type: "file", payload: { token: "t1" } }] });
  });

  it("pictures go with the words, each document in a message of its own; a repeat sends only what is missing", async () => {
    const there = { timestamp: 9, sender: { is_bot: true }, body: { mid: "mid.1", text: "Ответ", attachments: [{ type: "image" }] } };
    const files = [pdf, photo, act];
    const picture = [json({ url: "https://iu.oneme.ru/u" }), json({ photos: { k: { token: "p1" } } })];
    const fresh = answering(
      json({ messages: [] }),
      ...picture,
      ...upload("t1"),
      ...upload("t2"),
      message("mid.1"),
      message("mid.2"),
      error(500, "internal"),
    );
    expect(await fresh.channel.publish(reply(dialog, files), page)).toMatchObject({ kind: "unknown" });
    const posted = fresh.sent.filter(({ method, url }) => method === "POST" && url.includes("/messages?")).map(bodyOf);
    expect(posted).toMatchObject([
      { text: "Ответ", attachments: [{ type: "image", payload: { token: "p1" } }] },
      { text: "", attachments: [{ type: "file", payload: { token: "t1" } }] },
      { text: "", attachments: [{ type: "file", payload: { token: "t2" } }] },
    ]);
    const again = answering(json({ messages: [there] }), ...upload("t1"), ...upload("t2"), message("mid.2"), message("mid.3"));
    expect(await again.channel.publish(reply(dialog, files), page)).toMatchObject({ kind: "published", externalId: "mid.1,mid.2,mid.3" });
    const half = answering(json({ messages: [there] }));
    expect(await half.channel.findPublished(reply(dialog, files), page)).toEqual({ kind: "absent" });
  });

  it("a video has its token from the first step, and a refused file publishes nothing", async () => {
    const video = { ...pdf, name: "двор.mp4", mime: "video/mp4" };
    const retval: HttpOutcome = { kind: "answer", status: 200, body: new TextEncoder().encode("<retval>1</retval>") };
    const { channel, sent } = answering(json({ url: "https://vu.okcdn.ru/u", token: "v1" }), retval, message("mid.ee"));
    expect(await channel.publish(reply(dialog, [video]), page)).toMatchObject({ kind: "published" });
    expect(bodyOf(sent.at(-1))).toMatchObject({ attachments: [{ type: "video", payload: { token: "v1" } }] });
    const refusing = answering(json({ url: "https://fu.oneme.ru/u" }), json({ error_msg: "File extension is forbidden" }, 400));
    expect(await refusing.channel.publish(reply(dialog, [pdf]), page)).toMatchObject({ kind: "failed", failure: "MEDIA_REJECTED" });
    const bare = answering(json({ url: "http://10.0.0.1/u" }));
    expect(await bare.channel.publish(reply(dialog, [pdf]), page)).toMatchObject({ kind: "failed", failure: "MEDIA_REJECTED" });
    expect(bare.sent).toHaveLength(1);
  });
});

describe("errors of MAX are classes with advice", () => {
  const outcomeOf = (outcome: HttpOutcome, target = dialog): Promise<PublishOutcome> =>
    answering(outcome).channel.publish(reply(target), page);

  it.each([
    [401, "verify.token", "failed", "TOKEN_EXPIRED"],
    [403, "chat.denied", "failed", "USER_BLOCKED_US"],
    [403, "access.denied", "failed", "USER_BLOCKED_US"],
    [400, "proto.payload", "failed", "BAD_REQUEST"],
    [429, "too.many.requests", "retry", "RATE_LIMIT"],
    [500, "internal.error", "unknown", "NETWORK_DOWN"],
    [503, "service.unavailable", "unknown", "NETWORK_DOWN"],
    [418, "teapot", "failed", "UNKNOWN"],
  ])("%i %s is %s, %s", async (status, code, kind, failure) => {
    const outcome = await outcomeOf(error(status, code, "said with bot-token-1"));
    expect(outcome).toMatchObject({ kind, failure });
    expect(JSON.stringify(outcome)).not.toContain("bot-token-1");
  });

  it.each([
    [
      "a connection that was never made",
      { kind: "failed", sent: false, failure: "NETWORK_DOWN", detail: "ECONNREFUSED" },
      "retry",
      "NETWORK_DOWN",
    ],
    ["silence after sending", { kind: "failed", sent: true, failure: "NETWORK_DOWN", detail: "TimeoutError" }, "unknown", "NETWORK_DOWN"],
    ["a certificate nobody trusts", { kind: "failed", sent: false, failure: "TLS_CA", detail: "SELF_SIGNED" }, "failed", "TLS_CA"],
    ["a gateway's page", { kind: "answer", status: 502, body: new TextEncoder().encode("<html>") }, "unknown", "NETWORK_DOWN"],
    ["an answer cut short", { kind: "answer", status: 200, body: new TextEncoder().encode('{"mess') }, "unknown", "NETWORK_DOWN"],
    ["an answer without an id", json({ message: {} }), "unknown", "UNKNOWN"],
    ["success that is none", json({ success: false, code: "chat.denied", message: "dialog.suspended" }), "failed", "USER_BLOCKED_US"],
  ] satisfies readonly (readonly [string, HttpOutcome, string, string])[])("%s", async (_name, outcome, kind, failure) => {
    expect(await outcomeOf(outcome)).toMatchObject({ kind, failure });
  });

  it("a refusal under a comment that stands keeps its name; of one that is gone it says so", async () => {
    const standing = answering(error(403, "access.denied"), json({ body: { mid: "mid.cc", text: "" } }));
    expect(await standing.channel.publish(reply(comment), page)).toMatchObject({ kind: "failed", failure: "NO_RIGHTS" });
    const gone = answering(error(400, "proto.payload"), error(400, "proto.payload"));
    expect(await gone.channel.publish(reply(comment), page)).toMatchObject({ kind: "failed", failure: "TARGET_DELETED" });
    const off = answering(error(500, "internal.error"));
    const outcome = await off.channel.publish(reply(comment), page);
    expect(outcome).toMatchObject({ kind: "unknown", detail: expect.stringContaining("comments of the channel are on") });
  });
});

describe("2.4, 1.6, 3.6: our own words corrected, a comment moderated, a post", () => {
  it("a comment is corrected until MAX closes its window; then it says so", async () => {
    const { channel, sent } = answering(json({ success: true }), error(422, "comments.timeout_exceeded"));
    const own = { target: comment, externalId: "mid.dd" };
    expect(await channel.editOwn?.(own, "Иначе", page)).toEqual({ kind: "done", at: 1000 });
    expect(sent[0]).toMatchObject({ method: "PUT", url: "https://platform-api2.max.ru/messages/mid.aa/comments?comment_id=mid.dd" });
    expect(await channel.editOwn?.(own, "Иначе", page)).toMatchObject({ kind: "failed", failure: "WINDOW_CLOSED" });
  });

  it("all messages of a reply in parts are removed, and one that is gone already is no trouble", async () => {
    const { channel, sent } = answering(json({ success: true }), error(404, "not.found"));
    expect(await channel.deleteOwn?.({ target: dialog, externalId: "mid.1,mid.2" }, page)).toMatchObject({ kind: "done" });
    const comments = answering(error(400, "proto.payload"));
    expect(await comments.channel.deleteOwn?.({ target: comment, externalId: "mid.dd" }, page)).toMatchObject({ kind: "done" });
    expect(sent.map(({ method, url }) => `${method} ${url.split("?")[1]}`)).toEqual(["DELETE message_id=mid.1", "DELETE message_id=mid.2"]);
  });

  it("1.6: an author is shut out of the channel; what MAX cannot do is said", async () => {
    const { channel, sent } = answering(json({ success: true }));
    expect(await channel.moderate?.({ kind: "block", authorId: "55", thread: {} }, page)).toMatchObject({ kind: "done" });
    expect(sent[0]?.url).toBe("https://platform-api2.max.ru/chats/-70999/members?user_id=55&block=true");
    expect(await channel.moderate?.({ kind: "unblock", authorId: "55", thread: {} }, page)).toMatchObject({
      kind: "failed",
      failure: "BAD_REQUEST",
    });
  });

  it("3.6: a post goes to the channel; a bot without a channel has none", async () => {
    const { channel, sent } = answering(message("mid.p", { url: "https://max.ru/gorodok/2" }));
    expect(await channel.publishPost?.({ postId: "x", text: "Ответ для всех" }, page)).toMatchObject({
      kind: "published",
      externalId: "mid.p",
      permalink: "https://max.ru/gorodok/2",
    });
    expect(sent[0]?.url).toBe("https://platform-api2.max.ru/messages?chat_id=-70999");
    expect(await channel.publishPost?.({ postId: "x", text: "а" }, { ...page, accountId: "8" })).toMatchObject({ kind: "failed" });
  });

  it("2.2: a video's address is asked by its token, and the largest file is taken", async () => {
    const urls = { mp4_360: "https://vd.okcdn.ru/360", mp4_1080: "https://vd.okcdn.ru/1080", hls: "https://vd.okcdn.ru/hls" };
    const { channel } = answering(json({ token: "v1", urls }), error(404, "not.found"));
    const video = { kind: "video", externalId: "v1", url: "https://vd.okcdn.ru/old" } as const;
    expect(await channel.locateAttachment?.(video, page)).toEqual({ url: "https://vd.okcdn.ru/1080" });
    expect(await channel.locateAttachment?.(video, page)).toEqual({ url: "https://vd.okcdn.ru/old" });
    expect(await channel.locateAttachment?.({ kind: "photo" }, page)).toBeNull();
  });
});
