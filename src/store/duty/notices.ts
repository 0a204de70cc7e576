/** What people are told inside the desk, and the index of when a case is to be looked at for it. */
import { sql } from "kysely";
import type { NewBreach, NewNotice, NoticeKind, NoticeRow } from "#app";
import type { CaseId, PersonId, UnitId } from "#case";
import type { Instant } from "#worktime";
import { announce } from "../changes/announce.ts";
import type { Scope } from "../scope.ts";

const shown = 100;

/** Tells each person once, and announces it at the commit. */
export const notify = async ({ db, tenantId }: Scope, notices: readonly NewNotice[]): Promise<number> => {
  if (notices.length === 0) return 0;
  const told = await db
    .insertInto("notices")
    .values(
      notices.map((one) => ({
        tenant_id: tenantId,
        notice_id: one.noticeId,
        person_id: one.personId,
        case_id: one.caseId,
        kind: one.kind,
        clause: one.clause,
        timer: one.timer,
        due: one.due,
        at: one.at,
        seen_at: null,
      })),
    )
    .onConflict((on) => on.columns(["tenant_id", "person_id", "notice_id"]).doNothing())
    .returning("person_id")
    .execute();
  for (const personId of new Set(told.map((row) => row.person_id)))
    await announce(db, { kind: "notice", tenantId, personId: personId as PersonId });
  return told.length;
};

/** What one person was told, unseen first, then the newest. */
export const readNotices = async ({ db, tenantId }: Scope, personId: PersonId): Promise<readonly NoticeRow[]> => {
  const { rows } = await sql<Found>`
    select n.*, c.number, c.procedure, c.edition, c.route, coalesce(left(t.body, 160), '') as excerpt
    from notices n
    join cases c on c.tenant_id = ${tenantId} and c.case_id = n.case_id
    left join messages m on m.tenant_id = ${tenantId} and m.message_id = c.message_id
    left join texts t on t.tenant_id = ${tenantId} and t.text_id = m.text_id
    where n.tenant_id = ${tenantId} and n.person_id = ${personId}
    order by (n.seen_at is not null), n.at desc, n.notice_id limit ${shown}`.execute(db);
  return rows.map((row) => ({
    noticeId: row.notice_id,
    // Our own columns: they were written from these types.
    personId: row.person_id as PersonId,
    caseId: row.case_id as CaseId,
    kind: row.kind as NoticeKind,
    clause: row.clause,
    timer: row.timer,
    due: row.due,
    at: row.at,
    seenAt: row.seen_at,
    number: row.number,
    excerpt: row.excerpt,
    procedure: row.procedure,
    edition: row.edition,
    route: row.route,
  }));
};

type Found = {
  readonly notice_id: string;
  readonly person_id: string;
  readonly case_id: string;
  readonly kind: string;
  readonly clause: string;
  readonly timer: string | null;
  readonly due: number | null;
  readonly at: number;
  readonly seen_at: number | null;
  readonly number: number;
  readonly excerpt: string;
  readonly procedure: string;
  readonly edition: string;
  readonly route: string;
};

/** Records that a person has seen one notice, or all of theirs. */
export const noticesSeen = async (
  { db, tenantId }: Scope,
  { personId, noticeId }: { readonly personId: PersonId; readonly noticeId: string | null },
  at: Instant,
): Promise<void> => {
  const update = db
    .updateTable("notices")
    .set({ seen_at: at })
    .where("tenant_id", "=", tenantId)
    .where("person_id", "=", personId)
    .where("seen_at", "is", null);
  await (noticeId === null ? update : update.where("notice_id", "=", noticeId)).execute();
  await announce(db, { kind: "notice", tenantId, personId });
};

/** The case is looked at by then at the latest: an earlier look stays. */
export const watch = async ({ db, tenantId }: Scope, caseId: CaseId, at: Instant): Promise<void> => {
  await db
    .insertInto("watches")
    .values({ tenant_id: tenantId, case_id: caseId, at })
    .onConflict((on) => on.columns(["tenant_id", "case_id"]).doUpdateSet({ at: sql<number>`least(watches.at, excluded.at)` }))
    .execute();
};

/** The case has been looked at: the next look, or none. */
export const rewatch = async ({ db, tenantId }: Scope, caseId: CaseId, at: Instant | null): Promise<void> => {
  if (at === null) await db.deleteFrom("watches").where("tenant_id", "=", tenantId).where("case_id", "=", caseId).execute();
  else await db.updateTable("watches").set({ at }).where("tenant_id", "=", tenantId).where("case_id", "=", caseId).execute();
};

/** Cases to be looked at by now; those that another process looks at are passed by. */
export const watchedCases = async ({ db, tenantId }: Scope, now: Instant, limit: number): Promise<readonly CaseId[]> => {
  const rows = await db
    .selectFrom("watches")
    .select("case_id")
    .where("tenant_id", "=", tenantId)
    .where("at", "<=", now)
    .orderBy("at")
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  return rows.map((row) => row.case_id as CaseId);
};

/** Counts a breach for a unit, once. */
export const addBreach = async ({ db, tenantId }: Scope, { caseId, timer, startedAt, unitId, at }: NewBreach): Promise<void> => {
  await db
    .insertInto("breaches")
    .values({ tenant_id: tenantId, case_id: caseId, timer, started_at: startedAt, unit_id: unitId, at })
    .onConflict((on) => on.columns(["tenant_id", "case_id", "timer", "started_at", "unit_id"]).doNothing())
    .execute();
};

/** How many terms each unit has let pass since. */
export const breachesSince = async (
  { db, tenantId }: Scope,
  since: Instant,
): Promise<readonly { readonly unitId: UnitId; readonly count: number }[]> => {
  const rows = await db
    .selectFrom("breaches")
    .select(["unit_id", (by) => by.fn.countAll<string>().as("count")])
    .where("tenant_id", "=", tenantId)
    .where("at", ">=", since)
    .groupBy("unit_id")
    .orderBy("unit_id")
    .execute();
  return rows.map((row) => ({ unitId: row.unit_id as UnitId, count: Number(row.count) }));
};
