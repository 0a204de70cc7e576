import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { missedEvents, type Pace } from "./pace.ts";

const hourMs = 3_600_000;
const msk = (local: string): number => Date.parse(`${local}+03:00`);
const offsetAt = (): number => 3 * hourMs;

/** A page that people write to from 9 to 18 on working days, `n` an hour, for four weeks before Tuesday the 24th. */
const busy = (n: number): ReadonlyMap<number, number> => {
  const hours = new Map<number, number>();
  for (let day = 1; day <= 28; day += 1)
    for (let hour = 9; hour < 18; hour += 1) {
      const at = msk("2026-11-24T00:00") - day * 24 * hourMs + hour * hourMs;
      const weekday = new Date(at + offsetAt()).getUTCDay();
      if (weekday !== 0 && weekday !== 6) hours.set(Math.floor(at / hourMs), n);
    }
  return hours;
};

const pace = (given: Partial<Pace>): Pace => ({
  hours: busy(4),
  lastEventAt: msk("2026-11-23T17:59"),
  now: msk("2026-11-24T12:00"),
  offsetAt,
  ...given,
});

describe("1.8: a page that fell silent", () => {
  test("1.8: a silent morning of a busy page is unusual, by the events that did not come", () => {
    expect(missedEvents(pace({}))).toBeCloseTo(12, 0);
  });

  test("1.8: nights and days off are silent as always", () => {
    expect(missedEvents(pace({ now: msk("2026-11-24T08:59") }))).toBeNull();
    const friday = busy(4);
    expect(missedEvents(pace({ hours: friday, lastEventAt: msk("2026-11-20T17:50"), now: msk("2026-11-23T08:59") }))).toBeNull();
  });

  test("1.8: a quiet page is not blamed for being quiet, nor a new one for being new", () => {
    const quiet = new Map([...busy(1)].filter((_, place) => place % 9 === 0));
    expect(missedEvents(pace({ hours: quiet }))).toBeNull();
    const week = new Map([...busy(9)].filter(([hour]) => hour * hourMs > msk("2026-11-17T00:00")));
    expect(missedEvents(pace({ hours: week }))).toBeNull();
    expect(missedEvents(pace({ hours: new Map() }))).toBeNull();
  });

  test("1.8: a page that has been silent so long before is given as long again", () => {
    const holey = new Map(
      [...busy(4)].filter(([hour]) => hour * hourMs < msk("2026-11-11T00:00") || hour * hourMs > msk("2026-11-13T00:00")),
    );
    expect(missedEvents(pace({ hours: holey }))).toBeNull();
  });

  test("1.8: a longer silence never misses less", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 72 }), fc.integer({ min: 0, max: 72 }), (a, b) => {
        const at = (hours: number): number => missedEvents(pace({ now: msk("2026-11-24T09:00") + hours * hourMs })) ?? 0;
        expect(at(Math.max(a, b))).toBeGreaterThanOrEqual(at(Math.min(a, b)));
      }),
    );
  });
});
