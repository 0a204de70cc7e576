import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ChannelPage } from "#app";
import { openInbox, type Inbox } from "../contract-receiver.ts";
import { startFakeX, type FakeX } from "./fake/index.ts";
import { createX } from "./index.ts";

describe("1.4, 1.8: a page in X is attached and watched", () => {
  const x = createX({ now: Date.now, sleep: () => Promise.resolve() });
  let fake: FakeX;
  let inbox: Inbox;
  let page: ChannelPage;
  beforeEach(async () => {
    fake = await startFakeX();
    page = {
      pageId: "p",
      network: "x",
      accountId: fake.accountId,
      title: "",
      secrets: { ...fake.keys },
      settings: { baseUrl: fake.baseUrl },
    };
    inbox = await openInbox(x, page);
  });
  afterEach(async () => {
    await fake.close();
    await inbox.close();
  });
  const words = async (of: ChannelPage = page): Promise<string> => JSON.stringify(await x.health(of));

  it("connecting has our address checked and orders the events; again it changes nothing", async () => {
    expect(await x.connect?.(page, inbox.url)).toEqual({ state: "ok", problems: [] });
    expect(await x.connect?.(page, inbox.url)).toEqual({ state: "ok", problems: [] });
    expect(fake.control.webhooks()).toHaveLength(1);
    fake.control.comment({ text: "Слышно?" });
    fake.control.dm({ text: "И лично" });
    await fake.control.settle();
    expect(inbox.events().map(({ text }) => text)).toEqual(["Слышно?", "И лично"]);
    expect(await fake.control.crc()).toEqual([true]);
  });

  it("kinds of events that X does not offer are done without, but not those that bring messages", async () => {
    fake.control.unknownEvents(["post.reply.create", "post.quote.create"]);
    expect(await x.connect?.(page, inbox.url)).toEqual({ state: "ok", problems: [] });
    fake.control.unknownEvents(["dm.received"]);
    const other = await openInbox(x, page);
    expect(await x.connect?.(page, other.url)).toMatchObject({ state: "broken" });
    await other.close();
  });

  it("an address that does not answer the check is refused in words; one that fell out is mended by connecting again", async () => {
    expect(await x.connect?.(page, "http://127.0.0.1:9/hook")).toMatchObject({ state: "broken", problems: [{ failure: "BAD_REQUEST" }] });
    await x.connect?.(page, inbox.url);
    const [hook] = fake.control.webhooks();
    if (hook !== undefined) hook.isValid = false;
    expect(await words()).toContain("не ответил на проверку");
    expect(await x.connect?.(page, inbox.url)).toMatchObject({ state: "ok" });
  });

  it("no address, another address, no application key and foreign keys are named", async () => {
    expect(await words()).toContain("не знает нашего адреса");
    await fake.control.webhook(inbox.url, ["post.mention.create"]);
    expect(await words()).toContain("не все нужные события");
    expect(await words({ ...page, settings: { ...page.settings, callbackUrl: "https://other.example/hook" } })).toContain(
      "не знает нашего адреса",
    );
    const { bearerToken: _bearer, ...secrets } = page.secrets;
    expect(await x.health({ ...page, secrets })).toMatchObject({ state: "warning", problems: [{ failure: "NO_RIGHTS" }] });
    expect(await x.connect?.({ ...page, secrets }, inbox.url)).toMatchObject({ state: "broken" });
    expect(await words({ ...page, accountId: "43" })).toContain("другой учётной записи");
    expect(await x.health({ ...page, secrets: {} })).toMatchObject({ state: "broken", problems: [{ failure: "NO_RIGHTS" }] });
  });

  it("a page that asks needs no address, comes a while later, and finds everything page by page", async () => {
    const asking = { ...page, settings: { ...page.settings, receiveBy: "poll", pollSeconds: 90 } };
    expect(await x.connect?.(asking, "")).toEqual({ state: "ok", problems: [] });
    const first = await x.poll?.(asking, null, AbortSignal.timeout(5_000));
    expect(first).toMatchObject({ deliveries: [], nextAfterMs: 90_000 });
    for (let count = 0; count < 103; count += 1) fake.control.comment({ text: `Комментарий ${count}` });
    fake.control.dm({ text: "Лично" });
    const second = await x.poll?.(asking, first?.cursor ?? "", AbortSignal.timeout(5_000));
    expect(second?.deliveries).toHaveLength(104);
    expect(second?.deliveries.map(({ eventType }) => eventType).at(-1)).toBe("dm.received");
    const third = await x.poll?.(asking, second?.cursor ?? "", AbortSignal.timeout(5_000));
    expect(third).toMatchObject({ deliveries: [], cursor: second?.cursor });
    fake.control.fail(429, 1, "GET /2/dm_events");
    fake.control.comment({ text: "Перед отказом" });
    const half = await x.poll?.(asking, second?.cursor ?? "", AbortSignal.timeout(5_000));
    expect(half).toMatchObject({ deliveries: [{ eventType: "post.mention.create" }], failure: { failure: "RATE_LIMIT" } });
  });

  it("a file of a direct message is fetched by a signed question, and only from X", async () => {
    await fake.control.webhook(inbox.url);
    const photo = { name: "яма.png", mime: "image/png", bytes: new Uint8Array([1, 2, 3]) };
    fake.control.dm({ text: "Вот", files: [photo] });
    await fake.control.settle();
    const [attachment] = inbox.events()[0]?.attachments ?? [];
    if (attachment === undefined) throw new Error("an attachment is expected");
    const source = await x.locateAttachment?.(attachment, page);
    const answer = await fetch(source?.url ?? "", { headers: source?.headers ?? {} });
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(photo.bytes);
    expect((await fetch(source?.url ?? "")).status).toBe(401);
    expect(await x.locateAttachment?.({ kind: "photo", externalId: "https://evil.example/a.jpg" }, page)).toBeNull();
    expect(await x.locateAttachment?.(attachment, { ...page, secrets: {} })).toBeNull();
  });

  it("3.5: a reply without our name is refused by X too, and by hand it stays", async () => {
    const open = { ...page, settings: { ...page.settings, replyRule: "any" } };
    const silent = fake.control.comment({ text: "Без имени", namesUs: false });
    const target = { kind: "public", thread: {}, replyToExternalId: silent.id } as const;
    const reply = { publicationId: "a", target, text: "Ответ", files: [] };
    expect(await x.publish(reply, open)).toMatchObject({ kind: "failed", failure: "NO_RIGHTS" });
    fake.control.needsSummons(false);
    expect(await x.publish(reply, open)).toMatchObject({ kind: "published" });
    expect(await x.publish(reply, open)).toMatchObject({ kind: "failed", failure: "DUPLICATE" });
  });

  it("the control goes over HTTP too, and checks its input", async () => {
    const command = (name: string, body: object): Promise<Response> =>
      fetch(`${fake.baseUrl}/__ctl/${name}`, { method: "POST", body: JSON.stringify(body) });
    expect((await command("comment", { text: "Через управление" })).status).toBe(200);
    expect((await command("comment", {})).status).toBe(400);
    expect((await command("nothing", {})).status).toBe(404);
    expect(await (await command("posts", {})).json()).toHaveLength(3);
  });
});
