import { describe, expect, it } from "vitest";
import type { ChannelPage, OutboundFile, OutboundReply, OutboundTarget, PublishOutcome } from "#app";
import { failureAdvice } from "../failure-advice.ts";
import type { HttpOutcome, HttpRequest } from "../http-client.ts";
import { X_ERRORS } from "./errors.ts";
import { createX } from "./index.ts";

const page: ChannelPage = {
  pageId: "p",
  network: "x",
  accountId: "42",
  title: "",
  secrets: { consumerKey: "ck-value", consumerSecret: "cs-value", accessToken: "at-value", accessSecret: "as-value" },
  settings: {},
};
const free: ChannelPage = { ...page, settings: { replyRule: "any" } };
const comment: OutboundTarget = { kind: "public", thread: { publicPostId: "500" }, replyToExternalId: "700" };
const direct: OutboundTarget = { kind: "direct", conversationId: "11-42", authorId: "11" };
const reply = (target: OutboundTarget, more: Partial<OutboundReply> = {}): OutboundReply => ({
  publicationId: "a",
  target,
  text: "Яму засыпали.",
  files: [],
  ...more,
});
const file = (mime: string, size = 3): OutboundFile => ({ fileId: "f", name: "файл", mime, bytes: new Uint8Array(size) });

const json = (body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): HttpOutcome => ({
  kind: "answer",
  status,
  body: new TextEncoder().encode(JSON.stringify(body)),
  headers,
});
const refusal = (status: number, detail: string, headers: Readonly<Record<string, string>> = {}): HttpOutcome =>
  json({ title: "Forbidden", detail, type: "about:blank", status }, status, headers);
const made = json({ data: { id: "900", text: "…" } }, 201);
const sent = json({ data: { dm_conversation_id: "11-42", dm_event_id: "901" } }, 201);

const answering = (...outcomes: readonly HttpOutcome[]) => {
  const requests: HttpRequest[] = [];
  const queue = [...outcomes];
  const send = (request: HttpRequest): Promise<HttpOutcome> => {
    requests.push(request);
    const next = queue.shift();
    if (next === undefined) throw new Error(`no answer for ${request.method} ${request.url}`);
    return Promise.resolve(next);
  };
  const channel = createX({ now: () => 1000, sleep: () => Promise.resolve(), http: () => ({ send }) });
  return { channel, requests, names: () => requests.map(({ method, url }) => `${method} ${new URL(url).pathname}`) };
};
const bodyOf = (request: HttpRequest | undefined): unknown => JSON.parse(typeof request?.body === "string" ? request.body : "null");
const outcomeOf = (outcome: HttpOutcome, target: OutboundTarget = comment): Promise<PublishOutcome> =>
  answering(outcome).channel.publish(reply(target), free);

describe("3.5: X lets a program answer those who called the page", () => {
  it("whoever named the page is answered; a quotation of ours counts too", async () => {
    const named = json({ data: { id: "700", entities: { mentions: [{ id: "42", username: "gorodok" }] } } });
    const { channel, names, requests } = answering(named, made);
    expect(await channel.publish(reply(comment), page)).toEqual({
      kind: "published",
      externalId: "900",
      at: 1000,
      permalink: "https://x.com/i/web/status/900",
    });
    expect(names()).toEqual(["GET /2/tweets/700", "POST /2/tweets"]);
    expect(bodyOf(requests[1])).toEqual({ text: "Яму засыпали.", reply: { in_reply_to_tweet_id: "700" } });
    const quoting = json({
      data: { id: "700", referenced_tweets: [{ type: "quoted", id: "500" }] },
      includes: { tweets: [{ id: "500", author_id: "42" }] },
    });
    expect(await answering(quoting, made).channel.publish(reply(comment), page)).toMatchObject({ kind: "published" });
  });

  it("anybody else is left to a person, and nothing is paid for a refusal", async () => {
    const { channel, names } = answering(json({ data: { id: "700", entities: { mentions: [{ id: "43" }] } } }));
    expect(await channel.publish(reply(comment), page)).toMatchObject({ kind: "failed", failure: "NO_RIGHTS" });
    expect(names()).toEqual(["GET /2/tweets/700"]);
  });

  it("a post that is gone is named before anything is sent; silence of the question is no riddle", async () => {
    const gone = json({ errors: [{ title: "Not Found Error", type: "https://api.twitter.com/2/problems/resource-not-found" }] });
    expect(await answering(gone).channel.publish(reply(comment), page)).toMatchObject({ kind: "failed", failure: "TARGET_DELETED" });
    const silence: HttpOutcome = { kind: "failed", sent: true, failure: "NETWORK_DOWN", detail: "TimeoutError" };
    expect(await answering(silence).channel.publish(reply(comment), page)).toMatchObject({ kind: "retry", failure: "NETWORK_DOWN" });
  });
});

describe("2.7: files and lengths", () => {
  it.each([
    ["a document", [file("application/pdf")], "MEDIA_REJECTED"],
    ["five pictures", Array.from({ length: 5 }, () => file("image/png")), "MEDIA_REJECTED"],
    ["a film with a picture", [file("video/mp4"), file("image/png")], "MEDIA_REJECTED"],
    ["a picture beyond 5 MB", [file("image/png", 5_300_000)], "MEDIA_REJECTED"],
  ] as const)("%s is refused before anything is sent", async (_name, files, failure) => {
    const { channel, requests } = answering();
    expect(await channel.publish(reply(comment, { files }), free)).toMatchObject({ kind: "failed", failure });
    expect(requests).toEqual([]);
  });

  it("a text beyond X's counting is refused; a page with a subscription may write more", async () => {
    const { channel, requests } = answering(made);
    const long = reply(comment, { text: "я".repeat(281) });
    expect(await channel.publish(long, free)).toMatchObject({ kind: "failed", failure: "TEXT_TOO_LONG" });
    expect(await channel.publishPost?.({ postId: "p", text: long.text }, free)).toMatchObject({ failure: "TEXT_TOO_LONG" });
    expect(requests).toEqual([]);
    const paid = { ...free, settings: { ...free.settings, textLimit: 25_000 } };
    expect(channel.capabilitiesOf?.(paid).maxTextLength.public).toBe(25_000);
    expect(await channel.publish(long, paid)).toMatchObject({ kind: "published" });
  });

  it("a film goes in pieces, is waited for, and stands in the reply", async () => {
    const busy = json({ data: { id: "55", processing_info: { state: "in_progress", check_after_secs: 1 } } });
    const ready = json({ data: { id: "55", processing_info: { state: "succeeded" } } });
    const nothing: HttpOutcome = { kind: "answer", status: 204, body: new Uint8Array() };
    const { channel, names, requests } = answering(json({ data: { id: "55" } }), nothing, nothing, busy, ready, made);
    const film = file("video/mp4", 5 * 1_048_576);
    expect(await channel.publish(reply(comment, { files: [film] }), free)).toMatchObject({ kind: "published" });
    expect(names()).toEqual([
      "POST /2/media/upload/initialize",
      "POST /2/media/upload/55/append",
      "POST /2/media/upload/55/append",
      "POST /2/media/upload/55/finalize",
      "GET /2/media/upload",
      "POST /2/tweets",
    ]);
    expect(bodyOf(requests.at(-1))).toMatchObject({ media: { media_ids: ["55"] } });
    const failed = json({ data: { id: "55", processing_info: { state: "failed" } } });
    const broken = answering(json({ data: { id: "55" } }), nothing, failed);
    expect(await broken.channel.publish(reply(comment, { files: [file("video/mp4")] }), free)).toMatchObject({ failure: "MEDIA_REJECTED" });
  });

  it("direct messages take one file each; a second one that fails leaves a riddle for a person", async () => {
    const uploaded = [json({ data: { id: "55" } }), json({ data: { id: "56" } })];
    const files = [file("image/png"), file("image/png")];
    const whole = answering(...uploaded, sent, json({ data: { dm_event_id: "902" } }, 201));
    expect(await whole.channel.publish(reply(direct, { files }), page)).toMatchObject({ kind: "published", externalId: "901,902" });
    const half = answering(...uploaded, sent, refusal(403, "Forbidden"));
    expect(await half.channel.publish(reply(direct, { files }), page)).toMatchObject({ kind: "unknown", failure: "USER_BLOCKED_US" });
    expect(await answering(uploaded[0] ?? made, refusal(400, "bad")).channel.publish(reply(direct, { files }), page)).toMatchObject({
      kind: "failed",
      failure: "MEDIA_REJECTED",
    });
  });
});

describe("1.8: what X refuses, in the product's words", () => {
  it.each([
    [403, "You attempted to reply to a Tweet that is deleted or not visible to you.", "failed", "TARGET_DELETED"],
    [403, "You are not allowed to create a Tweet with duplicate content.", "failed", "DUPLICATE"],
    [403, "Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged.", "failed", "NO_RIGHTS"],
    [403, "The original Tweet author restricted who can reply to this Tweet.", "failed", "COMMENTS_CLOSED"],
    [403, "Your Tweet text is too long.", "failed", "TEXT_TOO_LONG"],
    [403, "To protect our users, this request looks like it might be automated.", "failed", "CAPTCHA"],
    [402, "CreditsDepleted", "failed", "NO_RIGHTS"],
    [401, "Unauthorized at-value as-value", "failed", "TOKEN_EXPIRED"],
    [403, "Something new", "failed", "NO_RIGHTS"],
    [400, "Something new", "failed", "BAD_REQUEST"],
    [404, "Not Found", "failed", "TARGET_DELETED"],
    [503, "Over capacity", "unknown", "NETWORK_DOWN"],
    [418, "A teapot", "failed", "UNKNOWN"],
  ])("%i %s is %s, %s", async (status, detail, kind, failure) => {
    const outcome = await outcomeOf(refusal(status, detail));
    expect(outcome).toMatchObject({ kind, failure });
    for (const secret of Object.values(page.secrets)) expect(JSON.stringify(outcome)).not.toContain(secret);
  });

  it("a closed box of direct messages is the person's refusal", async () => {
    expect(await outcomeOf(refusal(403, "You cannot send messages to this user."), direct)).toMatchObject({ failure: "USER_BLOCKED_US" });
    expect(await outcomeOf(refusal(403, "Forbidden"), direct)).toMatchObject({ failure: "USER_BLOCKED_US" });
  });

  it("a limit is waited for until the moment in the headers; a spent month waits an hour", async () => {
    const limit = refusal(429, "Too Many Requests", { "x-rate-limit-reset": "31", "x-rate-limit-remaining": "0" });
    expect(await outcomeOf(limit)).toMatchObject({ kind: "retry", failure: "RATE_LIMIT", afterMs: 30_000 });
    expect(await outcomeOf(refusal(429, "Too Many Requests"))).toMatchObject({ kind: "retry", afterMs: 900_000 });
    expect(await outcomeOf(refusal(429, "UsageCapExceeded: Monthly product cap"))).toMatchObject({ kind: "retry", afterMs: 3_600_000 });
  });

  it("where X has said that nothing is left, it is not asked before the moment it named", async () => {
    const last = json({ data: { id: "900" } }, 201, { "x-rate-limit-reset": "61", "x-rate-limit-remaining": "0" });
    const { channel, requests } = answering(last);
    await channel.publish(reply(comment), free);
    expect(await channel.publish(reply(comment), free)).toMatchObject({ kind: "retry", failure: "RATE_LIMIT", afterMs: 60_000 });
    expect(requests).toHaveLength(1);
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
    ["an answer cut short", { kind: "answer", status: 200, body: new TextEncoder().encode('{"da') }, "unknown", "NETWORK_DOWN"],
    ["an answer without a number", json({ data: {} }), "unknown", "UNKNOWN"],
  ] satisfies readonly (readonly [string, HttpOutcome, string, string])[])("%s", async (_name, outcome, kind, failure) => {
    expect(await outcomeOf(outcome)).toMatchObject({ kind, failure });
  });

  it("without the four keys nothing is sent, and every class has words for people", async () => {
    const { channel, requests } = answering();
    const secrets = { consumerKey: "ck-value" };
    expect(await channel.publish(reply(comment), { ...free, secrets })).toMatchObject({ kind: "failed", failure: "NO_RIGHTS" });
    expect(requests).toEqual([]);
    for (const [, { failure }] of X_ERRORS) expect(failureAdvice[failure].title.ru.length).toBeGreaterThan(10);
  });
});

describe("2.4, 1.6: what stands already", () => {
  it("nothing can be corrected; all messages of a publication are taken down, one that is gone is no failure", async () => {
    const gone = json({ errors: [{ title: "Not Found Error", type: "https://api.twitter.com/2/problems/resource-not-found" }] });
    const { channel, names } = answering(json({ data: { deleted: true } }), gone, json({ data: { deleted: true } }));
    expect(channel.editOwn).toBeUndefined();
    expect(await channel.deleteOwn?.({ target: direct, externalId: "901,902" }, page)).toEqual({ kind: "done", at: 1000 });
    expect(await channel.deleteOwn?.({ target: { kind: "post" }, externalId: "900" }, page)).toMatchObject({ kind: "done" });
    expect(names()).toEqual(["DELETE /2/dm_events/901", "DELETE /2/dm_events/902", "DELETE /2/tweets/900"]);
    expect(await channel.deleteOwn?.({ target: comment, externalId: "by-hand" }, page)).toMatchObject({ failure: "BAD_REQUEST" });
  });

  it("1.6: X hides; it neither deletes a stranger's post nor blocks for a program", async () => {
    const { channel } = answering(refusal(403, "You are not the author of this conversation."));
    const act = { thread: { publicPostId: "500" }, externalId: "700" };
    expect(await channel.moderate?.({ kind: "hide", ...act }, page)).toMatchObject({ kind: "failed", failure: "NO_RIGHTS" });
    expect(await channel.moderate?.({ kind: "delete", ...act }, page)).toMatchObject({ kind: "failed", failure: "BAD_REQUEST" });
  });
});
