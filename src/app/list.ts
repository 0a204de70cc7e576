import { isActing } from "./card.ts";
import type { Desk } from "./desk.ts";
import type { ListAnswer, Principal } from "./face.ts";
import type { ListRow, ListView } from "./ports/store.ts";
import { may, scopeOf } from "./rights.ts";

export type ListRequest = { readonly view: ListView; readonly limit: number; readonly cursor: string | null };

const noCounts: Readonly<Record<ListView, number>> = { queue: 0, urgent: 0, mine: 0, awaitingAuthor: 0, answered: 0, all: 0 };

/** One page of a list as this person may see it; whoever may see no case gets an empty one. */
export async function listFor(desk: Desk, { tenantId, person }: Principal, request: ListRequest): Promise<ListAnswer> {
  const now = desk.now();
  const units = await desk.store.transaction(tenantId, (tx) => tx.units());
  const scope = scopeOf(person);
  if (scope === null || !isActing(person.role))
    return { rows: [], nextCursor: null, counts: noCounts, units: may(person, "case", "read") ? units : [], now };
  const { role } = person;
  const [page, counts] = await Promise.all([
    desk.store.list(tenantId, { ...request, scope, role, now }),
    desk.store.counts(tenantId, { scope, role, now }),
  ]);
  return { rows: page.rows.map((row) => withAct(desk, row)), nextCursor: page.nextCursor, counts, units, now };
}

function withAct(desk: Desk, row: ListRow): ListAnswer["rows"][number] {
  const { procedure: code, edition, route: name, caseId } = row.projection;
  const procedure = desk.book.edition(code, edition);
  const route = procedure.routes[name];
  if (route === undefined) throw new Error(`Case ${caseId}: the act "${code}" has no route "${name}".`);
  return { ...row, procedure, route };
}
