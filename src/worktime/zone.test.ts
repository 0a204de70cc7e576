import { describe, expect, test } from "vitest";
import { compiled } from "../testing/worktime-fixtures.ts";
import { DAY_MS, HOUR_MS } from "./civil.ts";
import { instantOfLocal, offsetAt, offsetPeriods, type OffsetPeriod } from "./zone.ts";

const year = { from: "2025-01-01", to: "2025-12-31" };
const at = (text: string): number => Date.parse(text);
const periodsOf = (zone: string, from: string, to: string): readonly OffsetPeriod[] => offsetPeriods(zone, at(from), at(to)) ?? [];
const berlin = (): readonly OffsetPeriod[] => periodsOf("Europe/Berlin", "2025-01-01T00:00Z", "2025-12-31T00:00Z");
const [spring, autumn] = [at("2025-03-30T01:00Z"), at("2025-10-26T01:00Z")];

describe("the offsets of a zone", () => {
  test("one period where nothing changes", () => expect(offsetPeriods("UTC", 0, DAY_MS)).toEqual([{ from: 0, to: DAY_MS, offset: 0 }]));
  test("each change to the second, in order and without a gap", () =>
    expect(berlin()).toEqual([
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
    const told = [spring - 1, spring, autumn - 1, autumn, 0, at("2030-01-01T00:00Z")].map((t) => offsetAt(berlin(), t) / HOUR_MS);
    expect(told).toEqual([1, 2, 2, 1, 1, 1]);
    expect(offsetAt([], 5)).toBe(0);
  });
});

describe("the instant of a local time", () => {
  test("in a skipped hour the first instant after it, in a repeated one the first of two", () => {
    expect(instantOfLocal(berlin(), at("2025-03-30T02:30Z"))).toBe(spring);
    expect(instantOfLocal(berlin(), at("2025-10-26T02:30Z"))).toBe(at("2025-10-26T00:30Z"));
    expect(instantOfLocal(berlin(), at("2025-07-16T12:00Z"))).toBe(at("2025-07-16T10:00Z"));
  });
  test("beyond the periods the last offset goes on", () => {
    expect(instantOfLocal(berlin(), at("2030-01-01T01:00Z"))).toBe(at("2030-01-01T00:00Z"));
    expect(instantOfLocal([], 5)).toBe(5);
  });
});

describe("an office in a zone whose clocks move", () => {
  const between = (zone: string, hours: string, [from, to]: readonly [string, string]): number =>
    compiled({ zone, hours: { daily: hours } }, [], { from: `${from.slice(0, 4)}-01-01`, to: `${to.slice(0, 4)}-12-31` }).between(
      Date.parse(from),
      Date.parse(to),
    ) / HOUR_MS;
  test("Berlin: the night on which clocks go forward is an hour shorter, on which they go back an hour longer", () => {
    expect(between("Europe/Berlin", "01:00-04:00", ["2025-03-30T00:00+01:00", "2025-03-30T12:00+02:00"])).toBe(2);
    expect(between("Europe/Berlin", "01:00-04:00", ["2025-10-26T00:00+02:00", "2025-10-26T12:00+01:00"])).toBe(4);
  });
  test("Volgograd: from UTC+3 to UTC+4 on 28.10.2018, back on 27.12.2020", () => {
    expect(between("Europe/Volgograd", "08:00-17:00", ["2018-10-27T08:00+03:00", "2018-10-28T17:00+04:00"])).toBe(18);
    expect(between("Europe/Volgograd", "00:00-04:00", ["2018-10-28T00:00+03:00", "2018-10-28T12:00+04:00"])).toBe(3);
    expect(between("Europe/Volgograd", "00:00-04:00", ["2020-12-27T00:00+04:00", "2020-12-27T12:00+03:00"])).toBe(5);
  });
  test("offsets with minutes, and west of Greenwich", () => {
    expect(compiled({ zone: "Asia/Kolkata", hours: { daily: "09:00-10:00" } }, [], year).isOpen(Date.parse("2025-07-16T09:00+05:30"))).toBe(
      true,
    );
    expect(
      compiled({ zone: "America/St_Johns", hours: { daily: "09:00-10:00" } }, [], year).isOpen(Date.parse("2025-07-16T09:00-02:30")),
    ).toBe(true);
    expect(
      compiled({ zone: "America/St_Johns", hours: { daily: "09:00-10:00" } }, [], year).isOpen(Date.parse("2025-07-16T08:59:59-02:30")),
    ).toBe(false);
  });
  test("a zone that left out a whole day (Apia, 30.12.2011)", () => {
    const apia = compiled({ zone: "Pacific/Apia", hours: { daily: "09:00-17:00" } }, [], { from: "2011-12-01", to: "2012-01-31" });
    expect(apia.between(Date.parse("2011-12-29T00:00-10:00"), Date.parse("2012-01-01T00:00+14:00")) / HOUR_MS).toBe(16);
    expect(apia.addWorkingDays(Date.parse("2011-12-29T10:00-10:00"), 1)).toBe(Date.parse("2011-12-31T17:00+14:00"));
  });
  test("midnight that does not exist (Cairo, 25.04.2025): the day begins an hour later", () => {
    const cairo = compiled({ zone: "Africa/Cairo", hours: { daily: "00:00-02:00" } }, [], year);
    const i = cairo.days.indexOf(Date.parse("2025-04-25T12:00+03:00"));
    expect(cairo.days.start(i)).toBe(Date.parse("2025-04-25T01:00+03:00"));
    expect(cairo.between(Date.parse("2025-04-24T12:00+02:00"), Date.parse("2025-04-25T12:00+03:00")) / HOUR_MS).toBe(1);
  });
});
