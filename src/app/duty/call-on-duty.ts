import type { CaseContext, CaseState, PersonId, RecordedEvent } from "#case";
import type { NoticeKind } from "../ports/duty.ts";
import type { StoreTx } from "../ports/store.ts";
import { peopleOf, reachableAt } from "./recipients.ts";

/** Calls people on duty and the Head (3.10): at once when an emergency is declared, and when its author writes while the office is closed. */
export async function callOnDuty(
  tx: StoreTx,
  { state, events, context }: { readonly state: CaseState; readonly events: readonly RecordedEvent[]; readonly context: CaseContext },
): Promise<void> {
  for (const recorded of events) {
    const kind = callOf(recorded, { state, context });
    if (kind === null) continue;
    const { at, actor, version } = recorded;
    const reachable = await reachableAt(tx, at);
    const heads = peopleOf(reachable, ["head"], { all: state.units, answerable: state.answerable });
    const called = new Set<PersonId>([...reachable.onDuty, ...heads]);
    if (actor.kind === "person") called.delete(actor.personId);
    const { caseId } = state;
    const clause = emergencyClause(state, context);
    const common = { noticeId: `${caseId}:${version}:${kind}`, caseId, kind, clause, timer: null, due: null, at };
    await tx.notify([...called].map((personId) => ({ ...common, personId })));
  }
}

type Around = { readonly state: CaseState; readonly context: CaseContext };

function callOf({ event, at }: RecordedEvent, { state, context }: Around): NoticeKind | null {
  switch (event.type) {
    case "emergencyDeclared":
      return "emergency";
    case "authorAnswered":
    case "authorWroteAgain":
    case "edited":
      return state.isEmergency && !context.calendars.office.isOpen(at) ? "messageOnDayOff" : null;
    default:
      return null;
  }
}

/** The clause by which this act declares an emergency. */
function emergencyClause(state: CaseState, { procedure }: CaseContext): string {
  const steps = Object.values(procedure.routes[state.route]?.steps ?? {});
  return steps.map((step) => step.moves["declareEmergency"]?.clause).find((clause) => clause !== undefined) ?? "";
}
