/** What a new edition of a calendar does to open deadlines: a preview before it is accepted, and the record after. */
import { type Deadline, deadline, type DeadlineQuestion } from "./deadline.ts";
import type { WorkCalendar } from "./work-calendar.ts";

export type OpenDeadline = DeadlineQuestion & { readonly id: string };

/** A deadline that the new edition moves; the old value is kept beside the new one, with both editions. */
export type MovedDeadline = {
  readonly id: string;
  readonly was: Deadline;
  readonly becomes: Deadline;
  readonly oldVersion: string;
  readonly newVersion: string;
};

const isSame = (a: Deadline, b: Deadline): boolean => {
  if (a.kind === "due") return b.kind === "due" && a.due === b.due;
  // Both stand since the same pause; and what is refused at one place is refused for one reason.
  if (a.kind === "standing") return b.kind === "standing" && a.remainingMs === b.remainingMs;
  return b.kind === "problem" && a.problem.path === b.problem.path;
};

/** Those of the open deadlines that end otherwise by the new calendar. */
export const movedDeadlines = (
  oldCalendar: WorkCalendar,
  newCalendar: WorkCalendar,
  open: readonly OpenDeadline[],
): readonly MovedDeadline[] =>
  open.flatMap((question) => {
    const was = deadline(oldCalendar, question);
    const becomes = deadline(newCalendar, question);
    if (isSame(was, becomes)) return [];
    return [{ id: question.id, was, becomes, oldVersion: oldCalendar.version, newVersion: newCalendar.version }];
  });
