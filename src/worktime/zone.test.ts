import { describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "./civil.ts";
import { instantOfLocal, offsetAt, offsetPeriods, type OffsetPeriod } from "./zone.ts";

const at = (text: string): number => Date.parse(text);
const periodsOf = (zone: string, from: string, to: string): readonly OffsetPeriod[] => offsetPeriods(zone, at(from), at(to)) ?? [];
const berlin = periodsOf("Europe/Berlin", "2025-01-01T00:00Z", "2025-12-31T00:00Z");
const [spring, autumn] = [at("2025-03-30T01:00Z"), at("2025-10-26T01:00Z")];

describe("the offsets of a zone", () => {
  test("one period where nothing changes", () => expect(offsetPeriods("UTC", 0, DAY_MS)).toEqual([{ from: 0, to: DAY_MS, offset: 0 }]));
  test("each change to the second, in order and without a gap", () =>
    expect(periodsOf("Europe/Berlin", "2025-01-01T00:00Z", "2025-12-31T00:00Z")).toEqual([
      { from: at("2025-01-01T00:00Z"), to: spring, offset: HOUR_MS },
      { from: spring, to: autumn, offset: 2 * HOUR_MS },
      { from: autumn, to: at("2025-12-31T00:00Z"), offset: HOUR_MS },
    ]));
  test("a stretch that ends with a change has no empty period behind it", () => {
    expect(offsetPeriods("Europe/Berlin", spring - DAY_MS, spring)).toEqual([{ from: spring - DAY_MS, to: spring, offset: HOUR_MS }]);
    expect(offsetPeriods("UTC", 5, 5)).toEqual([]);
  });
  test("old local time with seconds, west of Greenwich too", () => {
    expect(periodsOf("Europe/Moscow", "1900-01-01T00:00Z", "1900-01-02T00:00Z")[0]?.offset).toBe(9_017_000);
    expect(periodsOf("America/New_York", "2025-01-01T00:00Z", "2025-01-02T00:00Z")[0]?.offset).toBe(-5 * HOUR_MS);
  });
  test("no zone of that name", () => expect(offsetPeriods("Europe/Gulkevichi", 0, DAY_MS)).toBeNull());
  test("at the very instant of a change the new offset holds; outside, the nearest", () => {
    const told = [spring - 1, spring, autumn - 1, autumn, 0, at("2030-01-01T00:00Z")].map((t) => offsetAt(berlin, t) / HOUR_MS);
    expect(told).toEqual([1, 2, 2, 1, 1, 1]);
    expect(offsetAt([], 5)).toBe(0);
  });
});

describe("the instant of a local time", () => {
  test("in a skipped hour the first instant after it, in a repeated one the first of two", () => {
    expect(instantOfLocal(berlin, at("2025-03-30T02:30Z"))).toBe(spring);
    expect(instantOfLocal(berlin, at("2025-10-26T02:30Z"))).toBe(at("2025-10-26T00:30Z"));
    expect(instantOfLocal(berlin, at("2025-07-16T12:00Z"))).toBe(at("2025-07-16T10:00Z"));
  });
  test("beyond the periods the last offset goes on", () => {
    expect(instantOfLocal(berlin, at("2030-01-01T01:00Z"))).toBe(at("2030-01-01T00:00Z"));
    expect(instantOfLocal([], 5)).toBe(5);
  });
});
