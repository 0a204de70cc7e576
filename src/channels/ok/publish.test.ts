import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Channel, ChannelPage, OutboundReply, OutboundTarget, PublishOutcome } from "#app";
import { failureAdvice } from "../failure-advice.ts";
import type { HttpOutcome, HttpRequest } from "../http-client.ts";
import { OK_ERRORS } from "./errors.ts";
import { createOk } from "./index.ts";
import { sessionSecretOf, signatureOf } from "./signature.ts";

const page: ChannelPage = {
  pageId: "p",
  network: "ok",
  accountId: "9",
  title: "Глава",
  secrets: {
    botToken: "group-key",
    accessToken: "administrator-key",
    applicationKey: "application-key",
    applicationSecretKey: "application-secret",
    webhookSecret: "a-long-secret",
  },
  settings: { publicReply: "api" },
};

const answering = (
  ...outcomes: readonly HttpOutcome[]
): { readonly sent: HttpRequest[]; readonly channel: Channel; readonly slept: number[] } => {
  const sent: HttpRequest[] = [];
  const slept: number[] = [];
  const left = [...outcomes];
  const silence: HttpOutcome = { kind: "failed", sent: true, failure: "NETWORK_DOWN", detail: "no more answers" };
  const http = () => ({
    send: (message: HttpRequest) => {
      sent.push(message);
      return Promise.resolve(left.shift() ?? silence);
    },
  });
  const sleep = (ms: number): Promise<void> => {
    slept.push(ms);
    return Promise.resolve();
  };
  return { sent, slept, channel: createOk({ now: () => 1000, http, sleep }) };
};

const json = (value: unknown, status = 200): HttpOutcome => ({
  kind: "answer",
  status,
  body: new TextEncoder().encode(JSON.stringify(value)),
});
const refusal = (code: number, words = "said by OK"): HttpOutcome => json({ error_code: code, error_msg: words, error_data: null });

const comment: OutboundTarget = { kind: "public", thread: { publicPostId: "155" }, replyToExternalId: "MTc2" };
const direct: OutboundTarget = { kind: "direct", conversationId: "chat:C1", authorId: "12" };
const reply = (target: OutboundTarget, files: OutboundReply["files"] = []): OutboundReply => ({
  publicationId: "6f1c7c1e-0000-4000-8000-000000000001",
  target,
  text: "Ответ",
  files,
});
const form = (request: HttpRequest | undefined): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(typeof request?.body === "string" ? request.body : ""));
const body = (request: HttpRequest | undefined): unknown => JSON.parse(typeof request?.body === "string" ? request.body : "null");

describe("the signature of a call", () => {
  it("is an MD5 of the sorted pairs and the secret key of the session, without the token", () => {
    const md5 = (text: string): string => createHash("md5").update(text).digest("hex");
    const secret = sessionSecretOf("token", "application-secret");
    expect(secret).toBe(md5("tokenapplication-secret"));
    const params = { method: "users.getInfo", application_key: "A", format: "json", uids: "1,2", access_token: "token", sig: "old" };
    expect(signatureOf(params, secret)).toBe(md5(`application_key=Aformat=jsonmethod=users.getInfouids=1,2${secret}`));
  });

  it("is made with the session's own key where the page has one, and no secret leaves with the call but the token", async () => {
    const { channel, sent } = answering(json("77"));
    await channel.publishPost?.({ postId: "1", text: "Тема" }, { ...page, secrets: { ...page.secrets, sessionSecretKey: "eternal" } });
    const { sig, access_token: token, ...rest } = form(sent[0]);
    expect(sig).toBe(signatureOf(rest, "eternal"));
    expect(token).toBe("administrator-key");
    expect(JSON.stringify(sent)).not.toContain("application-secret");
  });
});

describe("3.5: where a reply goes", () => {
  it("a comment is answered in its branch in the group's name", async () => {
    const { channel, sent } = answering(json("MTc3"));
    expect(await channel.publish(reply(comment), page)).toEqual({
      kind: "published",
      externalId: "MTc3",
      permalink: "https://ok.ru/group/9/topic/155",
      at: 1000,
    });
    expect(sent[0]?.url).toBe("https://api.ok.ru/fb.do");
    expect(form(sent[0])).toMatchObject({
      method: "discussions.addDiscussionComment",
      entityId: "155",
      entityType: "GROUP_TOPIC",
      comment: "Ответ",
      as_admin: "true",
      reply_to_comment_id: "MTc2",
    });
  });

  it("a reply to a citizen's topic is a comment of the first level", async () => {
    const { channel, sent } = answering(json({ comment: { id: "MTc3" } }));
    expect(await channel.publish(reply({ ...comment, replyToExternalId: "155" }), page)).toMatchObject({ externalId: "MTc3" });
    expect(form(sent[0])).not.toHaveProperty("reply_to_comment_id");
  });

  it("where comments are published by hand nothing is sent, and the capabilities of the page say so", async () => {
    const byHand = { ...page, settings: {} };
    const { channel, sent } = answering();
    expect(await channel.publish(reply(comment), byHand)).toMatchObject({ kind: "failed", failure: "NO_RIGHTS" });
    expect(await channel.moderate?.({ kind: "delete", thread: { publicPostId: "155" }, externalId: "MTc2" }, byHand)).toMatchObject({
      kind: "failed",
      failure: "NO_RIGHTS",
    });
    expect(sent).toEqual([]);
    expect(channel.capabilitiesOf?.(byHand)).toMatchObject({ publicReply: "manual", moderation: [] });
    expect(channel.capabilitiesOf?.(page)).toMatchObject({ publicReply: "yes", moderation: ["delete"] });
  });

  it("a direct reply goes into its chat, or to the person where the chat is not known", async () => {
    const first = answering(json({ message_id: "mid:1", recipient_id: "chat:C1" }));
    expect(await first.channel.publish(reply(direct), page)).toEqual({ kind: "published", externalId: "mid:1", at: 1000 });
    expect(first.sent[0]?.url).toBe("https://api.ok.ru/graph/me/messages/chat:C1?access_token=group-key");
    expect(first.sent[0]?.headers?.["content-type"]).toBe("application/json;charset=utf-8");
    expect(body(first.sent[0])).toEqual({ recipient: { chat_id: "chat:C1" }, message: { text: "Ответ" } });
    const second = answering(json({ success: [false], chat_ids: [null] }));
    const toPerson = reply({ kind: "direct", conversationId: "12", authorId: "12" });
    expect(await second.channel.publish(toPerson, page)).toMatchObject({ kind: "failed", failure: "USER_BLOCKED_US" });
    expect(body(second.sent[0])).toMatchObject({ recipient: { user_id: "user:12" } });
  });

  it("an answer without an id is not taken for published", async () => {
    expect(await answering(json({ success: true })).channel.publish(reply(direct), page)).toMatchObject({ kind: "unknown" });
    expect(await answering(json(true)).channel.publish(reply(comment), page)).toMatchObject({ kind: "unknown" });
  });
});

describe("2.7: files of a direct reply", () => {
  const file = { fileId: "f", name: "Акт.pdf", mime: "application/pdf", bytes: new Uint8Array(3) };

  it("each is uploaded, and the message waits until OK has looked at them", async () => {
    const { channel, sent, slept } = answering(
      json({ url: "https://upload.ok.ru/1", token: "t1" }),
      json({ retval: 1 }),
      json({ url: "https://upload.ok.ru/2", file_id: 5 }),
      json({ photos: { a: { token: "t2" } } }),
      json({ message_id: "mid:1" }),
    );
    await channel.publish(reply(direct, [file, { ...file, name: "яма.png", mime: "image/png" }]), page);
    expect(slept).toEqual([3000]);
    expect(sent[2]?.url).toContain("me/fileUploadUrl?type=IMAGE");
    expect(body(sent[4])).toMatchObject({
      message: {
        attachments: [
          { type: "FILE", payload: { token: "t1" } },
          { type: "IMAGE", payload: { token: "t2" } },
        ],
      },
    });
  });

  it("a failed upload has published nothing; a sixth file and a bare address are refused", async () => {
    const place = json({ url: "https://upload.ok.ru/1", token: "t1" });
    const reset: HttpOutcome = { kind: "failed", sent: true, failure: "NETWORK_DOWN", detail: "reset" };
    expect(await answering(place, reset).channel.publish(reply(direct, [file]), page)).toMatchObject({
      kind: "retry",
      failure: "NETWORK_DOWN",
    });
    const six = Array.from({ length: 6 }, () => file);
    expect(await answering().channel.publish(reply(direct, six), page)).toMatchObject({ kind: "failed", failure: "MEDIA_REJECTED" });
    const bare = answering(json({ url: "http://10.0.0.1/x", token: "t" }));
    expect(await bare.channel.publish(reply(direct, [file]), page)).toMatchObject({ kind: "failed", failure: "MEDIA_REJECTED" });
    expect(bare.sent).toHaveLength(1);
    const early = answering(place, json({}), refusal(100, "errors.attachment.not.ready"));
    expect(await early.channel.publish(reply(direct, [file]), page)).toMatchObject({ kind: "retry", failure: "MEDIA_NOT_READY" });
  });
});

describe("errors of OK are classes with advice", () => {
  const outcomeOf = (code: number, target: OutboundTarget): Promise<PublishOutcome> =>
    answering(refusal(code, "said by OK, group-key administrator-key")).channel.publish(reply(target), page);

  it.each([
    [2, "retry", "NETWORK_DOWN"],
    [3, "failed", "NO_RIGHTS"],
    [8, "retry", "RATE_LIMIT"],
    [10, "failed", "NO_RIGHTS"],
    [11, "retry", "RATE_LIMIT"],
    [102, "failed", "TOKEN_EXPIRED"],
    [104, "failed", "TOKEN_EXPIRED"],
    [141, "failed", "TARGET_DELETED"],
    [300, "failed", "TARGET_DELETED"],
    [454, "failed", "BAD_REQUEST"],
    [456, "failed", "COMMENTS_CLOSED"],
    [123_456, "failed", "UNKNOWN"],
  ])("%i is %s, %s", async (code, kind, failure) => {
    const outcome = await outcomeOf(code, comment);
    expect(outcome).toMatchObject({ kind, failure });
    expect(JSON.stringify(outcome)).not.toMatch(/group-key|administrator-key/u);
  });

  it("a permission denied in a chat is the person's", async () => {
    expect(await outcomeOf(10, direct)).toMatchObject({ kind: "failed", failure: "USER_BLOCKED_US" });
    expect(await outcomeOf(103, direct)).toMatchObject({ kind: "failed", failure: "TOKEN_EXPIRED" });
  });

  it("every class of the table has words for people in both languages", () => {
    for (const { failure } of Object.values(OK_ERRORS)) expect(failureAdvice[failure].title.ru.length).toBeGreaterThan(10);
  });

  it.each([
    ["a connection that was never made", { kind: "failed", sent: false, failure: "NETWORK_DOWN", detail: "" }, "retry", "NETWORK_DOWN"],
    ["silence after sending", { kind: "failed", sent: true, failure: "NETWORK_DOWN", detail: "" }, "unknown", "NETWORK_DOWN"],
    ["a certificate nobody trusts", { kind: "failed", sent: false, failure: "TLS_CA", detail: "" }, "failed", "TLS_CA"],
    ["a gateway's page", { kind: "answer", status: 502, body: new TextEncoder().encode("<html>") }, "unknown", "NETWORK_DOWN"],
    ["an answer cut short", { kind: "answer", status: 200, body: new TextEncoder().encode('{"messag') }, "unknown", "NETWORK_DOWN"],
  ] satisfies readonly (readonly [string, HttpOutcome, string, string])[])("%s", async (_name, outcome, kind, failure) => {
    expect(await answering(outcome).channel.publish(reply(direct), page)).toMatchObject({ kind, failure });
  });
});

describe("3.6: a topic of the group itself", () => {
  it("is published in the group's name, and its id keeps every digit", async () => {
    const { channel, sent } = answering({ kind: "answer", status: 200, body: new TextEncoder().encode("9007199254740993") });
    expect(await channel.publishPost?.({ postId: "1", text: "Отвечаем всем" }, page)).toMatchObject({
      kind: "published",
      externalId: "9007199254740993",
      permalink: "https://ok.ru/group/9/topic/9007199254740993",
    });
    const { attachment, gid, type } = form(sent[0]);
    expect({ gid, type }).toEqual({ gid: "9", type: "GROUP_THEME" });
    expect(JSON.parse(attachment ?? "")).toEqual({ media: [{ type: "text", text: "Отвечаем всем" }], onBehalfOfGroup: "true" });
  });
});

describe("2.4: our own reply is corrected", () => {
  it("a message keeps what was attached to it", async () => {
    const attachments = [{ type: "FILE", payload: { url: "https://f", fileName: "Акт.pdf" } }];
    const { channel, sent } = answering(
      json({ messages: [{ message: { mid: "mid:1", text: "Было", attachments } }] }),
      json({ success: true }),
    );
    expect(await channel.editOwn?.({ target: direct, externalId: "mid:1" }, "Стало", page)).toEqual({ kind: "done", at: 1000 });
    expect(sent[1]?.url).toContain("/graph/mid:1/edit?");
    expect(body(sent[1])).toEqual({ message: { text: "Стало", attachment: attachments[0] } });
  });

  it("a comment that is gone already counts as taken down; a topic and a message are not ours to take down", async () => {
    const { channel } = answering(refusal(141));
    expect(await channel.deleteOwn?.({ target: comment, externalId: "MTc3" }, page)).toEqual({ kind: "done", at: 1000 });
    for (const target of [direct, { kind: "post" }] as const) {
      expect(await channel.deleteOwn?.({ target, externalId: "1" }, page)).toMatchObject({ kind: "failed", failure: "NO_RIGHTS" });
    }
    expect(await channel.editOwn?.({ target: { kind: "post" }, externalId: "1" }, "Стало", page)).toMatchObject({ kind: "failed" });
  });
});
