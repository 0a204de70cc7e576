/** Connections to the database, with whole numbers read as numbers. */
import { Kysely, PostgresDialect } from "kysely";
import { Pool, types as drivers, type CustomTypesConfig } from "pg";
import type { Rows } from "./rows.ts";
import type { Db } from "./scope.ts";

/** Instants and counts are bigint: far below 2^53, so a plain number holds them. */
const types: CustomTypesConfig = {
  getTypeParser: (oid, format) => (oid === drivers.builtins.INT8 ? Number : drivers.getTypeParser(oid, format)),
};

export type PoolOptions = { readonly url: string; readonly max: number; readonly options?: string };

/** A pool that survives lost connections: a broken idle one is dropped, the next query opens another. */
export const openPool = ({ url, max, options }: PoolOptions): Pool => {
  const pool = new Pool({
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
export const overPool = (pool: Pool): Db => new Kysely<Rows>({ dialect: new PostgresDialect({ pool }) });
