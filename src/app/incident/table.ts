/** A table by the map: which column is which field, rows with their lines, and what is wrong with each in words. */
import { createHash } from "node:crypto";
import { localMilliseconds } from "../incident-csv.ts";
import type { FieldMap, IncidentField, LetterProblem } from "../ports/incident.ts";
import { incidentFields } from "./field-map.ts";

export type TableColumn = { readonly title: string; readonly field: IncidentField | null };
export type RowProblem = LetterProblem & { readonly line: number };
export type TableRow = {
  readonly line: number;
  readonly key: string;
  readonly fields: Readonly<Partial<Record<IncidentField, string>>>;
  readonly problems: readonly RowProblem[];
};
export type Table = {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  readonly problems: readonly RowProblem[];
};

/** The reason of a row whose number another row has already. */
export const repeatedNumber = "REPEATED_NUMBER";

const plain = (title: string): string => title.trim().toLowerCase().replaceAll("ё", "е").replaceAll(/\s+/gu, " ");

/** The columns of a head; each field is found once, by the earliest of its labels. */
export function columnsOf(head: readonly string[], map: FieldMap): readonly TableColumn[] {
  const titles = head.map(plain);
  const taken = new Map<number, IncidentField>();
  for (const field of incidentFields) {
    const index = map[field].labels
      .map((label) => titles.findIndex((title, at) => title === plain(label) && !taken.has(at)))
      .find((at) => at >= 0);
    if (index !== undefined) taken.set(index, field);
  }
  return head.map((title, index) => ({ title: title.trim(), field: taken.get(index) ?? null }));
}

/** Reads the rows; `chosen` are the fields of the columns where a person has said them. */
export function tableOf(cells: readonly (readonly string[])[], map: FieldMap, chosen?: readonly (IncidentField | null)[]): Table {
  const [head = [], ...lines] = cells;
  const columns =
    chosen === undefined ? columnsOf(head, map) : head.map((title, index) => ({ title: title.trim(), field: chosen[index] ?? null }));
  if (!columns.some(({ field }) => field === "text"))
    return {
      columns,
      rows: [],
      problems: [
        at(1, "NO_TEXT_COLUMN", "text", "Не указан столбец с текстом сообщения.", "No column is named as the words of the message."),
      ],
    };
  const [rows, problems]: [TableRow[], RowProblem[]] = [[], []];
  const counts = new Map<string, number>();
  const numbers = new Map<string, number>();
  for (const [index, row] of lines.entries()) {
    if (row.every((cell) => cell.trim() === "")) continue;
    const line = index + 2;
    const fields = fieldsOf(row, columns);
    if (fields.text === undefined) {
      problems.push(at(line, "NO_TEXT", "text", "В строке нет текста.", "The row has no text."));
      continue;
    }
    const former = fields.number === undefined ? undefined : numbers.get(fields.number);
    if (fields.number !== undefined && former === undefined) numbers.set(fields.number, line);
    const repeat =
      former === undefined
        ? []
        : [
            at(
              line,
              repeatedNumber,
              "number",
              `Такой номер уже есть в строке ${former}: строка не попадёт в карточки.`,
              `Line ${former} has this number already: the row makes no card.`,
            ),
          ];
    rows.push({ line, key: keyOf(fields, counts), fields, problems: [...repeat, ...doubtsOf(line, fields)] });
  }
  return { columns, rows, problems };
}

function fieldsOf(row: readonly string[], columns: readonly TableColumn[]): TableRow["fields"] {
  const found: Partial<Record<IncidentField, string>> = {};
  for (const [index, { field }] of columns.entries()) {
    const cell = field === null ? "" : unquoted(row[index] ?? "");
    if (field !== null && cell !== "") found[field] = field === "text" ? cell.replaceAll(/<br\s*\/?>/giu, "\n") : cell;
  }
  return found;
}

/** The export puts an apostrophe before a text, so that a spreadsheet does not take it for a formula: exactly one is taken off. */
const unquoted = (cell: string): string => cell.trim().replace(/^'/u, "");

function doubtsOf(line: number, { url, writtenAt }: TableRow["fields"]): readonly RowProblem[] {
  return [
    ...(url === undefined || /^https?:\/\/\S+$/u.test(url)
      ? []
      : [
          at(
            line,
            "NOT_A_LINK",
            "url",
            "Ссылка записана не как адрес сайта: карточка будет без ссылки.",
            "The link is no address of a site: the card will have none.",
          ),
        ]),
    ...(writtenAt === undefined || localMilliseconds(writtenAt) !== null
      ? []
      : [
          at(
            line,
            "NO_DATE",
            "writtenAt",
            "Дата не прочитана: нужна запись вида 25.11.2026 09:30.",
            "The date cannot be read: 25.11.2026 09:30 is expected.",
          ),
        ]),
  ];
}

/** A row's own number, or a digest of its words with the count of equal rows before it: real exports hold equal rows that are different messages. */
function keyOf(fields: TableRow["fields"], counts: Map<string, number>): string {
  if (fields.number !== undefined) return fields.number;
  const { text, topic, topicGroup, executor, number, author, url, writtenAt } = fields;
  const told = [text, topic, topicGroup, executor, number, author, url, writtenAt].map((value) => value ?? null);
  const digest = createHash("sha256").update(JSON.stringify(told)).digest("hex").slice(0, 32);
  const nth = (counts.get(digest) ?? 0) + 1;
  counts.set(digest, nth);
  return `${digest}-${nth}`;
}

const at = (line: number, code: string, path: string, ru: string, en: string): RowProblem => ({ line, code, path, ru, en });
