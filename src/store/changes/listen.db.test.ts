import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Change, PageRow } from "#app";
import { beginCase, testDelivery, testTenant, testTown } from "../../testing/database-rows.ts";
import { freshStore, type FreshStore } from "../../testing/database-fresh.ts";
import { onServer } from "../../testing/database-server.ts";

let fresh: FreshStore;
let page: PageRow;
let stop: () => Promise<void>;
const heard: Change[] = [];
beforeAll(async () => {
  fresh = await freshStore();
  page = await fresh.store.transaction(testTenant, (tx) => testTown(tx));
  stop = await fresh.store.listen((change) => heard.push(change));
});
afterAll(async () => {
  await stop();
  await fresh.end();
});

describe("changes told to every process", () => {
  test("a change is heard after the commit, with ids only", async () => {
    let heardInside = -1;
    const begun = await fresh.store.transaction(testTenant, async (tx) => {
      const one = await beginCase(tx, "Тайные слова");
      await tx.texts([]);
      heardInside = heard.length;
      return one;
    });
    await vi.waitFor(() => expect(heard).toContainEqual({ kind: "case", tenantId: testTenant, caseId: begun.caseId, version: 1 }));
    expect(heardInside).toBe(0);
    expect(JSON.stringify(heard)).not.toContain("слова");
  });

  test("nobody hears of what was rolled back", async () => {
    heard.length = 0;
    const failing = fresh.store.transaction(testTenant, async (tx) => {
      await beginCase(tx, "Не случилось");
      throw new Error("changed its mind");
    });
    await expect(failing).rejects.toThrow("changed its mind");
    const marker = await fresh.store.transaction(testTenant, (tx) => beginCase(tx, "Случилось"));
    await vi.waitFor(() => expect(heard).toHaveLength(1));
    expect(heard[0]).toMatchObject({ caseId: marker.caseId });
  });

  test("the bell of the inbox rings once for many deliveries", async () => {
    heard.length = 0;
    for (let index = 0; index < 10; index += 1) {
      await fresh.store.transaction(testTenant, (tx) => tx.putInbox(testDelivery(page.pageId, `bell-${index}`)));
    }
    await vi.waitFor(() => expect(heard).toContainEqual({ kind: "inbox", tenantId: testTenant }));
    expect(heard.length).toBeLessThan(10);
  });

  test("a broken connection is opened again", async () => {
    heard.length = 0;
    await onServer(fresh.database.ownerUrl, (client) =>
      client.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'otklik listen' and datname = current_database()",
      ),
    );
    await vi.waitFor(
      async () => {
        await fresh.store.transaction(testTenant, (tx) => tx.setPageHealth(page.pageId, page.health));
        expect(heard).toContainEqual({ kind: "page", tenantId: testTenant, pageId: page.pageId });
      },
      { timeout: 10_000, interval: 100 },
    );
  });
});
