/** The instants at which a case's clocks speak: a warning before the end, and the act's ladder after a breach. */
import { everyRunOf, waitingFor } from "#case";
import type { CaseContext, CaseState } from "#case";
import { calendarNamed } from "#deadlines";
import type { TimerView } from "#deadlines";
import type { Recipient, TimerRule } from "#procedure";
import { deadline, latestStart } from "#worktime";
import type { Moment } from "./moment.ts";
import { silenceOf } from "./silence.ts";
import type { Instant, Term, WorkCalendar } from "#worktime";

const roles = new Set<string>(["curator", "head", "unit", "controller"]);
const isRole = (waiter: string): waiter is Exclude<Recipient, "unitHead"> => roles.has(waiter);

/** Every instant at which a live clock of this case speaks, past and to come. A quiet clock says nothing. */
export function momentsOf(state: CaseState, now: Instant, context: CaseContext): readonly Moment[] {
  const timers = context.procedure.routes[state.route]?.timers ?? {};
  const movers = waitingFor(state, context.procedure).filter(isRole);
  const clocks = everyRunOf(state, now, context).flatMap((view) => {
    const rule = timers[view.timer];
    if (rule === undefined || view.stoppedAt !== null || view.due === null || view.quiet) return [];
    const counted = context.procedure.breaches === null ? [] : [countingOf(view, view.due)];
    return [...warningOf(view, movers), ...ladderOf({ rule, view, due: view.due, state, context }), ...counted];
  });
  return [...clocks, ...silenceOf(state, context)];
}

function warningOf(view: TimerView, notify: readonly Recipient[]): readonly Moment[] {
  if (view.warnAt === null || view.status !== "running") return [];
  return [{ id: `${view.timer}:${view.startedAt}:warning`, at: view.warnAt, kind: "warning", clause: view.clause, view, notify }];
}

/** Where the act counts breaches, the case is looked at when a term runs out, whether anybody is told of it or not. */
function countingOf(view: TimerView, due: Instant): Moment {
  return { id: `${view.timer}:${view.startedAt}:count`, at: due + 1, kind: "breach", clause: view.clause, view, notify: [] };
}

type Ladder = {
  readonly rule: TimerRule;
  readonly view: TimerView;
  readonly due: Instant;
  readonly state: CaseState;
  readonly context: CaseContext;
};

function ladderOf({ rule, view, due, state, context }: Ladder): readonly Moment[] {
  const name = state.isEmergency ? (rule.emergencyCalendar ?? rule.calendar) : rule.calendar;
  const calendar = calendarNamed(name, context.calendars, rule.name);
  return rule.onBreach.flatMap((rung, index) => {
    const at = shifted(calendar, due, rung.after);
    if (at === null) return [];
    const kind = at < due ? ("warning" as const) : ("breach" as const);
    return [{ id: `${view.timer}:${view.startedAt}:${index}`, at, kind, clause: rung.clause, view, notify: rung.notify }];
  });
}

/** So much after the end; a negative amount is before it; null where the calendars do not reach. */
function shifted(calendar: WorkCalendar, due: Instant, after: Term): Instant | null {
  // A term is kept if it is met in its last instant: the breach begins just after.
  if (after.amount === 0) return due + 1;
  if (after.amount > 0) {
    const answer = deadline(calendar, { start: due, term: after });
    return answer.kind === "due" ? answer.due : null;
  }
  const answer = latestStart(calendar, { due, term: { ...after, amount: -after.amount } });
  return answer.kind === "start" ? answer.start : null;
}
