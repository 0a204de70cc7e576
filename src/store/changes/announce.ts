/** Telling every process what changed: ids only, in the transaction that changed it, so that nobody hears of what was rolled back. */
import { sql, type Kysely } from "kysely";
import type { Change } from "#app";
import type { Rows } from "../rows.ts";

export const channelName = "otklik_changes";

/** Tells a change at the commit of this transaction. */
export const announce = async (db: Kysely<Rows>, change: Change): Promise<void> => {
  await sql`select pg_notify(${channelName}, ${JSON.stringify(change)})`.execute(db);
};
