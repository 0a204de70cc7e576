import type { Term } from "#worktime";
import type { Procedure, TableRow } from "./model.ts";
import type { Condition, Season } from "./model-condition.ts";
import type { TermRule } from "./model-timer.ts";
import { parseSeason, parseTerm } from "./shape-scalars.ts";

/** A term from a table, as the file writes it: the loader turns it into cases, so that a loaded act holds none. */
export type TableTerm = { readonly kind: "table"; readonly table: string; readonly column: string; readonly otherwise: Term | null };
type Case = { readonly when: Condition; readonly term: Term };

/** A table as cases (its columns that are keys of a condition choose the row), in the order of its rows; a row without a term is passed over. */
export function termFromTable(rule: TableTerm, tables: Procedure["tables"]): TermRule {
  const cases = (tables[rule.table] ?? []).flatMap((row): readonly Case[] => {
    const cell = row[rule.column];
    const term = typeof cell === "string" ? parseTerm(cell) : undefined;
    return term === undefined ? [] : [{ when: conditionOf(row), term }];
  });
  return { kind: "cases", cases, otherwise: rule.otherwise };
}

function conditionOf(row: TableRow): Condition {
  const named = (column: string): readonly string[] | null =>
    row[column] === undefined || row[column] === null ? null : [String(row[column])];
  const [topic, importance, source, ground] = [named("topic"), named("importance"), named("source"), named("ground")];
  const messageKind = (["comment", "direct", "post"] as const).find((kind) => kind === row["messageKind"]);
  const season = seasonOf(row);
  return {
    ...(topic === null ? {} : { topic }),
    ...(importance === null ? {} : { importance }),
    ...(source === null ? {} : { source }),
    ...(ground === null ? {} : { ground }),
    ...(messageKind === undefined ? {} : { messageKind: [messageKind] }),
    ...(season === undefined ? {} : { season: [season] }),
  };
}

function seasonOf(row: TableRow): Season | undefined {
  return typeof row["season"] === "string" ? parseSeason(row["season"]) : undefined;
}
