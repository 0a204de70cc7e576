import { describe, expect, it } from "vitest";
import type { ChannelPage, ReceiveDecision } from "#app";
import { receiveOk, secretAddress } from "./receive.ts";

const page: ChannelPage = {
  pageId: "p1",
  network: "ok",
  accountId: "9",
  title: "Глава",
  secrets: { botToken: "token", webhookSecret: "our-secret" },
  settings: {},
};

type Given = {
  readonly body: unknown;
  readonly key?: string | undefined;
  readonly from?: string;
  readonly settings?: ChannelPage["settings"];
};

const receive = ({ body, from, key = "our-secret", settings }: Given, secrets = page.secrets): ReceiveDecision =>
  receiveOk(
    {
      method: "POST",
      headers: { "x-forwarded-for": from },
      query: { key: key === "" ? undefined : key },
      body: body instanceof Uint8Array ? body : new TextEncoder().encode(JSON.stringify(body)),
    },
    { ...page, secrets, settings: settings ?? {} },
  );

const event = { sender: { user_id: "user:1" }, recipient: { chat_id: "chat:C1" }, message: { text: "а", mid: "mid:C1.1" }, timestamp: 1 };

describe("receiving a delivery", () => {
  it("a message of ours is stored under its own id", () => {
    expect(receive({ body: event })).toEqual({
      kind: "store",
      dedupKey: "mid:C1.1",
      eventType: "MESSAGE_CREATED",
      answer: { status: 200, contentType: "text/plain; charset=utf-8", body: "ok" },
    });
    expect(receive({ body: { webhookType: "CHAT_SYSTEM" } })).toMatchObject({
      kind: "store",
      dedupKey: expect.stringMatching(/^sha256:/u),
    });
  });

  it.each([
    ["another secret", "guess"],
    ["no secret", ""],
  ])("%s in the address is refused with 403 and nothing is stored", (_name, key) => {
    expect(receive({ body: event, key })).toMatchObject({ kind: "reject", answer: { status: 403 } });
  });

  it("a page without a secret accepts nothing: strangers could write to it", () => {
    expect(receive({ body: event }, {})).toMatchObject({ kind: "reject", answer: { status: 403 }, problem: { code: "ok.secret.notSet" } });
  });

  it.each([
    ["broken JSON", new TextEncoder().encode('{"message":')],
    ["bytes that are not UTF-8", new Uint8Array([0x22, 0xd0, 0x22])],
    ["a list", [event]],
    ["a foreign object", { update_id: 1 }],
  ])("%s is refused with 400 and a problem in words", (_name, body) => {
    const decision = receive({ body });
    expect(decision).toMatchObject({ kind: "reject", answer: { status: 400 } });
    if (decision.kind === "reject") expect(decision.problem.ru.length).toBeGreaterThan(10);
  });

  it("a body beyond the limit is refused before it is read", () => {
    expect(receive({ body: event, settings: { maxBodyBytes: 20 } })).toMatchObject({ kind: "reject", answer: { status: 413 } });
  });

  it("only the addresses of the setting may deliver, by the nearest proxy's word", () => {
    const settings = { allowedAddresses: "217.20.145.192/28, 217.20.151.160/28, junk" };
    expect(receive({ body: event, settings, from: "1.1.1.1, 217.20.145.200" })).toMatchObject({ kind: "store" });
    expect(receive({ body: event, settings, from: "217.20.145.200, 1.1.1.1" })).toMatchObject({ kind: "reject", answer: { status: 403 } });
    expect(receive({ body: event, settings })).toMatchObject({ kind: "reject", problem: { code: "ok.sender.foreign" } });
  });

  it("the address that OK is given holds the secret, whatever stood there", () => {
    expect(secretAddress("https://desk.example/hooks/ok/p1?key=old&a=1", "с секретом")).toBe(
      "https://desk.example/hooks/ok/p1?key=%D1%81+%D1%81%D0%B5%D0%BA%D1%80%D0%B5%D1%82%D0%BE%D0%BC&a=1",
    );
  });
});
