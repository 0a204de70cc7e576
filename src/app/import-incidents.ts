/** Messages from the department's system «Инцидент» (1.1, 3.2): each row of its export becomes a case on the route of that name; the same file twice adds nothing. */
import { createHash } from "node:crypto";
import type { TenantId } from "#case";
import { deskOf } from "./desk.ts";
import { incidentPage, takeIncident } from "./incident/take-incident.ts";
import { readIncidents } from "./incident-csv.ts";
import type { IncidentProblem, IncidentRow } from "./incident-csv.ts";
import type { AppParts } from "./parts.ts";

export type ImportOutcome = {
  readonly taken: number;
  readonly known: number;
  readonly problems: readonly IncidentProblem[];
};

const rowsInTransaction = 50;

/** Imports the text of an export file; what cannot be read is told by its line, the rest is taken. */
export async function importIncidents(parts: AppParts, tenantId: TenantId, csv: string): Promise<ImportOutcome> {
  const desk = deskOf(parts);
  const { rows, problems } = readIncidents(csv);
  const keyed = withKeys(rows);
  let taken = 0;
  for (let from = 0; from < keyed.length; from += rowsInTransaction) {
    const batch = keyed.slice(from, from + rowsInTransaction);
    taken += await parts.store.transaction(tenantId, async (tx) => {
      const page = await incidentPage(desk, tx);
      let count = 0;
      for (const row of batch) {
        const message = { ...row, deadline: null, way: "file" as const, files: [], arrivedAt: desk.now() };
        if ((await takeIncident(desk, tx, { page, message })).kind === "taken") count += 1;
      }
      return count;
    });
  }
  return { taken, known: keyed.length - taken, problems };
}

type Keyed = IncidentRow & { readonly key: string };

/** A row's own number, or a digest of its words with the count of equal rows before it: real exports hold equal rows that are different messages. */
function withKeys(rows: readonly IncidentRow[]): readonly Keyed[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    if (row.number !== null) return { ...row, key: row.number };
    const digest = createHash("sha256").update(JSON.stringify(row)).digest("hex").slice(0, 32);
    const nth = (seen.get(digest) ?? 0) + 1;
    seen.set(digest, nth);
    return { ...row, key: `${digest}-${nth}` };
  });
}
