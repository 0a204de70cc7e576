import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { ChannelPage, ReceiveDecision } from "#app";
import { metaSignature, receiveMeta } from "./receive.ts";

const page: ChannelPage = {
  pageId: "p",
  network: "facebook",
  accountId: "42",
  title: "",
  secrets: { appSecret: "app-secret", verifyToken: "our-word" },
  settings: {},
};
const comment = { object: "page", entry: [{ id: "42", time: 1, changes: [{ field: "feed", value: { item: "comment" } }] }] };

const post = (body: unknown, given: { readonly signature?: string | undefined; readonly page?: ChannelPage } = {}): ReceiveDecision => {
  const bytes = body instanceof Uint8Array ? body : new TextEncoder().encode(JSON.stringify(body));
  const signature = "signature" in given ? given.signature : metaSignature("app-secret", bytes);
  return receiveMeta({ method: "POST", headers: { "x-hub-signature-256": signature }, query: {}, body: bytes }, given.page ?? page, "page");
};
const get = (query: Readonly<Record<string, string>>, of: ChannelPage = page): ReceiveDecision =>
  receiveMeta({ method: "GET", headers: {}, query, body: new Uint8Array() }, of, "page");
const challenge = { "hub.mode": "subscribe", "hub.challenge": "1158201444", "hub.verify_token": "our-word" };

describe("the door of Meta", () => {
  it("the word at the subscription is repeated to whoever knows ours", () => {
    expect(get(challenge)).toEqual({
      kind: "answer",
      answer: { status: 200, contentType: "text/plain; charset=utf-8", body: "1158201444" },
    });
    for (const wrong of [{ ...challenge, "hub.verify_token": "guess" }, { ...challenge, "hub.mode": "unsubscribe" }, {}])
      expect(get(wrong)).toMatchObject({ kind: "reject", answer: { status: 403 } });
    expect(get(challenge, { ...page, secrets: {} })).toMatchObject({ kind: "reject", answer: { status: 403 } });
  });

  it("an entry of ours is stored, then acknowledged; the same bytes have the same key", () => {
    const stored = post(comment);
    expect(stored).toMatchObject({ kind: "store", eventType: "feed", answer: { status: 200, body: "ok" } });
    expect(post(comment)).toEqual(stored);
  });

  it("the signature is over the bytes as they came, with letters written as numbers", () => {
    const body = new TextEncoder().encode(
      '{"object":"page","entry":[{"id":"42","messaging":[{"message":{"text":"\\u042f\\u043c\\u0430"}}]}]}',
    );
    const signature = `sha256=${createHmac("sha256", "app-secret").update(body).digest("hex")}`;
    expect(post(body, { signature })).toMatchObject({ kind: "store", eventType: "messaging" });
    const rewritten = new TextEncoder().encode(JSON.stringify(JSON.parse(new TextDecoder().decode(body))));
    expect(post(rewritten, { signature })).toMatchObject({
      kind: "reject",
      answer: { status: 403 },
      problem: { code: "meta.signature.wrong" },
    });
  });

  it.each([
    ["another signature", "sha256=00"],
    ["no signature", undefined],
    ["a signature by another secret", metaSignature("other", new TextEncoder().encode(JSON.stringify(comment)))],
  ])("%s is refused with 403", (_name, signature) => {
    expect(post(comment, { signature })).toMatchObject({ kind: "reject", answer: { status: 403 } });
  });

  it("a page without the application's secret accepts nothing; a huge body is refused before it is read", () => {
    expect(post(comment, { page: { ...page, secrets: {} } })).toMatchObject({
      answer: { status: 403 },
      problem: { code: "meta.secret.notSet" },
    });
    expect(post(comment, { page: { ...page, settings: { maxBodyBytes: 20 } } })).toMatchObject({ answer: { status: 413 } });
  });

  it.each([
    ["broken JSON", new TextEncoder().encode('{"object":')],
    ["bytes that are not UTF-8", new Uint8Array([0x22, 0xd0, 0x22])],
    ["a list", [comment]],
    ["a foreign object", { type: "message_new" }],
  ])("%s is refused with 400 and a problem in words", (_name, body) => {
    const decision = post(body);
    expect(decision).toMatchObject({ kind: "reject", answer: { status: 400 } });
    if (decision.kind === "reject") expect(decision.problem.ru.length).toBeGreaterThan(10);
  });

  it("what is of another page or another network only is acknowledged and not kept; a mixed batch is kept", () => {
    const other = { id: "43", time: 1, changes: [] };
    expect(post({ object: "page", entry: [other] })).toMatchObject({ kind: "answer", answer: { status: 200 } });
    expect(post({ ...comment, object: "instagram" })).toMatchObject({ kind: "answer" });
    expect(post({ object: "page", entry: [other, ...comment.entry] })).toMatchObject({ kind: "store" });
  });
});
