import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ChannelPage } from "#app";
import { openInbox, type Inbox } from "../contract-receiver.ts";
import { startFakeTelegram, type FakeTelegram } from "./fake/index.ts";
import { createTelegram } from "./index.ts";

const at = { now: Date.now() };

describe("1.4, 1.8: a channel is attached and watched", () => {
  let telegram: ReturnType<typeof createTelegram>;
  let fake: FakeTelegram;
  let inbox: Inbox;
  let page: ChannelPage;
  beforeEach(async () => {
    at.now = Date.now();
    telegram = createTelegram({ now: () => at.now });
    fake = await startFakeTelegram();
    page = {
      pageId: "p",
      network: "telegram",
      accountId: fake.channelId,
      title: "",
      secrets: { botToken: fake.token, webhookSecret: "a-long-secret" },
      settings: { baseUrl: fake.baseUrl, callsPerSecond: 1000, chatCallsPerSecond: 1000 },
    };
    inbox = await openInbox(telegram, page);
  });
  afterEach(async () => {
    await fake.close();
    await inbox.close();
  });
  const words = async (of: ChannelPage = page): Promise<string> => JSON.stringify(await telegram.health(of));

  it("connecting gives Telegram our address, our secret and the kinds of events, and events come", async () => {
    expect(await telegram.connect?.(page, inbox.url)).toEqual({ state: "ok", problems: [] });
    const [set] = fake.control.requests().filter(({ method }) => method === "setWebhook");
    expect(set?.params).toMatchObject({
      url: inbox.url,
      secret_token: "a-long-secret",
      allowed_updates: expect.arrayContaining(["my_chat_member"]),
    });
    fake.control.comment({ text: "Слышно?" });
    await fake.control.settle();
    expect(inbox.events().map(({ text }) => text)).toEqual(["Слышно?"]);
  });

  it.each([["секрет"], ["a b"], [""]])("a secret that Telegram does not take (%s) attaches nothing", async (secret) => {
    const wrong = { ...page, secrets: { ...page.secrets, webhookSecret: secret } };
    expect(await telegram.connect?.(wrong, inbox.url)).toMatchObject({ state: "broken", problems: [{ failure: "BAD_REQUEST" }] });
    expect(fake.control.requests()).toEqual([]);
  });

  it("a page that asks for its events has the address taken away; an address in the way is an alarm", async () => {
    await telegram.connect?.(page, inbox.url);
    const asking = { ...page, settings: { ...page.settings, receiveBy: "poll", longPollWaitSeconds: 1 } };
    expect(await words(asking)).toContain("Подключить");
    const conflict = await telegram.poll?.(asking, null, AbortSignal.timeout(5_000));
    expect(conflict).toMatchObject({ deliveries: [], cursor: "", failure: { failure: "BAD_REQUEST" } });
    expect(await telegram.connect?.(asking, "")).toEqual({ state: "ok", problems: [] });
    fake.control.comment({ text: "Через опрос" });
    expect(await telegram.poll?.(asking, null, AbortSignal.timeout(5_000))).toMatchObject({ deliveries: [{ eventType: "message" }] });
  });

  it("an address that does not answer is an alarm with Telegram's own words", async () => {
    await telegram.connect?.(page, inbox.url);
    await inbox.close();
    fake.control.comment({ text: "Без ответа" });
    await fake.control.settle();
    const health = await telegram.health(page);
    expect(health).toMatchObject({ state: "broken", problems: [{ failure: "NETWORK_DOWN" }] });
    expect(health.problems[0]?.ru).toContain("Connection refused");
  });

  it("events that go elsewhere, or nowhere, are an alarm", async () => {
    expect(await words()).toContain("не знает нашего адреса");
    fake.control.webhook("http://127.0.0.1:9/other", "x");
    expect(await words({ ...page, settings: { ...page.settings, callbackUrl: inbox.url } })).toContain("другой адрес");
  });

  it.each([
    ["out of the channel", "channel", "left", "broken", "не администратор канала"],
    ["out of the group", "group", "kicked", "broken", "нет в группе"],
    ["deaf in the group", "group", "member", "broken", "не видит сообщений"],
  ] as const)("a bot %s is named", async (_name, where, is, state, said) => {
    await telegram.connect?.(page, inbox.url);
    fake.control.standing(where, is);
    expect((await telegram.health(page)).state).toBe(state);
    expect(await words()).toContain(said);
    await fake.control.settle();
    expect(inbox.events().map(({ kind }) => kind)).toEqual(is === "member" ? [] : ["account.revoked"]);
  });

  it("missing rights are warnings: replies still go", async () => {
    await telegram.connect?.(page, inbox.url);
    fake.control.rights({ canPost: false, canDelete: false, canRestrict: false });
    const health = await telegram.health(page);
    expect(health.state).toBe("warning");
    expect(health.problems).toHaveLength(3);
    fake.control.standing("group", "member");
    fake.control.rights({ canPost: true, readsAll: true });
    expect(await telegram.health(page)).toMatchObject({ state: "warning", problems: [{ failure: "NO_RIGHTS" }] });
  });

  it("a page without its token is broken, and says so", async () => {
    expect(await telegram.health({ ...page, secrets: {} })).toMatchObject({ state: "broken", problems: [{ failure: "NO_RIGHTS" }] });
  });

  it("a citizen's file is found by its number; what is too large or no file is not; no stored field holds the key", async () => {
    await telegram.connect?.(page, inbox.url);
    const file = { name: "Акт.pdf", mime: "application/pdf", bytes: new TextEncoder().encode("%PDF") };
    fake.control.comment({ text: "Акт", files: [file] });
    await fake.control.settle();
    const [attachment] = inbox.events()[0]?.attachments ?? [];
    if (attachment === undefined) throw new Error("an attachment is expected");
    expect(JSON.stringify(inbox.events())).not.toContain(fake.token);
    const source = await telegram.locateAttachment?.(attachment, page);
    expect(new Uint8Array(await (await fetch(source?.url ?? "")).arrayBuffer())).toEqual(file.bytes);
    expect(await telegram.locateAttachment?.({ ...attachment, size: 21 * 1_048_576 }, page)).toBeNull();
    expect(await telegram.locateAttachment?.({ kind: "geo", externalId: "1,2" }, page)).toBeNull();
    expect(await telegram.locateAttachment?.({ ...attachment, externalId: "unknown" }, page)).toBeNull();
  });

  it("a page's own Bot API is where its files come from; a bot alone has only private chats", () => {
    const own = { ...page, settings: { baseUrl: "https://bots.example/api" } };
    expect(telegram.capabilitiesOf?.(own)).toMatchObject({ fileHosts: ["bots.example"], publicReply: "yes" });
    expect(telegram.capabilitiesOf?.({ ...page, settings: {} })).toMatchObject({ fileHosts: ["api.telegram.org"] });
    expect(telegram.capabilitiesOf?.({ ...page, accountId: "77" })).toMatchObject({
      receive: ["direct"],
      publicReply: "no",
      moderation: [],
    });
  });

  it("groups of strangers are not polled either, and the linked group is asked for once in ten minutes", async () => {
    const asking = { ...page, settings: { ...page.settings, receiveBy: "poll", longPollWaitSeconds: 1, groupId: "-1" } };
    fake.control.comment({ text: "В чужой группе" });
    fake.control.dm({ text: "Лично" });
    const batch = await telegram.poll?.(asking, null, AbortSignal.timeout(5_000));
    expect(batch?.deliveries.flatMap(({ body }) => telegram.parse(body, page.accountId).events).map(({ kind }) => kind)).toEqual([
      "direct.allowed",
      "direct.new",
    ]);
    const open = { ...asking, settings: { ...asking.settings, groupId: "" } };
    for (let round = 0; round < 3; round += 1) await telegram.poll?.(open, null, AbortSignal.timeout(5_000));
    expect(fake.control.requests().filter(({ method }) => method === "getChat")).toHaveLength(1);
    at.now += 11 * 60_000;
    await telegram.poll?.(open, null, AbortSignal.timeout(5_000));
    expect(fake.control.requests().filter(({ method }) => method === "getChat")).toHaveLength(2);
  });
});
