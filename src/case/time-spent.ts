/** Where the time of a case goes: how long each had the move, in working time (4.2). */
import type { Instant, WorkCalendar } from "#worktime";
import type { Waiter } from "./actor.ts";
import type { CaseContext } from "./context.ts";
import type { RecordedEvent } from "./events.ts";
import { evolve } from "./evolve.ts";
import type { UnitId } from "./ids.ts";
import type { CaseState } from "./state.ts";

/** Who had the move; the unit only where it is a unit's. */
export type Holder = { readonly who: Waiter; readonly unitId: UnitId | null };
export type TimeSpent = Holder & { readonly ms: number };

export type Stretch = { readonly from: Instant; readonly to: Instant };

/**
 * The working time between two instants by who had the move. A step that waits for several gives each an equal share; a unit's time is
 * counted by its own hours, and from the declaration of an emergency on every hour counts (3.10).
 */
export function timeSpent(log: readonly RecordedEvent[], context: CaseContext, { from, to }: Stretch): readonly TimeSpent[] {
  const sums = new Map<string, TimeSpent>();
  let state: CaseState | null = null;
  for (const [index, recorded] of log.entries()) {
    state = evolve(state, recorded);
    const begin = Math.max(from, recorded.at);
    const end = Math.min(to, log[index + 1]?.at ?? to);
    if (end > begin) for (const share of sharesOf(state, context, { from: begin, to: end })) add(sums, share);
  }
  return [...sums.values()];
}

/** Who had the move at an instant. */
export function holdersAt(log: readonly RecordedEvent[], context: CaseContext, at: Instant): readonly Holder[] {
  let state: CaseState | null = null;
  for (const recorded of log) {
    if (recorded.at > at) break;
    state = evolve(state, recorded);
  }
  return state === null ? [] : holdersOf(state, context);
}

function holdersOf(state: CaseState, { procedure }: CaseContext): readonly Holder[] {
  const waiters = procedure.routes[state.route]?.steps[state.step]?.waitsFor ?? [];
  return waiters.map((who) => ({ who, unitId: who === "unit" ? (state.answerable ?? state.units[0] ?? null) : null }));
}

function sharesOf(state: CaseState, context: CaseContext, stretch: Stretch): readonly TimeSpent[] {
  const holders = holdersOf(state, context);
  return holders.map((holder) => ({ ...holder, ms: worked(state, context, { stretch, holder }) / holders.length }));
}

function worked(
  { emergencySince }: CaseState,
  { calendars }: CaseContext,
  { stretch, holder }: { readonly stretch: Stretch; readonly holder: Holder },
): number {
  if (emergencySince !== null) return stretch.to - stretch.from;
  const calendar = holder.who === "unit" ? (calendars.unit ?? calendars.office) : calendars.office;
  return calendar.between(within(calendar, stretch.from), within(calendar, stretch.to));
}

/** Beyond the calendar nobody knows the working time: it is counted as far as the calendar reaches. */
function within(calendar: WorkCalendar, at: Instant): Instant {
  return Math.min(Math.max(at, calendar.from), calendar.to - 1);
}

function add(sums: Map<string, TimeSpent>, share: TimeSpent): void {
  const key = `${share.who}\n${share.unitId ?? ""}`;
  sums.set(key, { ...share, ms: share.ms + (sums.get(key)?.ms ?? 0) });
}
