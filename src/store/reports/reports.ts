/** What reports read: open clocks, the cases of a period, the words beside their events. */
import { sql } from "kysely";
import type { CaseProjection, JournalWords, ListRow, LoggedCase, OpenClock } from "#app";
import type { CaseId, UnitId } from "#case";
import type { Instant } from "#worktime";
import { pageColumns, pageJoins, toRow, type ShownRow } from "../cases/list.ts";
import { logged, type Numbered } from "../cases/rebuild.ts";
import type { Scope } from "../scope.ts";

type ClockRow = {
  readonly case_id: string;
  readonly procedure: string;
  readonly edition: string;
  readonly route: string;
  readonly step: string;
  readonly waiting_for: readonly string[];
  readonly units: readonly string[];
  readonly nearest: unknown;
  readonly warn_at: number | null;
};

/** Every open case with its nearest clock and that clock's warning. */
export const openClocks = async ({ db, tenantId }: Scope): Promise<readonly OpenClock[]> => {
  const { rows } = await sql<ClockRow>`
    select c.case_id, c.procedure, c.edition, c.route, c.step, c.waiting_for, c.units, c.nearest,
      (select max((t ->> 'warnAt')::bigint) from jsonb_array_elements(c.timers) t
        where t ->> 'timer' = c.nearest ->> 'timer' and t ->> 'stoppedAt' is null) as warn_at
    from cases c where c.tenant_id = ${tenantId} and not c.ended order by c.due_order, c.number`.execute(db);
  // Our own columns: they were written from these types.
  return rows.map((row) => ({
    caseId: row.case_id as CaseId,
    procedure: row.procedure,
    edition: row.edition,
    route: row.route,
    step: row.step,
    waitingFor: row.waiting_for as CaseProjection["waitingFor"],
    units: row.units as readonly UnitId[],
    nearest: row.nearest as CaseProjection["nearest"],
    warnAt: row.warn_at,
  }));
};

/** These cases as rows of a list. */
export const listed = async ({ db, tenantId }: Scope, ids: readonly CaseId[]): Promise<readonly ListRow[]> => {
  if (ids.length === 0) return [];
  const { rows } = await sql<ShownRow>`
    select ${pageColumns} from cases c ${pageJoins(tenantId)}
    where c.tenant_id = ${tenantId} and c.case_id = any(${[...ids]}) order by c.due_order, c.number`.execute(db);
  return rows.map(toRow);
};

type Wanted = { readonly from: Instant; readonly to: Instant; readonly after: number; readonly limit: number };

/** The next cases by number that can belong to a period, with their logs. */
export const casesOfPeriod = async (scope: Scope, { from, to, after, limit }: Wanted): Promise<readonly LoggedCase[]> => {
  const { rows } = await sql<Numbered>`
    select c.case_id, c.number, c.network, c.page_id from cases c
    where c.tenant_id = ${scope.tenantId} and c.number > ${after} and c.received_at < ${to} and (c.last_event_at >= ${from} or not c.ended)
    order by c.number limit ${limit}`.execute(scope.db);
  return logged(scope, rows);
};

type WordsRow = {
  readonly case_id: string;
  readonly page_title: string | null;
  readonly author_name: string | null;
  readonly body: string | null;
  readonly permalink: string | null;
  readonly answer_link: string | null;
  readonly answer: string | null;
};

/** What a journal says of these cases beside their events. */
export const journalWords = async ({ db, tenantId }: Scope, ids: readonly CaseId[]): Promise<ReadonlyMap<CaseId, JournalWords>> => {
  const { rows } = await sql<WordsRow>`
    select c.case_id, p.title as page_title, a.name as author_name, t.body, m.permalink,
      (select b.permalink from publications b where b.tenant_id = ${tenantId} and b.case_id = c.case_id and b.permalink is not null
        order by b.published_at desc nulls last limit 1) as answer_link,
      (select bt.body from publications b join texts bt on bt.tenant_id = ${tenantId} and bt.text_id = b.text_id
        where b.tenant_id = ${tenantId} and b.case_id = c.case_id and b.reply in ('final', 'explanation') and b.status = 'published'
        order by b.created_at desc limit 1) as answer
    from cases c ${pageJoins(tenantId)}
    where c.tenant_id = ${tenantId} and c.case_id = any(${[...ids]})`.execute(db);
  return new Map(
    rows.map((row) => [
      row.case_id as CaseId,
      {
        pageTitle: row.page_title,
        authorName: row.author_name,
        text: row.body ?? "",
        permalink: row.permalink,
        answerLink: row.answer_link,
        answer: row.answer,
      },
    ]),
  );
};
