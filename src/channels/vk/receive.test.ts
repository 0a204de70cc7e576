import { describe, expect, it } from "vitest";
import type { ChannelPage, ReceiveDecision } from "#app";
import { receiveVk } from "./receive.ts";

const page: ChannelPage = {
  pageId: "p1",
  network: "vk",
  accountId: "9",
  title: "Глава",
  secrets: { callbackSecret: "our-secret", communityToken: "token" },
  settings: {},
};

const receive = (body: unknown, given: ChannelPage = page, code: string | null = "a1b2c3"): Promise<ReceiveDecision> =>
  receiveVk(
    { method: "POST", headers: {}, query: {}, body: body instanceof Uint8Array ? body : new TextEncoder().encode(JSON.stringify(body)) },
    given,
    () => Promise.resolve(code),
  );

const event = { type: "wall_reply_new", group_id: 9, event_id: "e1", secret: "our-secret", object: { id: 1 } };

describe("receiving a callback", () => {
  it("an event of ours is stored under VK's key, and the answer is exactly ok", async () => {
    expect(await receive(event)).toEqual({
      kind: "store",
      dedupKey: "e1",
      eventType: "wall_reply_new",
      answer: { status: 200, contentType: "text/plain; charset=utf-8", body: "ok" },
    });
  });

  it.each([
    ["another secret", { ...event, secret: "guess" }],
    ["no secret", { ...event, secret: undefined }],
    ["a secret that is not a text", { ...event, secret: 5 }],
  ])("%s is refused with 403 and nothing is stored", async (_name, body) => {
    expect(await receive(body)).toMatchObject({ kind: "reject", answer: { status: 403 } });
  });

  it("a page without a secret accepts nothing: strangers could write to it", async () => {
    expect(await receive(event, { ...page, secrets: {} })).toMatchObject({
      kind: "reject",
      answer: { status: 403 },
      problem: { code: "vk.secret.notSet" },
    });
  });

  it.each([
    ["broken JSON", new TextEncoder().encode('{"type":')],
    ["bytes that are not UTF-8", new Uint8Array([0x22, 0xd0, 0x22])],
    ["a list", [event]],
    ["a foreign object", { update_id: 1 }],
    ["another community's event", { ...event, group_id: 10 }],
  ])("%s is refused with 400 and a problem in words", async (_name, body) => {
    const decision = await receive(body);
    expect(decision).toMatchObject({ kind: "reject", answer: { status: 400 } });
    if (decision.kind === "reject") expect(decision.problem.ru.length).toBeGreaterThan(10);
  });

  it("a body beyond the limit is refused before it is read", async () => {
    expect(await receive(event, { ...page, settings: { maxBodyBytes: 20 } })).toMatchObject({ kind: "reject", answer: { status: 413 } });
  });

  it("the handshake is answered with the string that is set, or with the one VK tells", async () => {
    const handshake = { type: "confirmation", group_id: 9 };
    expect(await receive(handshake)).toMatchObject({ kind: "answer", answer: { status: 200, body: "a1b2c3" } });
    expect(await receive(handshake, { ...page, settings: { confirmation: "set" } })).toMatchObject({
      kind: "answer",
      answer: { body: "set" },
    });
    expect(await receive(handshake, page, null)).toMatchObject({ kind: "reject", answer: { status: 503 } });
    expect(await receive({ ...handshake, secret: "guess" })).toMatchObject({ kind: "reject", answer: { status: 403 } });
    expect(await receive({ ...handshake, group_id: 8 })).toMatchObject({ kind: "reject", answer: { status: 400 } });
  });
});
