import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { PageRow } from "#app";
import type { TenantId } from "#case";
import { openStore, type OpenStore } from "#store";
import { testDelivery, testNow, testTenant, testTown } from "../../testing/database-rows.ts";
import { freshStore, type FreshStore } from "../../testing/database-fresh.ts";
import { onServer } from "../../testing/database-server.ts";
import { pauseAfter } from "./inbox.ts";

let fresh: FreshStore;
let second: OpenStore;
let page: PageRow;
let now = testNow;
beforeAll(async () => {
  fresh = await freshStore({ now: () => now });
  page = await fresh.store.transaction(testTenant, (tx) => testTown(tx));
  const { database, dataDir } = fresh;
  second = await openStore({ databaseUrl: database.ownerUrl, appDatabaseUrl: database.appUrl, dataDir, migrates: false, now: () => now });
});
afterAll(async () => {
  await second.close();
  await fresh.end();
});
beforeEach(async () => {
  now += 86_400_000;
  await fresh.store.takeInbox(1000, () => Promise.resolve());
});

const put = (key: string, body?: Uint8Array) =>
  fresh.store.transaction(testTenant, (tx) => tx.putInbox(testDelivery(page.pageId, key, body ? { body } : {})));
const status = (key: string) =>
  onServer(fresh.database.ownerUrl, async (client) => (await client.query("select * from inbox where dedup_key = $1", [key])).rows[0]);
const takeKeys = async (store: OpenStore, limit = 100) => {
  const keys: string[] = [];
  await store.takeInbox(limit, async (row) => void keys.push(row.dedupKey));
  return keys;
};

describe("the inbox", () => {
  test("a delivery repeated by the network is kept once, also when the repeats come at the same moment", async () => {
    const outcomes = await Promise.all([put("same"), put("same"), put("same")]);
    expect(outcomes.toSorted()).toEqual(["duplicate", "duplicate", "stored"]);
    expect(await takeKeys(fresh.store)).toEqual(["same"]);
    expect(await put("same")).toBe("duplicate");
    expect(await takeKeys(fresh.store)).toEqual([]);
  });

  test("the quick way keeps the same promises: once, durably, behind the wall, and the bell rings", async () => {
    const quick = (tenantId: TenantId) => fresh.store.putInbox(tenantId, testDelivery(page.pageId, "quick"));
    const outcomes = await Promise.all([quick(testTenant), quick(testTenant), put("quick")]);
    expect(outcomes.toSorted()).toEqual(["duplicate", "duplicate", "stored"]);
    await expect(quick("stranger" as TenantId)).rejects.toThrow(/foreign key/);
    expect(await takeKeys(fresh.store)).toEqual(["quick"]);
  });

  test("bytes come back as they came, valid text or not", async () => {
    const body = new Uint8Array([0, 255, 0xd0, 10, 0]);
    await put("bytes", body);
    let seen: Uint8Array | null = null;
    await fresh.store.takeInbox(1, async (row) => void (seen = new Uint8Array(row.body)));
    expect(seen).toEqual(body);
  });

  test("rows are taken oldest first, and what the work writes is in the same transaction as the mark", async () => {
    for (const key of ["a", "b", "c"]) await put(key);
    const order: string[] = [];
    const taken = await fresh.store.takeInbox(10, async (row, tx) => {
      order.push(row.dedupKey);
      await tx.setPollCursor(page.pageId, row.dedupKey);
      await tx.inboxDone(row.inboxId, { kind: row.dedupKey === "b" ? "ignored" : "processed" }, now);
    });
    expect([taken, order]).toEqual([3, ["a", "b", "c"]]);
    expect(await fresh.store.transaction(testTenant, (tx) => tx.pollCursor(page.pageId))).toBe("c");
    expect((await status("b")).status).toBe("ignored");
  });

  test("two processes take every row exactly once between them", async () => {
    await fresh.store.transaction(testTenant, async (tx) => {
      for (let index = 0; index < 60; index += 1) await tx.putInbox(testDelivery(page.pageId, `shared-${index}`));
    });
    const [one, two] = await Promise.all([takeKeys(fresh.store), takeKeys(second)]);
    expect([...one, ...two].toSorted()).toEqual(Array.from({ length: 60 }, (_, index) => `shared-${index}`).toSorted());
  });

  test("a row that fails is rolled back alone, keeps its error and its bytes, and comes again later", async () => {
    for (const key of ["good-1", "poison", "good-2"]) await put(key);
    const done: string[] = [];
    const work = (store: OpenStore) =>
      store.takeInbox(10, async (row, tx) => {
        await tx.setPollCursor(page.pageId, row.dedupKey);
        if (row.dedupKey === "poison") throw new Error("cannot be understood");
        done.push(row.dedupKey);
      });
    expect(await work(fresh.store)).toBe(3);
    expect(done).toEqual(["good-1", "good-2"]);
    expect(await status("poison")).toMatchObject({
      status: "waiting",
      attempts: 1,
      error: expect.stringContaining("cannot be understood"),
    });
    expect(await work(fresh.store)).toBe(0);
    now += pauseAfter(1);
    expect(await work(fresh.store)).toBe(1);
    expect(await status("poison")).toMatchObject({ attempts: 2 });
  });

  test("an error of the database inside the work spoils only its row", async () => {
    for (const key of ["broken", "fine"]) await put(key);
    const taken = await fresh.store.takeInbox(10, async (row, tx) => {
      if (row.dedupKey === "broken") await tx.putInbox(testDelivery("no-such-page", "x"));
    });
    expect(taken).toBe(2);
    expect([(await status("broken")).status, (await status("fine")).status]).toEqual(["waiting", "processed"]);
  });

  test("a row said to have failed is put aside, never lost and never taken again", async () => {
    await put("hopeless");
    await fresh.store.takeInbox(1, (row, tx) => tx.inboxDone(row.inboxId, { kind: "failed", error: "no connector" }, now));
    now += 7 * 86_400_000;
    expect(await takeKeys(fresh.store)).toEqual([]);
    expect(await status("hopeless")).toMatchObject({ status: "parked", error: "no connector", body: expect.any(Buffer) });
  });

  test("pauses grow and have a ceiling", () => {
    expect([1, 2, 3, 50].map(pauseAfter)).toEqual([5_000, 10_000, 20_000, 3_600_000]);
  });

  test("rows of all tenants are taken, each inside its own", async () => {
    const other = "neighbour" as TenantId;
    await fresh.store.transaction(other, async (tx) => {
      const own = await testTown(tx);
      await tx.putInbox(testDelivery(own.pageId, "theirs"));
    });
    await put("ours");
    const seen: string[] = [];
    await fresh.store.takeInbox(10, async (row, tx) => void seen.push(`${row.tenantId}:${tx.tenantId}:${(await tx.pages()).length}`));
    expect(seen.toSorted()).toEqual([`${testTenant}:${testTenant}:1`, `${other}:${other}:1`].toSorted());
  });
});
