import { describe, expect, it } from "vitest";
import type { ChannelPage, OutboundReply, OutboundTarget, PublishOutcome } from "#app";
import { failureAdvice } from "../failure-advice.ts";
import type { HttpOutcome, HttpRequest } from "../http-client.ts";
import { VK_ERRORS } from "./errors.ts";
import { createVk } from "./index.ts";
import { randomIdOf } from "./publish.ts";

const page: ChannelPage = {
  pageId: "p",
  network: "vk",
  accountId: "9",
  title: "Глава",
  secrets: { communityToken: "community-key", userToken: "administrator-key" },
  settings: {},
};

const answering = (
  ...outcomes: readonly HttpOutcome[]
): { readonly sent: HttpRequest[]; readonly channel: ReturnType<typeof createVk> } => {
  const sent: HttpRequest[] = [];
  const left = [...outcomes];
  const silence: HttpOutcome = { kind: "failed", sent: true, failure: "NETWORK_DOWN", detail: "no more answers" };
  const http = () => ({
    send: (message: HttpRequest) => {
      // Asked before every direct message; the person lets us write, unless a test is about it.
      if (message.url.endsWith("isMessagesFromGroupAllowed")) return Promise.resolve(json({ response: { is_allowed: 1 } }));
      sent.push(message);
      return Promise.resolve(left.shift() ?? silence);
    },
  });
  return { sent, channel: createVk({ now: () => 1000, http, sleep: () => Promise.resolve() }) };
};

const json = (value: unknown, status = 200): HttpOutcome => ({
  kind: "answer",
  status,
  body: new TextEncoder().encode(JSON.stringify(value)),
});

const comment = (publicPostId: string, replyToExternalId = "3"): OutboundTarget => ({
  kind: "public",
  thread: { publicPostId },
  replyToExternalId,
});
const reply = (target: OutboundTarget): OutboundReply => ({
  publicationId: "6f1c7c1e-0000-4000-8000-000000000001",
  target,
  text: "Ответ",
  files: [],
});
const form = (request: HttpRequest | undefined): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(typeof request?.body === "string" ? request.body : ""));

describe("3.5: where a reply goes", () => {
  it.each([
    ["5", "wall.createComment", { owner_id: "-9", post_id: "5", from_group: "9", reply_to_comment: "3" }, "community-key"],
    ["photo-9_5", "photos.createComment", { owner_id: "-9", photo_id: "5", from_group: "1", reply_to_comment: "3" }, "administrator-key"],
    ["video-9_5", "video.createComment", { owner_id: "-9", video_id: "5", reply_to_comment: "3" }, "administrator-key"],
    ["topic-9_5", "board.createComment", { group_id: "9", topic_id: "5" }, "administrator-key"],
  ])("a comment under %s is answered by %s with the right key", async (place, method, params, key) => {
    const { channel, sent } = answering(json({ response: place.startsWith("topic") ? 77 : { comment_id: 77, parents_stack: [3] } }));
    const outcome = await channel.publish(reply(comment(place, place === "5" ? "3" : `${place}_3`)), page);
    expect(outcome).toMatchObject({ kind: "published", externalId: "77", at: 1000 });
    expect(sent[0]?.url).toBe(`https://api.vk.com/method/${method}`);
    expect(form(sent[0])).toMatchObject({ ...params, guid: "6f1c7c1e-0000-4000-8000-000000000001", message: "Ответ", v: "5.199" });
    expect(sent[0]?.headers?.["authorization"]).toBe(`Bearer ${key}`);
  });

  it("a reply to a post is a comment of the first level", async () => {
    const { channel, sent } = answering(json({ response: { comment_id: 77 } }));
    await channel.publish(reply(comment("5", "5")), page);
    expect(form(sent[0])).not.toHaveProperty("reply_to_comment");
  });

  it("without the administrator's key a reply under a photo waits for a person and nothing is sent", async () => {
    const { channel, sent } = answering();
    const outcome = await channel.publish(reply(comment("photo-9_5")), { ...page, secrets: { communityToken: "community-key" } });
    expect(outcome).toMatchObject({ kind: "failed", failure: "NO_RIGHTS" });
    expect(sent).toEqual([]);
  });

  it("the number against repetition is the same on every attempt, positive, and fits 32 bits", () => {
    const number = randomIdOf("6f1c7c1e-0000-4000-8000-000000000001");
    expect(randomIdOf("6f1c7c1e-0000-4000-8000-000000000001")).toBe(number);
    expect(number).toBeGreaterThan(0);
    expect(number).toBeLessThan(2 ** 31);
  });
});

describe("errors of VK are classes with advice", () => {
  const outcomeOf = async (code: number): Promise<PublishOutcome> => {
    const { channel } = answering(json({ error: { error_code: code, error_msg: "said by VK, community-key" } }));
    return channel.publish(reply({ kind: "direct", conversationId: "11", authorId: "11" }), page);
  };

  it.each([
    [5, "failed", "TOKEN_EXPIRED"],
    [6, "retry", "RATE_LIMIT"],
    [15, "failed", "NO_RIGHTS"],
    [14, "failed", "CAPTCHA"],
    [213, "failed", "COMMENTS_CLOSED"],
    [222, "failed", "LINKS_FORBIDDEN"],
    [900, "failed", "USER_BLOCKED_US"],
    [901, "failed", "USER_BLOCKED_US"],
    [914, "failed", "TEXT_TOO_LONG"],
    [950, "failed", "WINDOW_CLOSED"],
    [123_456, "failed", "UNKNOWN"],
  ])("%i is %s, %s", async (code, kind, failure) => {
    const outcome = await outcomeOf(code);
    expect(outcome).toMatchObject({ kind, failure });
    expect(JSON.stringify(outcome)).not.toContain("community-key");
  });

  it("every class of the table has words for people in both languages", () => {
    for (const { failure } of Object.values(VK_ERRORS)) {
      const { advice, title } = failureAdvice[failure];
      for (const text of [title.ru, title.en, advice.ru, advice.en]) expect(text.length).toBeGreaterThan(10);
    }
    for (const { advice, title } of Object.values(failureAdvice))
      expect(`${title.ru}${title.en}${advice.ru}${advice.en}`).not.toContain("!");
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
    ["an answer cut short", { kind: "answer", status: 200, body: new TextEncoder().encode('{"respon') }, "unknown", "NETWORK_DOWN"],
  ] satisfies readonly (readonly [string, HttpOutcome, string, string])[])("%s", async (_name, outcome, kind, failure) => {
    const { channel } = answering(outcome);
    expect(await channel.publish(reply(comment("5")), page)).toMatchObject({ kind, failure });
  });

  it("a failed upload has published nothing, whatever became of the file", async () => {
    const { channel } = answering(json({ response: { upload_url: "https://upload.vk.com/x" } }), {
      kind: "failed",
      sent: true,
      failure: "NETWORK_DOWN",
      detail: "reset",
    });
    const files = [{ fileId: "f", name: "Акт.pdf", mime: "application/pdf", bytes: new Uint8Array(3) }];
    expect(await channel.publish({ ...reply(comment("5")), files }, page)).toMatchObject({ kind: "retry", failure: "NETWORK_DOWN" });
  });

  it("a file is never sent to a bare address by an encrypted API", async () => {
    const { channel, sent } = answering(json({ response: { upload_url: "http://10.0.0.1/x" } }));
    const files = [{ fileId: "f", name: "Акт.pdf", mime: "application/pdf", bytes: new Uint8Array(3) }];
    expect(await channel.publish({ ...reply(comment("5")), files }, page)).toMatchObject({ kind: "failed", failure: "MEDIA_REJECTED" });
    expect(sent).toHaveLength(1);
  });
});
