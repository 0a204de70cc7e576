import type { CaseContext, CaseState, RecordedEvent } from "#case";
import type { StoreTx } from "./ports/store.ts";

/** Raises what the grounds of these events alarm about (3.7), in the transaction of the refusal itself. */
export async function raiseAlarms(
  tx: StoreTx,
  { state, events, context }: { readonly state: CaseState; readonly events: readonly RecordedEvent[]; readonly context: CaseContext },
): Promise<void> {
  for (const { event, version, at, actor } of events) {
    if (event.type !== "refused") continue;
    const roles = context.procedure.grounds[event.ground]?.alarms ?? [];
    if (roles.length === 0) continue;
    await tx.raiseAlarm({
      alarmId: `${state.caseId}:${version}`,
      caseId: state.caseId,
      ground: event.ground,
      roles,
      raisedAt: at,
      decidedBy: actor.kind === "person" ? actor.personId : null,
    });
  }
}
