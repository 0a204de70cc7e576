import type { TimersInput, TimerView } from "#deadlines";
import { computeEveryRun, computeTimers } from "#deadlines";
import type { RouteRule } from "#procedure";
import type { Instant } from "#worktime";
import { circumstancesOf } from "./circumstances.ts";
import type { CaseContext } from "./context.ts";
import { placeOf } from "./place.ts";
import type { CaseState } from "./state.ts";

/** The clocks of a case at an instant: the newest run of each timer that has started. */
export function timersOf(state: CaseState, now: Instant, context: CaseContext): readonly TimerView[] {
  return computeTimers(clockInput(state, now, context));
}

/** Every run of every timer, oldest first: what reports count. */
export function everyRunOf(state: CaseState, now: Instant, context: CaseContext): readonly TimerView[] {
  return computeEveryRun(clockInput(state, now, context));
}

/** What the clocks of a case are computed from. */
export function clockInput(state: CaseState, now: Instant, context: CaseContext): TimersInput {
  const { calendars } = context;
  const { route } = placeOf(state, context.procedure);
  return {
    facts: state.facts,
    circumstances: circumstancesOf(state, context),
    timers: route.timers,
    ends: endsOf(route),
    overrides: state.overrides,
    step: state.step,
    calendars,
    now,
  };
}

const endsByRoute = new WeakMap<RouteRule, ReadonlySet<string>>();

/** The steps of a route at which a case is over; found once, since the act is data that never changes. */
function endsOf(route: RouteRule): ReadonlySet<string> {
  const known = endsByRoute.get(route);
  if (known !== undefined) return known;
  const ends = new Set(Object.values(route.steps).flatMap((step) => (step.ends ? [step.name] : [])));
  endsByRoute.set(route, ends);
  return ends;
}

/** The deadline shown to a person: the nearest live timer of the step that waits, else the nearest live one. */
export function nearestTimer(state: CaseState, now: Instant, context: CaseContext): TimerView | null {
  return nearestOf(timersOf(state, now, context));
}

/** The nearest of timers already computed; a breach that no longer alarms comes last. */
export function nearestOf(timers: readonly TimerView[]): TimerView | null {
  return timers.reduce<TimerView | null>(
    (nearest, timer) => (isLive(timer) && (nearest === null || goesBefore(timer, nearest)) ? timer : nearest),
    null,
  );
}

/** Whether a timer still runs or stands still. */
export function isLive(timer: TimerView): boolean {
  return timer.stoppedAt === null;
}

/** A breach that no longer alarms is kept in view, but it is not the deadline that a person works to. */
function isPast(timer: TimerView): boolean {
  return timer.quiet && timer.status === "breached";
}

function goesBefore(a: TimerView, b: TimerView): boolean {
  const aside = isPast(a);
  if (aside !== isPast(b)) return !aside;
  if (a.ofCurrentStep !== b.ofCurrentStep) return a.ofCurrentStep;
  return (a.due ?? Infinity) < (b.due ?? Infinity);
}
