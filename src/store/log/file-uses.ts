/** What a file is there for: the cases that it belongs to, or a letter, or nothing yet. */
import { sql } from "kysely";
import type { FileUse } from "#app";
import type { FileId, PersonId, UnitId } from "#case";
import type { Scope } from "../scope.ts";

type Row = {
  readonly file_id: string;
  readonly uploaded_by: string | null;
  readonly is_letter: boolean;
  readonly units: readonly (readonly UnitId[])[];
};

/** The uses of the files of these ids that this tenant has. */
export const readFileUses = async ({ db, tenantId }: Scope, ids: readonly FileId[]): Promise<readonly FileUse[]> => {
  if (ids.length === 0) return [];
  const { rows } = await sql<Row>`
    select f.file_id, f.uploaded_by,
      exists (select from letters l where l.tenant_id = f.tenant_id and l.file_id = f.file_id) as is_letter,
      coalesce((select jsonb_agg(to_jsonb(c.units)) from case_files u join cases c using (tenant_id, case_id)
        where u.tenant_id = f.tenant_id and u.file_id = f.file_id), '[]') as units
    from files f where f.tenant_id = ${tenantId} and f.file_id in (${sql.join([...ids])})`.execute(db);
  return rows.map((row) => ({
    fileId: row.file_id as FileId,
    uploadedBy: row.uploaded_by as PersonId | null,
    isLetter: row.is_letter,
    unitsOfCases: row.units,
  }));
};
