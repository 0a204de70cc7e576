/** Messages from the department's system «Инцидент» (1.1, 3.2) out of a table: each row becomes a case on the route of that name; the same file twice adds nothing. */
import type { TenantId } from "#case";
import { deskOf } from "./desk.ts";
import type { Desk } from "./desk.ts";
import { defaultFieldMap } from "./incident/field-map.ts";
import { readTable } from "./incident/read-table.ts";
import { tableOf } from "./incident/table.ts";
import type { RowProblem, TableRow } from "./incident/table.ts";
import { incidentPage, messageOf, takeIncident } from "./incident/take-incident.ts";
import type { AppParts } from "./parts.ts";
import type { IncidentField } from "./ports/incident.ts";

export type ImportOutcome = {
  readonly taken: number;
  readonly known: number;
  readonly problems: readonly RowProblem[];
};

const rowsInTransaction = 50;

/** Imports an export file, XLSX or CSV; what cannot be read is told by its line, the rest is taken. */
export async function importIncidents(parts: AppParts, tenantId: TenantId, file: string | Uint8Array): Promise<ImportOutcome> {
  return importTable(deskOf(parts), tenantId, { bytes: typeof file === "string" ? new TextEncoder().encode(file) : file });
}

/** The same with the columns as a person named them. */
export async function importTable(
  desk: Desk,
  tenantId: TenantId,
  { bytes, columns }: { readonly bytes: Uint8Array; readonly columns?: readonly (IncidentField | null)[] | undefined },
): Promise<ImportOutcome> {
  const read = await readTable(bytes);
  if (read.kind === "unreadable") return { taken: 0, known: 0, problems: [{ ...read.problem, line: 1 }] };
  const map = (await desk.store.transaction(tenantId, (tx) => tx.fieldMap()))?.map ?? defaultFieldMap;
  const { rows, problems } = tableOf(read.cells, map, columns);
  let taken = 0;
  for (let from = 0; from < rows.length; from += rowsInTransaction)
    taken += await takeRows(desk, tenantId, rows.slice(from, from + rowsInTransaction));
  return {
    taken,
    known: rows.length - taken,
    problems: [...problems, ...rows.flatMap((row) => row.problems)].toSorted((a, b) => a.line - b.line),
  };
}

function takeRows(desk: Desk, tenantId: TenantId, rows: readonly TableRow[]): Promise<number> {
  return desk.store.transaction(tenantId, async (tx) => {
    const page = await incidentPage(desk, tx);
    let count = 0;
    for (const { key, fields } of rows) {
      const message = { ...messageOf(fields, desk.now()), key, way: "file" as const, files: [] };
      if ((await takeIncident(desk, tx, { page, message })).kind === "taken") count += 1;
    }
    return count;
  });
}
