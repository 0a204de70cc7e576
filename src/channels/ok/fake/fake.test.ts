import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { signatureOf, sessionSecretOf } from "../signature.ts";
import { isRecord } from "../../payload-reader.ts";
import { startFakeOk, type FakeOk } from "./index.ts";

describe("the fake OK has the traps of the real one", () => {
  let fake: FakeOk;
  beforeEach(async () => {
    fake = await startFakeOk();
    fake.control.rateLimit(1000);
  });
  afterEach(() => fake.close());

  const rest = async (method: string, params: Record<string, string> = {}, more: Record<string, string> = {}): Promise<unknown> => {
    const { accessToken, applicationKey, applicationSecretKey } = fake.tokens;
    const all = { ...params, method, application_key: applicationKey, format: "json" };
    const sig = signatureOf(all, sessionSecretOf(accessToken, applicationSecretKey));
    const answer = await fetch(`${fake.baseUrl}/fb.do`, {
      method: "POST",
      body: new URLSearchParams({ ...all, sig, access_token: accessToken, ...more }),
    });
    // Errors are HTTP 200 as well.
    expect(answer.status).toBe(200);
    return answer.json();
  };
  const graph = async (path: string, body?: unknown, contentType = "application/json;charset=utf-8"): Promise<unknown> => {
    const url = `${fake.baseUrl}/graph/${path}${path.includes("?") ? "&" : "?"}access_token=${encodeURIComponent(fake.tokens.botToken)}`;
    const init = body === undefined ? {} : { method: "POST", headers: { "content-type": contentType }, body: JSON.stringify(body) };
    return (await fetch(url, init)).json();
  };
  const code = (value: unknown): unknown => (isRecord(value) ? (value["error_code"] ?? null) : null);
  const topic = (): string => fake.control.posts()[0]?.id ?? "";
  const discussion = (): Record<string, string> => ({ discussionId: topic(), discussionType: "GROUP_TOPIC" });

  it("a call without its right signature, key, token or method is refused by OK's own code", async () => {
    expect(code(await rest("users.getInfo", { uids: "1" }, { sig: "0".repeat(32) }))).toBe(104);
    expect(code(await rest("users.getInfo", { uids: "1" }, { uids: "2" }))).toBe(104);
    expect(code(await rest("users.getInfo", { uids: "1" }, { application_key: "X" }))).toBe(101);
    expect(code(await rest("users.getEverything"))).toBe(3);
    expect(code(await rest("users.getInfo", { uids: "1" }))).toBeNull();
    fake.control.revokeToken("access");
    expect(code(await rest("users.getInfo", { uids: "1" }))).toBe(102);
  });

  it("a right that was not given is missed by name, and writing of comments can be gone altogether", async () => {
    fake.control.takeRight("GROUP_CONTENT");
    expect(await rest("mediatopic.post", { gid: fake.groupId, type: "GROUP_THEME", attachment: "{}" })).toMatchObject({
      error_code: 10,
      error_msg: expect.stringContaining("GROUP_CONTENT"),
    });
    const other = await startFakeOk();
    other.control.addDiscussionComment(false);
    await fake.close();
    fake = other;
    const comment = { entityId: topic(), entityType: "GROUP_TOPIC", comment: "Ответ", as_admin: "true" };
    expect(code(await rest("discussions.addDiscussionComment", comment))).toBe(3);
  });

  it("comments are read from the end by pages with an anchor, under ids that no number holds", async () => {
    for (let number = 0; number < 30; number += 1) fake.control.comment({ text: `${number}`, topicId: topic() });
    const seen: unknown[] = [];
    let anchor = "LAST";
    for (let hasMore = true; hasMore;) {
      const page = await rest("discussions.getComments", { ...discussion(), anchor, direction: "BACKWARD", count: "12" });
      if (!isRecord(page) || !Array.isArray(page["comments"])) throw new Error("comments are expected");
      seen.push(...page["comments"]);
      hasMore = page["has_more"] === true;
      anchor = String(page["anchor"]);
    }
    expect(seen).toHaveLength(34);
    expect(seen[0]).toMatchObject({
      text: "29",
      id: expect.stringMatching(/^[A-Za-z0-9+/]{40,}=*$/u),
      date: expect.stringMatching(/^\d{4}-/u),
    });
  });

  it("Graph takes JSON in UTF-8 only, and a person who never wrote is answered by false", async () => {
    const { id } = fake.control.person("Новый", "Человек");
    const letter = { recipient: { user_id: `user:${id}` }, message: { text: "Здравствуйте" } };
    expect(code(await graph("me/messages", letter, "application/json"))).toBe(4);
    expect(await graph("me/messages", letter)).toEqual({ success: [false], chat_ids: [null] });
    fake.control.dm({ text: "Пишу", personId: id });
    expect(await graph("me/messages", letter)).toMatchObject({ success: [true], message_id: expect.stringMatching(/^mid:/u) });
    fake.control.blockUs(id);
    const chat = fake.control.people().find((person) => person.id === id)?.chatId ?? "";
    expect(code(await graph(`me/messages/${chat}`, letter))).toBe(10);
  });

  it("a message carries a number beyond 2^53, and the history comes newest first", async () => {
    const { personId } = fake.control.dm({ text: "Первое" });
    fake.control.dm({ text: "Второе" });
    const chat = fake.control.people().find((person) => person.id === personId)?.chatId ?? "";
    const history = await graph(`me/messages/${chat}?count=5`);
    expect(history).toMatchObject({ messages: [{ message: { text: "Второе" } }, { message: { text: "Первое" } }] });
    expect(JSON.stringify(history)).toMatch(/"seq":98211\d{12}/u);
  });

  it("updates need a subscription and wait for what comes", async () => {
    expect(code(await graph("me/updates?timeout=0"))).toBe(300);
    await graph("me/subscribe", { types: ["MESSAGE_CREATED"], longPolling: true });
    const first = await graph("me/updates?timeout=0");
    if (!isRecord(first)) throw new Error("an object is expected");
    const waiting = graph(`me/updates?timeout=5&marker=${String(first["marker"])}`);
    fake.control.dm({ text: "Пришло" });
    expect(await waiting).toMatchObject({ updates: [{ webhookType: "MESSAGE_CREATED", message: { text: "Пришло" } }] });
  });

  it("only this machine is called", async () => {
    fake.control.subscribe("http://example.org/hook");
    fake.control.dm({ text: "Наружу" });
    await fake.control.settle();
    for (let hours = 0; hours < 10; hours += 1) await fake.control.advance(3_600_000);
    expect(fake.control.subscriptions()).toEqual([]);
  });

  it("the control works over HTTP, and the wall shows what was said and takes what a citizen writes", async () => {
    const control = async (name: string, input: unknown): Promise<unknown> =>
      (await fetch(`${fake.baseUrl}/__ctl/${name}`, { method: "POST", body: JSON.stringify(input) })).json();
    expect(await control("comment", { text: "Через управление" })).toMatchObject({ text: "Через управление" });
    expect(await control("comment", {})).toHaveProperty("error");
    expect(await control("nothing", {})).toHaveProperty("known");
    const form = new FormData();
    const person = String(fake.control.people()[1]?.id);
    for (const [name, value] of Object.entries({ personId: person, postId: topic(), text: "Со стены" })) form.set(name, value);
    form.append("file", new File(["png"], "яма.png", { type: "image/png" }));
    expect((await fetch(`${fake.baseUrl}/wall/do/comment`, { method: "POST", body: form })).status).toBe(200);
    const wall = await (await fetch(`${fake.baseUrl}/wall/state`)).text();
    for (const words of ["Через управление", "Со стены", "яма.png"]) expect(wall).toContain(words);
    expect((await fetch(fake.wallUrl)).headers.get("content-type")).toContain("text/html");
  });
});
