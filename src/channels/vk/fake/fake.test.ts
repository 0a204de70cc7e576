import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isRecord } from "../../payload-reader.ts";
import { startFakeVk, type FakeVk } from "./index.ts";

type Hook = {
  readonly url: string;
  readonly got: { readonly body: Record<string, unknown>; readonly headers: IncomingHttpHeaders }[];
  readonly close: () => void;
};

/** An address that answers the handshake rightly and everything else as told. */
const openHook = async (fake: FakeVk, answer: () => { status: number; body: string; headers?: Record<string, string> }): Promise<Hook> => {
  const got: Hook["got"] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body: unknown = JSON.parse(Buffer.concat(chunks).toString("utf8"));
      if (!isRecord(body)) throw new Error("an object is expected");
      got.push({ body, headers: request.headers });
      const {
        body: text,
        headers,
        status,
      } = body["type"] === "confirmation" ? { status: 200, body: fake.confirmationCode, headers: {} } : answer();
      response.writeHead(status, headers ?? {}).end(text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, got, close: () => server.close() };
};

describe("the fake VK has the traps of the real one", () => {
  let fake: FakeVk;
  beforeEach(async () => {
    fake = await startFakeVk();
    fake.control.rateLimit(1000);
  });
  afterEach(() => fake.close());

  const call = async (method: string, params: Record<string, string>, token = fake.tokens.community): Promise<Record<string, unknown>> => {
    const answer = await fetch(`${fake.baseUrl}/method/${method}`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      body: new URLSearchParams({ v: "5.199", ...params }),
    });
    // Errors are HTTP 200 as well.
    expect(answer.status).toBe(200);
    const body: unknown = await answer.json();
    if (!isRecord(body)) throw new Error("an object is expected");
    return body;
  };
  const errorOf = async (method: string, params: Record<string, string> = {}, token?: string): Promise<unknown> => {
    const { error } = await call(method, params, token);
    return isRecord(error) ? error["error_code"] : null;
  };
  const post = (): number => fake.control.posts().at(-1)?.id ?? 0;
  const comment = (more: Record<string, string> = {}): Record<string, string> => ({
    owner_id: `-${fake.groupId}`,
    post_id: String(post()),
    message: "Ответ",
    ...more,
  });

  it("a JSON body is not read: the parameters are missing", async () => {
    const send = async (url: string): Promise<unknown> => {
      const headers = { "content-type": "application/json", authorization: `Bearer ${fake.tokens.community}` };
      const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify({ v: "5.199", ...comment() }) });
      return answer.json();
    };
    expect(await send(`${fake.baseUrl}/method/wall.createComment`)).toMatchObject({ error: { error_code: 8 } });
    expect(await send(`${fake.baseUrl}/method/wall.createComment?v=5.199`)).toMatchObject({ error: { error_code: 100 } });
  });

  it("each key may call what VK lets it call", async () => {
    expect(await errorOf("wall.getComments", comment())).toBe(27);
    expect(await errorOf("wall.getComments", comment(), fake.tokens.service)).toBeNull();
    expect(await errorOf("messages.send", {}, fake.tokens.service)).toBe(28);
    expect(await errorOf("groups.getTokenPermissions", {}, fake.tokens.user)).toBe(15);
    expect(await errorOf("photos.getWallUploadServer", {})).toBe(27);
    expect(await errorOf("users.get", {}, "stranger")).toBe(5);
    expect(await errorOf("Users.get")).toBe(3);
  });

  it("guid and random_id give the first id back", async () => {
    const first = await call("wall.createComment", comment({ guid: "one" }));
    expect(await call("wall.createComment", comment({ guid: "one", message: "Другое" }))).toEqual(first);
    const person = fake.control.dm({ text: "Здравствуйте" }).peerId;
    const message = { peer_id: String(person), random_id: "77", message: "Ответ" };
    const sent = await call("messages.send", message);
    expect(await call("messages.send", message)).toEqual(sent);
    expect(fake.control.messages(person)).toHaveLength(2);
  });

  it("who never wrote cannot be written to, and who blocked us neither", async () => {
    const { id } = fake.control.person("Новый", "Человек");
    const message = { peer_id: String(id), random_id: "1", message: "Здравствуйте" };
    expect(await errorOf("messages.send", message)).toBe(901);
    fake.control.allowUs(id);
    expect(await errorOf("messages.send", message)).toBeNull();
    fake.control.blockUs(id);
    expect(await errorOf("messages.send", { ...message, random_id: "2" })).toBe(900);
  });

  it("twenty calls a second are taken, the next one is not", async () => {
    fake.control.rateLimit(null);
    const answers = await Promise.all(Array.from({ length: 25 }, () => errorOf("groups.getTokenPermissions")));
    expect(answers.filter((code) => code === null)).toHaveLength(20);
    expect(answers.filter((code) => code === 6)).toHaveLength(5);
  });

  it("nothing is delivered before the handshake is answered with the confirmation string", async () => {
    const hook = await openHook(fake, () => ({ status: 200, body: "ok" }));
    fake.control.comment({ text: "До подключения" });
    fake.control.callbackServer(hook.url, "s");
    await fake.control.settle();
    fake.control.comment({ text: "После" });
    await fake.control.settle();
    expect(hook.got.map(({ body }) => body["type"])).toEqual(["confirmation", "wall_reply_new"]);
    expect(hook.got[1]?.body).toMatchObject({ secret: "s", v: "5.199", group_id: Number(fake.groupId) });
    hook.close();
  });

  it("an event not answered with ok comes again with a counter; Retry-After is heeded; too many failures end it", async () => {
    let answer: { status: number; body: string; headers?: Record<string, string> } = { status: 200, body: "okay" };
    const hook = await openHook(fake, () => answer);
    fake.control.callbackServer(hook.url, "s");
    await fake.control.settle();
    fake.control.comment({ text: "Ещё раз" });
    await fake.control.settle();
    answer = { status: 503, body: "", headers: { "retry-after": "60" } };
    await fake.control.advance(1_000);
    await fake.control.advance(59_000);
    expect(hook.got).toHaveLength(3);
    answer = { status: 200, body: "ok" };
    await fake.control.advance(2_000);
    expect(hook.got.map(({ headers }) => headers["x-retry-counter"])).toEqual([undefined, undefined, "1", "2"]);
    expect(new Set(hook.got.slice(1).map(({ body }) => body["event_id"])).size).toBe(1);
    answer = { status: 500, body: "" };
    for (let i = 0; i < 12; i += 1) {
      fake.control.comment({ text: `Сбой ${i}` });
      await fake.control.settle();
    }
    expect(await call("groups.getCallbackServers", {})).toMatchObject({ response: { items: [{ status: "failed" }] } });
    hook.close();
  });

  it("only this machine is called", async () => {
    fake.control.callbackServer("http://example.org/hook", "s");
    await fake.control.settle();
    expect(await call("groups.getCallbackServers", {})).toMatchObject({ response: { items: [{ status: "failed" }] } });
  });

  it("Long Poll fails in three ways, with ts as a number in the first", async () => {
    const { response } = await call("groups.getLongPollServer", {});
    if (!isRecord(response)) throw new Error("a server is expected");
    const poll = async (ts: string, key = String(response["key"])): Promise<unknown> =>
      (await fetch(`${String(response["server"])}?act=a_check&key=${key}&ts=${ts}&wait=0`)).json();
    expect(await poll("999999")).toEqual({ failed: 1, ts: expect.any(Number) });
    expect(await poll(String(response["ts"]), "old")).toEqual({ failed: 2 });
    fake.control.comment({ text: "Есть" });
    expect(await poll(String(response["ts"]))).toMatchObject({ ts: expect.any(String), updates: [{ type: "wall_reply_new" }] });
    fake.control.failLongPoll(3);
    expect(await poll(String(response["ts"]))).toEqual({ failed: 3 });
  });

  it("the control works over HTTP, and the wall shows what was said", async () => {
    const control = async (name: string, input: unknown): Promise<unknown> =>
      (await fetch(`${fake.baseUrl}/__ctl/${name}`, { method: "POST", body: JSON.stringify(input) })).json();
    expect(await control("comment", { text: "Через управление" })).toMatchObject({ text: "Через управление" });
    expect(await control("comment", {})).toHaveProperty("error");
    expect(await control("nothing", {})).toHaveProperty("known");
    const wall = await (await fetch(`${fake.baseUrl}/wall/state`)).text();
    expect(wall).toContain("Через управление");
    expect((await fetch(`${fake.baseUrl}/wall/../index.ts`)).status).toBe(404);
    expect((await fetch(fake.wallUrl)).headers.get("content-type")).toContain("text/html");
  });
});
