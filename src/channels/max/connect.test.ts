import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ChannelPage } from "#app";
import { openInbox, type Inbox } from "../contract-receiver.ts";
import { startFakeMax, type FakeMax } from "./fake/index.ts";
import { createMax } from "./index.ts";

const max = createMax({ now: Date.now });

describe("1.4, 1.8: a channel of MAX is attached and watched", () => {
  let fake: FakeMax;
  let inbox: Inbox;
  let page: ChannelPage;
  beforeEach(async () => {
    fake = await startFakeMax();
    page = {
      pageId: "p",
      network: "max",
      accountId: fake.channelId,
      title: "",
      secrets: { botToken: fake.token, webhookSecret: "a-long-secret" },
      settings: { baseUrl: fake.baseUrl },
    };
    inbox = await openInbox(max, page);
  });
  afterEach(async () => {
    await fake.close();
    await inbox.close();
  });

  it("connecting subscribes our address with our secret, and events come", async () => {
    expect(await max.health(page)).toMatchObject({ state: "broken", problems: [{ failure: "NETWORK_DOWN" }] });
    expect(await max.connect?.(page, inbox.url)).toEqual({ state: "ok", problems: [] });
    fake.control.comment({ text: "Слышно?" });
    await fake.control.settle();
    expect(inbox.events().map((event) => event.text)).toEqual(["Слышно?"]);
    await max.connect?.(page, inbox.url);
    expect(fake.control.subscriptions()).toHaveLength(1);
    expect(await max.health(page)).toEqual({ state: "ok", problems: [] });
  });

  it("2.2: a comment whose sender MAX does not tell is taken all the same, and its reply is found by its words and place", async () => {
    fake.control.rateLimit(1000);
    fake.control.hideSenders(true);
    await max.connect?.(page, inbox.url);
    fake.control.comment({ text: "Без имени" });
    await fake.control.settle();
    const [event] = inbox.events();
    expect(event).toMatchObject({ kind: "comment.new", author: null, text: "Без имени" });
    if (event === undefined) return;
    const target = { kind: "public", thread: event.thread, replyToExternalId: event.externalId } as const;
    const reply = { publicationId: "x", target, text: "Ответ", files: [] };
    expect(await max.findPublished(reply, page)).toEqual({ kind: "absent" });
    const outcome = await max.publish(reply, page);
    expect(await max.findPublished(reply, page)).toMatchObject({
      kind: "found",
      externalId: outcome.kind === "published" ? outcome.externalId : "",
    });
  });

  it("a secret that MAX would not take is refused before anything is asked", async () => {
    for (const webhookSecret of ["", "абв12345", "abc"])
      expect(await max.connect?.({ ...page, secrets: { botToken: fake.token, webhookSecret } }, inbox.url)).toMatchObject({
        state: "broken",
      });
    expect(fake.control.requests()).toEqual([]);
  });

  it("an address that MAX does not call is named with the way to mend it", async () => {
    fake.control.strictAddresses(true);
    const health = await max.connect?.(page, inbox.url);
    expect(health?.state).toBe("broken");
    expect(health?.problems[0]?.ru).toContain("https://");
    expect(await max.connect?.(page, "https://otklik.example.ru/hooks/max")).toMatchObject({ state: "ok" });
  });

  it("after eight hours of silence the subscription is gone, and the check says so; connecting brings it back", async () => {
    await max.connect?.(page, inbox.url);
    const { url } = inbox;
    await inbox.close();
    fake.control.comment({ text: "Без ответа" });
    await fake.control.settle();
    for (let hour = 0; hour < 9; hour += 1) await fake.control.advance(3_600_000);
    expect(fake.control.subscriptions()).toEqual([]);
    const health = await max.health(page);
    expect(health.state).toBe("broken");
    expect(health.problems[0]?.ru).toContain("Подключить");
    expect(await max.connect?.(page, url)).toMatchObject({ state: "ok" });
  });

  it("missing rights of the bot are named one by one", async () => {
    await max.connect?.(page, inbox.url);
    fake.control.rights(["read_all_messages", "write"]);
    expect((await max.health(page)).problems.map(({ failure }) => failure)).toEqual(["NO_RIGHTS", "NO_RIGHTS"]);
    expect((await max.health(page)).state).toBe("warning");
    fake.control.rights(["write", "edit", "delete"]);
    expect((await max.health(page)).state).toBe("broken");
    fake.control.rights(null);
    expect(await max.health(page)).toMatchObject({ state: "broken", problems: [{ failure: "NO_RIGHTS" }] });
    expect(await max.health({ ...page, accountId: "-1" })).toMatchObject({ state: "broken", problems: [{ failure: "NO_RIGHTS" }] });
    expect(await max.health({ ...page, accountId: fake.botId })).toMatchObject({ state: "ok" });
    expect(await max.health({ ...page, secrets: {} })).toMatchObject({ state: "broken", problems: [{ failure: "NO_RIGHTS" }] });
  });

  it("polling works without a subscription only: connecting takes ours back, and a foreign one is told of", async () => {
    const polled = { ...page, settings: { ...page.settings, receiveBy: "poll", longPollWaitSeconds: 1 } };
    await max.connect?.(page, inbox.url);
    const refused = await max.poll?.(polled, "5", AbortSignal.timeout(5_000));
    expect(refused).toMatchObject({ deliveries: [], cursor: "5", failure: { failure: "BAD_REQUEST", afterMs: 600_000 } });
    expect(await max.health(polled)).toMatchObject({ state: "broken", problems: [{ failure: "BAD_REQUEST" }] });
    expect(await max.connect?.(polled, inbox.url)).toMatchObject({ state: "ok" });
    const first = await max.poll?.(polled, null, AbortSignal.timeout(5_000));
    fake.control.comment({ text: "По опросу" });
    const next = await max.poll?.(polled, first?.cursor ?? "", AbortSignal.timeout(5_000));
    expect(next?.deliveries).toHaveLength(1);
    const quiet = await max.poll?.(polled, next?.cursor ?? "", AbortSignal.timeout(5_000));
    expect(quiet).toEqual({ deliveries: [], cursor: next?.cursor });
    fake.control.revokeToken();
    expect(await max.poll?.(polled, "5", AbortSignal.timeout(5_000))).toMatchObject({ failure: { failure: "TOKEN_EXPIRED" } });
  });

  it("1.8: comments of an outage are found whole, a hundred and more, oldest first, and a failed call keeps what was found", async () => {
    for (let i = 0; i < 230; i += 1) {
      fake.control.clock(Date.now() - 600_000 + i * 1_000);
      fake.control.comment({ text: `Комментарий ${i}` });
    }
    const since = Date.now() - 3_600_000;
    const texts = (batch: Awaited<ReturnType<NonNullable<typeof max.backfill>>> | undefined): readonly string[] =>
      (batch?.deliveries ?? []).flatMap(({ body }) => max.parse(body, page.accountId).events.map(({ text }) => text));
    const found = texts(await max.backfill?.(page, since, AbortSignal.timeout(20_000)));
    expect(found).toEqual(Array.from({ length: 230 }, (_, i) => `Комментарий ${i}`));
    fake.control.fail(429, 1, "GET /messages/{id}/comments");
    expect(await max.backfill?.(page, since, AbortSignal.timeout(20_000))).toMatchObject({
      deliveries: [],
      failure: { failure: "RATE_LIMIT" },
    });
  });
});
