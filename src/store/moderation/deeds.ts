/** Deeds of moderation (1.6): kept before they are carried out, with the evidence; only their outcome changes. */
import { sql, type Selectable, type Updateable } from "kysely";
import type { ModerationDeed, ModerationLine, ModerationProgress, ModerationQuery } from "#app";
import type { ActingRole, CaseId, MessageId, PersonId, PublicationId } from "#case";
import { announce } from "../changes/announce.ts";
import type { Rows } from "../rows.ts";
import type { Scope } from "../scope.ts";

type Row = Selectable<Rows["moderation_deeds"]>;

// Our own columns: they were written from these types.
const toDeed = (row: Row): ModerationDeed => ({
  deedId: row.deed_id,
  kind: row.kind as ModerationDeed["kind"],
  pageId: row.page_id,
  network: row.network,
  caseId: row.case_id as CaseId,
  messageId: row.message_id as MessageId | null,
  publicationId: row.publication_id as PublicationId | null,
  authorId: row.author_id,
  ground: row.ground as ModerationDeed["ground"],
  note: row.note as ModerationDeed["note"],
  evidence: row.evidence as ModerationDeed["evidence"],
  newText: row.new_text as ModerationDeed["newText"],
  byHand: row.by_hand,
  personId: row.person_id as PersonId,
  at: row.at,
  needs: row.needs as readonly ActingRole[],
  approvals: row.approvals as ModerationDeed["approvals"],
  status: row.status as ModerationDeed["status"],
  attempts: row.attempts,
  failure: row.failure,
  failureDetail: row.failure_detail,
  doneAt: row.done_at,
});

const jsonOrNull = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));

/** Keeps a deed with its evidence, before anything is done. */
export const addModeration = async ({ db, tenantId }: Scope, deed: ModerationDeed): Promise<void> => {
  await db
    .insertInto("moderation_deeds")
    .values({
      tenant_id: tenantId,
      deed_id: deed.deedId,
      kind: deed.kind,
      page_id: deed.pageId,
      network: deed.network,
      case_id: deed.caseId,
      message_id: deed.messageId,
      publication_id: deed.publicationId,
      author_id: deed.authorId,
      ground: JSON.stringify(deed.ground),
      note: jsonOrNull(deed.note),
      evidence: JSON.stringify(deed.evidence),
      new_text: jsonOrNull(deed.newText),
      by_hand: deed.byHand,
      person_id: deed.personId,
      at: deed.at,
      needs: [...deed.needs],
      approvals: JSON.stringify(deed.approvals),
      status: deed.status,
      failure: deed.failure,
      failure_detail: deed.failureDetail,
      done_at: deed.doneAt,
    })
    .execute();
};

/** One deed, locked until the end of the transaction. */
export const lockModeration = async ({ db, tenantId }: Scope, deedId: string): Promise<ModerationDeed | null> => {
  const row = await db
    .selectFrom("moderation_deeds")
    .selectAll()
    .where("tenant_id", "=", tenantId)
    .where("deed_id", "=", deedId)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : toDeed(row);
};

const changeOf = (progress: ModerationProgress): Updateable<Rows["moderation_deeds"]> => {
  if ("approvals" in progress) return { status: progress.status, approvals: JSON.stringify(progress.approvals) };
  if (progress.status === "done") return { status: "done", done_at: progress.at, failure: null, failure_detail: null };
  return { status: progress.status, failure: progress.failure, failure_detail: progress.detail };
};

/** Keeps what became of a deed; the card hears of it. */
export const setModeration = async ({ db, tenantId }: Scope, deedId: string, progress: ModerationProgress): Promise<void> => {
  const row = await db
    .updateTable("moderation_deeds")
    .set(changeOf(progress))
    .set((by) => ({ attempts: by("attempts", "+", "approvals" in progress ? 0 : 1) }))
    .where("tenant_id", "=", tenantId)
    .where("deed_id", "=", deedId)
    .returning(["case_id", "publication_id"])
    .executeTakeFirst();
  if (row === undefined) throw new Error(`No deed of moderation ${deedId}.`);
  // The desk asks for the card again; which publication it was does not matter to it.
  const publicationId = (row.publication_id ?? deedId) as PublicationId;
  await announce(db, { kind: "publication", tenantId, caseId: row.case_id as CaseId, publicationId });
};

/** The deeds of a case in the order in which they were asked for. */
export const moderationsOf = async ({ db, tenantId }: Scope, caseId: CaseId): Promise<readonly ModerationDeed[]> => {
  const rows = await db
    .selectFrom("moderation_deeds")
    .selectAll()
    .where("tenant_id", "=", tenantId)
    .where("case_id", "=", caseId)
    .orderBy("position")
    .execute();
  return rows.map(toDeed);
};

type Line = Row & {
  readonly by_name: string;
  readonly page_title: string;
  readonly number: number;
  readonly author_name: string | null;
  readonly words: string | null;
  readonly note_words: string | null;
};

/** The log, the newest first. */
export const moderationLog = async ({ db, tenantId }: Scope, query: ModerationQuery): Promise<readonly ModerationLine[]> => {
  const { from, to, kind, pageId, ground, limit } = query;
  const { rows } = await sql<Line>`
    select d.*, p.name as by_name, g.title as page_title, n.number, coalesce(a.name, a.external_id) as author_name,
      t.body as words, w.body as note_words
    from moderation_deeds d
    join people p on p.tenant_id = ${tenantId} and p.person_id = d.person_id
    join pages g on g.tenant_id = ${tenantId} and g.page_id = d.page_id
    join case_numbers n on n.tenant_id = ${tenantId} and n.case_id = d.case_id
    left join authors a on a.tenant_id = ${tenantId} and a.author_id = d.author_id
    left join texts t on t.tenant_id = ${tenantId} and t.text_id = d.evidence->'text'->>'textId'
    left join texts w on w.tenant_id = ${tenantId} and w.text_id = d.note->>'textId'
    where d.tenant_id = ${tenantId}
      and (${from}::bigint is null or d.at >= ${from}) and (${to}::bigint is null or d.at < ${to})
      and (${kind}::text is null or d.kind = ${kind}) and (${pageId}::text is null or d.page_id = ${pageId})
      and (${ground}::text is null or d.ground->>'name' = ${ground})
    order by d.position desc limit ${limit}`.execute(db);
  return rows.map((row) => ({
    ...toDeed(row),
    by: row.by_name,
    pageTitle: row.page_title,
    number: row.number,
    author: row.author_name,
    words: row.words ?? "",
    noteWords: row.note_words ?? "",
  }));
};
