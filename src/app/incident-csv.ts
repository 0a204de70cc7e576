/** The plainest pieces of a table of «Инцидент»: separated text by the usual rules, and dates as the system writes them. */
import type { Instant } from "#worktime";

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
