/** The due index: what the sweep of deadlines looks at. */
import type { CaseId } from "#case";
import type { Instant } from "#worktime";
import type { Scope } from "../scope.ts";

/** Cases that have not ended and whose nearest timer, still running when projected, is due by `now`. Earliest first. */
export const dueCases = async ({ db, tenantId }: Scope, now: Instant, limit: number): Promise<readonly CaseId[]> => {
  const rows = await db
    .selectFrom("cases")
    .select("case_id")
    .where("tenant_id", "=", tenantId)
    .where("nearest_due", "<=", now)
    .where((by) => by.not(by.ref("ended")))
    .where((by) => by.ref("is_running"))
    .orderBy("nearest_due")
    .limit(limit)
    .execute();
  return rows.map((row) => row.case_id as CaseId);
};
