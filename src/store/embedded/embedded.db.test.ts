import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openStore, type OpenStore } from "#store";
import { freshFolder } from "../../testing/database-fresh.ts";
import { testTenant } from "../../testing/database-rows.ts";
import { isPostgresOf } from "./postmaster.ts";

type Embedded = Extract<OpenStore["database"], { readonly kind: "embedded" }>;
type Holder = { readonly child: ChildProcess; readonly database: Embedded };

const holderFile = fileURLToPath(new URL("../../testing/database-holder.ts", import.meta.url));
let dataDir: string;
beforeEach(() => {
  dataDir = freshFolder();
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

/** Another program of ours over the same folder; resolves when it has written its row. */
const hold = async (): Promise<Holder> => {
  const child = spawn(process.execPath, [holderFile, dataDir], { stdio: ["pipe", "pipe", "inherit"] });
  const [line] = await once(createInterface(child.stdout), "line");
  return { child, database: JSON.parse(String(line)) as Embedded };
};
const kill = async ({ child }: Holder): Promise<void> => {
  const exited = once(child, "exit");
  child.kill("SIGKILL");
  await exited;
};
const embeddedOf = ({ database }: OpenStore): Embedded => {
  if (database.kind !== "embedded") throw new Error("not embedded");
  return database;
};
const waitGone = async (pid: number, folder: string): Promise<void> => {
  await expect.poll(() => isPostgresOf(pid, folder), { timeout: 20_000 }).toBe(false);
};

describe("the embedded PostgreSQL", () => {
  test("the program killed with -9: its server is found running and adopted, and stops with us", async () => {
    const holder = await hold();
    await kill(holder);
    const { pid, folder } = holder.database;
    expect(isPostgresOf(pid, folder)).toBe(true);
    const store = await openStore({ dataDir });
    expect(embeddedOf(store)).toMatchObject({ how: "adopted", pid });
    expect(await store.tenants()).toEqual([testTenant]);
    await store.close();
    expect(isPostgresOf(pid, folder)).toBe(false);
  });

  test("program and server killed with -9: what was acknowledged is there after the next start", async () => {
    const holder = await hold();
    const { pid, folder } = holder.database;
    process.kill(pid, "SIGKILL");
    await kill(holder);
    await waitGone(pid, folder);
    const store = await openStore({ dataDir });
    expect(embeddedOf(store).how).toBe("started");
    expect(await store.tenants()).toEqual([testTenant]);
    await store.close();
  });

  test("a stale postmaster.pid that names another living program does not stop the start", async () => {
    const first = await openStore({ dataDir });
    const { folder } = embeddedOf(first);
    await first.close();
    writeFileSync(join(folder, "postmaster.pid"), `${process.pid}\n${folder}\n1\n1\n\n127.0.0.1\n\nready\n`);
    const second = await openStore({ dataDir });
    expect(embeddedOf(second).how).toBe("started");
    await second.close();
  });

  test("a second process joins the server and leaves it running; a clean end stops it", async () => {
    const holder = await hold();
    const { pid, folder } = holder.database;
    const guest = await openStore({ dataDir });
    expect(embeddedOf(guest)).toMatchObject({ how: "joined", pid });
    expect(await guest.tenants()).toEqual([testTenant]);
    await guest.close();
    expect(isPostgresOf(pid, folder)).toBe(true);
    const exited = once(holder.child, "exit");
    holder.child.stdin?.end();
    await exited;
    expect(isPostgresOf(pid, folder)).toBe(false);
  });

  test("an interrupted first start is begun anew", async () => {
    mkdirSync(join(dataDir, "postgres.new", "base"), { recursive: true });
    const store = await openStore({ dataDir });
    expect(await store.tenants()).toEqual([]);
    await store.close();
  });

  test("it listens on loopback only, with checksums, on the port of the last time, and its passwords are for the owner's eyes", async () => {
    const port = (): number => JSON.parse(readFileSync(join(dataDir, "postgres.keys.json"), "utf8")).port;
    const first = await openStore({ dataDir });
    const settings = await first
      .openAuthDatabase()
      .query(
        "select name, setting from pg_settings where name in ('listen_addresses', 'data_checksums', 'fsync', 'synchronous_commit', 'full_page_writes')",
      );
    expect(Object.fromEntries(settings.rows.map(({ name, setting }) => [name, setting]))).toEqual({
      listen_addresses: "127.0.0.1",
      data_checksums: "on",
      fsync: "on",
      synchronous_commit: "on",
      full_page_writes: "on",
    });
    const before = port();
    await first.close();
    const second = await openStore({ dataDir });
    await second.close();
    expect(port()).toBe(before);
    for (const name of ["postgres.keys.json", "store.key", "postgres.log"])
      expect(statSync(join(dataDir, name)).mode & 0o077, name).toBe(0);
  });

  test.skipIf(process.getuid?.() !== 0)(
    "as root, in a folder that no unprivileged user may enter, the data lie elsewhere and a link says where",
    async () => {
      const closed = mkdtempSync(join(tmpdir(), "otklik-closed-"));
      chmodSync(closed, 0o700);
      const store = await openStore({ dataDir: join(closed, "data") });
      const { folder, isSheltered } = embeddedOf(store);
      try {
        expect(isSheltered).toBe(true);
        expect(folder.startsWith(closed)).toBe(false);
        await store.close();
        const again = await openStore({ dataDir: join(closed, "data") });
        expect(embeddedOf(again).folder).toBe(folder);
        await again.close();
      } finally {
        rmSync(closed, { recursive: true, force: true });
        rmSync(dirname(folder), { recursive: true, force: true });
      }
    },
  );
});
