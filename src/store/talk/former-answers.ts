/** Replies that were published to the author of a case before, in other cases: what an explanation by 3.8 points to. */
import { sql } from "kysely";
import type { FormerAnswer } from "#app";
import type { CaseId, UnitId } from "#case";
import type { Scope } from "../scope.ts";

type Found = {
  readonly case_id: string;
  readonly number: number;
  readonly units: readonly string[];
  readonly question: string;
  readonly answer: string;
  readonly permalink: string | null;
  readonly published_at: number;
  readonly is_public: boolean;
};

/** Former answers to the same author, the newest first. */
export const formerAnswers = async ({ db, tenantId }: Scope, caseId: CaseId): Promise<readonly FormerAnswer[]> => {
  const { rows } = await sql<Found>`
    with author as (
      select m.author_id from cases c join messages m on m.tenant_id = ${tenantId} and m.message_id = c.message_id
      where c.tenant_id = ${tenantId} and c.case_id = ${caseId} and m.author_id is not null
    )
    select c.case_id, c.number, c.units, left(q.body, 240) as question, left(t.body, 600) as answer, p.permalink, p.published_at,
      p.target ->> 'kind' = 'public' as is_public
    from author
    join messages m on m.tenant_id = ${tenantId} and m.author_id = author.author_id
    join cases c on c.tenant_id = ${tenantId} and c.case_id = m.case_id and c.message_id = m.message_id and c.case_id <> ${caseId}
    join publications p on p.tenant_id = ${tenantId} and p.case_id = c.case_id and p.status = 'published' and p.reply in ('final', 'explanation')
    join texts q on q.tenant_id = ${tenantId} and q.text_id = m.text_id
    join texts t on t.tenant_id = ${tenantId} and t.text_id = p.text_id
    order by p.published_at desc limit 30`.execute(db);
  return rows.map((row) => ({
    // Our own columns: they were written from these types.
    caseId: row.case_id as CaseId,
    number: row.number,
    units: row.units as readonly UnitId[],
    question: row.question,
    answer: row.answer,
    permalink: row.permalink,
    publishedAt: row.published_at,
    isPublic: row.is_public,
  }));
};
