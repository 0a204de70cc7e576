/** When a term ends, with its pauses; and what is left of it. */
import { axisOf } from "./axis.ts";
import { formatIso } from "./iso.ts";
import type { Instant, Pause, Readings, Term, TermUnit, WorktimeProblem } from "./model.ts";
import { normalisePauses } from "./pauses.ts";
import { problem } from "./reading-data.ts";
import { checkTerm } from "./term.ts";
import type { WorkCalendar } from "./work-calendar.ts";

export type DeadlineQuestion = {
  readonly start: Instant;
  readonly term: Term;
  readonly pauses?: readonly Pause[] | undefined;
  readonly readings?: Readings | undefined;
};

/** `standing`: a pause has no end yet, so the end cannot be known and what is left is frozen since the pause began. */
export type Deadline =
  | { readonly kind: "due"; readonly due: Instant }
  | { readonly kind: "standing"; readonly remainingMs: number; readonly since: Instant }
  | { readonly kind: "problem"; readonly problem: WorktimeProblem };

const isInside = (calendar: WorkCalendar, t: Instant): boolean => t >= calendar.from && t < calendar.to;

const iso = (calendar: WorkCalendar, t: Instant): string => (Number.isFinite(t) ? formatIso(calendar, t) : String(t));

/** A refusal to answer beyond the calendar's data. */
export const outsideHorizon = (calendar: WorkCalendar, path: string, t: Instant): WorktimeProblem => {
  const [from, to] = [iso(calendar, calendar.from), iso(calendar, calendar.to)];
  const at = Number.isNaN(t) ? null : iso(calendar, t);
  return problem("outsideHorizon", path, {
    ru:
      at === null ? `Срок кончается за пределами календаря (с ${from} по ${to}).` : `${at} — за пределами календаря (с ${from} по ${to}).`,
    en: at === null ? `The term ends outside the calendar (${from} to ${to}).` : `${at} is outside the calendar (${from} to ${to}).`,
  });
};

/** The end of a term; open pauses make it stand, and whatever the calendar does not cover is a problem, not a guess. */
export const deadline = (calendar: WorkCalendar, question: DeadlineQuestion): Deadline => {
  const { start, term } = question;
  const refused = checkTerm(term) ?? (isInside(calendar, start) ? null : outsideHorizon(calendar, "start", start));
  if (refused !== null) return { kind: "problem", problem: refused };
  const normal = normalisePauses(question.pauses ?? [], start);
  if (!normal.ok) return { kind: "problem", problem: normal.problem };
  const axis = axisOf(calendar, start, question);
  let target = axis.target;
  let due = axis.end(target);
  for (const pause of normal.pauses) {
    // A term that ended before the pause began, or at that very instant, is not touched by it.
    if (!(pause.from < due) && !Number.isNaN(due)) break;
    if (!isInside(calendar, pause.from)) break;
    if (pause.to === null) {
      if (Number.isNaN(due)) break;
      return { kind: "standing", remainingMs: remaining(calendar, pause.from, due, term.unit), since: pause.from };
    }
    if (pause.to > calendar.to) return { kind: "problem", problem: outsideHorizon(calendar, "pauses", pause.to) };
    target += axis.position(pause.to) - axis.position(pause.from);
    due = axis.end(target);
  }
  return Number.isNaN(due) ? { kind: "problem", problem: outsideHorizon(calendar, "term", NaN) } : { kind: "due", due };
};

/** What is left until `due`, negative when overdue: working time for working terms, plain time for others. */
export const remaining = (calendar: WorkCalendar, now: Instant, due: Instant, unit: TermUnit): number =>
  unit === "workingHour" || unit === "workingDay" ? calendar.between(now, due) : due - now;
