/** The outbox: a reply on its way to a network, and what became of it. */
import { sql, type Selectable, type Updateable } from "kysely";
import type { CaseId, DraftId, FileRef, PublicationId, ReplyKind, TextId } from "#case";
import type { NewPublication, OutboundTarget, PublicationProgress, PublicationRow, PublicationStatus, StoreTx } from "#app";
import type { Instant } from "#worktime";
import { announce } from "../changes/announce.ts";
import type { Rows } from "../rows.ts";
import type { Scope } from "../scope.ts";

const toPublication = (row: Selectable<Rows["publications"]>): PublicationRow => ({
  publicationId: row.publication_id as PublicationId,
  caseId: row.case_id as CaseId,
  pageId: row.page_id,
  reply: row.reply as ReplyKind,
  draftId: row.draft_id as DraftId | null,
  text: { textId: row.text_id as TextId, digest: row.text_digest, length: row.text_length },
  files: row.files as readonly FileRef[],
  target: row.target as OutboundTarget,
  createdAt: row.created_at,
  status: row.status as PublicationStatus,
  attempts: row.attempts,
  failure: row.failure,
  failureDetail: row.failure_detail,
  nextAttemptAt: row.next_attempt_at,
  externalId: row.external_id,
  permalink: row.permalink,
  publishedAt: row.published_at,
});

/** Puts a reply into the outbox. */
export const putPublication = async ({ db, tenantId }: Scope, publication: NewPublication): Promise<void> => {
  const { text } = publication;
  await db
    .insertInto("publications")
    .values({
      tenant_id: tenantId,
      publication_id: publication.publicationId,
      case_id: publication.caseId,
      page_id: publication.pageId,
      reply: publication.reply,
      draft_id: publication.draftId,
      text_id: text.textId,
      text_digest: text.digest,
      text_length: text.length,
      files: JSON.stringify(publication.files),
      target: JSON.stringify(publication.target),
      created_at: publication.createdAt,
      status_at: publication.createdAt,
    })
    .execute();
};

/** One publication by id. */
export const readPublication = async ({ db, tenantId }: Scope, publicationId: PublicationId): Promise<PublicationRow | null> => {
  const row = await db
    .selectFrom("publications")
    .selectAll()
    .where("tenant_id", "=", tenantId)
    .where("publication_id", "=", publicationId)
    .executeTakeFirst();
  return row ? toPublication(row) : null;
};

/** Locks the row until the end of the transaction; null when another process holds it, or there is none. */
export const lockPublication = async ({ db, tenantId }: Scope, publicationId: PublicationId): Promise<PublicationRow | null> => {
  const row = await db
    .selectFrom("publications")
    .selectAll()
    .where("tenant_id", "=", tenantId)
    .where("publication_id", "=", publicationId)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row ? toPublication(row) : null;
};

const changeOf = (progress: PublicationProgress, now: Instant): Updateable<Rows["publications"]> => {
  switch (progress.status) {
    case "sending":
      return { status_at: progress.at, next_attempt_at: null };
    case "retry":
    case "unknown":
      return { status_at: now, failure: progress.failure, failure_detail: progress.detail, next_attempt_at: progress.nextAttemptAt };
    case "failed":
      return { status_at: now, failure: progress.failure, failure_detail: progress.detail, next_attempt_at: null };
    case "published":
      return {
        status_at: now,
        failure: null,
        failure_detail: null,
        next_attempt_at: null,
        external_id: progress.externalId,
        permalink: progress.permalink,
        published_at: progress.at,
      };
  }
};

/** Writes what became of an attempt; the beginning of one counts it. */
export const setPublication = async (
  { db, tenantId, now }: Scope,
  publicationId: PublicationId,
  progress: PublicationProgress,
): Promise<void> => {
  const row = await db
    .updateTable("publications")
    .set({ ...changeOf(progress, now()), status: progress.status })
    .set((by) => ({ attempts: by("attempts", "+", progress.status === "sending" ? 1 : 0) }))
    .where("tenant_id", "=", tenantId)
    .where("publication_id", "=", publicationId)
    .returning("case_id")
    .executeTakeFirst();
  if (!row) throw new Error(`No publication ${publicationId}.`);
  await announce(db, { kind: "publication", tenantId, caseId: row.case_id as CaseId, publicationId });
};

/** The publication that the network knows by this id: how our own reply is recognised when it comes back. */
export const publicationByExternalId = async (
  { db, tenantId }: Scope,
  pageId: string,
  externalId: string,
): Promise<PublicationRow | null> => {
  const row = await db
    .selectFrom("publications")
    .selectAll()
    .where("tenant_id", "=", tenantId)
    .where("page_id", "=", pageId)
    .where("external_id", "=", externalId)
    .executeTakeFirst();
  return row ? toPublication(row) : null;
};

/** All publications of a case, oldest first. */
export const publicationsOf = async ({ db, tenantId }: Scope, caseId: CaseId): Promise<readonly PublicationRow[]> => {
  const rows = await db
    .selectFrom("publications")
    .selectAll()
    .where("tenant_id", "=", tenantId)
    .where("case_id", "=", caseId)
    .orderBy("created_at")
    .orderBy("publication_id")
    .execute();
  return rows.map(toPublication);
};

/** Publications that nobody moves any more: a job was lost, or its process was killed while the reply was on its way. */
export const stalledPublications = async (
  { db, tenantId }: Scope,
  before: { readonly now: Instant; readonly sendingBefore: Instant },
  limit: number,
): Promise<readonly PublicationId[]> => {
  const rows = await db
    .selectFrom("publications")
    .select("publication_id")
    .where("tenant_id", "=", tenantId)
    .where("status", "in", ["queued", "retry", "unknown", "sending"])
    .where((by) =>
      by.or([
        by.and([by("status", "=", "sending"), by("status_at", "<", before.sendingBefore)]),
        by.and([by("status", "<>", "sending"), by(by.fn.coalesce("next_attempt_at", "status_at"), "<", before.now)]),
      ]),
    )
    .orderBy((by) => by.fn.coalesce("next_attempt_at", "status_at"))
    .limit(limit)
    .execute();
  return rows.map((row) => row.publication_id as PublicationId);
};

/** Takes the page's turn until the end of the transaction: who counts what left lately counts alone. */
export const takePageTurn = async ({ db, tenantId }: Scope, pageId: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${tenantId}/${pageId}/turn`}, 0))`.execute(db);
};

type Recent = Parameters<StoreTx["recentPublication"]>[0];

/** When the publication left that stands at this place, counted from the newest; one that is leaving right now counts too. */
export const recentPublication = async ({ db, tenantId }: Scope, asked: Recent): Promise<Instant | null> => {
  const { pageId, since, place, sameTextAs, publicOnly } = asked;
  const { rows } = await sql<{ readonly left_at: number }>`
    select coalesce(p.published_at, p.status_at) as left_at from publications p
    where p.tenant_id = ${tenantId} and p.page_id = ${pageId} and p.status in ('published', 'sending')
      and coalesce(p.published_at, p.status_at) > ${since} and coalesce(p.external_id, '') not like 'by-hand:%'
      and (not ${publicOnly} or p.target->>'kind' = 'public')
      and (${sameTextAs}::text is null or exists (
        select 1 from texts a join texts b on b.tenant_id = ${tenantId} and b.body = a.body
        where a.tenant_id = ${tenantId} and a.text_id = ${sameTextAs} and b.text_id = p.text_id))
    order by left_at desc offset ${place - 1} limit 1`.execute(db);
  return rows[0]?.left_at ?? null;
};
