import type { Condition, EventMatch, TimerRule } from "#procedure";
import { asksNothing } from "./condition.ts";

/** What a fact can do to a timer. One fact may do several; they are applied in this order. */
export type Effect = "stop" | "cancel" | "resume" | "start" | "suspend" | "quiet";

/** One line of a plan: when such a fact comes, this happens to that timer. `when` null = always. */
export type PlannedEffect = {
  readonly timer: number;
  readonly effect: Effect;
  readonly when: Condition | null;
  readonly restarts: boolean;
};

/** The timers of a route, turned round: from a fact's name to what it does, so that facts are read once. */
export type Plan = {
  readonly rules: readonly TimerRule[];
  readonly byFact: ReadonlyMap<string, readonly PlannedEffect[]>;
};

const plans = new WeakMap<Readonly<Record<string, TimerRule>>, Plan>();

/** The plan of a set of timers; made once for each set, since the act is data that never changes. */
export function planOf(timers: Readonly<Record<string, TimerRule>>): Plan {
  const known = plans.get(timers);
  if (known !== undefined) return known;
  const plan = makePlan(Object.values(timers));
  plans.set(timers, plan);
  return plan;
}

function makePlan(rules: readonly TimerRule[]): Plan {
  const byFact = new Map<string, PlannedEffect[]>();
  const add = (timer: number, effect: Effect, matches: readonly EventMatch[]): void => {
    for (const match of matches) {
      const effects = byFact.get(match.event) ?? [];
      effects.push({ timer, effect, when: asksNothing(match.when) ? null : match.when, restarts: rules[timer]?.restarts === "each" });
      byFact.set(match.event, effects);
    }
  };
  rules.forEach((rule, timer) => {
    add(timer, "stop", rule.stops);
    add(timer, "cancel", rule.cancelledBy);
    add(timer, "resume", rule.suspended?.until ?? []);
    add(timer, "start", rule.starts);
    add(timer, "suspend", rule.suspended?.from ?? []);
    add(timer, "quiet", rule.quietAfter);
  });
  return { rules, byFact };
}
