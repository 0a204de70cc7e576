/** The bytes of a table → rows of words: XLSX, or text with separators in UTF-8 or windows-1251. */
import readWorkbook from "read-excel-file/node";
import { parseSeparated } from "../incident-csv.ts";
import type { LetterProblem } from "../ports/incident.ts";
import { unpackedOf } from "../unpacked.ts";

export type TableCells =
  | { readonly kind: "read"; readonly cells: readonly (readonly string[])[] }
  | { readonly kind: "unreadable"; readonly problem: LetterProblem };

const unpackedBytesMax = 200 * 1_048_576;
const problem = (code: string, ru: string, en: string): TableCells => ({ kind: "unreadable", problem: { code, path: "content", ru, en } });

/** Reads the first sheet of a workbook, or a text. */
export async function readTable(bytes: Uint8Array): Promise<TableCells> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (!isZip) return { kind: "read", cells: textCells(decoded(bytes)) };
  if ((unpackedOf(bytes)?.bytes ?? 0) > unpackedBytesMax)
    return problem("TABLE_TOO_LARGE", "Таблица слишком большая.", "The table is too large.");
  try {
    const [sheet] = await readWorkbook(Buffer.from(bytes));
    return { kind: "read", cells: (sheet?.data ?? []).map((row) => row.map(wordsOf)) };
  } catch {
    return problem(
      "TABLE_UNREADABLE",
      "Таблица не читается. Сохраните её как XLSX или CSV.",
      "The table cannot be read. Save it as XLSX or CSV.",
    );
  }
}

/** Old programs save in windows-1251; bytes that are no UTF-8 are that. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1251").decode(bytes);
  }
}

/** The separator is the one that the head has most of. */
function textCells(text: string): readonly (readonly string[])[] {
  const plain = text.replace(/^\uFEFF/u, "");
  const head = plain.slice(0, plain.indexOf("\n") < 0 ? plain.length : plain.indexOf("\n"));
  const [separator = ";"] = [";", "\t", ","].toSorted((a, b) => head.split(b).length - head.split(a).length);
  return parseSeparated(plain, separator);
}

const two = (value: number): string => String(value).padStart(2, "0");

/** A cell as words; a date as the system itself writes it. */
function wordsOf(cell: unknown): string {
  if (cell instanceof Date)
    return `${two(cell.getUTCDate())}.${two(cell.getUTCMonth() + 1)}.${cell.getUTCFullYear()} ${two(cell.getUTCHours())}:${two(cell.getUTCMinutes())}`;
  return typeof cell === "string" || typeof cell === "number" || typeof cell === "boolean" ? String(cell) : "";
}
