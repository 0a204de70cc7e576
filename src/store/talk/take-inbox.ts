/** Taking the inbox: each row in a transaction of its own, so that a poisoned one holds nobody up. */
import { sql } from "kysely";
import type { InboxRow, StoreTx } from "#app";
import { enterTenant, type Db, type Scope } from "../scope.ts";
import { closeIfOpen, nextInbox, postpone } from "./inbox.ts";

export type Taking = {
  readonly db: Db;
  readonly scopeOf: (parts: Pick<Scope, "db" | "tenantId">) => Scope;
  readonly txOf: (scope: Scope) => StoreTx;
  readonly now: Scope["now"];
};

type Work = (row: InboxRow, tx: StoreTx) => Promise<void>;

const takeOne = ({ db, scopeOf, txOf, now }: Taking, work: Work): Promise<boolean> =>
  db.transaction().execute(async (trx) => {
    const row = await nextInbox(trx, now());
    if (!row) return false;
    await enterTenant(trx, row.tenantId);
    const scope = scopeOf({ db: trx, tenantId: row.tenantId });
    await sql`savepoint work`.execute(trx);
    try {
      await work(row, txOf(scope));
      await closeIfOpen(scope, row.inboxId);
    } catch (error) {
      await sql`rollback to savepoint work`.execute(trx);
      await postpone(scope, row, error);
    }
    return true;
  });

/** Takes up to `limit` rows, oldest first; answers how many it took. */
export const takeInbox = async (taking: Taking, limit: number, work: Work): Promise<number> => {
  for (let taken = 0; taken < limit; taken += 1) {
    if (!(await takeOne(taking, work))) return taken;
  }
  return limit;
};
