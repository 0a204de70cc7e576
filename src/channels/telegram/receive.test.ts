import { describe, expect, it } from "vitest";
import type { ChannelPage, ReceiveDecision } from "#app";
import type { Discussion } from "./discussion.ts";
import { receiveTelegram } from "./receive.ts";

const page: ChannelPage = {
  pageId: "p",
  network: "telegram",
  accountId: "-1001",
  title: "",
  secrets: { botToken: "1:key", webhookSecret: "a-long-secret" },
  settings: {},
};
const update = { update_id: 900, message: { message_id: 1, date: 5, chat: { id: -1002, type: "supergroup" }, text: "а" } };
const ours: Discussion = { ok: true, groupId: "-1002" };

const receive = (
  body: unknown,
  given: { readonly secret?: string | undefined; readonly page?: ChannelPage; readonly discussion?: Discussion } = {},
): Promise<ReceiveDecision> => {
  const secret = "secret" in given ? given.secret : "a-long-secret";
  const bytes = body instanceof Uint8Array ? body : new TextEncoder().encode(JSON.stringify(body));
  const request = { method: "POST", headers: { "x-telegram-bot-api-secret-token": secret }, query: {}, body: bytes };
  return receiveTelegram(request, given.page ?? page, { of: () => Promise.resolve(given.discussion ?? ours) });
};

describe("the door of Telegram", () => {
  it("an update of our group is stored under its number and its moment, then acknowledged in plain text", async () => {
    expect(await receive(update)).toEqual({
      kind: "store",
      dedupKey: "900@5",
      eventType: "message",
      answer: { status: 200, contentType: "text/plain; charset=utf-8", body: "ok" },
    });
  });

  it.each([
    ["another secret", "guess"],
    ["no secret", undefined],
  ])("%s is refused with 403 and nothing is stored", async (_name, secret) => {
    expect(await receive(update, { secret })).toMatchObject({ kind: "reject", answer: { status: 403 } });
  });

  it("a page without a secret accepts nothing: strangers could write to it", async () => {
    expect(await receive(update, { page: { ...page, secrets: {} } })).toMatchObject({
      kind: "reject",
      answer: { status: 403 },
      problem: { code: "telegram.secret.notSet" },
    });
  });

  it.each([
    ["broken JSON", new TextEncoder().encode('{"update_id":')],
    ["bytes that are not UTF-8", new Uint8Array([0x22, 0xd0, 0x22])],
    ["a list", [update]],
    ["a foreign object", { type: "message_new" }],
  ])("%s is refused with 400 and a problem in words", async (_name, body) => {
    const decision = await receive(body);
    expect(decision).toMatchObject({ kind: "reject", answer: { status: 400 } });
    if (decision.kind === "reject") expect(decision.problem.ru.length).toBeGreaterThan(10);
  });

  it("a body beyond the limit is refused before it is read", async () => {
    expect(await receive(update, { page: { ...page, settings: { maxBodyBytes: 20 } } })).toMatchObject({ answer: { status: 413 } });
  });

  it("a group into which a stranger took the bot is acknowledged and not kept; what Telegram did not say is kept", async () => {
    const foreign = { ...update, message: { ...update.message, chat: { id: -1003, type: "supergroup" } } };
    expect(await receive(foreign)).toMatchObject({ kind: "answer", answer: { status: 200 } });
    expect(await receive(update, { discussion: { ok: true, groupId: null } })).toMatchObject({ kind: "answer" });
    const silence: Discussion = {
      ok: false,
      failure: "NETWORK_DOWN",
      retryAfterMs: 1,
      uncertain: false,
      description: "",
      migratedTo: null,
      detail: "",
    };
    expect(await receive(foreign, { discussion: silence })).toMatchObject({ kind: "store" });
    const direct = { ...update, message: { ...update.message, chat: { id: 11, type: "private" } } };
    expect(await receive(direct, { discussion: { ok: true, groupId: null } })).toMatchObject({ kind: "store" });
  });
});
