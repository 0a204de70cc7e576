/** The open cases counted by how their nearest clock stands: pure. */
import type { Instant } from "#worktime";
import type { OpenClock } from "../ports/reports.ts";
import { clockStands, type ClockStand, type NowFilter, type Tally } from "./face.ts";

const hourMs = 3_600_000;

/** How the nearest clock of a case stands. Where the act gives no warning, the last hour is near. */
export function standOf({ nearest, warnAt }: Pick<OpenClock, "nearest" | "warnAt">, now: Instant): ClockStand {
  if (nearest === null || nearest.status === "met" || nearest.status === "cancelled") return "none";
  if (nearest.status === "suspended") return "suspended";
  if (nearest.due === null) return "none";
  if (nearest.status === "breached" || nearest.due <= now) return "overdue";
  return now >= (warnAt ?? nearest.due - hourMs) ? "soon" : "running";
}

/** The act, the route and the step in one word; an edition changes no step's place. */
export const stepKey = ({ procedure, route, step }: Pick<OpenClock, "procedure" | "route" | "step">): string =>
  [procedure, route, step].join(".");

/** How many stand how. */
export function tallyOf(clocks: readonly OpenClock[], now: Instant): Tally {
  const empty: Record<ClockStand, number> = { overdue: 0, soon: 0, running: 0, suspended: 0, none: 0 };
  for (const clock of clocks) empty[standOf(clock, now)] += 1;
  return empty;
}

/** The clocks by a key; a clock with several keys stands under each. */
export function grouped(
  clocks: readonly OpenClock[],
  keysOf: (clock: OpenClock) => readonly string[],
): ReadonlyMap<string, readonly OpenClock[]> {
  const groups = new Map<string, OpenClock[]>();
  for (const clock of clocks) {
    for (const key of keysOf(clock)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [clock]);
      else group.push(clock);
    }
  }
  return groups;
}

/** The units that a case counts for; "" where it has none yet. */
export const unitKeys = ({ units }: OpenClock): readonly string[] => (units.length === 0 ? [""] : units);

/** Whether a case is one of those that a number of the screen counts. */
export const isCounted = (clock: OpenClock, { stand, unit, step }: NowFilter, now: Instant): boolean =>
  (stand === null || standOf(clock, now) === stand) &&
  (unit === null || unitKeys(clock).includes(unit)) &&
  (step === null || stepKey(clock) === step);

/** What burns most comes first. */
export const byUrgency = (a: Tally, b: Tally): number => {
  for (const stand of clockStands) if (a[stand] !== b[stand]) return b[stand] - a[stand];
  return 0;
};
