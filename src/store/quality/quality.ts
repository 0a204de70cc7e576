/** Samples of answers and the sheets that controllers fill (4.2). */
import { sql } from "kysely";
import type { QualitySample, QualitySheet } from "#app";
import type { CaseId, PersonId, UnitId } from "#case";
import type { Scope } from "../scope.ts";

/** Keeps a sample with its cases. */
export const addSample = async ({ db, tenantId }: Scope, sample: Omit<QualitySample, "sheets">): Promise<void> => {
  const { sampleId, from, to, drawnBy, drawnAt, cases } = sample;
  await sql`insert into quality_samples (tenant_id, sample_id, from_at, to_at, drawn_by, drawn_at)
    values (${tenantId}, ${sampleId}, ${from}, ${to}, ${drawnBy}, ${drawnAt})`.execute(db);
  await sql`insert into quality_cases (tenant_id, sample_id, case_id, unit_id)
    select ${tenantId}, ${sampleId}, c.case_id, c.unit_id
    from unnest(${cases.map(({ caseId }) => caseId)}::text[], ${cases.map(({ unitId }) => unitId)}::text[]) as c (case_id, unit_id)`.execute(
    db,
  );
};

/** Writes a sheet; the former ones of the case stay. */
export const addSheet = async ({ db, tenantId }: Scope, sampleId: string, sheet: QualitySheet): Promise<void> => {
  const remark = sheet.remark === null ? null : JSON.stringify(sheet.remark);
  await sql`insert into quality_sheets (tenant_id, sample_id, case_id, marks, remark, person_id, at)
    values (${tenantId}, ${sampleId}, ${sheet.caseId}, ${JSON.stringify(sheet.marks)}::jsonb, ${remark}::jsonb, ${sheet.personId}, ${sheet.at})`.execute(
    db,
  );
};

type SampleRow = {
  readonly sample_id: string;
  readonly from_at: number;
  readonly to_at: number;
  readonly drawn_by: string;
  readonly drawn_at: number;
};
type CaseRow = { readonly sample_id: string; readonly case_id: string; readonly unit_id: string | null };
type SheetRow = CaseRow & { readonly marks: unknown; readonly remark: unknown; readonly person_id: string; readonly at: number };

const toSheet = (row: SheetRow): QualitySheet => ({
  caseId: row.case_id as CaseId,
  // Our own columns: they were written from these types.
  marks: row.marks as QualitySheet["marks"],
  remark: row.remark as QualitySheet["remark"],
  personId: row.person_id as PersonId,
  at: row.at,
});

/** The newest samples with the newest sheet of each case. */
export const readSamples = async ({ db, tenantId }: Scope, limit: number): Promise<readonly QualitySample[]> => {
  const { rows } = await sql<SampleRow>`select sample_id, from_at, to_at, drawn_by, drawn_at from quality_samples
    where tenant_id = ${tenantId} order by drawn_at desc, sample_id limit ${limit}`.execute(db);
  const ids = rows.map(({ sample_id }) => sample_id);
  const { rows: cases } = await sql<CaseRow>`select sample_id, case_id, unit_id from quality_cases
    where tenant_id = ${tenantId} and sample_id = any(${ids}) order by case_id`.execute(db);
  const { rows: sheets } = await sql<SheetRow>`
    select distinct on (sample_id, case_id) sample_id, case_id, null as unit_id, marks, remark, person_id, at from quality_sheets
    where tenant_id = ${tenantId} and sample_id = any(${ids}) order by sample_id, case_id, position desc`.execute(db);
  return rows.map((row) => ({
    sampleId: row.sample_id,
    from: row.from_at,
    to: row.to_at,
    drawnBy: row.drawn_by as PersonId,
    drawnAt: row.drawn_at,
    cases: cases
      .filter(({ sample_id }) => sample_id === row.sample_id)
      .map(({ case_id, unit_id }) => ({ caseId: case_id as CaseId, unitId: unit_id as UnitId | null })),
    sheets: sheets.filter(({ sample_id }) => sample_id === row.sample_id).map(toSheet),
  }));
};
