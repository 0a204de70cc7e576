/** Notes among colleagues: who, when, whom they called; the words lie with the erasable texts. */
import type { NoteRow } from "#app";
import type { CaseId, PersonId, TextId } from "#case";
import type { Scope } from "../scope.ts";

/** Keeps a note. */
export const addNote = async ({ db, tenantId }: Scope, { noteId, caseId, personId, textId, mentions, at }: NoteRow): Promise<void> => {
  await db
    .insertInto("notes")
    .values({ tenant_id: tenantId, note_id: noteId, case_id: caseId, person_id: personId, text_id: textId, mentions: [...mentions], at })
    .execute();
};

/** The notes of a case, the oldest first. */
export const notesOf = async ({ db, tenantId }: Scope, caseId: CaseId): Promise<readonly NoteRow[]> => {
  const rows = await db
    .selectFrom("notes")
    .selectAll()
    .where("tenant_id", "=", tenantId)
    .where("case_id", "=", caseId)
    .orderBy("position")
    .execute();
  return rows.map((row) => ({
    noteId: row.note_id,
    // Our own columns: they were written from these types.
    caseId: row.case_id as CaseId,
    personId: row.person_id as PersonId,
    textId: row.text_id as TextId,
    mentions: row.mentions as PersonId[],
    at: row.at,
  }));
};
