import { beforeEach, describe, expect, test } from "vitest";
import { compiled, gulkevichi, msk } from "../testing/worktime-fixtures.ts";
import { formatDay } from "./civil.ts";
import { alwaysOpen, compileOffice, yearsAround } from "./compile.ts";
import type { WorkCalendar } from "./work-calendar.ts";

const HOUR = 3_600_000;

describe("the compiled calendar", () => {
  let office: WorkCalendar;
  beforeEach(() => {
    office = gulkevichi();
  });
  test("its horizon is the years of its calendar, in the office's zone", () => {
    expect([office.from, office.to]).toEqual([msk("2019-01-01T00:00"), msk("2028-01-01T00:00")]);
    expect([office.zone, office.version, office.provisionalYears]).toEqual(["Europe/Moscow", "1 2026-09-17+krasnodar@2026-09-17", [2027]]);
    expect(compiled({ zone: "UTC", hours: { mon: "08:00-09:00" } }).version).toBe("1");
    expect(compiled({ zone: "UTC", hours: { mon: "08:00-09:00" } }).provisionalYears).toEqual([]);
  });
  test("without a calendar it covers 2010–2049; yearsAround names whole years", () => {
    const outcome = compileOffice({ zone: "UTC", hours: { mon: "08:00-09:00" } }, []);
    expect(outcome.ok && [outcome.calendar.from, outcome.calendar.to]).toEqual([Date.UTC(2010, 0, 1), Date.UTC(2050, 0, 1)]);
    expect(yearsAround(2025, 2026)).toEqual({ from: "2025-01-01", to: "2026-12-31" });
  });
  test("questions outside the horizon are refused loudly", () => {
    expect(() => office.work(office.from - 1)).toThrow("the instant");
    expect(() => office.work(office.to + 1)).toThrow(RangeError);
    expect(() => office.work(NaN)).toThrow(RangeError);
    expect(() => office.at(-1, "earliest")).toThrow("-1 ms of working time");
    expect(() => office.at(-1, "latest")).toThrow(RangeError);
    expect(() => office.at(office.work(office.to) + 1, "latest")).toThrow(RangeError);
    expect(() => office.add(msk("2027-12-30T16:00"), 8 * HOUR)).toThrow(RangeError);
    expect(() => office.nextOpen(msk("2027-12-31T10:00"))).toThrow("no opening after");
    expect(() => office.addWorkingDays(msk("2027-12-30T10:00"), 1)).toThrow("1 working days from");
    expect(() => office.addWorkingDays(msk("2026-04-20T10:00"), 0)).toThrow(RangeError);
    expect(() => office.addWorkingDays(msk("2026-04-20T10:00"), 1.5)).toThrow(RangeError);
    expect(() => office.addWorkingDays(office.to, 1)).toThrow(RangeError);
    expect(() => office.addWorkingDays(office.from - 1, 1)).toThrow(RangeError);
  });
  test("the horizon's own edges answer", () => {
    expect(office.work(office.from)).toBe(0);
    expect(office.at(0, "earliest")).toBe(office.from);
    expect(office.at(0, "latest")).toBe(msk("2019-01-09T08:00"));
    const total = office.work(office.to);
    expect(office.at(total, "earliest")).toBe(msk("2027-12-30T17:00"));
    expect(office.at(total, "latest")).toBe(office.to);
    expect(office.isOpen(office.to)).toBe(false);
    expect(office.isOpen(office.from)).toBe(false);
  });
  test("open from the opening until just before the closing", () => {
    const open = (time: string): boolean => office.isOpen(msk(`2026-04-20T${time}`));
    expect(["07:59:59.999", "08:00", "11:59:59.999", "12:00", "12:47:59.999", "12:48", "16:59:59.999", "17:00"].map(open)).toEqual([
      false,
      true,
      true,
      false,
      false,
      true,
      true,
      false,
    ]);
    expect(office.nextOpen(msk("2026-04-20T12:00"))).toBe(msk("2026-04-20T12:48"));
    expect(office.nextOpen(msk("2026-04-20T12:48"))).toBe(msk("2026-04-20T12:48"));
    expect(office.nextOpen(msk("2026-04-20T17:00"))).toBe(msk("2026-04-21T08:00"));
  });
  test("subtraction by a negative length goes back to the latest instant", () => {
    expect(office.add(msk("2026-04-21T09:00"), -2 * HOUR)).toBe(msk("2026-04-20T16:00"));
    expect(office.add(msk("2026-04-21T09:00"), -HOUR)).toBe(msk("2026-04-21T08:00"));
    expect(office.add(msk("2026-04-20T23:00"), 0)).toBe(msk("2026-04-20T23:00"));
  });
  test("addWorkingDays by default ends with the office, counted from the next day", () => {
    expect(office.addWorkingDays(msk("2026-04-20T10:00"), 2)).toBe(msk("2026-04-22T17:00"));
    expect(
      office.addWorkingDays(msk("2026-04-20T10:00"), 2, { dayTermFrom: "same-day", dayTermEnd: "midnight", calendarDayEnd: "as-is" }),
    ).toBe(msk("2026-04-22T00:00"));
    expect(office.addWorkingDays(office.from, 1)).toBe(msk("2019-01-09T17:00"));
  });
  test("its days: dates, bounds, ranks", () => {
    const { days } = office;
    const i = days.indexOf(msk("2026-04-20T00:00"));
    expect(formatDay(days.date(i))).toBe("2026-04-20");
    expect(days.indexOf(msk("2026-04-20T23:59:59.999"))).toBe(i);
    expect([days.start(i), days.start(i + 1), days.close(i)]).toEqual([
      msk("2026-04-20T00:00"),
      msk("2026-04-21T00:00"),
      msk("2026-04-20T17:00"),
    ]);
    expect([days.isWorking(i), days.isWorking(i - 1), days.close(i - 1), days.close(-1), days.nth(1e9)]).toEqual([
      true,
      false,
      NaN,
      NaN,
      NaN,
    ]);
    expect([days.rank(i + 1) - days.rank(i), days.rank(i) - days.rank(i - 2)]).toEqual([1, 0]);
    expect([days.indexOf(office.from - 1e12), days.indexOf(office.to + 1e12)]).toEqual([0, days.count - 1]);
    expect([days.rank(days.count), days.start(days.count), days.rank(-1), days.start(-1)]).toEqual([
      247 * 7 + 248 * 2,
      office.to,
      NaN,
      NaN,
    ]);
    expect(days.nth(0)).toBe(8);
  });
  test("it is frozen, and knows its zone's clock", () => {
    expect(Object.isFrozen(office)).toBe(true);
    expect(office.offsetAt(msk("2026-04-20T10:00"))).toBe(3 * HOUR);
    expect(office.instantOf(Date.parse("2026-04-20T10:00Z"))).toBe(msk("2026-04-20T10:00"));
  });
});

describe("spans for pictures", () => {
  let office: WorkCalendar;
  beforeEach(() => {
    office = gulkevichi();
  });
  const told = (from: string, to: string): readonly string[] =>
    office
      .spans(msk(from), msk(to))
      .map(
        (span) =>
          `${new Date(span.from + 3 * HOUR).toISOString().slice(8, 16)} ${span.kind}${span.name === null ? "" : ` ${span.name.en}`}`,
      );
  test("a working day: night, work, lunch, work, night", () => {
    expect(told("2026-04-20T00:00", "2026-04-21T00:00")).toEqual([
      "20T00:00 night",
      "20T08:00 work",
      "20T12:00 lunch",
      "20T12:48 work",
      "20T17:00 night",
    ]);
  });
  test("days off of one kind join, nights across midnight too", () => {
    expect(told("2025-10-31T15:30", "2025-11-06T08:00")).toEqual([
      "31T15:30 work",
      "31T16:00 night",
      "01T00:00 night Working day in place of 03.11",
      "01T08:00 work Working day in place of 03.11",
      "01T12:00 lunch Working day in place of 03.11",
      "01T12:48 work Working day in place of 03.11",
      "01T16:00 night Working day in place of 03.11",
      "02T00:00 dayOff",
      "03T00:00 movedDayOff Day off moved from 01.11",
      "04T00:00 holiday National Unity Day",
      "05T00:00 night",
      "05T08:00 work",
      "05T12:00 lunch",
      "05T12:48 work",
      "05T17:00 night",
    ]);
    expect(told("2026-04-17T18:00", "2026-04-20T01:00")).toEqual(["17T18:00 night", "18T00:00 dayOff", "20T00:00 night"]);
    expect(told("2026-04-20T18:00", "2026-04-21T07:00")).toEqual(["20T18:00 night"]);
  });
  test("they cover the stretch without a gap, are cut at the horizon, and an empty stretch has none", () => {
    const spans = office.spans(msk("2025-04-28T10:30"), msk("2025-05-14T10:30"));
    expect(spans[0]?.from).toBe(msk("2025-04-28T10:30"));
    expect(spans.at(-1)?.to).toBe(msk("2025-05-14T10:30"));
    for (let i = 1; i < spans.length; i += 1) expect(spans[i]?.from).toBe(spans[i - 1]?.to);
    expect(office.spans(office.to - HOUR, office.to + HOUR)).toMatchObject([{ to: office.to }]);
    expect(office.spans(office.from - HOUR, office.from + HOUR)).toMatchObject([{ from: office.from }]);
    expect(office.spans(5, 5)).toEqual([]);
    expect(office.spans(msk("2025-05-14T10:30"), msk("2025-05-14T10:30"))).toEqual([]);
    expect(office.spans(msk("2025-05-14T10:30"), msk("2025-05-13T10:30"))).toEqual([]);
  });
  test("an office that never closes has work only, a day at a time", () => {
    const always = alwaysOpen("Europe/Moscow", { from: "2025-01-01", to: "2025-12-31" });
    expect(always.spans(msk("2025-04-20T10:00"), msk("2025-04-21T10:00")).map(({ kind }) => kind)).toEqual(["work", "work"]);
  });
  test("two days off of different bases stay two", () => {
    const exceptions = ["a", "b"].map((basis, i) => ({ date: `2025-07-1${6 + i}`, basis }));
    const own = compiled({ zone: "UTC", hours: { daily: "09:00-17:00" }, exceptions }, [], { from: "2025-01-01", to: "2025-12-31" });
    const spans = own.spans(Date.parse("2025-07-16T00:00Z"), Date.parse("2025-07-18T00:00Z"));
    expect(spans.map(({ kind, basis }) => [kind, basis])).toEqual([
      ["orderedDayOff", "a"],
      ["orderedDayOff", "b"],
    ]);
  });
  test("two holidays of different names stay two", () => {
    expect(told("2026-01-06T12:00", "2026-01-08T12:00")).toEqual([
      "06T12:00 holiday New Year holidays",
      "07T00:00 holiday Christmas",
      "08T00:00 holiday New Year holidays",
    ]);
  });
});
