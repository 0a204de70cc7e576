import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Channel, ChannelPage } from "#app";
import { openInbox, type Inbox } from "../contract-receiver.ts";
import { createFacebook } from "../facebook/index.ts";
import { createInstagram } from "../instagram/index.ts";
import { startFakeFacebook, startFakeInstagram, type FakeMeta } from "./fake/index.ts";

const DAY_MS = 86_400_000;

describe.each([
  ["facebook", createFacebook({ now: Date.now }), startFakeFacebook],
  ["instagram", createInstagram({ now: Date.now }), startFakeInstagram],
] as const)("1.4, 1.8: a page in %s is attached and watched", (network, channel: Channel, start) => {
  let fake: FakeMeta;
  let inbox: Inbox;
  let page: ChannelPage;
  beforeEach(async () => {
    fake = await start();
    page = {
      pageId: "p",
      network,
      accountId: fake.accountId,
      title: "",
      secrets: { pageToken: fake.keys.pageToken, appSecret: fake.keys.appSecret, verifyToken: "our-word" },
      settings: { baseUrl: fake.baseUrl, appId: fake.keys.appId },
    };
    inbox = await openInbox(channel, page);
  });
  afterEach(async () => {
    await fake.close();
    await inbox.close();
  });
  const words = async (of: ChannelPage = page): Promise<string> => JSON.stringify(await channel.health(of));

  it("connecting has our address checked, and events come; a batch in one body gives all of them", async () => {
    expect(await channel.connect?.(page, inbox.url)).toEqual({ state: "ok", problems: [] });
    fake.control.hold();
    fake.control.comment({ text: "Слышно? 💡" });
    fake.control.dm({ text: "И лично" });
    fake.control.release();
    await fake.control.settle();
    expect(inbox.bodies.size).toBe(1);
    expect(inbox.events().map(({ text }) => text)).toEqual(["Слышно? 💡", "И лично"]);
  });

  it("an address that does not repeat the word is refused; without the number and the word nothing is tried", async () => {
    const stranger = { ...page, secrets: { ...page.secrets, verifyToken: "another-word" } };
    expect(await channel.connect?.(stranger, inbox.url)).toMatchObject({ state: "broken", problems: [{ failure: "BAD_REQUEST" }] });
    const before = fake.control.requests().length;
    const { baseUrl } = page.settings;
    const unnamed = { ...page, settings: { baseUrl: String(baseUrl) } };
    expect(await channel.connect?.(unnamed, inbox.url)).toMatchObject({ state: "broken", problems: [{ failure: "BAD_REQUEST" }] });
    expect(fake.control.requests()).toHaveLength(before);
  });

  it("a page that gives its events to nobody, or elsewhere, is an alarm", async () => {
    expect(await words()).toContain("не отдаёт приложению");
    await channel.connect?.(page, inbox.url);
    expect(await words({ ...page, settings: { ...page.settings, callbackUrl: "https://other.example/hook" } })).toContain(
      "не знает нашего адреса",
    );
    const { baseUrl } = page.settings;
    expect(await channel.health({ ...page, settings: { baseUrl: String(baseUrl) } })).toMatchObject({ state: "warning" });
  });

  it("a token that ends within a week is a warning, one without rights an alarm, a dead one names itself", async () => {
    await channel.connect?.(page, inbox.url);
    fake.control.tokenEnds(Date.now() + 3.5 * DAY_MS);
    expect(await channel.health(page)).toMatchObject({ state: "warning", problems: [{ failure: "TOKEN_EXPIRED" }] });
    expect(await words()).toContain("осталось дней: 3");
    fake.control.tokenEnds(Date.now() + 30 * DAY_MS);
    expect((await channel.health(page)).state).toBe("ok");
    fake.control.scopes([]);
    expect(await channel.health(page)).toMatchObject({ state: "broken", problems: [{ failure: "NO_RIGHTS" }] });
    fake.control.revokeToken();
    expect(await channel.health(page)).toMatchObject({ state: "broken", problems: [{ failure: "TOKEN_EXPIRED" }] });
    expect(await channel.health({ ...page, secrets: {} })).toMatchObject({ state: "broken", problems: [{ failure: "NO_RIGHTS" }] });
  });

  it("limits that are used up are rested from, and said", async () => {
    await channel.connect?.(page, inbox.url);
    fake.control.usage(100);
    await channel.lookUpPost(page, fake.control.posts()[0]?.id ?? "");
    expect(await channel.health(page)).toMatchObject({ state: "warning", problems: [{ failure: "RATE_LIMIT" }] });
  });

  it("what was written while we were away is found page by page; a refusal keeps what was found", async () => {
    const other = createChannel(network);
    for (let count = 0; count < 60; count += 1) fake.control.comment({ text: `Комментарий ${count}` });
    const first = fake.control.comment({ text: "С ответом" });
    fake.control.comment({ text: "Ответ соседа", replyTo: first.id });
    fake.control.dm({ text: "Лично", files: [{ name: "яма.png", mime: "image/png", bytes: new Uint8Array([1]) }] });
    const since = Date.now() - 3_600_000;
    const batch = await other.backfill?.(page, since, AbortSignal.timeout(10_000));
    const found = (batch?.deliveries ?? []).flatMap(({ body }) => other.parse(body, page.accountId).events);
    expect(found.filter(({ kind }) => kind === "comment.new")).toHaveLength(62);
    expect(found.find(({ text }) => text === "Ответ соседа")?.thread.parentCommentId).toBe(first.id);
    expect(found.find(({ kind }) => kind === "direct.new")?.attachments).toMatchObject([{ kind: "photo" }]);
    fake.control.fail(4, 1, "GET /{id}/conversations");
    const half = await other.backfill?.(page, since, AbortSignal.timeout(10_000));
    expect(half).toMatchObject({ failure: { failure: "RATE_LIMIT" } });
    expect(half?.deliveries).toHaveLength(62);
  });

  it("the control goes over HTTP too, and checks its input", async () => {
    const command = (name: string, body: object): Promise<Response> =>
      fetch(`${fake.baseUrl}/__ctl/${name}`, { method: "POST", body: JSON.stringify(body) });
    expect((await command("comment", { text: "Через управление" })).status).toBe(200);
    expect((await command("comment", {})).status).toBe(400);
    expect(await (await command("posts", {})).json()).toHaveLength(3);
  });
});

const createChannel = (network: "facebook" | "instagram"): Channel =>
  network === "facebook" ? createFacebook({ now: Date.now }) : createInstagram({ now: Date.now });
