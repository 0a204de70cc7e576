import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { beginCase, laterEvent, receivedEvent, testProjection, testTenant, type TestCase } from "../../testing/database-rows.ts";
import { freshStore, type FreshStore } from "../../testing/database-fresh.ts";
import { onServer } from "../../testing/database-server.ts";

let fresh: FreshStore;
let begun: TestCase;
beforeAll(async () => {
  fresh = await freshStore();
  begun = await fresh.store.transaction(testTenant, (tx) => beginCase(tx, "Не горит фонарь на улице"));
});
afterAll(() => fresh.end());

const appendVersion = (version: number) =>
  fresh.store.transaction(testTenant, (tx) => tx.append([laterEvent(begun.caseId, version)], testProjection(begun, { version })));

describe("the event log", () => {
  test("an event comes back as it was written, with its words kept apart", async () => {
    const events = await fresh.store.transaction(testTenant, (tx) => tx.loadCase(begun.caseId));
    expect(events).toEqual([receivedEvent(begun)]);
    expect(JSON.stringify(events)).not.toContain("фонарь");
  });

  test("two people at one step: one wins by version, the other is told, and nothing of theirs is written", async () => {
    const outcomes = await Promise.all([appendVersion(2), appendVersion(2), appendVersion(2)]);
    expect(outcomes.toSorted()).toEqual(["appended", "conflict", "conflict"]);
    expect(await fresh.store.transaction(testTenant, (tx) => tx.loadCase(begun.caseId))).toHaveLength(2);
  });

  test("a conflict leaves the transaction usable", async () => {
    const kept = await fresh.store.transaction(testTenant, async (tx) => {
      const outcome = await tx.append([laterEvent(begun.caseId, 2)], testProjection(begun, { version: 2 }));
      return { outcome, text: await tx.putText("note", "после отказа") };
    });
    expect(kept.outcome).toBe("conflict");
    expect((await fresh.store.transaction(testTenant, (tx) => tx.texts([kept.text.textId]))).get(kept.text.textId)).toBe("после отказа");
  });

  test("a version may not be skipped", async () => {
    expect(await appendVersion(9)).toBe("conflict");
  });

  test("several events are appended whole or not at all", async () => {
    const pair = [laterEvent(begun.caseId, 3), laterEvent(begun.caseId, 4)];
    const write = () => fresh.store.transaction(testTenant, (tx) => tx.append(pair, testProjection(begun, { version: 4 })));
    expect(await write()).toBe("appended");
    expect(await write()).toBe("conflict");
    expect((await fresh.store.transaction(testTenant, (tx) => tx.loadCase(begun.caseId))).map(({ version }) => version)).toEqual([
      1, 2, 3, 4,
    ]);
  });

  test("16.4.2 of ASVS: neither the application nor the owner changes or removes an event", async () => {
    for (const url of [fresh.database.appUrl, fresh.database.ownerUrl]) {
      await onServer(url, async (client) => {
        await client.query("select set_config('otklik.tenant', $1, false)", [testTenant]);
        await expect(client.query("update events set step = 'other'")).rejects.toThrow(/permission denied|never changed/);
        await expect(client.query("delete from events")).rejects.toThrow(/permission denied|never changed/);
        await expect(client.query("truncate events cascade")).rejects.toThrow(/permission denied|never changed/);
      });
    }
  });

  test("the number of a case is given once, in a row, and survives a rebuild of the lists", async () => {
    const numbers = await Promise.all(
      [1, 2, 3].map(() => fresh.store.transaction(testTenant, async (tx) => (await beginCase(tx, "Яма на дороге")).number)),
    );
    expect(numbers.toSorted((a, b) => a - b)).toEqual([2, 3, 4]);
    const number = await fresh.store.rebuilding(testTenant, async (tx) => {
      await tx.project(testProjection(begun, { version: 4 }));
      return tx.numberOf(begun.caseId);
    });
    expect(number).toBe(1);
    const after = (number: number) =>
      fresh.store.transaction(testTenant, async (tx) => (await tx.casesAfter(number, 2, "all")).map((one) => one.number));
    expect([await after(0), await after(2), await after(4)]).toEqual([[1, 2], [3, 4], []]);
  });

  test("a projection of an older version never replaces a newer one", async () => {
    await fresh.store.transaction(testTenant, (tx) => tx.project(testProjection(begun, { version: 3, step: "older" })));
    expect((await fresh.store.caseParts(testTenant, begun.caseId))?.projection).toMatchObject({ version: 4, step: "received" });
  });
});
