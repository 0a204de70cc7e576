/** The parts of helping units as those who wait for them see them (2.6). */
import { computeEveryRun } from "#deadlines";
import type { TimerView } from "#deadlines";
import type { Instant } from "#worktime";
import { clockInput } from "./clocks.ts";
import type { CaseContext } from "./context.ts";
import type { UnitId } from "./ids.ts";
import { helpersOf } from "./parts.ts";
import type { CaseState, PartState } from "./state.ts";

/** A part as those who wait for it see it: by when it is due, and whether it is late. */
export type PartView = {
  readonly unitId: UnitId;
  readonly status: "awaited" | PartState["status"];
  /** The end of the clock that the part lies in; null where none runs, or a pause stands. */
  readonly due: Instant | null;
  /** Given after that end, or not given and the end has passed. */
  readonly isLate: boolean;
  readonly part: PartState | null;
};

/** Every part that is awaited or was brought, in the order of the units; empty where nobody helps. */
export function partsOf(state: CaseState, now: Instant, context: CaseContext): readonly PartView[] {
  const helpers = helpersOf(state, context.procedure);
  if (helpers.length === 0) return [];
  const clock = clockOfParts(state, now, context);
  return helpers.map((unitId) => {
    const part = state.parts.find((one) => one.unitId === unitId) ?? null;
    return { unitId, status: part?.status ?? "awaited", due: clock?.due ?? null, isLate: isLate(part, clock, now), part };
  });
}

/** The clock that parts lie in: one that a part stops, else that of the draft; the newest run of it. */
function clockOfParts(state: CaseState, now: Instant, context: CaseContext): TimerView | null {
  const input = clockInput(state, now, context);
  const stoppedBy = (event: string): readonly TimerView[] =>
    computeEveryRun(input).filter((view) => input.timers[view.timer]?.stops.some((stop) => stop.event === event) === true);
  const own = stoppedBy("partSubmitted");
  const runs = own.length > 0 ? own : stoppedBy("draftSubmitted");
  return runs.reduce<TimerView | null>((newest, view) => (newest === null || view.startedAt >= newest.startedAt ? view : newest), null);
}

function isLate(part: PartState | null, clock: TimerView | null, now: Instant): boolean {
  if (clock === null || clock.due === null || part?.status === "declined") return false;
  const until = part?.status === "given" ? part.at : (clock.stoppedAt ?? now);
  return until > clock.due;
}
