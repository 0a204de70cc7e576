/** Connections to the database, with whole numbers read as numbers. */
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import type { Rows } from "./rows.ts";
import type { Db } from "./scope.ts";

const bigintOid = 20;

/** Instants and counts are bigint: far below 2^53, so a plain number holds them. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: "text" | "binary") => (oid === bigintOid ? Number : pg.types.getTypeParser(oid, format)),
};

export type PoolOptions = { readonly url: string; readonly max: number; readonly options?: string };

/** A pool that survives lost connections: a broken idle one is dropped, the next query opens another. */
export const openPool = ({ url, max, options }: PoolOptions): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types,
    application_name: "otklik",
    connectionTimeoutMillis: 15_000,
    ...(options === undefined ? {} : { options }),
  });
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
};

/** The tables over a pool. */
export const overPool = (pool: pg.Pool): Db => new Kysely<Rows>({ dialect: new PostgresDialect({ pool }) });
