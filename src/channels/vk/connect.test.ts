import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ChannelPage } from "#app";
import { openInbox, type Inbox } from "../contract-receiver.ts";
import { startFakeVk, type FakeVk } from "./fake/index.ts";
import { createVk } from "./index.ts";

const vk = createVk({ now: Date.now });

describe("1.4, 1.8: a page is attached and watched", () => {
  let fake: FakeVk;
  let inbox: Inbox;
  let page: ChannelPage;
  beforeEach(async () => {
    fake = await startFakeVk();
    page = {
      pageId: "p",
      network: "vk",
      accountId: fake.groupId,
      title: "",
      secrets: { communityToken: fake.tokens.community, callbackSecret: "a-long-secret" },
      settings: { baseUrl: fake.baseUrl },
    };
    inbox = await openInbox(vk, page);
  });
  afterEach(async () => {
    await fake.close();
    await inbox.close();
  });

  it("connecting adds our address with our secret, the handshake is read from VK, and events come", async () => {
    await vk.connect?.(page, inbox.url);
    await fake.control.settle();
    expect(await vk.health(page)).toEqual({ state: "ok", problems: [] });
    fake.control.comment({ text: "Слышно?" });
    await fake.control.settle();
    expect(inbox.events().map((event) => event.text)).toEqual(["Слышно?"]);
    await vk.connect?.(page, inbox.url);
    expect(fake.control.requests().filter((request) => request.method === "groups.addCallbackServer")).toHaveLength(1);
  });

  it("without a secret nothing is attached", async () => {
    expect(await vk.connect?.({ ...page, secrets: { communityToken: fake.tokens.community } }, inbox.url)).toMatchObject({
      state: "broken",
    });
    expect(fake.control.requests()).toEqual([]);
  });

  it("an address that VK has given up is an alarm with the way to mend it", async () => {
    await vk.connect?.(page, inbox.url);
    await fake.control.settle();
    await inbox.close();
    for (let i = 0; i < 12; i += 1) fake.control.comment({ text: `Без ответа ${i}` });
    await fake.control.settle();
    const health = await vk.health(page);
    expect(health.state).toBe("broken");
    expect(health.problems[0]?.ru).toContain("Подключить");
  });

  it("a page without its key is broken, and says so", async () => {
    expect(await vk.health({ ...page, secrets: {} })).toMatchObject({ state: "broken", problems: [{ failure: "NO_RIGHTS" }] });
  });

  it("Long Poll goes on through each of VK's three failures", async () => {
    const polled = { ...page, settings: { ...page.settings, longPollWaitSeconds: 1, communityCallsPerSecond: 100 } };
    const round = (cursor: string | null): ReturnType<NonNullable<typeof vk.poll>> => {
      if (vk.poll === undefined) throw new Error("VK can be polled");
      return vk.poll(polled, cursor, AbortSignal.timeout(5_000));
    };
    let { cursor } = await round(null);
    for (const kind of [1, 2, 3] as const) {
      fake.control.failLongPoll(kind);
      const failed = await round(cursor);
      expect(failed).toMatchObject({ deliveries: [] });
      expect(failed.failure).toBeUndefined();
      ({ cursor } = kind === 3 ? await round(failed.cursor) : failed);
      fake.control.comment({ text: `После ${kind}` });
      const next = await round(cursor);
      expect(next.deliveries).toHaveLength(1);
      ({ cursor } = next);
    }
    fake.control.revokeToken("community");
    const fresh = createVk({ now: Date.now });
    expect(await fresh.poll?.(polled, cursor, AbortSignal.timeout(5_000))).toMatchObject({ cursor, failure: { failure: "TOKEN_EXPIRED" } });
  });
});
