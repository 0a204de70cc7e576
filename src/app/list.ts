import type { TenantId } from "#case";
import type { ActBook } from "./act-book.ts";
import { isActing } from "./acting.ts";
import type { Desk } from "./desk.ts";
import type { ListAnswer, Principal, UnderAct } from "./face.ts";
import { organisationOf } from "./organisation-of.ts";
import type { ListRow, ListView, UnitRow } from "./ports/store.ts";
import { may, scopeOf } from "./rights.ts";

export type ListRequest = { readonly view: ListView; readonly limit: number; readonly cursor: string | null };

const noCounts: Readonly<Record<ListView, number>> = { queue: 0, urgent: 0, mine: 0, awaitingAuthor: 0, answered: 0, all: 0 };

/** One page of a list as this person may see it; whoever may see no case gets an empty one. */
export async function listFor(desk: Desk, { tenantId, person }: Principal, request: ListRequest): Promise<ListAnswer> {
  const now = desk.now();
  const scope = scopeOf(person);
  if (scope === null || !isActing(person.role)) {
    const units = may(person, "case", "read") ? await desk.store.transaction(tenantId, (tx) => tx.units()) : [];
    return { rows: [], nextCursor: null, counts: noCounts, units, now };
  }
  const { role } = person;
  const [page, counts] = await Promise.all([
    desk.store.list(tenantId, { ...request, scope, role, now }),
    desk.store.counts(tenantId, { scope, role, now }),
  ]);
  const { rows, units } = await underAct(desk, tenantId, page.rows);
  return { rows, nextCursor: page.nextCursor, counts, units, now };
}

/** Rows with the acts that name their steps, and the units that they name. Read after the rows: an edition that one of them stands on is then known for certain. */
export function underAct<Row extends ListRow>(
  desk: Desk,
  tenantId: TenantId,
  rows: readonly Row[],
): Promise<{ readonly rows: readonly UnderAct<Row>[]; readonly units: readonly UnitRow[] }> {
  return desk.store.transaction(tenantId, async (tx) => {
    const book = await desk.bookOf(tx, await organisationOf(tx));
    return { rows: rows.map((row) => withAct(book, row)), units: await tx.units() };
  });
}

function withAct<Row extends ListRow>(book: ActBook, row: Row): UnderAct<Row> {
  const { procedure: code, edition, route: name, caseId } = row.projection;
  const procedure = book.edition(code, edition);
  const route = procedure.routes[name];
  if (route === undefined) throw new Error(`Case ${caseId}: the act "${code}" has no route "${name}".`);
  return { ...row, procedure, route };
}
