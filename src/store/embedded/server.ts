/** The PostgreSQL process: initdb, start, wait until it answers, stop. */
import { execFile, spawn } from "node:child_process";
import { chownSync, closeSync, existsSync, mkdtempSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { setTimeout as wait } from "node:timers/promises";
import type { Binaries } from "./binaries.ts";
import { makeOwnFolder, type Place } from "./place.ts";
import { isPostgresOf, readPostmaster, type Postmaster } from "./postmaster.ts";

export const ownerName = "otklik_owner";

const run = promisify(execFile);
const startMsMax = 300_000;
const stopMsMax = 60_000;

const asUser = (place: Place): { readonly uid?: number; readonly gid?: number } =>
  place.user ? { uid: place.user.uid, gid: place.user.gid } : {};

const environment = (): NodeJS.ProcessEnv => ({ ...process.env, LC_ALL: "C", TZ: "UTC" });

/** Makes the cluster once, whole or not at all: checksums, UTF-8, and a collation that no upgrade of a system library can change. */
export const initialise = async (place: Place, binaries: Binaries, password: string): Promise<void> => {
  if (existsSync(join(place.folder, "PG_VERSION"))) return;
  const unfinished = `${place.folder}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  makeOwnFolder(unfinished, place.user);
  const scratch = mkdtempSync(join(tmpdir(), "otklik-init-"));
  const passwordFile = join(scratch, "password");
  try {
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (place.user) {
      chownSync(passwordFile, place.user.uid, place.user.gid);
      chownSync(scratch, place.user.uid, place.user.gid);
    }
    const locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
    const access = ["--auth=scram-sha-256", `--username=${ownerName}`, `--pwfile=${passwordFile}`];
    await run(binaries.initdb, ["-D", unfinished, "-k", ...locale, ...access], { ...asUser(place), cwd: "/", env: environment() });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  renameSync(unfinished, place.folder);
};

/** A cluster of another major version needs pg_upgrade; starting it would only fail later and less clearly. */
export const checkVersion = (place: Place, binaries: Binaries): void => {
  const found = readFileSync(join(place.folder, "PG_VERSION"), "utf8").trim();
  const wanted = binaries.version.split(".")[0];
  if (found !== wanted) throw new Error(`${place.folder} was made by PostgreSQL ${found}; this program brings ${wanted}.`);
};

const settings = (durable: boolean): readonly string[] => [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "max_connections=100",
  "shared_buffers=128MB",
  "random_page_cost=1.1",
  "jit=off",
  "wal_compression=on",
  "timezone=UTC",
  "log_timezone=UTC",
  "log_checkpoints=off",
  ...(durable
    ? ["fsync=on", "full_page_writes=on", "synchronous_commit=on"]
    : ["fsync=off", "full_page_writes=off", "synchronous_commit=off"]),
];

const tail = (file: string): string => readFileSync(file, "utf8").split("\n").slice(-12).join("\n");

export type Launch = { readonly port: number; readonly durable: boolean };

/** Starts the server in its own process group, so that Ctrl-C reaches the app first, and waits until it accepts connections. */
export const launch = async (place: Place, binaries: Binaries, { port, durable }: Launch): Promise<Postmaster> => {
  const logFile = join(place.dataDir, "postgres.log");
  const log = openSync(logFile, "a", 0o600);
  const flags = settings(durable).flatMap((setting) => ["-c", setting]);
  const child = spawn(binaries.postgres, ["-D", place.folder, "-p", String(port), ...flags], {
    ...asUser(place),
    cwd: "/",
    env: environment(),
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  let failure: string | null = null;
  child.once("error", (error) => (failure = error.message));
  child.once("exit", (code, signal) => (failure ??= `it ended with ${code ?? signal}`));
  child.unref();
  const ready = await waitReady(place, () => failure);
  if (ready) return ready;
  throw new Error(`The embedded PostgreSQL did not start: ${failure ?? "no answer"}.\n${tail(logFile)}`);
};

/** Waits for the word "ready" in postmaster.pid; null when `failed` says that there is nothing to wait for. */
export const waitReady = async (place: Place, failed: () => string | null): Promise<Postmaster | null> => {
  const until = Date.now() + startMsMax;
  while (Date.now() < until && failed() === null) {
    const found = readPostmaster(place.folder);
    if (found?.ready) return found;
    await wait(15);
  }
  return null;
};

/** Fast shutdown: open transactions are rolled back, a checkpoint is written; waits until the process is gone. */
export const shutDown = async (place: Place, pid: number): Promise<void> => {
  const until = Date.now() + stopMsMax;
  if (isPostgresOf(pid, place.folder)) process.kill(pid, "SIGINT");
  while (isPostgresOf(pid, place.folder)) {
    if (Date.now() > until) throw new Error(`The embedded PostgreSQL (${pid}) does not stop.`);
    await wait(15);
  }
};
