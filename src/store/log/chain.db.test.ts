import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { beginCase, laterEvent, testProjection, testTenant, type TestCase } from "../../testing/database-rows.ts";
import { freshStore, type FreshStore } from "../../testing/database-fresh.ts";
import { onServer } from "../../testing/database-server.ts";

let fresh: FreshStore;
let begun: readonly TestCase[];
beforeEach(async () => {
  fresh = await freshStore();
  begun = await fresh.store.transaction(testTenant, async (tx) => {
    const cases: TestCase[] = [];
    for (const words of ["первое", "второе", "третье"]) cases.push(await beginCase(tx, words));
    for (const one of cases) await tx.append([laterEvent(one.caseId, 2)], testProjection(one, { version: 2 }));
    return cases;
  });
  expect(await fresh.store.sealChain(testTenant)).toBe(6);
});
afterEach(() => fresh.end());

/** The administrator of the database with every guard switched off: the one who can still tamper. */
const tamper = (sql: string, values: readonly unknown[] = []) =>
  onServer(fresh.database.ownerUrl, async (client) => {
    await client.query("set session_replication_role = replica");
    await client.query(sql, [...values]);
  });

const verify = () => fresh.store.verifyChain(testTenant);
const caseAt = (index: number) => begun[index]?.caseId ?? "";

describe("the chain of a municipality's events", () => {
  test("verifies, with the head to print in the report", async () => {
    expect(await verify()).toEqual({ ok: true, events: 6, head: expect.stringMatching(/^[0-9a-f]{64}$/) });
  });

  test("events not yet sealed do not disturb it, and sealing goes on from the head", async () => {
    const one = begun[0];
    if (!one) throw new Error("no case");
    await fresh.store.transaction(testTenant, (tx) => tx.append([laterEvent(one.caseId, 3)], testProjection(one, { version: 3 })));
    expect(await verify()).toMatchObject({ ok: true, events: 6 });
    expect(await fresh.store.sealChain(testTenant)).toBe(1);
    expect(await fresh.store.sealChain(testTenant)).toBe(0);
    expect(await verify()).toMatchObject({ ok: true, events: 7 });
  });

  test("several processes seal at once without a gap or a double", async () => {
    await fresh.store.transaction(testTenant, async (tx) => {
      for (let count = 0; count < 20; count += 1) await beginCase(tx, "ещё");
    });
    const sealed = await Promise.all([1, 2, 3].map(() => fresh.store.sealChain(testTenant)));
    expect(sealed.reduce((sum, count) => sum + count, 0)).toBe(20);
    expect(await verify()).toMatchObject({ ok: true, events: 26 });
  });

  test("a text and its salt erased: the event stays, the chain still verifies, and no digest can be made from guesses", async () => {
    const [one] = begun;
    if (!one) throw new Error("no case");
    expect(await fresh.store.eraseTexts(testTenant, [one.text.textId])).toBe(1);
    expect(await fresh.store.eraseTexts(testTenant, [one.text.textId])).toBe(0);
    expect(await verify()).toMatchObject({ ok: true, events: 6 });
    const parts = await fresh.store.caseParts(testTenant, one.caseId);
    expect(parts?.texts.size).toBe(0);
    expect(parts?.events[0]?.event).toMatchObject({ text: one.text });
  });

  test("the same words twice have different digests", async () => {
    const [first, second] = await fresh.store.transaction(testTenant, async (tx) => [
      await tx.putText("note", "да"),
      await tx.putText("note", "да"),
    ]);
    expect(first?.digest).not.toBe(second?.digest);
  });

  const cases: readonly (readonly [string, () => Promise<void>, object])[] = [
    [
      "a changed event",
      () => tamper('update events set data = data || \'{"route": "incident"}\' where case_id = $1 and version = 1', [caseAt(1)]),
      { at: { version: 1 }, reason: "the event or its place in the chain was changed" },
    ],
    [
      "a changed time",
      () => tamper("update events set at = at + 1 where case_id = $1 and version = 2", [caseAt(2)]),
      { at: { version: 2 } },
    ],
    [
      "a removed event",
      () => tamper("delete from events where case_id = $1 and version = 2", [caseAt(0)]),
      { at: { version: 2 }, reason: "the event was removed" },
    ],
    [
      "an event removed with its link",
      async () => {
        await tamper("delete from chain where case_id = $1 and version = 2", [caseAt(0)]);
        await tamper("delete from events where case_id = $1 and version = 2", [caseAt(0)]);
      },
      { reason: expect.stringContaining("was removed") },
    ],
    [
      "an inserted event",
      () =>
        tamper(
          "insert into events select tenant_id, case_id, 3, type, data, actor, step, at from events where case_id = $1 and version = 2",
          [caseAt(1)],
        ),
      { at: { version: 3 }, reason: "the event was inserted past the log" },
    ],
    [
      "two events that changed places",
      () =>
        tamper("update chain set seq = case seq when 2 then 3000 when 3 then 2 end where seq in (2, 3)").then(() =>
          tamper("update chain set seq = 3 where seq = 3000"),
        ),
      { at: { version: 1 } },
    ],
    [
      "the last events cut off",
      async () => {
        await tamper("delete from chain where seq > 4");
        await tamper("delete from events where version = 2 and case_id <> $1", [caseAt(0)]);
      },
      { at: null, reason: "the end of the chain was removed or its head was changed" },
    ],
  ];
  test.each(cases)("finds %s, with its place", async (_name, change, expected) => {
    await change();
    expect(await verify()).toMatchObject({ ok: false, ...expected });
  });

  test("finds an event that was removed before it was sealed", async () => {
    const [one] = begun;
    if (!one) throw new Error("no case");
    await fresh.store.transaction(testTenant, (tx) =>
      tx.append([laterEvent(one.caseId, 3), laterEvent(one.caseId, 4)], testProjection(one, { version: 4 })),
    );
    await tamper("delete from unsealed where case_id = $1 and version = 3", [one.caseId]);
    await tamper("delete from events where case_id = $1 and version = 3", [one.caseId]);
    expect(await verify()).toMatchObject({ ok: false, at: { caseId: one.caseId } });
  });
});
