import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isRecord } from "../../payload-reader.ts";
import { startFakeTelegram, type FakeTelegram } from "./index.ts";

type Answer = { readonly status: number; readonly headers?: Record<string, string> };
type Hook = { readonly url: string; readonly got: Record<string, unknown>[]; readonly secrets: unknown[]; readonly close: () => void };

/** An address that answers as told. */
const openHook = async (answer: () => Answer): Promise<Hook> => {
  const got: Hook["got"] = [];
  const secrets: unknown[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body: unknown = JSON.parse(Buffer.concat(chunks).toString("utf8"));
      if (!isRecord(body)) throw new Error("an object is expected");
      got.push(body);
      secrets.push(request.headers["x-telegram-bot-api-secret-token"]);
      const { headers, status } = answer();
      response.writeHead(status, headers ?? {}).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, got, secrets, close: () => server.close() };
};

describe("the fake Telegram has the traps of the real one", () => {
  let fake: FakeTelegram;
  beforeEach(async () => {
    fake = await startFakeTelegram();
  });
  afterEach(() => fake.close());

  const call = async (method: string, params: object = {}, token = fake.token): Promise<Record<string, unknown>> => {
    const answer = await fetch(`${fake.baseUrl}/bot${token}/${method}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(params),
    });
    const body: unknown = await answer.json();
    if (!isRecord(body)) throw new Error("an object is expected");
    // The status repeats the error's code.
    expect(answer.status).toBe(body["ok"] === true ? 200 : body["error_code"]);
    return body;
  };
  const textsOf = (hook: Hook): readonly unknown[] => hook.got.map(({ message }) => (isRecord(message) ? message["text"] : undefined));

  it("a wrong key, an unknown method and a limit have Telegram's words", async () => {
    expect(await call("getMe", {}, "1:wrong")).toMatchObject({ error_code: 401, description: "Unauthorized" });
    expect(await call("getYou")).toMatchObject({ error_code: 404 });
    fake.control.rateLimit(1);
    expect(await call("getMe")).toMatchObject({ error_code: 429, parameters: { retry_after: 3 } });
    expect(await call("getMe")).toMatchObject({ ok: true, result: { is_bot: true } });
  });

  it("parameters come as JSON, as a form or in the address; a number may be a text", async () => {
    const person = fake.control.dm({ text: "Здравствуйте" }).chatId;
    const url = `${fake.baseUrl}/bot${fake.token}/sendMessage`;
    const form = await fetch(url, { method: "POST", body: new URLSearchParams({ chat_id: String(person), text: "Формой" }) });
    expect(await form.json()).toMatchObject({ ok: true });
    expect(await (await fetch(`${url}?chat_id=${person}&text=hello`)).json()).toMatchObject({ ok: true });
  });

  it("who never pressed «Start» cannot be written to, and who blocked the bot neither", async () => {
    const { id } = fake.control.person("Новый", "Человек");
    const message = { chat_id: id, text: "Здравствуйте" };
    expect(await call("sendMessage", message)).toMatchObject({ error_code: 403, description: expect.stringContaining("can't initiate") });
    fake.control.dm({ text: "Вопрос", personId: id });
    expect(await call("sendMessage", message)).toMatchObject({ ok: true });
    fake.control.blockUs(id);
    expect(await call("sendMessage", message)).toMatchObject({ error_code: 403, description: "Forbidden: bot was blocked by the user" });
    expect(await call("sendMessage", { ...message, chat_id: 999 })).toMatchObject({
      error_code: 400,
      description: "Bad Request: chat not found",
    });
  });

  it("limits of texts, captions and albums; a reply to what is gone", async () => {
    const comment = fake.control.comment({ text: "Вопрос" });
    const send = (more: object): Promise<Record<string, unknown>> => call("sendMessage", { chat_id: comment.chatId, ...more });
    expect(await send({ text: "я".repeat(4097) })).toMatchObject({ description: "Bad Request: message is too long" });
    expect(await send({ text: " " })).toMatchObject({ description: "Bad Request: message text is empty" });
    expect(await call("sendMediaGroup", { chat_id: comment.chatId, media: [{ type: "photo", media: "x" }] })).toMatchObject({
      error_code: 400,
    });
    fake.control.delete(comment);
    const reply_parameters = { message_id: comment.id };
    expect(await send({ text: "а", reply_parameters })).toMatchObject({ description: "Bad Request: message to be replied not found" });
    expect(await send({ text: "а", reply_parameters: { ...reply_parameters, allow_sending_without_reply: true } })).toMatchObject({
      ok: true,
    });
  });

  it("a post has a copy in the group, comments stand under the copy, an edit reaches both", async () => {
    fake.control.webhook("", "");
    const copy = fake.control.post({ text: "Новый пост" });
    const comment = fake.control.comment({ text: "Под ним" });
    const { result } = await call("getUpdates");
    expect(result).toMatchObject([
      { channel_post: { text: "Новый пост", chat: { type: "channel" } } },
      { message: { message_id: copy.id, is_automatic_forward: true, forward_origin: { type: "channel" } } },
      { message: { message_id: comment.id, message_thread_id: copy.id, reply_to_message: { message_id: copy.id } } },
    ]);
    const postId = copy.sender.kind === "copy" ? copy.sender.postId : 0;
    expect(await call("editMessageText", { chat_id: fake.channelId, message_id: postId, text: "Иначе" })).toMatchObject({
      error_code: 400,
    });
    expect(await call("sendMessage", { chat_id: "@gorodok_glava", text: "Пост бота" })).toMatchObject({
      result: { chat: { type: "channel" } },
    });
    expect(fake.control.posts().at(-1)?.text).toBe("Пост бота");
  });

  it("several files are an album of several messages", async () => {
    const photo = { name: "a.png", mime: "image/png", bytes: new Uint8Array(3) };
    fake.control.comment({ text: "Две ямы", files: [photo, { ...photo, name: "b.png" }] });
    const { result } = await call("getUpdates");
    const messages = Array.isArray(result) ? result.map(({ message }) => message) : [];
    expect(messages).toMatchObject([{ caption: "Две ямы" }, {}]);
    expect(messages[0].media_group_id).toBe(messages[1].media_group_id);
  });

  it("updates are handed out until they are confirmed; an address and asking exclude each other", async () => {
    const numbers = async (params: object = {}): Promise<readonly number[]> => {
      const { result } = await call("getUpdates", params);
      return Array.isArray(result) ? result.map(({ update_id }) => update_id) : [];
    };
    fake.control.comment({ text: "Раз" });
    fake.control.comment({ text: "Два" });
    const [first = 0, second = 0] = await numbers();
    expect(await numbers()).toEqual([first, second]);
    expect(await numbers({ offset: second })).toEqual([second]);
    expect(await numbers({ offset: second + 1 })).toEqual([]);
    await call("setWebhook", { url: "http://127.0.0.1:9/" });
    expect(await call("getUpdates")).toMatchObject({ error_code: 409, description: expect.stringContaining("webhook is active") });
    await call("deleteWebhook");
    const waiting = call("getUpdates", { timeout: 5 });
    await expect.poll(() => call("getUpdates", { timeout: 0 })).toMatchObject({ ok: true });
    expect(await waiting).toMatchObject({ error_code: 409, description: expect.stringContaining("terminated by other") });
  });

  it("an event that is refused comes again after a doubling pause, and the chat's later ones wait for it", async () => {
    let answer: Answer = { status: 500 };
    const hook = await openHook(() => answer);
    await call("setWebhook", { url: hook.url, secret_token: "s" });
    fake.control.comment({ text: "Первый" });
    fake.control.comment({ text: "Второй" });
    fake.control.dm({ text: "Лично" });
    await fake.control.settle();
    expect(textsOf(hook)).toEqual(["Первый", "/start"]);
    await fake.control.advance(1_000);
    expect(textsOf(hook).filter((text) => text === "Первый")).toHaveLength(2);
    answer = { status: 429, headers: { "retry-after": "30" } };
    await fake.control.advance(2_000);
    answer = { status: 200 };
    await fake.control.advance(5_000);
    expect(textsOf(hook)).not.toContain("Второй");
    await fake.control.advance(30_000);
    expect(new Set(textsOf(hook).slice(-4))).toEqual(new Set(["/start", "Второй", "Лично", "Первый"]));
    expect(new Set(hook.secrets)).toEqual(new Set(["s"]));
    expect(await call("getWebhookInfo")).toMatchObject({ result: { pending_update_count: 0, last_error_message: expect.any(String) } });
    hook.close();
  });

  it.each([
    ["after 23 hours of 410 the address is taken away", 410, 23.5, { url: "" }],
    ["a day later an event is dropped", 500, 25, { pending_update_count: 0 }],
  ])("%s", async (_name, status, hours, info) => {
    const hook = await openHook(() => ({ status }));
    await call("setWebhook", { url: hook.url });
    fake.control.comment({ text: "Никому" });
    await fake.control.settle();
    await fake.control.advance(hours * 3_600_000);
    expect(await call("getWebhookInfo")).toMatchObject({ result: info });
    hook.close();
  });

  it("only this machine is called", async () => {
    await call("setWebhook", { url: "http://example.org/hook" });
    fake.control.comment({ text: "Наружу" });
    await fake.control.settle();
    expect(await call("getWebhookInfo")).toMatchObject({ result: { pending_update_count: 1, last_error_message: "Connection refused" } });
  });

  it("a deletion is told to nobody", async () => {
    const comment = fake.control.comment({ text: "Лишнее" });
    const before = await call("getUpdates");
    fake.control.delete(comment);
    expect(await call("getUpdates")).toEqual(before);
  });

  it("the control works over HTTP, and the wall shows what was said; citizens write there", async () => {
    const control = async (name: string, input: unknown): Promise<unknown> =>
      (await fetch(`${fake.baseUrl}/__ctl/${name}`, { method: "POST", body: JSON.stringify(input) })).json();
    expect(await control("comment", { text: "Через управление" })).toMatchObject({ text: "Через управление" });
    expect(await control("comment", {})).toHaveProperty("error");
    expect(await control("nothing", {})).toHaveProperty("known");
    expect(await (await fetch(`${fake.baseUrl}/wall/state`)).text()).toContain("Через управление");
    expect((await fetch(fake.wallUrl)).headers.get("content-type")).toContain("text/html");
    const [person] = fake.control.people();
    const act = async (action: string, fields: Record<string, string>): Promise<number> => {
      const form = new FormData();
      for (const [name, value] of Object.entries({ personId: String(person?.id), ...fields })) form.set(name, value);
      return (await fetch(`${fake.baseUrl}/wall/do/${action}`, { method: "POST", body: form })).status;
    };
    const postId = String(fake.control.posts().at(-1)?.id);
    expect(await act("comment", { postId, text: "Со стены" })).toBe(200);
    const written = fake.control.comments(Number(postId)).at(-1);
    expect(written?.text).toBe("Со стены");
    expect(await act("edit", { commentId: String(written?.id), text: "Иначе" })).toBe(200);
    expect(await act("delete", { commentId: String(written?.id) })).toBe(200);
    expect(await act("message", { text: "Лично" })).toBe(200);
    expect(await act("permission", { allow: "no" })).toBe(200);
    expect(await act("message", { text: "Ещё" })).toBe(400);
    expect(await act("comment", { postId, text: "" })).toBe(400);
  });
});
