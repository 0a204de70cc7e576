import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Client } from "pg";
import type { TenantId } from "#case";
import { migrate } from "./migrate.ts";
import { beginCase, testPage, testPerson, testTenant, testTown } from "../testing/database-rows.ts";
import { freshStore, type FreshStore } from "../testing/database-fresh.ts";
import { onServer } from "../testing/database-server.ts";

const other = "neighbour" as TenantId;
let fresh: FreshStore;
beforeAll(async () => {
  fresh = await freshStore();
  for (const tenantId of [testTenant, other]) {
    await fresh.store.transaction(tenantId, async (tx) => {
      const page = await testTown(tx, testPage({ pageId: `page-of-${tenantId}` }));
      await tx.putPerson(testPerson(`person-of-${tenantId}`));
      await beginCase(tx, `Слова из ${tenantId}`, { pageId: page.pageId });
    });
  }
});
afterAll(() => fresh.end());

/** A session of the application's role with no filter of the application in the way. */
const asApp = <T>(work: (client: Client) => Promise<T>) =>
  onServer(fresh.database.appUrl, async (client) => {
    await client.query("set role otklik_app");
    return work(client);
  });

const tenantTables = async (): Promise<readonly string[]> =>
  onServer(fresh.database.ownerUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> 'schema_migrations' order by 1",
    );
    return rows.map(({ name }) => name);
  });

describe("the wall between municipalities (8.2.3 and 8.4.1 of ASVS)", () => {
  test("going around the application's filters, one tenant still sees no row of another", async () => {
    const tables = await tenantTables();
    expect(tables.length).toBeGreaterThan(20);
    await asApp(async (client) => {
      await client.query("select set_config('otklik.tenant', $1, false)", [testTenant]);
      for (const table of tables) {
        const { rows } = await client.query(`select count(*)::int as n from ${table} where tenant_id <> $1`, [testTenant]);
        expect(rows[0].n, table).toBe(0);
      }
      const own = await client.query("select body from texts");
      expect(own.rows).toEqual([{ body: `Слова из ${testTenant}` }]);
    });
  });

  test("with no tenant named there are no rows at all", async () => {
    await asApp(async (client) => {
      for (const table of await tenantTables()) expect((await client.query(`select 1 from ${table}`)).rowCount, table).toBe(0);
    });
  });

  test("nothing can be written into another tenant, nor moved there", async () => {
    await asApp(async (client) => {
      await client.query("select set_config('otklik.tenant', $1, false)", [testTenant]);
      const insert = client.query("insert into units values ($1, 'u', 't', 't', null, true)", [other]);
      await expect(insert).rejects.toThrow(/row-level security/);
      await expect(client.query("update people set tenant_id = $1", [other])).rejects.toThrow(/row-level security/);
      expect((await client.query("delete from people where tenant_id = $1", [other])).rowCount).toBe(0);
    });
  });

  test("the application's role owns nothing and cannot step around row-level security", async () => {
    await asApp(async (client) => {
      const { rows } = await client.query(
        "select rolsuper, rolbypassrls, (select count(*)::int from pg_class where relowner = r.oid and relnamespace = 'public'::regnamespace) as owns from pg_roles r where rolname = current_user",
      );
      expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, owns: 0 }]);
      await expect(client.query("alter table events disable row level security")).rejects.toThrow(/owner/);
    });
  });

  test("the look-ups that must see over the wall answer one thing each", async () => {
    expect(await fresh.store.tenants()).toEqual([testTenant, other]);
    expect((await fresh.store.findPage("vk", `page-of-${other}`))?.tenantId).toBe(other);
    expect(await fresh.store.findPage("ok", `page-of-${other}`)).toBeNull();
    expect((await fresh.store.personOfUser(`user-person-of-${other}`))?.tenantId).toBe(other);
    expect(await fresh.store.personOfUser("nobody")).toBeNull();
  });

  test("2.1: a page key that two tenants share names nobody", async () => {
    for (const tenantId of [testTenant, other]) await fresh.store.transaction(tenantId, (tx) => tx.putPage(testPage({ pageId: "shared" })));
    expect(await fresh.store.findPage("vk", "shared")).toBeNull();
  });

  test("the tenant of one transaction is forgotten by the next one on the same connection", async () => {
    const seen = await fresh.store.transaction(other, (tx) => tx.pages());
    expect(seen.map(({ pageId }) => pageId)).not.toContain(`page-of-${testTenant}`);
  });
});

describe("the schema, read from the catalogue", () => {
  const ask = (sql: string) => onServer(fresh.database.ownerUrl, async (client) => (await client.query(sql)).rows);
  const own = "relnamespace = 'public'::regnamespace and relname <> 'schema_migrations'";

  test("row-level security is on and forced on every table", async () => {
    const open = await ask(
      `select relname from pg_class where ${own} and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)`,
    );
    expect(open).toEqual([]);
  });

  test("every table has a policy on the tenant, for reading and for writing", async () => {
    const bare = await ask(`
      select relname from pg_class c where ${own} and relkind in ('r', 'p') and not exists (
        select from pg_policies p where p.tablename = c.relname and p.policyname = 'tenant_wall'
          and p.qual like '%tenant_id = current_setting(%otklik.tenant%' and p.with_check like '%tenant_id = current_setting(%otklik.tenant%')`);
    expect(bare).toEqual([]);
  });

  test("tenant_id comes first in every primary and unique key", async () => {
    const wrong = await ask(`
      select t.relname, i.indexrelid::regclass::text as key from pg_index i
      join pg_class t on t.oid = i.indrelid
      where t.oid in (select oid from pg_class where ${own}) and i.indisunique
        and (select attname from pg_attribute where attrelid = t.oid and attnum = i.indkey[0]) <> 'tenant_id'`);
    expect(wrong).toEqual([]);
  });

  test("every foreign key carries the tenant", async () => {
    const wrong = await ask(`
      select conname from pg_constraint k join pg_class t on t.oid = k.conrelid
      where t.oid in (select oid from pg_class where ${own}) and k.contype = 'f'
        and not exists (select from pg_attribute a where a.attrelid = k.conrelid and a.attname = 'tenant_id' and a.attnum = any (k.conkey))`);
    expect(wrong).toEqual([]);
  });

  test("migrating again changes nothing, and several processes may start at once", async () => {
    const url = fresh.database.ownerUrl;
    expect(await Promise.all([migrate(url), migrate(url), migrate(url)])).toEqual([[], [], []]);
  });
});
