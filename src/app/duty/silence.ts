/** An author who does not answer our question (3.1.2): when the desk reminds of it, and when the wait may be closed. */
import { isWaitingForAuthor } from "#case";
import type { CaseContext, CaseState } from "#case";
import { deadline, defaultReadings } from "#worktime";
import type { Term } from "#worktime";
import type { Moment } from "./moment.ts";

/** The moments at which the desk speaks of the silence; none where nobody is waited for, or the act says nothing of it. */
export function silenceOf(state: CaseState, { procedure, calendars }: CaseContext): readonly Moment[] {
  const rule = procedure.clarification;
  const postedAt = state.clarifications.at(-1)?.postedAt ?? null;
  if (rule === null || postedAt === null || !isWaitingForAuthor(state)) return [];
  const after = (kind: "authorSilent" | "pauseClosable", term: Term | null): readonly Moment[] => {
    const end = term === null ? null : deadline(calendars.office, { start: postedAt, term, readings: defaultReadings });
    if (end === null || end.kind !== "due") return [];
    const notify = kind === "authorSilent" ? (["curator", "unit"] as const) : (["curator"] as const);
    return [{ id: `silence:${postedAt}:${kind}`, at: end.due, kind, clause: rule.clause, view: null, notify }];
  };
  return [...after("authorSilent", rule.remindAfter), ...after("pauseClosable", rule.closableAfter)];
}
