/** Checks of what a loaded act no longer shows: tables behind terms, steps that anytime moves name. */
import type { ActFile } from "../file-act.ts";
import type { TableRow } from "../model.ts";
import { messageKinds } from "../vocabulary.ts";
import type { Finding } from "../problem.ts";
import { parseSeason, parseTerm } from "../shape-scalars.ts";
import { error, unknownName } from "./finding.ts";

export function checkFile(file: ActFile): readonly Finding[] {
  return [...tableTerms(file), ...seasons(file), ...anytimeSteps(file), ...factSteps(file)];
}

function tableTerms(file: ActFile): readonly Finding[] {
  return Object.entries(file.routes).flatMap(([route, { timers }]) =>
    Object.entries(timers).flatMap(([timer, { term }]): readonly Finding[] => {
      const { rule } = term;
      if (rule.kind !== "table") return [];
      const path = `routes.${route}.timers.${timer}.term`;
      const rows = file.tables[rule.table];
      if (rows === undefined) {
        const known = Object.keys(file.tables);
        return [
          unknownName({ code: "unknown.table", path: `${path}.table`, kind: { ru: "Таблица", en: "The table" }, name: rule.table, known }),
        ];
      }
      const known = [...new Set(rows.flatMap((row) => Object.keys(row)))];
      if (!known.includes(rule.column)) {
        return [
          unknownName({
            code: "unknown.column",
            path: `${path}.column`,
            kind: { ru: "Столбец", en: "The column" },
            name: rule.column,
            known,
          }),
        ];
      }
      return rows.flatMap((row, index) => cell(row, { table: rule.table, column: rule.column, index }));
    }),
  );
}

function cell(
  row: TableRow,
  { table, column, index }: { readonly table: string; readonly column: string; readonly index: number },
): readonly Finding[] {
  const value = row[column];
  if (value === undefined || value === null || (typeof value === "string" && parseTerm(value) !== undefined)) return [];
  return [
    error("table.badTerm", {
      path: `tables.${table}[${index}].${column}`,
      what: { ru: `Срок в таблице написан как «${String(value)}»`, en: `The table holds "${String(value)}" for a term` },
      remedy: { ru: "Напишите с единицей: 8wh, 2wd, 30m, 9h или 7d", en: "Write it with its unit: 8wh, 2wd, 30m, 9h or 7d" },
    }),
  ];
}

function seasons(file: ActFile): readonly Finding[] {
  return Object.entries(file.tables).flatMap(([table, rows]) =>
    rows.flatMap((row, index) => [...badSeason(row, `tables.${table}[${index}]`), ...badKind(row, `tables.${table}[${index}]`)]),
  );
}

function badSeason(row: TableRow, path: string): readonly Finding[] {
  const value = row["season"];
  if (value === undefined || value === null || (typeof value === "string" && parseSeason(value) !== undefined)) return [];
  return [
    error("table.badSeason", {
      path: `${path}.season`,
      what: { ru: `Время года написано как «${String(value)}»`, en: `"${String(value)}" is no season` },
      remedy: {
        ru: 'Напишите месяц-день двумя цифрами, например "04-01..10-31"',
        en: 'Write month-day in two digits, e.g. "04-01..10-31"',
      },
    }),
  ];
}

function badKind(row: TableRow, path: string): readonly Finding[] {
  const value = row["messageKind"];
  if (value === undefined || value === null || messageKinds.some((kind) => kind === value)) return [];
  return [
    unknownName({
      code: "unknown.messageKind",
      path: `${path}.messageKind`,
      kind: { ru: "Вид сообщения", en: "The kind of message" },
      name: String(value),
      known: messageKinds,
    }),
  ];
}

const stepKind = { ru: "Шаг", en: "The step" };

function anytimeSteps(file: ActFile): readonly Finding[] {
  const known = [...new Set(Object.values(file.routes).flatMap(({ steps }) => Object.keys(steps)))];
  return Object.entries(file.anytime).flatMap(([move, { at, notAt }]) =>
    [
      ...(at ?? []).map((name) => ({ name, path: `anytime.${move}.at` })),
      ...notAt.map((name) => ({ name, path: `anytime.${move}.notAt` })),
    ].flatMap(({ name, path }) => (known.includes(name) ? [] : [unknownName({ code: "unknown.step", path, kind: stepKind, name, known })])),
  );
}

function factSteps(file: ActFile): readonly Finding[] {
  const known = [...new Set(Object.values(file.routes).flatMap(({ steps }) => Object.keys(steps)))];
  return Object.entries(file.facts).flatMap(([fact, { at }]) =>
    at.flatMap((name) =>
      known.includes(name) ? [] : [unknownName({ code: "unknown.step", path: `facts.${fact}.at`, kind: stepKind, name, known })],
    ),
  );
}
