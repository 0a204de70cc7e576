/** A cell of a table file for a spreadsheet: quoted, and a text that would be taken for a formula is made plain. */
export function csvCell(value: string): string {
  const plain = /^[=+\-@\t\r]/u.test(value) ? `'${value}` : value;
  return `"${plain.replaceAll('"', '""')}"`;
}

/** A line of the table as spreadsheets in Russian read it. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(";")}\r\n`;
