/** Answers published for everybody (3.6): kept, found by words with the Russian dictionary, withdrawn but never removed. */
import { sql } from "kysely";
import type { AnswerDeed, AnswerSearch, PublicAnswer } from "#app";
import type { CaseId, PersonId } from "#case";
import type { Instant } from "#worktime";
import type { Rows } from "../rows.ts";
import type { Scope } from "../scope.ts";

type Row = Omit<Rows["public_answers"], "tenant_id" | "search">;
const columns = ["answer_id", "case_id", "question", "answer", "published_at", "updated_at", "withdrawn_at"] as const;

const answerOf = (row: Row): PublicAnswer => ({
  answerId: row.answer_id,
  // Our own column: it was written from this type.
  caseId: row.case_id as CaseId,
  question: row.question,
  answer: row.answer,
  publishedAt: row.published_at,
  updatedAt: row.updated_at,
  withdrawnAt: row.withdrawn_at,
});

const chosen = ({ db, tenantId }: Scope) => db.selectFrom("public_answers").select(columns).where("tenant_id", "=", tenantId);

/** The newest answer of a case, a withdrawn one too. */
export const answerOfCase = async (scope: Scope, caseId: CaseId): Promise<PublicAnswer | null> => {
  const row = await chosen(scope).where("case_id", "=", caseId).orderBy("published_at", "desc").limit(1).executeTakeFirst();
  return row === undefined ? null : answerOf(row);
};

/** One answer, whatever became of it. */
export const publicAnswer = async (scope: Scope, answerId: string): Promise<PublicAnswer | null> => {
  const row = await chosen(scope).where("answer_id", "=", answerId).executeTakeFirst();
  return row === undefined ? null : answerOf(row);
};

/** Answers that stand: by words with the best first, or the newest first. */
export const publicAnswers = async (scope: Scope, { words, offset, limit }: AnswerSearch) => {
  const query = sql`websearch_to_tsquery('russian', ${words})`;
  const standing = scope.db
    .selectFrom("public_answers")
    .where("tenant_id", "=", scope.tenantId)
    .where("withdrawn_at", "is", null)
    .$if(words !== "", (found) => found.where(sql<boolean>`search @@ ${query}`));
  const { total } = await standing.select(({ fn }) => fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
  const rows = await standing
    .select(columns)
    .$if(words !== "", (found) => found.orderBy(sql`ts_rank(search, ${query})`, "desc"))
    .orderBy("published_at", "desc")
    .orderBy("answer_id")
    .offset(offset)
    .limit(limit)
    .execute();
  return { answers: rows.map(answerOf), total };
};

/** Answers that share words with a text: any word counts, more words count more. */
export const answersLike = async (scope: Scope, text: string, limit: number): Promise<readonly PublicAnswer[]> => {
  const { rows } = await sql<Row>`
    with asked as (
      select to_tsquery('russian', coalesce(nullif(array_to_string(tsvector_to_array(to_tsvector('russian', ${text}))
        , ' | '), ''), 'ничего')) as words
      where ${text} !~ '^\s*$'
    )
    select ${sql.join(columns.map((column) => sql.ref(column)))} from public_answers, asked
    where tenant_id = ${scope.tenantId} and withdrawn_at is null and search @@ asked.words and ts_rank(search, asked.words) > 0.1
    order by ts_rank(search, asked.words) desc, published_at desc limit ${limit}`.execute(scope.db);
  return rows.map(answerOf);
};

/** Keeps an answer, or brings it to what is given. */
export const putPublicAnswer = async ({ db, tenantId }: Scope, answer: PublicAnswer): Promise<void> => {
  const content = { question: answer.question, answer: answer.answer, updated_at: answer.updatedAt, withdrawn_at: answer.withdrawnAt };
  await db
    .insertInto("public_answers")
    .values({ tenant_id: tenantId, answer_id: answer.answerId, case_id: answer.caseId, published_at: answer.publishedAt, ...content })
    .onConflict((on) => on.columns(["tenant_id", "answer_id"]).doUpdateSet(content))
    .execute();
};

type NewDeed = { readonly deed: AnswerDeed["deed"]; readonly personId: PersonId; readonly at: Instant; readonly reason: string | null };

/** Records what a person did; the record only grows. */
export const addAnswerDeed = async ({ db, tenantId }: Scope, answerId: string, { deed, personId, at, reason }: NewDeed): Promise<void> => {
  await db
    .insertInto("public_answer_deeds")
    .values({ tenant_id: tenantId, answer_id: answerId, deed, person_id: personId, at, reason })
    .execute();
};

/** What was done to an answer, in order. */
export const answerDeeds = async ({ db, tenantId }: Scope, answerId: string): Promise<readonly AnswerDeed[]> => {
  const { rows } = await sql<AnswerDeed>`
    select d.deed, p.name as by, d.at, d.reason from public_answer_deeds d
    join people p on p.tenant_id = d.tenant_id and p.person_id = d.person_id
    where d.tenant_id = ${tenantId} and d.answer_id = ${answerId} order by d.position`.execute(db);
  return rows;
};
