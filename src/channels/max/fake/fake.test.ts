import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isRecord } from "../../payload-reader.ts";
import { startFakeMax, type FakeMax } from "./index.ts";

type Hook = {
  readonly url: string;
  readonly got: { readonly body: Record<string, unknown>; readonly headers: IncomingHttpHeaders }[];
  readonly close: () => void;
};

const openHook = async (status: () => number): Promise<Hook> => {
  const got: Hook["got"] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body: unknown = JSON.parse(Buffer.concat(chunks).toString("utf8"));
      if (!isRecord(body)) throw new Error("an object is expected");
      got.push({ body, headers: request.headers });
      response.writeHead(status()).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, got, close: () => server.close() };
};

describe("the fake MAX has the traps of the real one", () => {
  let fake: FakeMax;
  beforeEach(async () => {
    fake = await startFakeMax();
    fake.control.rateLimit(1000);
  });
  afterEach(() => fake.close());

  const call = async (
    method: string,
    path: string,
    body?: unknown,
    authorization = fake.token,
  ): Promise<{ status: number; body: Record<string, unknown> }> => {
    const answer = await fetch(`${fake.baseUrl}${path}`, {
      method,
      headers: { authorization },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const value: unknown = await answer.json();
    if (!isRecord(value)) throw new Error("an object is expected");
    return { status: answer.status, body: value };
  };
  const post = (): string => fake.control.posts().at(-1)?.mid ?? "";

  it("the token stands bare in a header: with Bearer, in the query or wrong it is none", async () => {
    expect((await call("GET", "/me")).body).toMatchObject({ is_bot: true });
    expect(await call("GET", "/me", undefined, `Bearer ${fake.token}`)).toMatchObject({ status: 401, body: { code: "verify.token" } });
    expect((await call("GET", `/me?access_token=${fake.token}`, undefined, "")).status).toBe(401);
    expect((await call("GET", "/chats")).status).toBe(404);
  });

  it("thirty calls a second are taken and two removals", async () => {
    fake.control.rateLimit(null);
    const answers = await Promise.all(Array.from({ length: 35 }, () => call("GET", "/me")));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(5);
    fake.control.rateLimit(1000);
    const comments = Array.from({ length: 3 }, (_, i) => fake.control.comment({ text: `${i}` }).mid);
    const removed = await Promise.all(comments.map((id) => call("DELETE", `/messages/${post()}/comments?comment_id=${id}`)));
    expect(removed.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 200, 429]);
  });

  it("a comment takes no files, is corrected for 26 hours by whoever wrote it, and is removed for good", async () => {
    const path = `/messages/${post()}/comments`;
    expect((await call("POST", path, { text: "Ответ", attachments: [] })).status).toBe(400);
    await call("POST", path, { text: "Ответ" });
    const own = fake.control.comments(post()).at(-1)?.mid;
    expect((await call("PUT", `${path}?comment_id=${own}`, { text: "Иначе" })).body).toEqual({ success: true });
    await fake.control.advance(26 * 3_600_000 + 1);
    expect(await call("PUT", `${path}?comment_id=${own}`, { text: "Поздно" })).toMatchObject({
      status: 422,
      body: { code: "comments.timeout_exceeded" },
    });
    const theirs = fake.control.comment({ text: "Вопрос" }).mid;
    expect((await call("PUT", `${path}?comment_id=${theirs}`, { text: "Чужое" })).status).toBe(403);
    expect((await call("DELETE", `${path}?comment_id=${theirs}`)).status).toBe(200);
    expect((await call("GET", `${path}/${theirs}`)).status).toBe(400);
    fake.control.closeComments(post());
    expect((await call("POST", path, { text: "Ответ" })).status).toBe(500);
  });

  it("who never pressed Start cannot be written to, and who stopped the bot neither", async () => {
    const person = fake.control.person("Новый", "Человек");
    const body = { text: "Здравствуйте", attachments: [], link: null };
    expect((await call("POST", `/messages?user_id=${person.id}`, body)).status).toBe(404);
    fake.control.allowUs(person.id);
    expect((await call("POST", `/messages?user_id=${person.id}`, body)).status).toBe(200);
    fake.control.blockUs(person.id);
    expect(await call("POST", `/messages?chat_id=${person.chatId}`, body)).toMatchObject({ status: 403, body: { code: "chat.denied" } });
  });

  it("a document is alone in its message and not ready at once; a video's upload answers in XML", async () => {
    const { chatId } = fake.control.people()[0] ?? { chatId: 0 };
    fake.control.dm({ text: "Здравствуйте" });
    const uploaded = async (type: string, name: string, mime: string): Promise<{ token: string; answer: string }> => {
      const asked = await call("POST", `/uploads?type=${type}`);
      const form = new FormData();
      form.set("data", new File([new Uint8Array(4)], name, { type: mime }));
      const answer = await (await fetch(String(asked.body["url"]), { method: "POST", body: form })).text();
      const { token } = asked.body;
      return { token: typeof token === "string" ? token : (/[0-9a-f]{36}/u.exec(answer)?.[0] ?? ""), answer };
    };
    const file = await uploaded("file", "акт.pdf", "application/pdf");
    const image = await uploaded("image", "двор.png", "image/png");
    const video = await uploaded("video", "двор.mp4", "video/mp4");
    expect(video.answer).toBe("<retval>1</retval>");
    const as = (type: string, { token }: { token: string }): object => ({ type, payload: { token } });
    const send = (attachments: readonly object[]): ReturnType<typeof call> =>
      call("POST", `/messages?chat_id=${chatId}`, { text: "", attachments, link: null });
    expect((await send([as("file", file), as("image", image)])).body).toMatchObject({ code: "proto.payload" });
    expect((await send([as("file", file)])).body).toMatchObject({ code: "attachment.not.ready" });
    expect((await send([as("file", file)])).status).toBe(200);
    expect((await send([as("image", image)])).status).toBe(200);
    expect((await call("GET", `/videos/${video.token}`)).body).toMatchObject({ urls: { mp4_720: expect.any(String) } });
  });

  it("an update not answered with 200 comes again after 60 seconds and then ever later; after eight hours nobody is told any more", async () => {
    let status = 500;
    const hook = await openHook(() => status);
    await call("POST", "/subscriptions", { url: hook.url, secret: "a-secret", update_types: ["comment_created"] });
    fake.control.comment({ text: "Ещё раз" });
    fake.control.dm({ text: "Не заказано" });
    await fake.control.settle();
    await fake.control.advance(60_000);
    await fake.control.advance(149_000);
    expect(hook.got).toHaveLength(2);
    status = 200;
    await fake.control.advance(1_000);
    expect(hook.got).toHaveLength(3);
    expect(new Set(hook.got.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(hook.got[0]?.headers["x-max-bot-api-secret"]).toBe("a-secret");
    status = 503;
    fake.control.comment({ text: "Сбой" });
    await fake.control.settle();
    for (let hour = 0; hour < 9; hour += 1) await fake.control.advance(3_600_000);
    expect((await call("GET", "/subscriptions")).body).toEqual({ subscriptions: [] });
    hook.close();
  });

  it("polls are not answered beside a subscription; without a marker only the last update is told", async () => {
    fake.control.comment({ text: "Первый" });
    fake.control.comment({ text: "Последний" });
    const { body } = await call("GET", "/updates?timeout=0");
    expect(JSON.stringify(body["updates"])).toContain("Последний");
    expect(JSON.stringify(body["updates"])).not.toContain("Первый");
    expect((await call("GET", `/updates?timeout=0&marker=${String(body["marker"])}`)).body).toEqual({
      updates: [],
      marker: body["marker"],
    });
    await call("POST", "/subscriptions", { url: "http://127.0.0.1:9/", secret: "a-secret" });
    expect((await call("GET", "/updates")).status).toBe(405);
    expect((await call("DELETE", "/subscriptions?url=http://127.0.0.1:9/")).body).toEqual({ success: true });
  });

  it("the control works over HTTP, and the wall shows what was said and takes what is written", async () => {
    const control = async (name: string, input: unknown): Promise<unknown> =>
      (await fetch(`${fake.baseUrl}/__ctl/${name}`, { method: "POST", body: JSON.stringify(input) })).json();
    expect(await control("comment", { text: "Через управление" })).toMatchObject({ text: "Через управление" });
    expect(await control("comment", {})).toHaveProperty("error");
    expect(await control("nothing", {})).toHaveProperty("known");
    const act = async (action: string, fields: Record<string, string>): Promise<number> => {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      return (await fetch(`${fake.baseUrl}/wall/do/${action}`, { method: "POST", body: form })).status;
    };
    const personId = String(fake.control.people()[0]?.id);
    expect(await act("comment", { personId, postId: post(), text: "Со страницы" })).toBe(200);
    const commentId = fake.control.comments(post()).at(-1)?.mid ?? "";
    expect(await act("edit", { personId, commentId, text: "Исправлено на странице" })).toBe(200);
    expect(await act("message", { personId, text: "В личку" })).toBe(200);
    expect(await act("permission", { personId, allow: "no" })).toBe(200);
    expect(await act("comment", { personId, postId: "mid.none", text: "Мимо" })).toBe(400);
    const wall = await (await fetch(`${fake.baseUrl}/wall/state`)).text();
    for (const words of ["Через управление", "Исправлено на странице", "В личку", "шесть скамеек"]) expect(wall).toContain(words);
    expect((await fetch(fake.wallUrl)).headers.get("content-type")).toContain("text/html");
  });

  it("a wall that is kept in a file is there again, and no id is given twice", async () => {
    const folder = mkdtempSync(join(tmpdir(), "otklik-max-"));
    const file = join(folder, "wall.json");
    const first = await startFakeMax({ file });
    const bytes = Buffer.from("png");
    const comment = first.control.comment({ text: "Темно у дома 7", files: [{ name: "двор.png", mime: "image/png", bytes }] });
    await first.close();
    const second = await startFakeMax({ file });
    const again = second.control.comments(second.control.posts().at(-1)?.mid ?? "").find(({ mid }) => mid === comment.mid);
    expect(again?.text).toBe("Темно у дома 7");
    expect(Buffer.from(again?.media[0]?.bytes ?? []).toString()).toBe("png");
    expect(second.control.comment({ text: "И у дома 9" }).seq).toBe(comment.seq + 1);
    await second.close();
    rmSync(folder, { recursive: true });
  });
});
