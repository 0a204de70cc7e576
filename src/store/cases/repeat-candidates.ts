/** Former messages that one may repeat: cheap to find, so that the likeness itself can be judged by plain code. */
import { sql } from "kysely";
import type { CaseId } from "#case";
import type { RepeatCandidate } from "#app";
import type { Scope } from "../scope.ts";

type Row = {
  readonly case_id: string;
  readonly author_id: string | null;
  readonly thread_id: string | null;
  readonly body: string;
  readonly arrived_at: number;
  readonly own: boolean;
};

const toCandidate = (row: Row): RepeatCandidate => ({
  caseId: row.case_id as CaseId,
  authorId: row.author_id,
  threadId: row.thread_id,
  text: row.body,
  arrivedAt: row.arrived_at,
});

const ofAuthorMax = 60;
const ofThreadMax = 60;

/** A thread is a first comment with its answers, or a dialogue: a post alone gathers too many people to be one. */
const threadId = sql`m.page_id || ' ' || coalesce(m.thread->>'rootCommentId', m.thread->>'conversationId', m.external_id)`;

/** The case's own messages, and former ones of its author on any page, of its thread, and the newest of the municipality. */
export const repeatCandidates = async ({ db, tenantId }: Scope, caseId: CaseId, recent: number) => {
  const { rows } = await sql<Row>`
    with own as materialized (
      select m.case_id, m.message_id, m.author_id, m.arrived_at, m.page_id, ${threadId} as thread_id
      from messages m where m.tenant_id = ${tenantId} and m.case_id = ${caseId}
    ),
    since as (select min(arrived_at) as at from own),
    found as (
      (select m.message_id from messages m, since
        where m.tenant_id = ${tenantId} and m.author_id in (select author_id from own where author_id is not null) and m.arrived_at <= since.at
        order by m.arrived_at desc limit ${ofAuthorMax})
      union
      (select m.message_id from messages m, since
        where m.tenant_id = ${tenantId} and m.page_id in (select page_id from own) and ${threadId} in (select thread_id from own)
          and m.arrived_at <= since.at
        order by m.arrived_at desc limit ${ofThreadMax})
      union
      (select m.message_id from messages m, since where m.tenant_id = ${tenantId} and m.arrived_at <= since.at
        order by m.arrived_at desc limit ${recent})
      union select message_id from own
    )
    select m.case_id, m.author_id, ${threadId} as thread_id, t.body, m.arrived_at, m.case_id = ${caseId} as own
    from found
    join messages m on m.tenant_id = ${tenantId} and m.message_id = found.message_id
    join texts t on t.tenant_id = ${tenantId} and t.text_id = m.text_id
    where t.body is not null
    order by m.arrived_at desc`.execute(db);
  return { own: rows.filter(({ own }) => own).map(toCandidate), former: rows.filter(({ own }) => !own).map(toCandidate) };
};
