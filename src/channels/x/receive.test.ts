import { describe, expect, it } from "vitest";
import type { ChannelPage, ReceiveDecision } from "#app";
import { receiveX, xSignature } from "./receive.ts";

const page: ChannelPage = {
  pageId: "p",
  network: "x",
  accountId: "42",
  title: "",
  secrets: { consumerSecret: "app-secret" },
  settings: {},
};
const mention = {
  data: { event_uuid: "u1", filter: { user_id: "42" }, event_type: "post.mention.create", payload: { id: "700", text: "Яма" } },
};

const receive = (body: unknown, given: { readonly signature?: string | undefined; readonly page?: ChannelPage } = {}): ReceiveDecision => {
  const bytes = body instanceof Uint8Array ? body : new TextEncoder().encode(JSON.stringify(body));
  const signature = "signature" in given ? given.signature : xSignature("app-secret", bytes);
  return receiveX({ method: "POST", headers: { "x-twitter-webhooks-signature": signature }, query: {}, body: bytes }, given.page ?? page);
};

const ask = (query: Readonly<Record<string, string>>, of: ChannelPage = page): ReceiveDecision =>
  receiveX({ method: "GET", headers: {}, query, body: new Uint8Array() }, of);

describe("the door of X", () => {
  it("a mention is stored under the post's number: it comes as a reply too", () => {
    const stored = { kind: "store", dedupKey: "post:700", answer: { status: 200, body: "ok" } };
    expect(receive(mention)).toMatchObject({ ...stored, eventType: "post.mention.create" });
    expect(receive({ data: { ...mention.data, event_uuid: "u2", event_type: "post.reply.create" } })).toMatchObject(stored);
  });

  it("the question whether we know the secret is answered at once", () => {
    const decision = ask({ crc_token: "abc" });
    expect(decision).toEqual({
      kind: "answer",
      answer: {
        status: 200,
        contentType: "application/json; charset=utf-8",
        // HMAC-SHA256 of "abc" with "app-secret", counted apart from this program.
        body: JSON.stringify({ response_token: "sha256=RLKakkdlxdy6ZZt8vX65tCSVKSuzaAAaYthh8HsRSqA=" }),
      },
    });
    expect(ask({ crc_token: "abc" }, { ...page, secrets: {} })).toMatchObject({ kind: "reject", answer: { status: 403 } });
    expect(ask({})).toMatchObject({ kind: "reject", answer: { status: 403 } });
  });

  it.each([
    ["another signature", "sha256=AAAA"],
    ["no signature", undefined],
    ["a signature over other bytes", xSignature("app-secret", "{}")],
    ["a signature by another secret", xSignature("other", new TextEncoder().encode(JSON.stringify(mention)))],
  ])("%s is refused with 403 and nothing is stored", (_name, signature) => {
    expect(receive(mention, { signature })).toMatchObject({
      kind: "reject",
      answer: { status: 403 },
      problem: { code: "x.signature.wrong" },
    });
  });

  it("a page without the application's secret accepts nothing", () => {
    expect(receive(mention, { page: { ...page, secrets: {} } })).toMatchObject({
      answer: { status: 403 },
      problem: { code: "x.secret.notSet" },
    });
  });

  it.each([
    ["broken JSON", new TextEncoder().encode('{"data":')],
    ["bytes that are not UTF-8", new Uint8Array([0x22, 0xd0, 0x22])],
    ["a list", [mention]],
    ["a foreign object", { type: "message_new" }],
  ])("%s is refused with 400 and a problem in words", (_name, body) => {
    const decision = receive(body);
    expect(decision).toMatchObject({ kind: "reject", answer: { status: 400 } });
    if (decision.kind === "reject") expect(decision.problem.ru.length).toBeGreaterThan(10);
  });

  it("a body beyond the limit is refused; another account's event is acknowledged and not kept", () => {
    expect(receive(mention, { page: { ...page, settings: { maxBodyBytes: 20 } } })).toMatchObject({ answer: { status: 413 } });
    expect(receive({ data: { ...mention.data, filter: { user_id: "43" } } })).toMatchObject({ kind: "answer", answer: { status: 200 } });
    expect(receive({ for_user_id: "43", direct_message_events: [{ id: "1" }] })).toMatchObject({ kind: "answer" });
    expect(receive({ for_user_id: "42", direct_message_events: [{ id: "1" }] })).toMatchObject({ kind: "store", dedupKey: "dm:1" });
    expect(receive({ for_user_id: "42", follow_events: [] })).toMatchObject({ kind: "store", eventType: "follow_events" });
  });
});
