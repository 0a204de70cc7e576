import { describe, expect, test } from "vitest";
import { compiled } from "../testing/worktime-fixtures.ts";
import { clockOf, lastInstantAt, latestClockBy } from "./same-clock.ts";

const MINUTE = 60_000;
const zones = [
  ["Europe/Berlin", "2025-03-30", "an hour is skipped at night"],
  ["Europe/Berlin", "2025-10-26", "an hour is repeated at night"],
  ["Africa/Cairo", "2025-04-25", "the day has no midnight"],
  ["Africa/Cairo", "2025-10-30", "the hour before midnight is repeated"],
  ["Africa/Cairo", "2025-10-31", "the day after a repeated hour"],
  ["America/New_York", "2025-07-16", "a plain day west of Greenwich"],
] as const;

describe.each(zones)("%s, %s: %s", (zone, date, _what) => {
  const ask = () => {
    const calendar = compiled({ zone, hours: { daily: "09:00-17:00" } }, [], { from: "2025-01-01", to: "2025-12-31" });
    const index = calendar.days.indexOf(Date.parse(`${date}T12:00Z`));
    /** Every whole minute of the day, and the millisecond before it. */
    const instants: number[] = [];
    for (let t = calendar.days.start(index); t < calendar.days.start(index + 1); t += MINUTE) instants.push(t, t + MINUTE - 1);
    return { calendar, index, instants };
  };
  test("the last instant by which the clocks show no more than an hour is that of a count minute by minute", () => {
    const { calendar, index, instants } = ask();
    for (let clock = 0; clock < 1440; clock += 15) {
      const last = Math.max(...instants.filter((t) => clockOf(calendar, t) <= clock * MINUTE));
      expect([clock, lastInstantAt(calendar, index, clock * MINUTE)]).toEqual([clock, last]);
    }
  });
  test("the latest clock that the day reaches by an instant ends a term no later than that instant, and the next minute does", () => {
    const { calendar, index, instants } = ask();
    const midnight = Date.parse(`${date}T00:00Z`);
    for (const t of instants.filter((_, i) => i % 46 === 0)) {
      const clock = latestClockBy(calendar, index, t);
      expect(calendar.instantOf(midnight + clock)).toBeLessThanOrEqual(Math.max(t, calendar.days.start(index)));
      expect(calendar.instantOf(midnight + clock + 1)).toBeGreaterThan(t);
    }
  });
});
