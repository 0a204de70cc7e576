/** One page of a list: the place in the order first, from an index alone, and then what the page's rows show. */
import { sql, type RawBuilder, type Selectable } from "kysely";
import type { ListPage, ListQuery, ListRow } from "#app";
import type { Rows } from "../rows.ts";
import type { Scope } from "../scope.ts";
import { readCursor, writeCursor, type Position } from "./cursor.ts";
import { listColumns, toListed } from "./projection.ts";
import { viewOf, type Order } from "./views.ts";

const excerptLength = 240;
const limitMax = 100;

const sortKey: Record<Order, RawBuilder<number>> = { due: sql`due_order`, since: sql`step_since`, number: sql`number` };

const after = (order: Order, position: Position | null): RawBuilder<boolean> => {
  if (!position) return sql`true`;
  switch (order) {
    case "due":
      return sql`(due_order, number) > (${position.key}::bigint, ${position.number}::bigint)`;
    case "since":
      return sql`(step_since, number) < (${position.key}::bigint, ${position.number}::bigint)`;
    case "number":
      return sql`number < ${position.number}::bigint`;
  }
};

const direction = (order: Order): RawBuilder<unknown> => {
  switch (order) {
    case "due":
      return sql`due_order, number`;
    case "since":
      return sql`step_since desc, number desc`;
    case "number":
      return sql`number desc`;
  }
};

/** A unit reads its own rows and no other (2.6). */
const sourceOf = ({ scope }: ListQuery): RawBuilder<unknown> => (scope.kind === "all" ? sql`cases` : sql`case_units`);
const scopeOf = ({ scope }: ListQuery): RawBuilder<boolean> => (scope.kind === "all" ? sql`true` : sql`unit_id = ${scope.unitId}`);

/** What a row of any list shows beside the projection. */
export type ShownRow = Pick<Selectable<Rows["cases"]>, (typeof listColumns)[number]> & {
  readonly author_name: string | null;
  readonly excerpt: string;
  readonly page_title: string | null;
  readonly attachment_count: number;
};

type PageRow = ShownRow & { readonly sort_key: number };

/** The columns of `ShownRow`, from a row `c` of the cases and what `pageJoins` joins to it. */
export const pageColumns = sql`${sql.join(listColumns.map((name) => sql.ref(`c.${name}`)))}, a.name as author_name,
  coalesce(left(t.body, ${sql.lit(excerptLength)}), '') as excerpt, p.title as page_title, coalesce(jsonb_array_length(m.attachments), 0) as attachment_count`;

export const pageJoins = (tenantId: string): RawBuilder<unknown> => sql`
    left join messages m on m.tenant_id = ${tenantId} and m.message_id = c.message_id
    left join texts t on t.tenant_id = ${tenantId} and t.text_id = m.text_id
    left join authors a on a.tenant_id = ${tenantId} and a.author_id = m.author_id
    left join pages p on p.tenant_id = ${tenantId} and p.page_id = c.page_id`;

const readPage = async ({ db, tenantId }: Scope, query: ListQuery, limit: number): Promise<readonly PageRow[]> => {
  const { filter, order } = viewOf(query.view, query.role);
  const position = readCursor(query.view, query.cursor);
  const { rows } = await sql<PageRow>`
    with place as materialized (
      select case_id, ${sortKey[order]} as sort_key, number from ${sourceOf(query)}
      where tenant_id = ${tenantId} and ${scopeOf(query)} and ${filter} and ${after(order, position)}
      order by ${direction(order)} limit ${limit + 1}
    )
    select ${pageColumns}, place.sort_key
    from place
    join cases c on c.tenant_id = ${tenantId} and c.case_id = place.case_id
    ${pageJoins(tenantId)}
    order by place.sort_key ${order === "due" ? sql`asc` : sql`desc`}, place.number ${order === "due" ? sql`asc` : sql`desc`}`.execute(db);
  return rows;
};

export const toRow = (row: ShownRow): ListRow => ({
  projection: toListed(row),
  authorName: row.author_name,
  excerpt: row.excerpt,
  pageTitle: row.page_title,
  attachmentCount: row.attachment_count,
});

/** A page of the list with the cursor of the next one; one row more is read to know whether there is a next. */
export const listCases = async (scope: Scope, query: ListQuery): Promise<ListPage> => {
  const limit = Math.min(Math.max(1, query.limit), limitMax);
  const found = await readPage(scope, query, limit);
  const rows = found.slice(0, limit);
  const last = found.length > limit ? rows.at(-1) : undefined;
  return { rows: rows.map(toRow), nextCursor: last ? writeCursor(query.view, { key: last.sort_key, number: last.number }) : null };
};
