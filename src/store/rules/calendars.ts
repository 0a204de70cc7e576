/** The production calendars that an administrator brought, and the deadlines that each of them moved. */
import { sql } from "kysely";
import type { CalendarVersion, MovedTerm, RulesTx } from "#app";
import type { CaseId, PersonId } from "#case";
import type { Bilingual } from "#procedure";
import type { Scope } from "../scope.ts";

/** All versions, the newest first, without the calendars themselves. */
export const calendarVersions = async ({ db, tenantId }: Scope): ReturnType<RulesTx["calendarVersions"]> => {
  const rows = await db
    .selectFrom("calendar_versions as v")
    .select(["v.version", "v.calendar_id", "v.years", "v.person_id", "v.at", "v.reason"])
    .select(
      sql<number>`(select count(*)::int from moved_terms m where m.tenant_id = v.tenant_id and m.version = v.version)`.as("moved_count"),
    )
    .where("v.tenant_id", "=", tenantId)
    .orderBy("v.version", "desc")
    .execute();
  return rows.map((row) => ({
    version: row.version,
    calendarId: row.calendar_id,
    years: row.years,
    personId: row.person_id as PersonId,
    at: row.at,
    reason: row.reason,
    movedCount: row.moved_count,
  }));
};

/** The calendars of one version. */
export const readCalendars = async ({ db, tenantId }: Scope, version: number): Promise<readonly unknown[]> => {
  const row = await db
    .selectFrom("calendar_versions")
    .select("calendars")
    .where("tenant_id", "=", tenantId)
    .where("version", "=", version)
    .executeTakeFirst();
  if (row === undefined) throw new Error(`Municipality ${tenantId} has no calendar version ${version}.`);
  return row.calendars;
};

const batch = 1000;

/** Adds the next version with what it moved; nothing is written when somebody was first. */
export const addCalendar = async (
  { db, tenantId }: Scope,
  version: CalendarVersion,
  moved: readonly MovedTerm[],
): Promise<"added" | "conflict"> => {
  const added = await db
    .insertInto("calendar_versions")
    .values({
      tenant_id: tenantId,
      version: version.version,
      calendar_id: version.calendarId,
      years: JSON.stringify(version.years),
      calendars: JSON.stringify(version.calendars),
      person_id: version.personId,
      at: version.at,
      reason: version.reason,
    })
    .onConflict((on) => on.columns(["tenant_id", "version"]).doNothing())
    .executeTakeFirst();
  if (Number(added.numInsertedOrUpdatedRows) === 0) return "conflict";
  const rows = moved.map((term) => ({
    tenant_id: tenantId,
    version: version.version,
    case_id: term.caseId,
    timer: term.timer,
    number: term.number,
    title: JSON.stringify(term.title),
    clause: term.clause,
    was: term.was,
    becomes: term.becomes,
  }));
  for (let from = 0; from < rows.length; from += batch) {
    await db
      .insertInto("moved_terms")
      .values(rows.slice(from, from + batch))
      .execute();
  }
  return "added";
};

/** What a version moved, by case number. */
export const movedTerms = async ({ db, tenantId }: Scope, version: number, limit: number): Promise<readonly MovedTerm[]> => {
  const rows = await db
    .selectFrom("moved_terms")
    .selectAll()
    .where("tenant_id", "=", tenantId)
    .where("version", "=", version)
    .orderBy("number")
    .orderBy("timer")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    caseId: row.case_id as CaseId,
    number: row.number,
    timer: row.timer,
    title: row.title as Bilingual,
    clause: row.clause,
    was: row.was,
    becomes: row.becomes,
  }));
};
