/** The test server as connection strings, and short errands to it. */
import { Client } from "pg";

/** Both strings name a maintenance database of the server; `template` is the migrated database to copy. */
export type TestDatabases = { readonly ownerUrl: string; readonly appUrl: string; readonly template: string };

/** The same server and login, another database. */
export const databaseAt = (url: string, database: string): string => {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
};

/** Runs `work` over one connection that is closed afterwards. */
export const onServer = async <T>(url: string, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};
