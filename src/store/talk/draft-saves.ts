/** What a person was writing when the session ended: kept for that person alone. */
import type { CaseId, PersonId } from "#case";
import type { Instant } from "#worktime";
import type { Scope } from "../scope.ts";

export type SavePlace = { readonly caseId: CaseId; readonly personId: PersonId; readonly field: string };

/** The saved words of one field, or null. */
export const draftSave = async (
  { db, tenantId }: Scope,
  place: SavePlace,
): Promise<{ readonly text: string; readonly at: Instant } | null> => {
  const row = await db
    .selectFrom("draft_saves")
    .select(["text", "at"])
    .where("tenant_id", "=", tenantId)
    .where("case_id", "=", place.caseId)
    .where("person_id", "=", place.personId)
    .where("field", "=", place.field)
    .executeTakeFirst();
  return row ?? null;
};

/** Saves the words of one field; the last writing wins. */
export const putDraftSave = async (
  { db, tenantId }: Scope,
  place: SavePlace,
  saved: { readonly text: string; readonly at: Instant },
): Promise<void> => {
  await db
    .insertInto("draft_saves")
    .values({ tenant_id: tenantId, case_id: place.caseId, person_id: place.personId, field: place.field, ...saved })
    .onConflict((on) => on.columns(["tenant_id", "case_id", "person_id", "field"]).doUpdateSet(saved))
    .execute();
};

/** Forgets the saved words: they were sent. */
export const dropDraftSaves = async ({ db, tenantId }: Scope, place: SavePlace): Promise<void> => {
  await db
    .deleteFrom("draft_saves")
    .where("tenant_id", "=", tenantId)
    .where("case_id", "=", place.caseId)
    .where("person_id", "=", place.personId)
    .where("field", "=", place.field)
    .execute();
};
