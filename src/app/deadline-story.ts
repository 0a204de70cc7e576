import { fold, whyThisDeadline } from "#case";
import type { CaseId } from "#case";
import { contextOf } from "./command.ts";
import type { Desk } from "./desk.ts";
import type { DeadlineStory, Principal } from "./face.ts";
import { mayOnCase } from "./rights.ts";

/** Why a deadline is what it is: every stretch counted and skipped, the pauses, the reading of the clause. Null where there is no such timer. */
export function deadlineStory(
  desk: Desk,
  { tenantId, person }: Principal,
  asked: { readonly caseId: CaseId; readonly timer: string },
): Promise<DeadlineStory | null> {
  return desk.store.transaction(tenantId, async (tx) => {
    const state = fold(await tx.loadCase(asked.caseId));
    if (state === null || !mayOnCase(person, "read", state.units)) return null;
    const context = await contextOf(desk, tx, state, state.receivedAt);
    const story = whyThisDeadline(state, asked.timer, { now: desk.now(), context });
    if (story === null) return null;
    const { view, term, reading, counted, skipped, due, words } = story;
    const clauseText = context.procedure.clauses[view.clause] ?? "";
    return {
      timer: view.timer,
      clause: view.clause,
      clauseText,
      unit: term.unit,
      reading: reading?.choice ?? null,
      counted,
      skipped,
      due,
      words,
    };
  });
}
