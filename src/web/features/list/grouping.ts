import type { CaseRow } from "#http/contract";

export type GroupName = "overdue" | "today" | "later" | "suspended" | "none" | "ended";
export type ListLine =
  | { readonly kind: "group"; readonly group: GroupName; readonly count: number }
  | { readonly kind: "day"; readonly day: string; readonly at: number }
  | { readonly kind: "row"; readonly row: CaseRow };

/** The group of a row: urgency, and finished work apart from work without a clock. */
export const groupOf = (row: Pick<CaseRow, "urgency" | "ended">): GroupName => (row.ended ? "ended" : row.urgency);

/** Rows in the server's order, with a heading where the group changes. */
export const withHeadings = (rows: readonly CaseRow[]): readonly ListLine[] => {
  const counts = new Map<GroupName, number>();
  for (const row of rows) counts.set(groupOf(row), (counts.get(groupOf(row)) ?? 0) + 1);
  const lines: ListLine[] = [];
  let former: GroupName | null = null;
  for (const row of rows) {
    const group = groupOf(row);
    if (group !== former) lines.push({ kind: "group", group, count: counts.get(group) ?? 0 });
    former = group;
    lines.push({ kind: "row", row });
  }
  return lines;
};

/** Rows newest first, with a heading where the day of arrival changes: for views that look back. */
export const withDays = (rows: readonly CaseRow[], dayOf: (at: number) => string): readonly ListLine[] => {
  const lines: ListLine[] = [];
  let former: string | null = null;
  for (const row of rows) {
    const day = dayOf(row.receivedAt);
    if (day !== former) lines.push({ kind: "day", day, at: row.receivedAt });
    former = day;
    lines.push({ kind: "row", row });
  }
  return lines;
};

/** Rows as they come: what a search found stands in the search's own order. */
export const withoutHeadings = (rows: readonly CaseRow[]): readonly ListLine[] => rows.map((row) => ({ kind: "row", row }));

/** Whether a row answers the words typed into the filter: number, author, first words, unit, page. */
export const answersFilter = (row: CaseRow, words: string): boolean => {
  const wanted = words.trim().toLowerCase().replace(/^№\s*/, "");
  if (wanted === "") return true;
  const hay =
    `${row.number} ${row.authorName ?? ""} ${row.excerpt} ${row.pageTitle ?? ""} ${row.units.map((unit) => unit.shortTitle).join(" ")}`.toLowerCase();
  return hay.includes(wanted);
};
