import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import type { TenantId } from "#case";
import { migrate, openStore, type OpenStore } from "#store";
import { freshFolder } from "../testing/database-fresh.ts";
import { beginCase, testDelivery, testPage, testTenant, testTown } from "../testing/database-rows.ts";
import { databaseAt, onServer } from "../testing/database-server.ts";

/** A server of the town's own administrator: our login owns one database, creates no roles, and is no superuser. */
const login = `town_${randomBytes(4).toString("hex")}`;
let url: string;
let dataDir: string;
let store: OpenStore | null = null;
beforeAll(async () => {
  const { ownerUrl } = inject("databases");
  await onServer(ownerUrl, async (client) => {
    await client.query(`create role ${login} login password 'p' nosuperuser nocreaterole`);
    await client.query(`create database ${login} owner ${login}`);
  });
  const own = new URL(databaseAt(ownerUrl, login));
  own.username = login;
  own.password = "p";
  url = own.toString();
  dataDir = freshFolder();
});
afterAll(async () => {
  await store?.close();
  const { ownerUrl } = inject("databases");
  await onServer(ownerUrl, async (client) => {
    await client.query(`drop database ${login} with (force)`);
    await client.query(`drop role ${login}`);
  });
  rmSync(dataDir, { recursive: true, force: true });
});

describe("DATABASE_URL with an ordinary login", () => {
  test("without the right to the application's role the message says what to ask for", async () => {
    await expect(migrate(url)).rejects.toThrow(/GRANT otklik_app TO/);
  });

  test("with it everything works, steps down to that role, and the owner itself stays behind the wall", async () => {
    await onServer(inject("databases").ownerUrl, (client) => client.query(`grant otklik_app to ${login}`));
    store = await openStore({ databaseUrl: url, dataDir });
    const other = "neighbour" as TenantId;
    for (const tenantId of [testTenant, other]) {
      await store.transaction(tenantId, async (tx) => {
        const page = await testTown(tx, testPage({ pageId: `page-of-${tenantId}` }));
        await beginCase(tx, "Слова", { pageId: page.pageId });
        await tx.putInbox(testDelivery(page.pageId, "k"));
      });
    }
    expect(await store.tenants()).toEqual([testTenant, other]);
    expect((await store.findPage("vk", `page-of-${other}`))?.tenantId).toBe(other);
    expect(await store.takeInbox(10, () => Promise.resolve())).toBe(2);
    const role = await store.openAuthDatabase().query("select current_user as name");
    expect(role.rows).toEqual([{ name: "otklik_app" }]);
    const seen = await onServer(url, (client) => client.query("select 1 from texts"));
    expect(seen.rowCount).toBe(0);
  });
});
