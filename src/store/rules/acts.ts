/** The editions of the act that an administrator brought into force, and the open cases that a change can touch. */
import type { ActEdition, CaseProjection, OpenCase } from "#app";
import type { CaseId, PersonId } from "#case";
import type { Scope } from "../scope.ts";

/** All editions in the order in which they were brought. */
export const actEditions = async ({ db, tenantId }: Scope): Promise<readonly ActEdition[]> => {
  const rows = await db.selectFrom("act_editions").selectAll().where("tenant_id", "=", tenantId).orderBy("at").orderBy("edition").execute();
  return rows.map((row) => ({
    code: row.code,
    edition: row.edition,
    inForceFrom: row.in_force_from,
    source: row.source,
    personId: row.person_id as PersonId,
    at: row.at,
    reason: row.reason,
  }));
};

/** Adds an edition; one of the same code and name is never replaced. */
export const addActEdition = async ({ db, tenantId }: Scope, edition: ActEdition): Promise<"added" | "conflict"> => {
  const added = await db
    .insertInto("act_editions")
    .values({
      tenant_id: tenantId,
      code: edition.code,
      edition: edition.edition,
      in_force_from: edition.inForceFrom,
      source: edition.source,
      person_id: edition.personId,
      at: edition.at,
      reason: edition.reason,
    })
    .onConflict((on) => on.columns(["tenant_id", "code", "edition"]).doNothing())
    .executeTakeFirst();
  return Number(added.numInsertedOrUpdatedRows) === 0 ? "conflict" : "added";
};

/** Cases that have not ended, with their clocks as projected. */
export const openCases = async ({ db, tenantId }: Scope): Promise<readonly OpenCase[]> => {
  const rows = await db
    .selectFrom("cases")
    .select(["case_id", "number", "procedure", "edition", "route", "timers"])
    .where("tenant_id", "=", tenantId)
    .where((by) => by.not(by.ref("ended")))
    .orderBy("number")
    .execute();
  return rows.map((row) => ({
    caseId: row.case_id as CaseId,
    number: row.number,
    procedure: row.procedure,
    edition: row.edition,
    route: row.route,
    timers: row.timers as CaseProjection["timers"],
  }));
};
