/** Alarms of threats (3.7) as people see them: standing until a person of the role acknowledges them. */
import type { CaseId } from "#case";
import { isActing } from "./acting.ts";
import type { Desk } from "./desk.ts";
import type { AlarmView, Principal } from "./face.ts";
import type { AlarmRow } from "./ports/alarms.ts";
import { may } from "./rights.ts";

/** The alarms that stand for this person, or all of one case; whoever may not see every case sees none. */
export async function alarmsFor(desk: Desk, { tenantId, person }: Principal, caseId: CaseId | null): Promise<readonly AlarmView[]> {
  const { role } = person;
  if (!may(person, "alarm", "read") || !isActing(role)) return [];
  return desk.store.transaction(tenantId, async (tx) => {
    const rows = await tx.alarms(caseId === null ? { standingFor: role } : { caseId });
    const organisation = await tx.organisation();
    if (organisation === null || rows.length === 0) return [];
    const book = await desk.bookOf(tx, organisation);
    return rows.map((row) => viewOf(row, book.edition(row.procedure, row.edition).grounds[row.ground], role));
  });
}

/** Records that this person has seen the alarm; false where it does not stand for their role. */
export async function acknowledgeAlarm(desk: Desk, { tenantId, person }: Principal, alarmId: string): Promise<boolean> {
  const { role, personId } = person;
  if (!may(person, "alarm", "act") || !isActing(role)) return false;
  return desk.store.transaction(tenantId, (tx) => tx.acknowledgeAlarm(alarmId, { role, personId, at: desk.now() }));
}

function viewOf(row: AlarmRow, ground: AlarmView["ground"] | undefined, role: string): AlarmView {
  const { procedure: _procedure, edition: _edition, ground: name, roles, ...rest } = row;
  const seen = row.acknowledged.some((one) => one.role === role);
  return {
    ...rest,
    roles,
    ground: ground === undefined ? { title: { ru: name, en: name }, clause: "3.7" } : { title: ground.title, clause: ground.clause },
    standsForMe: roles.some((one) => one === role) && !seen,
  };
}
