import { FormData } from "undici";
import { describe, expect, it } from "vitest";
import type { ChannelPage, OutboundFile, OutboundReply, OutboundTarget, PublishOutcome } from "#app";
import { failureAdvice } from "../failure-advice.ts";
import type { HttpOutcome, HttpRequest } from "../http-client.ts";
import { TELEGRAM_ERRORS } from "./errors.ts";
import { createTelegram } from "./index.ts";

const page: ChannelPage = {
  pageId: "p",
  network: "telegram",
  accountId: "-1001",
  title: "Глава",
  secrets: { botToken: "77:bot-key" },
  settings: { callsPerSecond: 1000, chatCallsPerSecond: 1000 },
};

const answering = (
  ...outcomes: readonly HttpOutcome[]
): { readonly sent: HttpRequest[]; readonly channel: ReturnType<typeof createTelegram> } => {
  const sent: HttpRequest[] = [];
  const left = [...outcomes];
  const silence: HttpOutcome = { kind: "failed", sent: true, failure: "NETWORK_DOWN", detail: "no more answers" };
  const http = () => ({
    send: (message: HttpRequest) => {
      sent.push(message);
      return Promise.resolve(left.shift() ?? silence);
    },
  });
  return { sent, channel: createTelegram({ now: () => 1000, http, sleep: () => Promise.resolve() }) };
};

const json = (value: unknown, status = 200): HttpOutcome => ({
  kind: "answer",
  status,
  body: new TextEncoder().encode(JSON.stringify(value)),
});
const refusal = (error_code: number, description: string, parameters?: object): HttpOutcome =>
  json({ ok: false, error_code, description, ...(parameters === undefined ? {} : { parameters }) }, error_code);
const message = (message_id: number, more: object = {}): object => ({
  message_id,
  date: 1,
  chat: { id: -1002, type: "supergroup" },
  message_thread_id: 20,
  ...more,
});
const done = (result: unknown): HttpOutcome => json({ ok: true, result });

const comment: OutboundTarget = { kind: "public", thread: { publicPostId: "-1002_20" }, replyToExternalId: "-1002_21" };
const chat: OutboundTarget = { kind: "direct", conversationId: "11", authorId: "11" };
const reply = (target: OutboundTarget, text = "Ответ", files: readonly OutboundFile[] = []): OutboundReply => ({
  publicationId: "6f1c7c1e-0000-4000-8000-000000000001",
  target,
  text,
  files,
});
const file = (name: string, mime: string, size = 3): OutboundFile => ({ fileId: name, name, mime, bytes: new Uint8Array(size) });
const bodyOf = (request: HttpRequest | undefined): Record<string, unknown> => {
  if (request?.body instanceof FormData) return Object.fromEntries([...request.body].filter(([, value]) => typeof value === "string"));
  return typeof request?.body === "string" ? JSON.parse(request.body) : {};
};
const methodsOf = (sent: readonly HttpRequest[]): readonly string[] => sent.map(({ url }) => url.slice(url.lastIndexOf("/") + 1));

describe("3.5: where a reply goes", () => {
  it("a public reply answers the comment in its group, and is not sent beside it", async () => {
    const { channel, sent } = answering(done(message(30)));
    expect(await channel.publish(reply(comment), page)).toEqual({
      kind: "published",
      externalId: "-1002_30",
      at: 1000,
      permalink: "https://t.me/c/2/30?thread=20",
    });
    expect(sent[0]?.url).toBe("https://api.telegram.org/bot77:bot-key/sendMessage");
    expect(bodyOf(sent[0])).toEqual({
      chat_id: "-1002",
      text: "Ответ",
      reply_parameters: { message_id: 21, allow_sending_without_reply: false },
    });
  });

  it("a direct reply goes into the private chat and has no address", async () => {
    const { channel, sent } = answering(done({ message_id: 4, date: 1, chat: { id: 11, type: "private" } }));
    expect(await channel.publish(reply(chat), page)).toEqual({ kind: "published", externalId: "11_4", at: 1000 });
    expect(bodyOf(sent[0])).toEqual({ chat_id: "11", text: "Ответ" });
  });

  it("3.6: a post goes into the channel; a page that is only a bot has none", async () => {
    const { channel } = answering(done({ message_id: 9, date: 1, chat: { id: -1001, type: "channel", username: "glava" } }));
    expect(await channel.publishPost?.({ postId: "x", text: "Всем" }, page)).toMatchObject({
      externalId: "-1001_9",
      permalink: "https://t.me/glava/9",
    });
    expect(await channel.publishPost?.({ postId: "x", text: "Всем" }, { ...page, accountId: "77" })).toMatchObject({ kind: "failed" });
  });

  it("a place that Telegram does not have is refused before anything is sent", async () => {
    const { channel, sent } = answering();
    expect(await channel.publish(reply({ kind: "public", thread: {}, replyToExternalId: "" }), page)).toMatchObject({
      failure: "BAD_REQUEST",
    });
    expect(sent).toEqual([]);
  });
});

describe("2.7: words and files", () => {
  const photo = file("a.png", "image/png");
  const act = file("Акт.pdf", "application/pdf");

  it.each([
    ["one photo", [photo], "sendPhoto", "photo"],
    ["one document", [act], "sendDocument", "document"],
    ["one video", [file("v.mp4", "video/mp4")], "sendVideo", "video"],
    ["a photo too large for a photo", [file("b.png", "image/png", 11 * 1_048_576)], "sendDocument", "document"],
  ] as const)("%s goes by %s with the words under it", async (_name, files, method, field) => {
    const { channel, sent } = answering(done(message(30)));
    expect(await channel.publish(reply(comment, "Ответ", files), page)).toMatchObject({ kind: "published" });
    expect(methodsOf(sent)).toEqual([method]);
    expect(bodyOf(sent[0])).toMatchObject({ caption: "Ответ", reply_parameters: '{"message_id":21,"allow_sending_without_reply":false}' });
    expect(sent[0]?.body instanceof FormData && sent[0].body.get(field)).toBeInstanceOf(File);
  });

  it.each([
    ["photos", [photo, photo], ["photo", "photo"]],
    ["a photo and a document, which do not mix", [photo, act], ["document", "document"]],
  ] as const)("%s are one album, named by all its messages", async (_name, files, types) => {
    const { channel, sent } = answering(done([message(30), message(31)]));
    expect(await channel.publish(reply(comment, "Ответ", files), page)).toMatchObject({ externalId: "-1002_30,-1002_31" });
    const media: readonly { type: string; caption?: string }[] = JSON.parse(String(bodyOf(sent[0])["media"]));
    expect(media.map(({ type }) => type)).toEqual(types);
    expect(media.map(({ caption }) => caption)).toEqual(["Ответ", undefined]);
  });

  it("words too long for a caption go whole before the files, and the files answer them", async () => {
    const { channel, sent } = answering(done(message(30)), done(message(31)));
    expect(await channel.publish(reply(comment, "я".repeat(2000), [photo]), page)).toMatchObject({
      kind: "published",
      externalId: "-1002_30,-1002_31",
    });
    expect(methodsOf(sent)).toEqual(["sendMessage", "sendPhoto"]);
    expect(bodyOf(sent[1])).toMatchObject({ reply_parameters: '{"message_id":30,"allow_sending_without_reply":true}' });
    expect(bodyOf(sent[1])).not.toHaveProperty("caption");
  });

  it("where the files are refused after the words, the words are taken back; where that fails, a person is told", async () => {
    const refused = refusal(400, "Bad Request: IMAGE_PROCESS_FAILED");
    const first = answering(done(message(30)), refused, done(true));
    expect(await first.channel.publish(reply(comment, "я".repeat(2000), [photo]), page)).toMatchObject({
      kind: "failed",
      failure: "MEDIA_REJECTED",
    });
    expect(methodsOf(first.sent)).toEqual(["sendMessage", "sendPhoto", "deleteMessage"]);
    const second = answering(done(message(30)), refused, refusal(400, "Bad Request: message can't be deleted"));
    const outcome = await second.channel.publish(reply(comment, "я".repeat(2000), [photo]), page);
    expect(outcome).toMatchObject({ kind: "unknown" });
    expect(JSON.stringify(outcome)).toContain("-1002_30");
  });

  it.each([
    ["a text beyond the limit", "я".repeat(4097), [], "TEXT_TOO_LONG"],
    ["eleven files", "а", Array.from({ length: 11 }, () => photo), "MEDIA_REJECTED"],
    ["a file beyond 50 MB", "а", [file("film.mp4", "video/mp4", 51 * 1_048_576)], "MEDIA_REJECTED"],
  ] as const)("%s is refused before anything is sent", async (_name, text, files, failure) => {
    const { channel, sent } = answering();
    expect(await channel.publish(reply(comment, text, files), page)).toMatchObject({ kind: "failed", failure });
    expect(sent).toEqual([]);
  });

  it("letters are counted as Telegram counts them: a smiling face is one", async () => {
    const { channel } = answering(done(message(30)));
    expect(await channel.publish(reply(comment, "😀".repeat(4096)), page)).toMatchObject({ kind: "published" });
  });
});

describe("errors of Telegram are classes with advice", () => {
  const outcomeOf = (outcome: HttpOutcome, target: OutboundTarget = comment): Promise<PublishOutcome> =>
    answering(outcome).channel.publish(reply(target), page);

  it.each([
    [400, "Bad Request: message to be replied not found", "failed", "TARGET_DELETED"],
    [400, "Bad Request: message thread not found", "failed", "TARGET_DELETED"],
    [400, "Bad Request: message is too long", "failed", "TEXT_TOO_LONG"],
    [400, "Bad Request: TOPIC_CLOSED", "failed", "COMMENTS_CLOSED"],
    [400, "Bad Request: chat not found", "failed", "NO_RIGHTS"],
    [400, "Bad Request: not enough rights to send text messages to the chat", "failed", "NO_RIGHTS"],
    [400, "Bad Request: something new", "failed", "BAD_REQUEST"],
    [401, "Unauthorized", "failed", "TOKEN_EXPIRED"],
    [404, "Not Found", "failed", "TOKEN_EXPIRED"],
    [403, "Forbidden: bot was blocked by the user", "failed", "USER_BLOCKED_US"],
    [403, "Forbidden: user is deactivated", "failed", "USER_BLOCKED_US"],
    [403, "Forbidden: bot was kicked from the supergroup chat", "failed", "NO_RIGHTS"],
    [403, "Forbidden: something new", "failed", "NO_RIGHTS"],
    [413, "Request Entity Too Large", "failed", "MEDIA_REJECTED"],
    [500, "Internal Server Error", "unknown", "UNKNOWN"],
  ])("%i %s is %s, %s", async (code, description, kind, failure) => {
    expect(await outcomeOf(refusal(code, `${description} 77:bot-key`))).toMatchObject({ kind, failure });
    expect(JSON.stringify(await outcomeOf(refusal(code, `${description} 77:bot-key`)))).not.toContain("bot-key");
  });

  it("a private chat that is not found is a person who never pressed «Start»", async () => {
    expect(await outcomeOf(refusal(400, "Bad Request: chat not found"), chat)).toMatchObject({ failure: "USER_BLOCKED_US" });
  });

  it("a limit is waited for as long as Telegram says", async () => {
    const limit = refusal(429, "Too Many Requests: retry after 7", { retry_after: 7 });
    expect(await outcomeOf(limit)).toMatchObject({ kind: "retry", failure: "RATE_LIMIT", afterMs: 7_000 });
  });

  it("a group with a new number is followed there, now and from then on", async () => {
    const moved = refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", { migrate_to_chat_id: -1009 });
    const { channel, sent } = answering(moved, done(message(1)), done(message(2)));
    expect(await channel.publish(reply(comment), page)).toMatchObject({ kind: "published" });
    await channel.publish(reply(comment), page);
    expect(sent.map((request) => bodyOf(request)["chat_id"])).toEqual(["-1002", "-1009", "-1009"]);
  });

  it("every class of the table has words for people in both languages", () => {
    for (const [, failure] of TELEGRAM_ERRORS) {
      const { advice, title } = failureAdvice[failure];
      for (const text of [title.ru, title.en, advice.ru, advice.en]) expect(text.length).toBeGreaterThan(10);
    }
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
    ["a relay's own limit", { kind: "answer", status: 429, body: new TextEncoder().encode("slow down") }, "retry", "RATE_LIMIT"],
    ["an answer cut short", { kind: "answer", status: 200, body: new TextEncoder().encode('{"ok":tr') }, "unknown", "NETWORK_DOWN"],
    ["an answer without an id", json({ ok: true, result: {} }), "unknown", "UNKNOWN"],
  ] satisfies readonly (readonly [string, HttpOutcome, string, string])[])("%s", async (_name, outcome, kind, failure) => {
    expect(await outcomeOf(outcome)).toMatchObject({ kind, failure });
  });

  it("without a token nothing is sent", async () => {
    const { channel, sent } = answering();
    expect(await channel.publish(reply(comment), { ...page, secrets: {} })).toMatchObject({ kind: "failed", failure: "NO_RIGHTS" });
    expect(sent).toEqual([]);
  });
});

describe("2.4, 1.6: what stands already", () => {
  const album = { target: comment, externalId: "-1002_30,-1002_31" } as const;

  it("a caption is corrected as a caption; words that are as asked already are done", async () => {
    const { channel, sent } = answering(refusal(400, "Bad Request: there is no text in the message to edit"), done(message(30)));
    expect(await channel.editOwn?.(album, "Иначе", page)).toEqual({ kind: "done", at: 1000 });
    expect(methodsOf(sent)).toEqual(["editMessageText", "editMessageCaption"]);
    const same = answering(refusal(400, "Bad Request: message is not modified: specified new message content"));
    expect(await same.channel.editOwn?.(album, "Ответ", page)).toMatchObject({ kind: "done" });
    const gone = answering(refusal(400, "Bad Request: message to edit not found"));
    expect(await gone.channel.editOwn?.(album, "Ответ", page)).toMatchObject({ kind: "failed", failure: "TARGET_DELETED" });
  });

  it("all messages of a publication are taken down; one that is gone already is no failure, one too old is", async () => {
    const { channel, sent } = answering(refusal(400, "Bad Request: message to delete not found"), done(true));
    expect(await channel.deleteOwn?.(album, page)).toMatchObject({ kind: "done" });
    expect(sent.map((request) => bodyOf(request)["message_id"])).toEqual([31, 30]);
    const old = answering(refusal(400, "Bad Request: message can't be deleted for everyone"));
    expect(await old.channel.deleteOwn?.(album, page)).toMatchObject({ kind: "failed", failure: "WINDOW_CLOSED" });
  });

  it("1.6: a comment goes with all the pieces of its album; a channel is blocked as a channel; hiding is not to be had", async () => {
    const thread = { publicPostId: "-1002_20", ownCommentId: "-1002_40", partIds: ["-1002_41"] };
    const { channel, sent } = answering(done(true), done(true), done(true), done(true));
    expect(await channel.moderate?.({ kind: "delete", thread, externalId: "-1002_g7" }, page)).toMatchObject({ kind: "done" });
    expect(await channel.moderate?.({ kind: "block", authorId: "-1005", thread }, page)).toMatchObject({ kind: "done" });
    expect(await channel.moderate?.({ kind: "unblock", authorId: "11", thread }, page)).toMatchObject({ kind: "done" });
    expect(methodsOf(sent)).toEqual(["deleteMessage", "deleteMessage", "banChatSenderChat", "unbanChatMember"]);
    expect(sent.map((request) => bodyOf(request))).toMatchObject([
      { message_id: 40 },
      { message_id: 41 },
      { sender_chat_id: -1005 },
      { only_if_banned: true },
    ]);
    expect(await channel.moderate?.({ kind: "hide", thread, externalId: "-1002_40" }, page)).toMatchObject({ kind: "failed" });
  });
});
