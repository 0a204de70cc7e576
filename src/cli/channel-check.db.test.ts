import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ChannelHealth } from "#app";
import { scriptedChannel } from "../testing/app-channel.ts";
import { startTown, type Town } from "../testing/app-town.ts";
import { freshStore, type FreshStore } from "../testing/database-fresh.ts";
import { checkPages } from "./channel-check.ts";

let fresh: FreshStore;
let town: Town;
let health: ChannelHealth = { state: "ok", problems: [] };
beforeAll(async () => {
  fresh = await freshStore({});
  const channel = { ...scriptedChannel(() => 0), health: async () => health };
  town = await startTown({ store: fresh.store, channel, clock: { at: 0 } });
});
afterAll(() => fresh.end());

const check = async (name?: string): Promise<{ readonly code: number; readonly said: string }> => {
  const lines: string[] = [];
  const code = await checkPages(town.parts, town.tenantId, { name, out: (line) => void lines.push(line) });
  return { code, said: lines.join("\n") };
};

describe("1.8: otklik channel check", () => {
  test("1.8: a page is named by its id, its account or its title, and its network is asked now", async () => {
    for (const name of [town.pageKey, "Городок", undefined]) {
      const { code, said } = await check(name);
      expect([code, said]).toEqual([0, expect.stringContaining("works")]);
    }
  });

  test("1.8: what is wrong is said with its class, and the command fails", async () => {
    health = { state: "broken", problems: [{ failure: "TOKEN_EXPIRED", ru: "Ключ не действует.", en: "The key is dead." }] };
    expect(await check()).toMatchObject({ code: 1, said: expect.stringContaining("TOKEN_EXPIRED: Ключ не действует.") });
  });

  test("1.8: an unknown name lists the pages there are", async () => {
    expect(await check("nowhere")).toMatchObject({ code: 2, said: expect.stringContaining(town.pageKey) });
  });
});
