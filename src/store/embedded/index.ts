/**
 * The embedded PostgreSQL: a real server from an npm package, on loopback, with its data in the data folder.
 * It may already run: its program was killed (we adopt it) or another process of ours owns it (we join it and leave it running).
 * It knows nothing of tables.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";
import { findBinaries } from "./binaries.ts";
import { freePort, readKeys, writePrivately, type ServerKeys } from "./keys.ts";
import { findPlace, type Place } from "./place.ts";
import { dropStalePid, isAlive, isPostgresOf, readPostmaster, type Postmaster } from "./postmaster.ts";
import { checkVersion, initialise, launch, ownerName, shutDown, waitReady } from "./server.ts";
import { alone } from "./start-lock.ts";

export type EmbeddedOptions = {
  readonly dataDir: string;
  /** The role that the application connects as; made here with a password of its own. */
  readonly appRole: string;
  /** False only in tests: a crash may then lose what was acknowledged. */
  readonly durable?: boolean;
};

export type EmbeddedServer = {
  readonly ownerUrl: (database?: string) => string;
  readonly appUrl: (database?: string) => string;
  /** `started` by us, `adopted` after its program was killed, or `joined`: another living process owns it. */
  readonly how: "started" | "adopted" | "joined";
  readonly pid: number;
  readonly folder: string;
  readonly isSheltered: boolean;
  /** Stops the server if it is ours; a joined one stays. */
  readonly stop: () => Promise<void>;
};

const ownedHere = new Set<string>();

const ownerFile = (place: Place): string => join(place.dataDir, "postgres.owner");

const hasLivingOwner = (place: Place): boolean => {
  if (ownedHere.has(place.folder)) return true;
  const file = ownerFile(place);
  const pid = existsSync(file) ? Number(readFileSync(file, "utf8")) : 0;
  return pid > 0 && pid !== process.pid && isAlive(pid);
};

const startOrFind = async (
  place: Place,
  keysFile: string,
  durable: boolean,
): Promise<{ readonly how: EmbeddedServer["how"]; readonly server: Postmaster }> => {
  const running = readPostmaster(place.folder);
  if (running && isPostgresOf(running.pid, place.folder)) {
    const server = await waitReady(place, () => (isPostgresOf(running.pid, place.folder) ? null : "gone"));
    if (server) return { how: hasLivingOwner(place) ? "joined" : "adopted", server };
  }
  dropStalePid(place.folder);
  const keys = readKeys(keysFile);
  const binaries = findBinaries(place.user, place.shelter);
  await initialise(place, binaries, keys.ownerPassword);
  checkVersion(place, binaries);
  const port = await freePort(keys.port);
  if (port !== keys.port) writePrivately(keysFile, JSON.stringify({ ...keys, port }));
  return { how: "started", server: await launch(place, binaries, { port, durable }) };
};

const makeRoleAndDatabase = async (url: string, appRole: string, keys: ServerKeys): Promise<void> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const role = client.escapeIdentifier(appRole);
    const roles = await client.query("select 1 from pg_roles where rolname = $1", [appRole]);
    const verb = roles.rowCount === 0 ? "create" : "alter";
    await client.query(`${verb} role ${role} login nosuperuser nobypassrls password ${client.escapeLiteral(keys.appPassword)}`);
    const databases = await client.query("select 1 from pg_database where datname = 'otklik'");
    if (databases.rowCount === 0) await client.query("create database otklik");
  } finally {
    await client.end();
  }
};

/** Starts the server of this data folder, or finds it running. */
export const startEmbedded = async ({ dataDir, appRole, durable = true }: EmbeddedOptions): Promise<EmbeddedServer> => {
  const place = findPlace(dataDir);
  const keysFile = join(place.dataDir, "postgres.keys.json");
  const lockFile = join(place.dataDir, "postgres.lock");
  const { how, server } = await alone(lockFile, async () => {
    const found = await startOrFind(place, keysFile, durable);
    if (found.how === "joined") return found;
    ownedHere.add(place.folder);
    writeFileSync(ownerFile(place), String(process.pid));
    return found;
  });
  const keys = readKeys(keysFile);
  const url =
    (user: string, password: string) =>
    (database = "otklik") =>
      `postgres://${user}:${password}@127.0.0.1:${server.port}/${database}`;
  const ownerUrl = url(ownerName, keys.ownerPassword);
  if (how !== "joined") await makeRoleAndDatabase(ownerUrl("postgres"), appRole, keys);

  const stopAtExit = (): void => {
    if (isPostgresOf(server.pid, place.folder)) process.kill(server.pid, "SIGINT");
  };
  if (how !== "joined") process.once("exit", stopAtExit);
  const stop = async (): Promise<void> => {
    if (how === "joined" || !ownedHere.has(place.folder)) return;
    process.removeListener("exit", stopAtExit);
    await alone(lockFile, async () => {
      await shutDown(place, server.pid);
      rmSync(ownerFile(place), { force: true });
      ownedHere.delete(place.folder);
    });
  };
  return {
    ownerUrl,
    appUrl: url(appRole, keys.appPassword),
    how,
    pid: server.pid,
    folder: place.folder,
    isSheltered: place.isSheltered,
    stop,
  };
};
