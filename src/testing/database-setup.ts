/**
 * One PostgreSQL for all database tests of a run, with one migrated template that every test file copies.
 * `OTKLIK_TEST_DATABASE_URL` names a server of your own instead (its user may create databases and roles).
 */
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { appRole, migrate, startEmbedded } from "#store";
import { databaseAt, onServer, type TestDatabases } from "./database-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    databases: TestDatabases;
  }
}

const folderPrefix = "otklik-test-db-";

type Server = { readonly databases: Omit<TestDatabases, "template">; readonly stop: () => Promise<void> };

const kill = (pid: number, signal: NodeJS.Signals | 0): boolean => {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
};

/** A run that was killed leaves its server behind: it is found by its folder and stopped. */
const sweepDeadRuns = (): void => {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(folderPrefix))) {
    const runner = Number(name.slice(folderPrefix.length).split("-")[0]);
    if (kill(runner, 0)) continue;
    const folder = join(tmpdir(), name);
    const pidFile = join(folder, "postgres", "postmaster.pid");
    if (existsSync(pidFile)) kill(Number(readFileSync(pidFile, "utf8").split("\n")[0]), "SIGQUIT");
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
};

const startOwn = async (): Promise<Server> => {
  sweepDeadRuns();
  const dataDir = mkdtempSync(join(tmpdir(), `${folderPrefix}${process.pid}-`));
  chmodSync(dataDir, 0o755);
  const server = await startEmbedded({ dataDir, appRole, durable: false });
  const stop = async (): Promise<void> => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { databases: { ownerUrl: server.ownerUrl("postgres"), appUrl: server.appUrl("postgres") }, stop };
};

const findServer = async (): Promise<Server> => {
  const url = process.env["OTKLIK_TEST_DATABASE_URL"];
  return url ? { databases: { ownerUrl: url, appUrl: url }, stop: () => Promise.resolve() } : startOwn();
};

/** Vitest's global set-up: starts the server, makes the template, and answers how to end both. */
const setUp = async (project: TestProject): Promise<() => Promise<void>> => {
  const { databases, stop } = await findServer();
  const template = `otklik_template_${randomBytes(4).toString("hex")}`;
  try {
    await onServer(databases.ownerUrl, (client) => client.query(`create database ${template}`));
    await migrate(databaseAt(databases.ownerUrl, template));
    project.provide("databases", { ...databases, template });
  } catch (error) {
    await stop();
    throw error;
  }
  return async () => {
    await onServer(databases.ownerUrl, (client) => client.query(`drop database if exists ${template} with (force)`));
    await stop();
  };
};

export default setUp;
