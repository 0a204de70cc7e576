/** Alarms of threats (3.7): raised with the refusal, standing for each role until somebody of that role has acknowledged it. */
import { sql } from "kysely";
import type { AlarmRow, NewAlarm } from "#app";
import type { ActingRole, CaseId, PersonId } from "#case";
import type { Instant } from "#worktime";
import type { Scope } from "../scope.ts";

/** Keeps an alarm; the same one twice is kept once. */
export const raiseAlarm = async ({ db, tenantId }: Scope, alarm: NewAlarm): Promise<void> => {
  await db
    .insertInto("alarms")
    .values({
      tenant_id: tenantId,
      alarm_id: alarm.alarmId,
      case_id: alarm.caseId,
      ground: alarm.ground,
      roles: [...alarm.roles],
      raised_at: alarm.raisedAt,
      person_id: alarm.decidedBy,
    })
    .onConflict((on) => on.columns(["tenant_id", "alarm_id"]).doNothing())
    .execute();
};

type Found = {
  readonly alarm_id: string;
  readonly case_id: string;
  readonly number: number;
  readonly ground: string;
  readonly procedure: string;
  readonly edition: string;
  readonly roles: readonly string[];
  readonly raised_at: number;
  readonly decided_by: string | null;
  readonly excerpt: string;
  readonly acknowledged: readonly { readonly role: string; readonly name: string; readonly at: number }[];
};

/** Alarms of one case with everything that became of them, or those that still stand for a role; the newest first. */
export const readAlarms = async (
  { db, tenantId }: Scope,
  asked: { readonly caseId: CaseId } | { readonly standingFor: ActingRole },
): Promise<readonly AlarmRow[]> => {
  const filter =
    "caseId" in asked
      ? sql<boolean>`a.case_id = ${asked.caseId}`
      : sql<boolean>`${asked.standingFor} = any (a.roles) and not exists (
          select 1 from alarm_acknowledgements k where k.tenant_id = ${tenantId} and k.alarm_id = a.alarm_id and k.role = ${asked.standingFor})`;
  const { rows } = await sql<Found>`
    select a.alarm_id, a.case_id, c.number, a.ground, c.procedure, c.edition, a.roles, a.raised_at, p.name as decided_by,
      coalesce(left(t.body, 240), '') as excerpt,
      coalesce((select jsonb_agg(jsonb_build_object('role', k.role, 'name', coalesce(w.name, ''), 'at', k.at) order by k.at)
        from alarm_acknowledgements k left join people w on w.tenant_id = ${tenantId} and w.person_id = k.person_id
        where k.tenant_id = ${tenantId} and k.alarm_id = a.alarm_id), '[]'::jsonb) as acknowledged
    from alarms a
    join cases c on c.tenant_id = ${tenantId} and c.case_id = a.case_id
    left join people p on p.tenant_id = ${tenantId} and p.person_id = a.person_id
    left join messages m on m.tenant_id = ${tenantId} and m.message_id = c.message_id
    left join texts t on t.tenant_id = ${tenantId} and t.text_id = m.text_id
    where a.tenant_id = ${tenantId} and ${filter}
    order by a.raised_at desc limit 100`.execute(db);
  return rows.map((row) => ({
    alarmId: row.alarm_id,
    // Our own columns: they were written from these types.
    caseId: row.case_id as CaseId,
    number: row.number,
    ground: row.ground,
    procedure: row.procedure,
    edition: row.edition,
    roles: row.roles as readonly ActingRole[],
    raisedAt: row.raised_at,
    decidedBy: row.decided_by,
    excerpt: row.excerpt,
    acknowledged: row.acknowledged.map(({ role, name, at }) => ({ role: role as ActingRole, name, at })),
  }));
};

/** Records who has seen an alarm, for their role; false where it is not theirs, or was acknowledged before. */
export const acknowledgeAlarm = async (
  { db, tenantId }: Scope,
  alarmId: string,
  by: { readonly role: ActingRole; readonly personId: PersonId; readonly at: Instant },
): Promise<boolean> => {
  const { numAffectedRows } = await sql`
    insert into alarm_acknowledgements (tenant_id, alarm_id, role, person_id, at)
    select ${tenantId}, a.alarm_id, ${by.role}, ${by.personId}, ${by.at} from alarms a
    where a.tenant_id = ${tenantId} and a.alarm_id = ${alarmId} and ${by.role} = any (a.roles)
    on conflict (tenant_id, alarm_id, role) do nothing`.execute(db);
  return Number(numAffectedRows ?? 0) === 1;
};
