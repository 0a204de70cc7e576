import { describe, expect, it } from "vitest";
import type { ChannelPage, ReceiveDecision } from "#app";
import { receiveMax } from "./receive.ts";

const page: ChannelPage = {
  pageId: "p1",
  network: "max",
  accountId: "-70999",
  title: "Глава",
  secrets: { webhookSecret: "our-secret", botToken: "token" },
  settings: {},
};

const receive = (
  body: unknown,
  headers: Record<string, string> = { "X-Max-Bot-Api-Secret": "our-secret" },
  given = page,
): ReceiveDecision =>
  receiveMax(
    { method: "POST", headers, query: {}, body: body instanceof Uint8Array ? body : new TextEncoder().encode(JSON.stringify(body)) },
    given,
  );

const comment = (chatId: number): unknown => ({
  update_type: "comment_created",
  timestamp: 1_764_000_000_000,
  message: { recipient: { chat_id: chatId, chat_type: "channel" }, body: { mid: "mid.01", text: "а" } },
});

describe("2.2: receiving an update of MAX", () => {
  it("an update of ours is stored under a key made of its type and message, and answered with 200", () => {
    expect(receive(comment(-70_999))).toEqual({
      kind: "store",
      dedupKey: "comment_created:mid.01",
      eventType: "comment_created",
      answer: { status: 200, contentType: "text/plain; charset=utf-8", body: "ok" },
    });
  });

  it.each([
    ["another secret", { "x-max-bot-api-secret": "guess" }],
    ["no secret", {}],
  ])("%s is refused with 403 and nothing is stored", (_name, headers) => {
    expect(receive(comment(-70_999), headers)).toMatchObject({ kind: "reject", answer: { status: 403 } });
  });

  it("a page without a secret accepts nothing: strangers could write to it", () => {
    expect(receive(comment(-70_999), { "x-max-bot-api-secret": "" }, { ...page, secrets: {} })).toMatchObject({
      kind: "reject",
      answer: { status: 403 },
      problem: { code: "max.secret.notSet" },
    });
  });

  it.each([
    ["broken JSON", new TextEncoder().encode('{"update_type":')],
    ["bytes that are not UTF-8", new Uint8Array([0x22, 0xd0, 0x22])],
    ["a list", [comment(-70_999)]],
    ["a foreign object", { update_id: 1 }],
  ])("%s is refused with 400 and a problem in words", (_name, body) => {
    const decision = receive(body);
    expect(decision).toMatchObject({ kind: "reject", answer: { status: 400 } });
    if (decision.kind === "reject") expect(decision.problem.ru.length).toBeGreaterThan(10);
  });

  it("another channel of the same bot is answered with 200 and not kept: a refusal would end the subscription", () => {
    expect(receive(comment(-70_111))).toMatchObject({ kind: "answer", answer: { status: 200 } });
  });

  it("a dialog is stored whatever its number looks like", () => {
    const recipient = { chat_id: -100, chat_type: "dialog", user_id: 8 };
    const message = { recipient, body: { mid: "mid.02", text: "а" } };
    expect(receive({ update_type: "message_created", timestamp: 1, message })).toMatchObject({ kind: "store" });
    expect(receive({ update_type: "bot_started", timestamp: 1, chat_id: -100, user: { user_id: 5 } })).toMatchObject({ kind: "store" });
  });

  it("a body beyond the limit is refused before it is read", () => {
    expect(receive(comment(-70_999), undefined, { ...page, settings: { maxBodyBytes: 20 } })).toMatchObject({
      kind: "reject",
      answer: { status: 413 },
    });
  });
});
