/** Opens the store: finds or starts the database, brings it to the newest schema, and fills the app's ports. */
import { join } from "node:path";
import type pg from "pg";
import type { TenantId, TextId } from "#case";
import type { FileStorage, Store, StoreTx } from "#app";
import type { Instant } from "#worktime";
import { dropProjections } from "./cases/projection.ts";
import { countCases } from "./cases/counts.ts";
import { listCases } from "./cases/list.ts";
import { searchCases } from "./cases/search.ts";
import { caseParts } from "./cases/parts.ts";
import { makeInboxBell, type InboxBell } from "./changes/inbox-bell.ts";
import { listen } from "./changes/listen.ts";
import { connect, type Connection } from "./connect.ts";
import type { EmbeddedServer } from "./embedded/index.ts";
import { diskFiles } from "./files/disk-files.ts";
import { runJobs, type JobsOptions, type RunningJobs } from "./jobs/run-jobs.ts";
import { keyOwner } from "./incident/access-keys.ts";
import { isFullBatch, sealBatch } from "./log/seal.ts";
import { eraseTexts } from "./log/texts.ts";
import { verifyChain } from "./log/verify.ts";
import { migrate } from "./migrate.ts";
import { openPool, overPool } from "./pool.ts";
import { enterTenant, inTenantTransaction, type Db, type Scope } from "./scope.ts";
import { findSecretsKey } from "./secrets-key.ts";
import { makeTx } from "./store-tx.ts";
import { putInboxAtOnce } from "./talk/quick-inbox.ts";
import { takeInbox } from "./talk/take-inbox.ts";
import { readTenants } from "./town/organisation.ts";
import { findPage } from "./town/pages.ts";
import { personOfUser } from "./town/people.ts";

export type StoreOptions = {
  /** DATABASE_URL: a PostgreSQL ≥ 15 of your own. Absent: the embedded server. */
  readonly databaseUrl?: string | undefined;
  /** A separate login of the application on that server, a member of the role `otklik_app`. */
  readonly appDatabaseUrl?: string | undefined;
  /** Where the embedded server, the files and the key lie; `./data` by default. */
  readonly dataDir?: string | undefined;
  /** Where the bytes of files lie; a folder in `dataDir` by default. */
  readonly files?: FileStorage | undefined;
  /** 32 bytes in base64 that seal the tokens of networks; by default a key is made and kept in `dataDir`. */
  readonly secretsKey?: string | undefined;
  readonly now?: (() => Instant) | undefined;
  readonly poolSize?: number | undefined;
  /** Hears of what is not an answer to a call: a broken listening connection. */
  readonly onError?: ((error: unknown) => void) | undefined;
  /** False when the schema is known to be the newest (a copy of a migrated template). */
  readonly migrates?: boolean | undefined;
};

/** The app's port, and what only the composition root needs. */
export type OpenStore = Store & {
  readonly files: FileStorage;
  readonly runJobs: (options: JobsOptions) => Promise<RunningJobs>;
  /** A pool whose tables live in the schema `auth`: accounts belong to no tenant. Ends with the store. */
  readonly openAuthDatabase: () => pg.Pool;
  /** Empties the read model of the lists, inside the transaction that then projects every case anew. */
  readonly rebuilding: <T>(tenantId: TenantId, work: (tx: StoreTx) => Promise<T>) => Promise<T>;
  readonly eraseTexts: (tenantId: TenantId, ids: readonly TextId[]) => Promise<number>;
  /** How the database was found, for the start-up message; never holds a password. */
  readonly database:
    | { readonly kind: "external" }
    | {
        readonly kind: "embedded";
        readonly how: EmbeddedServer["how"];
        readonly pid: number;
        readonly folder: string;
        readonly isSheltered: boolean;
      };
};

type Parts = {
  readonly connection: Connection;
  readonly pool: pg.Pool;
  readonly db: Db;
  readonly bell: InboxBell;
  readonly now: () => Instant;
  readonly secretsKey: Uint8Array;
};

const inTenant = <T>(parts: Parts, tenantId: TenantId, work: (scope: Scope) => Promise<T>): Promise<T> => {
  const { db, now, secretsKey } = parts;
  return inTenantTransaction(db, tenantId, (trx) => work({ db: trx, tenantId, now, secretsKey }));
};

const transaction = async <T>(parts: Parts, tenantId: TenantId, work: (tx: StoreTx, scope: Scope) => Promise<T>): Promise<T> => {
  let grew = false;
  const result = await inTenant(parts, tenantId, (scope) => work(makeTx(scope, { inboxGrew: () => (grew = true) }), scope));
  if (grew) parts.bell.ring(tenantId);
  return result;
};

const seal = async (parts: Parts, tenantId: TenantId): Promise<number> => {
  for (let total = 0; ;) {
    const sealed = await inTenant(parts, tenantId, sealBatch);
    total += sealed;
    if (!isFullBatch(sealed)) return total;
  }
};

const verify = ({ db, now, secretsKey }: Parts, tenantId: TenantId) =>
  db
    .transaction()
    .setIsolationLevel("repeatable read")
    .execute(async (trx) => {
      await enterTenant(trx, tenantId);
      return verifyChain({ db: trx, tenantId, now, secretsKey });
    });

const portOf = (parts: Parts, onError: (error: unknown) => void): Omit<Store, "close"> => {
  const { db, now, secretsKey, connection } = parts;
  const taking = {
    db,
    now,
    scopeOf: ({ db, tenantId }: Pick<Scope, "db" | "tenantId">): Scope => ({ db, tenantId, now, secretsKey }),
    txOf: (scope: Scope) => makeTx(scope, { inboxGrew: () => parts.bell.ring(scope.tenantId) }),
  };
  return {
    transaction: (tenantId, work) => transaction(parts, tenantId, work),
    tenants: () => readTenants(db),
    findPage: (network, pageKey) => findPage(db, { network, pageKey }, secretsKey),
    putInbox: async (tenantId, row) => {
      const outcome = await putInboxAtOnce(parts.pool, tenantId, row);
      if (outcome === "stored") parts.bell.ring(tenantId);
      return outcome;
    },
    keyOwner: (digest) => keyOwner(db, digest),
    personOfUser: (userId) => personOfUser(db, userId, now()),
    takeInbox: (limit, work) => takeInbox(taking, limit, work),
    list: (tenantId, query) => inTenant(parts, tenantId, (scope) => listCases(scope, query)),
    search: (tenantId, query) => inTenant(parts, tenantId, (scope) => searchCases(scope, query)),
    counts: (tenantId, query) => inTenant(parts, tenantId, (scope) => countCases(scope, query)),
    caseParts: (tenantId, caseId) => inTenant(parts, tenantId, (scope) => caseParts(scope, caseId)),
    sealChain: (tenantId) => seal(parts, tenantId),
    verifyChain: (tenantId) => verify(parts, tenantId),
    listen: (handler) => listen({ url: connection.appUrl, options: connection.appSettings, onError }, handler),
  };
};

const describeDatabase = (embedded: EmbeddedServer | null): OpenStore["database"] => {
  if (!embedded) return { kind: "external" };
  const { how, pid, folder, isSheltered } = embedded;
  return { kind: "embedded", how, pid, folder, isSheltered };
};

const defaultPoolSize = 20;

/** Opens the store; `close` ends every connection and stops an embedded server that is ours. */
export const openStore = async (options: StoreOptions): Promise<OpenStore> => {
  const { dataDir = "data", now = Date.now, onError = () => undefined, poolSize = defaultPoolSize, migrates = true } = options;
  const secretsKey = findSecretsKey(options.secretsKey, dataDir);
  const connection = await connect({ databaseUrl: options.databaseUrl, appDatabaseUrl: options.appDatabaseUrl, dataDir });
  const { embedded, appUrl, appSettings } = connection;
  try {
    if (migrates) await migrate(connection.ownerUrl);
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
  const pools: pg.Pool[] = [];
  const openOwn = (settings: string, max: number): pg.Pool => {
    const pool = openPool({ url: appUrl, max, options: settings });
    pools.push(pool);
    return pool;
  };
  const pool = openOwn(appSettings, poolSize);
  const db = overPool(pool);
  const bell = makeInboxBell(db);
  const parts: Parts = { connection, pool, db, bell, now, secretsKey };
  return {
    ...portOf(parts, onError),
    files: options.files ?? diskFiles(join(dataDir, "files")),
    runJobs: (jobs) => runJobs(openOwn(appSettings, (jobs.concurrency ?? 4) + 2), jobs),
    openAuthDatabase: () => openOwn(`${appSettings} -c search_path=auth`, 5),
    rebuilding: (tenantId, work) =>
      transaction(parts, tenantId, async (tx, scope) => {
        await dropProjections(scope);
        return work(tx);
      }),
    eraseTexts: (tenantId, ids) => inTenant(parts, tenantId, (scope) => eraseTexts(scope, ids)),
    database: describeDatabase(embedded),
    close: async () => {
      await bell.stop();
      await Promise.all(pools.map((each) => each.end()));
      await embedded?.stop();
    },
  };
};
