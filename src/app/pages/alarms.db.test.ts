import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ChannelHealth, PollBatch } from "#app";
import { scriptedChannel } from "../../testing/app-channel.ts";
import { moscow, startTown, type Clock, type Town } from "../../testing/app-town.ts";
import { freshStore, type FreshStore } from "../../testing/database-fresh.ts";
import { checkPage } from "../check-page.ts";
import type { Desk } from "../desk.ts";
import { deskOf } from "../desk.ts";
import { pollOnce } from "../intake/poll-page.ts";

const clock: Clock = { at: 0 };
let fresh: FreshStore;
let town: Town;
let desk: Desk;
let health: ChannelHealth = { state: "ok", problems: [] };
let batch: PollBatch = { deliveries: [], cursor: "1" };

beforeAll(async () => {
  fresh = await freshStore({ now: () => clock.at });
});
afterAll(() => fresh.end());
beforeEach(async () => {
  clock.at = moscow("2026-11-24T12:00");
  health = { state: "ok", problems: [] };
  batch = { deliveries: [], cursor: "1" };
  const channel = { ...scriptedChannel(() => clock.at), health: async () => health, poll: async () => batch };
  town = await startTown({ store: fresh.store, channel, clock });
  desk = deskOf(town.parts);
});

const check = () => checkPage(desk, town.tenantId, town.pageKey);
const standing = async (role: "curator" | "administrator" = "curator") => (await town.app.pages(town.as(role)))[0]?.alarms ?? [];
const kinds = async () => (await standing()).map(({ kind }) => kind);

describe("1.8: alarms of official pages", () => {
  test("1.8: a dead key alarms administrator and curator with the reason, once, and closes when the page is well again", async () => {
    health = { state: "broken", problems: [{ failure: "TOKEN_EXPIRED", ru: "Ключ не действует. Замените его.", en: "The key is dead." }] };
    await check();
    clock.at += 600_000;
    await check();
    expect(await standing()).toMatchObject([{ kind: "health", ru: "Ключ не действует. Замените его.", raisedAt: clock.at - 600_000 }]);
    expect(await standing("administrator")).toHaveLength(1);
    health = { state: "ok", problems: [] };
    await check();
    expect(await standing()).toEqual([]);
  });

  test("1.8: a network that did not answer says nothing about the page: an alarm that stands, stands", async () => {
    health = { state: "broken", problems: [{ failure: "NETWORK_DOWN", ru: "Адрес не отвечал.", en: "No answer." }] };
    await check();
    health = { state: "unknown", problems: [] };
    await check();
    expect(await kinds()).toEqual(["health"]);
  });

  test("1.8: a poll without a key alarms at once, a silent network after a quarter of an hour, a good round closes it", async () => {
    const page = (await fresh.store.transaction(town.tenantId, (tx) => tx.pages()))[0];
    if (page === undefined) throw new Error("no page");
    const round = () => pollOnce(desk, town.tenantId, { page, signal: new AbortController().signal });
    batch = { ...batch, failure: { failure: "NETWORK_DOWN", afterMs: 1, detail: "" } };
    await round();
    expect(await kinds()).toEqual([]);
    clock.at += 16 * 60_000;
    await round();
    expect(await kinds()).toEqual(["poll"]);
    batch = { deliveries: [], cursor: "2" };
    await round();
    expect(await kinds()).toEqual([]);
    batch = { ...batch, failure: { failure: "TOKEN_EXPIRED", afterMs: 1, detail: "" } };
    await round();
    expect(await kinds()).toEqual(["poll"]);
  });

  test("1.8: nothing for unusually long by the page's own pace is an alarm, closed by the next event", async () => {
    const pageId = town.pageKey;
    await fresh.store.transaction(town.tenantId, async (tx) => {
      for (let day = 27; day >= 1; day -= 1)
        for (let hour = 9; hour < 18; hour += 1)
          for (let n = 0; n < 3; n += 1) {
            const receivedAt = moscow("2026-11-24T00:00") - day * 86_400_000 + hour * 3_600_000 + n * 1_000;
            await tx.putInbox({ network: "vk", pageId, dedupKey: `${receivedAt}`, eventType: "test", body: new Uint8Array(), receivedAt });
          }
      await tx.touchPage(pageId, moscow("2026-11-23T17:00"));
    });
    clock.at = moscow("2026-11-24T08:50");
    await check();
    expect(await kinds()).toEqual([]);
    clock.at = moscow("2026-11-24T13:00");
    await check();
    expect(await kinds()).toEqual(["silence"]);
    await fresh.store.transaction(town.tenantId, (tx) => tx.touchPage(pageId, clock.at));
    await check();
    expect(await kinds()).toEqual([]);
  });

  test("1.8: a page that is switched off alarms nobody", async () => {
    health = { state: "broken", problems: [] };
    await check();
    await fresh.store.transaction(town.tenantId, async (tx) => {
      const [page] = await tx.pages();
      if (page !== undefined) await tx.putPage({ ...page, enabled: false });
    });
    expect(await standing()).toEqual([]);
  });
});
