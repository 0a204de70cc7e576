import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ChannelPage } from "#app";
import { openInbox, type Inbox } from "../contract-receiver.ts";
import { startFakeOk, type FakeOk } from "./fake/index.ts";
import { createOk } from "./index.ts";
import { secretAddress } from "./receive.ts";

const HOUR = 3_600_000;
const ok = createOk({ now: Date.now });

describe("1.4, 1.8: a page is attached and watched", () => {
  let fake: FakeOk;
  let inbox: Inbox;
  let page: ChannelPage;
  beforeEach(async () => {
    fake = await startFakeOk();
    page = {
      pageId: "p",
      network: "ok",
      accountId: fake.groupId,
      title: "",
      secrets: { ...fake.tokens, webhookSecret: "a-long-secret" },
      settings: { baseUrl: fake.baseUrl, graphCallsPerSecond: 100, restCallsPerSecond: 100 },
    };
    inbox = await openInbox(ok, page);
  });
  afterEach(async () => {
    await fake.close();
    await inbox.close();
  });

  it("connecting gives OK our address with the secret in it, once, and messages come", async () => {
    expect(await ok.connect?.(page, inbox.url)).toEqual({ state: "ok", problems: [] });
    fake.control.dm({ text: "Слышно?" });
    await fake.control.settle();
    expect(inbox.events().map((event) => event.text)).toEqual(["Слышно?"]);
    await ok.connect?.(page, inbox.url);
    expect(fake.control.subscriptions()).toEqual([secretAddress(inbox.url, "a-long-secret")]);
  });

  it("a new secret takes the place of the old one", async () => {
    await ok.connect?.(page, inbox.url);
    await ok.connect?.({ ...page, secrets: { ...page.secrets, webhookSecret: "another-secret" } }, inbox.url);
    expect(fake.control.subscriptions()).toEqual([secretAddress(inbox.url, "another-secret")]);
  });

  it("without a secret nothing is attached", async () => {
    expect(await ok.connect?.({ ...page, secrets: { botToken: fake.tokens.botToken } }, inbox.url)).toMatchObject({ state: "broken" });
    expect(fake.control.requests()).toEqual([]);
  });

  it("an address that was silent for eight hours is dropped by OK, and given again by the check", async () => {
    const known = { ...page, settings: { ...page.settings, callbackUrl: inbox.url } };
    await ok.connect?.(page, inbox.url);
    await inbox.close();
    fake.control.dm({ text: "Без ответа" });
    await fake.control.settle();
    for (let hours = 0; hours < 10; hours += 1) await fake.control.advance(HOUR);
    expect(fake.control.subscriptions()).toEqual([]);
    expect(await ok.health(page)).toMatchObject({ state: "broken", problems: [{ failure: "NETWORK_DOWN" }] });
    expect(await ok.health(known)).toMatchObject({ state: "warning", problems: [{ failure: "NETWORK_DOWN" }] });
    expect(await ok.health(known)).toEqual({ state: "ok", problems: [] });
    inbox = await openInbox(ok, page);
  });

  it("a right that the application lacks is named, by its weight", async () => {
    await ok.connect?.(page, inbox.url);
    fake.control.takeRight("LONG_ACCESS_TOKEN");
    const health = await ok.health(page);
    expect(health).toMatchObject({ state: "warning", problems: [{ failure: "NO_RIGHTS" }] });
    expect(health.problems[0]?.ru).toContain("LONG_ACCESS_TOKEN");
    fake.control.takeRight("VALUABLE_ACCESS");
    expect((await ok.health(page)).state).toBe("broken");
  });

  it("a page without an application works for direct messages, with a warning; without its key it is broken", async () => {
    const { botToken } = fake.tokens;
    await ok.connect?.(page, inbox.url);
    expect(await ok.health({ ...page, secrets: { botToken, webhookSecret: "a-long-secret" } })).toMatchObject({ state: "warning" });
    expect(await ok.health({ ...page, secrets: {} })).toMatchObject({ state: "broken", problems: [{ failure: "NO_RIGHTS" }] });
    fake.control.revokeToken("access");
    expect(await ok.health(page)).toMatchObject({ state: "broken", problems: [{ failure: "TOKEN_EXPIRED" }] });
  });

  it("2.2: a photo whose address has died is found again", async () => {
    const { media } = fake.control.comment({ text: "", files: [{ name: "яма.png", mime: "image/png", bytes: Buffer.from("png") }] });
    const dead = { kind: "photo", externalId: media[0]?.id ?? "", url: `${fake.baseUrl}/media/dead` } as const;
    const source = await ok.locateAttachment?.(dead, page);
    expect(await (await fetch(source?.url ?? "")).text()).toBe("png");
    expect(await ok.locateAttachment?.({ kind: "doc", url: "https://f" }, page)).toEqual({ url: "https://f" });
    expect(await ok.locateAttachment?.({ kind: "geo", url: "geo:1,2" }, page)).toBeNull();
  });
});
