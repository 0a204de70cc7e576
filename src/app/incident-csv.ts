/** The table that «Инцидент» exports: `;`, quotes where needed, a byte order mark, and an apostrophe before each text. Columns by their headers. */
import type { Instant } from "#worktime";

export type IncidentRow = {
  readonly text: string;
  readonly topic: string | null;
  readonly topicGroup: string | null;
  readonly executor: string | null;
  readonly number: string | null;
  readonly author: string | null;
  readonly url: string | null;
  /** Local date and time as written, "dd.mm.yyyy hh:mm". */
  readonly writtenAt: string | null;
};

export type IncidentProblem = { readonly code: string; readonly line: number; readonly ru: string; readonly en: string };

type Field = keyof IncidentRow;

const headers: Readonly<Record<Field, readonly string[]>> = {
  text: ["текст инцидента", "текст", "текст сообщения", "сообщение"],
  topic: ["тема"],
  topicGroup: ["группа тем"],
  executor: ["исполнитель", "ответственный"],
  number: ["номер", "№", "id", "номер инцидента"],
  author: ["автор", "имя автора"],
  url: ["ссылка", "url", "адрес"],
  writtenAt: ["дата", "дата публикации", "дата поступления", "дата создания"],
};

/** Reads the table; a row without a text is a problem of that row, a table without a text column is a problem of the file. */
export function readIncidents(csv: string): { readonly rows: readonly IncidentRow[]; readonly problems: readonly IncidentProblem[] } {
  const [head, ...lines] = parseSeparated(csv.replace(/^\uFEFF/u, ""), ";");
  const columns = columnsOf(head ?? []);
  if (columns.text === undefined) {
    const ru = "В первой строке нет столбца «Текст инцидента».";
    return { rows: [], problems: [{ code: "NO_TEXT_COLUMN", line: 1, ru, en: "The first line has no column “Текст инцидента”." }] };
  }
  const rows: IncidentRow[] = [];
  const problems: IncidentProblem[] = [];
  lines.forEach((cells, index) => {
    const row = rowOf(cells, columns);
    if (row.text !== "") rows.push(row);
    else if (cells.some((cell) => cell !== ""))
      problems.push({ code: "NO_TEXT", line: index + 2, ru: "В строке нет текста.", en: "The row has no text." });
  });
  return { rows, problems };
}

type Columns = Readonly<Partial<Record<Field, number>>>;

function columnsOf(head: readonly string[]): Columns {
  const names = head.map((name) => name.trim().toLowerCase());
  const found: Partial<Record<Field, number>> = {};
  for (const [field, wanted] of Object.entries(headers) as readonly [Field, readonly string[]][]) {
    const index = names.findIndex((name) => wanted.includes(name));
    if (index >= 0) found[field] = index;
  }
  return found;
}

function rowOf(cells: readonly string[], columns: Columns): IncidentRow {
  const cell = (field: Field): string => unquoted(cells[columns[field] ?? -1] ?? "");
  const orNull = (field: Field): string | null => cell(field) || null;
  return {
    text: cell("text").replaceAll(/<br\s*\/?>/giu, "\n"),
    topic: orNull("topic"),
    topicGroup: orNull("topicGroup"),
    executor: orNull("executor"),
    number: orNull("number"),
    author: orNull("author"),
    url: orNull("url"),
    writtenAt: orNull("writtenAt"),
  };
}

/** The export puts an apostrophe before a text, so that a spreadsheet does not take it for a formula: exactly one is taken off. */
const unquoted = (cell: string): string => cell.trim().replace(/^'/u, "");

/** A separated table by the usual rules: quoted cells may hold separators, line ends and doubled quotes. */
export function parseSeparated(text: string, separator: string): readonly (readonly string[])[] {
  const rows: (readonly string[])[] = [];
  let row: string[] = [];
  for (let at = 0; at < text.length;) {
    const cell = cellAt(text, at, separator);
    row.push(cell.value);
    at = cell.end + 1;
    // A separator at the very end of the text leaves one more cell, and it is empty.
    const endsHere = cell.end >= text.length || text.charAt(cell.end) === "\n";
    if (!endsHere && at >= text.length) row.push("");
    if (endsHere || at >= text.length) {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

type Cell = { readonly value: string; readonly end: number };

/** The cell that begins here, and where the sign after it stands. */
function cellAt(text: string, from: number, separator: string): Cell {
  if (text.charAt(from) === '"') return quotedCellAt(text, from);
  const end = Math.min(...[separator, "\n"].map((sign) => indexOrEnd(text, sign, from)));
  return { value: text.slice(from, text.charAt(end - 1) === "\r" && end > from ? end - 1 : end), end };
}

function quotedCellAt(text: string, from: number): Cell {
  let close = indexOrEnd(text, '"', from + 1);
  while (text.charAt(close + 1) === '"') close = indexOrEnd(text, '"', close + 2);
  const value = text.slice(from + 1, close).replaceAll('""', '"');
  return { value, end: close + (text.charAt(close + 1) === "\r" ? 2 : 1) };
}

const indexOrEnd = (text: string, sign: string, from: number): number => {
  const index = text.indexOf(sign, from);
  return index < 0 ? text.length : index;
};

/** "dd.mm.yyyy hh:mm[:ss]" (or ISO's order) as local milliseconds, as if the clock on the wall were UTC; null where it is no date. */
export function localMilliseconds(written: string): Instant | null {
  const russian = /^(\d{2})\.(\d{2})\.(\d{4})(?:[ T](\d{2}):(\d{2}))?/u.exec(written);
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2}))?/u.exec(written);
  const [year, month, day, hours, minutes] =
    russian === null ? (iso?.slice(1) ?? []) : [russian[3], russian[2], russian[1], russian[4], russian[5]];
  if (year === undefined || month === undefined || day === undefined) return null;
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hours ?? 0), Number(minutes ?? 0));
  return Number.isNaN(at) ? null : at;
}
