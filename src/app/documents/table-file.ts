/** A table that is read in batches, as a file for spreadsheets: CSV leaves line by line, XLSX when the last row is there. */
import writeExcelFile from "write-excel-file/node";
import { csvLine } from "../csv-cell.ts";

/** A number stays a number; a moment is the local time as if it were UTC, because a spreadsheet knows no zone. */
export type TableCell = string | number | { readonly local: number };
export type TableRow = readonly TableCell[];
export type Table = { readonly head: readonly string[]; readonly batches: AsyncIterable<readonly TableRow[]> };

type TableFile = { readonly name: string; readonly mime: string; readonly body: AsyncIterable<string | Uint8Array> };

/** What one workbook holds: it is made in memory. CSV has no such end. */
const mostRows = 50_000;
/** The format's own limit for a text in a cell. */
const longestText = 32_767;

const two = (n: number): string => String(n).padStart(2, "0");

/** «24.11.2026 10:15» */
function momentWords(local: number): string {
  const at = new Date(local);
  return `${two(at.getUTCDate())}.${two(at.getUTCMonth() + 1)}.${at.getUTCFullYear()} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
}

/** Semicolons, commas in numbers, a mark of UTF-8: as spreadsheets in Russian read it. */
export function csvFile(name: string, table: Table): TableFile {
  return { name: `${name}.csv`, mime: "text/csv; charset=utf-8", body: csvLines(table) };
}

async function* csvLines({ head, batches }: Table): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(head)}`;
  for await (const rows of batches) yield rows.map((row) => csvLine(row.map(words))).join("");
}

function words(cell: TableCell): string {
  if (typeof cell === "string") return cell;
  return typeof cell === "number" ? String(cell).replace(".", ",") : momentWords(cell.local);
}

/** A workbook of one sheet; its texts are typed as texts, so none is ever a formula. */
export function xlsxFile(name: string, table: Table): TableFile {
  return { name: `${name}.xlsx`, mime: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", body: workbook(table) };
}

async function* workbook({ head, batches }: Table): AsyncGenerator<Uint8Array> {
  const rows = [head.map((value) => ({ value, type: String, fontWeight: "bold" as const, wrap: true }))];
  const sheet: (readonly ReturnType<typeof typed>[])[] = [];
  for await (const batch of batches) {
    for (const row of batch) if (sheet.length < mostRows) sheet.push(row.map(typed));
    if (sheet.length >= mostRows) break;
  }
  const columns = head.map((title) => ({ width: Math.min(Math.max(title.length, 12), 40) }));
  const made = await writeExcelFile([...rows, ...sheet.map((row) => [...row])], { columns, stickyRowsCount: 1 }).toBuffer();
  yield made;
}

function typed(cell: TableCell) {
  if (typeof cell === "number") return { value: cell, type: Number };
  if (typeof cell === "string") return { value: plain(cell), type: String };
  return { value: new Date(cell.local), type: Date, format: "dd.mm.yyyy hh:mm" };
}

/** Control characters cannot stand in the sheet's XML. */
const plain = (text: string): string =>
  text
    .replaceAll(/[^\P{Cc}\n\t]/gu, " ")
    .toWellFormed()
    .slice(0, longestText);
