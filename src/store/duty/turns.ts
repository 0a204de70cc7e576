/** Turns of duty and of acting officials: added and ended early, never edited, so that the history knows who acted in which role. */
import type { Turn } from "#app";
import type { ActingRole, PersonId } from "#case";
import { sql } from "kysely";
import type { Instant } from "#worktime";
import type { Scope } from "../scope.ts";

/** Turns of a kind that touch a stretch of time, by their beginning; one taken back before it began is gone. */
export const readTurns = async (
  { db, tenantId }: Scope,
  { kind, from, to }: { readonly kind: Turn["kind"]; readonly from: Instant; readonly to: Instant },
): Promise<readonly Turn[]> => {
  const rows = await db
    .selectFrom("turns")
    .selectAll()
    .where("tenant_id", "=", tenantId)
    .where("kind", "=", kind)
    .where("ends_at", ">", from)
    .where("starts_at", "<", to)
    .where(sql<boolean>`(removed_at is null or removed_at > greatest(starts_at, ${from}::bigint))`)
    .orderBy("starts_at")
    .orderBy("turn_id")
    .execute();
  return rows.map((row) => ({
    turnId: row.turn_id,
    kind,
    personId: row.person_id as PersonId,
    role: row.role as ActingRole,
    from: row.starts_at,
    to: Math.min(row.ends_at, row.removed_at ?? row.ends_at),
    basis: row.basis,
    madeBy: row.made_by as PersonId,
    madeAt: row.made_at,
  }));
};

/** Adds a turn. */
export const addTurn = async ({ db, tenantId }: Scope, turn: Turn): Promise<void> => {
  await db
    .insertInto("turns")
    .values({
      tenant_id: tenantId,
      turn_id: turn.turnId,
      kind: turn.kind,
      person_id: turn.personId,
      role: turn.role,
      starts_at: turn.from,
      ends_at: turn.to,
      basis: turn.basis,
      made_by: turn.madeBy,
      made_at: turn.madeAt,
      removed_by: null,
      removed_at: null,
    })
    .execute();
};

/** Ends a turn that still goes or is to come. */
export const endTurn = async (
  { db, tenantId }: Scope,
  turnId: string,
  { personId, at }: { readonly personId: PersonId; readonly at: Instant },
): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable("turns")
    .set({ removed_by: personId, removed_at: at })
    .where("tenant_id", "=", tenantId)
    .where("turn_id", "=", turnId)
    .where("removed_at", "is", null)
    .where("ends_at", ">", at)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};
