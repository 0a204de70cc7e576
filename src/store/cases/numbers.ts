/** The numbers by which people name a case: in a row within a municipality, kept apart from the read model because no event holds them. */
import { sql } from "kysely";
import type { CaseId } from "#case";
import type { Scope } from "../scope.ts";

/** The next number; others wait for it until this transaction ends, so no number is skipped. */
export const nextCaseNumber = async ({ db, tenantId }: Scope): Promise<number> => {
  const { rows } = await sql<{ readonly value: number }>`
    insert into counters (tenant_id, name, value) values (${tenantId}, 'case', 1)
    on conflict (tenant_id, name) do update set value = counters.value + 1 returning value`.execute(db);
  return rows[0]?.value ?? 1;
};

/** The number of a case, or null when there is no such case. */
export const numberOf = async ({ db, tenantId }: Scope, caseId: CaseId): Promise<number | null> => {
  const row = await db
    .selectFrom("case_numbers")
    .select("number")
    .where("tenant_id", "=", tenantId)
    .where("case_id", "=", caseId)
    .executeTakeFirst();
  return row?.number ?? null;
};

/** The case of a number, or null when there is none. */
export const caseOfNumber = async ({ db, tenantId }: Scope, number: number): Promise<CaseId | null> => {
  const row = await db
    .selectFrom("case_numbers")
    .select("case_id")
    .where("tenant_id", "=", tenantId)
    .where("number", "=", number)
    .executeTakeFirst();
  return row === undefined ? null : (row.case_id as CaseId);
};

/** Gives the number to the case that begins. */
export const keepNumber = async ({ db, tenantId }: Scope, caseId: CaseId, number: number): Promise<void> => {
  await db
    .insertInto("case_numbers")
    .values({ tenant_id: tenantId, case_id: caseId, number })
    .onConflict((on) => on.columns(["tenant_id", "case_id"]).doNothing())
    .execute();
};
