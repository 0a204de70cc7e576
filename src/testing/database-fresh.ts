/** A database of its own for each test file: a copy of the migrated template, dropped at the end. */
import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import { openStore, type OpenStore, type StoreOptions } from "#store";
import { databaseAt, onServer } from "./database-server.ts";

type FreshDatabase = {
  /** The owner of the tables: what a test uses to tamper with them. */
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly drop: () => Promise<void>;
};

/** A fresh, migrated, empty database. */
const freshDatabase = async (): Promise<FreshDatabase> => {
  const { ownerUrl, appUrl, template } = inject("databases");
  const name = `otklik_test_${randomBytes(6).toString("hex")}`;
  await onServer(ownerUrl, (client) => client.query(`create database ${name} template ${template}`));
  return {
    ownerUrl: databaseAt(ownerUrl, name),
    appUrl: databaseAt(appUrl, name),
    drop: () => onServer(ownerUrl, async (client) => void (await client.query(`drop database if exists ${name} with (force)`))),
  };
};

/** A folder for files and keys that any user may enter. */
export const freshFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "otklik-test-data-"));
  chmodSync(folder, 0o755);
  return folder;
};

export type FreshStore = {
  readonly store: OpenStore;
  readonly database: FreshDatabase;
  readonly dataDir: string;
  readonly end: () => Promise<void>;
};

/** An open store over a fresh database: `afterAll(fresh.end)` closes it and drops everything. */
export const freshStore = async (options: Omit<StoreOptions, "databaseUrl" | "appDatabaseUrl" | "dataDir"> = {}): Promise<FreshStore> => {
  const database = await freshDatabase();
  const dataDir = freshFolder();
  const store = await openStore({
    poolSize: 8,
    migrates: false,
    ...options,
    databaseUrl: database.ownerUrl,
    appDatabaseUrl: database.appUrl,
    dataDir,
  });
  const end = async (): Promise<void> => {
    await store.close();
    await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { store, database, dataDir, end };
};
