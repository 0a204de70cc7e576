import { describe, expect, test } from "vitest";
import { calendarFiles, compiled, msk, officeHours } from "../testing/worktime-fixtures.ts";
import { compileOffice, type Horizon } from "./compile.ts";

const HOUR = 3_600_000;
const year = { from: "2025-01-01", to: "2025-12-31" };

const problemsOf = (office: unknown, calendars: readonly unknown[] = calendarFiles(), horizon: Horizon = year): readonly string[] => {
  const outcome = compileOffice(office, calendars, horizon);
  return outcome.ok ? [] : outcome.problems.map(({ code, path }) => `${code} ${path}`);
};

/** Working hours of a date in UTC, as text. */
const hoursOn = (extra: object, date: string): string => {
  const calendar = compiled({ zone: "UTC", hours: { "mon-fri": "08:00-12:00 13:00-17:00" }, ...extra }, [], year);
  const from = Date.parse(`${date}T00:00Z`);
  return calendar
    .spans(from, from + 24 * HOUR)
    .filter(({ kind }) => kind === "work")
    .map(({ from: a, to: b }) => [a, b].map((t) => new Date(t).toISOString().slice(11, 16)).join("-"))
    .join(" ");
};

describe("hours as an office writes them", () => {
  test.each([
    ["08:00-12:00 12:48-17:00", "08:00-12:00 12:48-17:00"],
    ["12:48-17:00, 8:00 – 12:00", "08:00-12:00 12:48-17:00"],
    [["08:00-12:00", "13:00 - 17:00"], "08:00-12:00 13:00-17:00"],
    [[["08:00", "12:00"]], "08:00-12:00"],
    [[{ from: "08:00", to: "12:00" }], "08:00-12:00"],
    ["00:00-24:00", "00:00-00:00"],
    ["08:00-12:00 12:00-17:00", "08:00-17:00"],
    ["08:00:30-12:00", "08:00-12:00"],
    [" 08:00 -12:00  12:48- 17:00 ", "08:00-12:00 12:48-17:00"],
    [[" 08:00 -12:00", "13:00- 17:00 "], "08:00-12:00 13:00-17:00"],
  ])("%j", (hours, expected) => expect(hoursOn({ hours: { wed: hours } }, "2025-07-16")).toBe(expected));

  test.each([
    ["mon-thu", ["mon", "tue", "wed", "thu"]],
    ["Mon,wed fri", ["mon", "wed", "fri"]],
    ["sat-mon", ["mon", "sat", "sun"]],
    ["daily", ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]],
    ["monday - wednesday", null],
    ["Monday–Wednesday", ["mon", "tue", "wed"]],
    [" mon ,  wed ", ["mon", "wed"]],
    ["xyz-mon", null],
  ])("the days %s", (key, expected) => {
    if (expected === null) {
      expect(problemsOf({ zone: "UTC", hours: { [key]: "08:00-09:00" } })).toEqual([`badWeekday hours.${key}`]);
      return;
    }
    const open = ["14", "15", "16", "17", "18", "19", "20"].map(
      (date) => hoursOn({ hours: { [key]: "08:00-09:00" } }, `2025-07-${date}`) !== "",
    );
    expect(["mon", "tue", "wed", "thu", "fri", "sat", "sun"].filter((_, i) => open[i])).toEqual(expected);
  });

  test.each([null, undefined, "", " off ", "closed", "none", "-", false, []])("a day without hours may be said: %j", (hours) => {
    expect(hoursOn({ hours: { "mon-tue": "08:00-12:00", wed: hours } }, "2025-07-16")).toBe("");
  });

  test.each([
    ["08:00-12:00 11:59-17:00", "hoursOverlap"],
    ["12:00-08:00", "hoursReversed"],
    ["08:00-08:00", "hoursReversed"],
    ["08:00", "badHours"],
    ["08:00-12:60", "badHours"],
    ["08:00-12:00:60", "badHours"],
    ["08:00-24:01", "badHours"],
    ["8-12", "badHours"],
    ["08:00-12:00-13:00", "badHours"],
    ["x08:00-12:00", "badHours"],
    ["08:00-12:00x", "badHours"],
    [5, "badHours"],
    [[5], "badHours"],
    [[["08:00"]], "badHours"],
  ])("wrong hours %j are named by their place", (hours, code) =>
    expect(problemsOf({ zone: "UTC", hours: { fri: hours, mon: "08:00-09:00" } })).toEqual([`${code} hours.fri`]),
  );

  test("seconds of an opening hour count", () => {
    const calendar = compiled({ zone: "UTC", hours: { daily: "08:00:30-12:00" } }, [], year);
    expect(calendar.between(Date.parse("2025-07-16T00:00Z"), Date.parse("2025-07-17T00:00Z"))).toBe(4 * HOUR - 30_000);
  });
  test("other faults of the week", () => {
    expect(problemsOf({ zone: "UTC", hours: { "mon-wed": "08:00-12:00", tue: "08:00-12:00" } })).toEqual(["weekdayTwice hours.tue"]);
    expect(problemsOf({ zone: "UTC", hours: "08:00-12:00" })).toEqual(["badHours hours"]);
    expect(problemsOf({ zone: "UTC" })).toEqual(["badHours hours"]);
    expect(problemsOf({ zone: "UTC", hours: { "mon-tue-wed": "08:00-12:00" } })).toEqual(["badWeekday hours.mon-tue-wed"]);
    expect(problemsOf({ zone: "UTC", hours: { "mon-": "08:00-12:00" } })).toEqual(["badWeekday hours.mon-"]);
  });
  test("an office that never opens is refused: no term would end", () => {
    expect(problemsOf({ zone: "UTC", hours: {} })).toEqual(["neverOpen hours"]);
    expect(problemsOf({ zone: "UTC", hours: { mon: "off" }, exceptions: ["2025-07-16"] })).toEqual(["neverOpen hours"]);
    expect(problemsOf({ zone: "UTC", hours: {}, exceptions: [{ date: "2025-07-16", hours: "08:00-09:00" }] })).toEqual([]);
  });
});

describe("dated exceptions", () => {
  test.each([
    [{ date: "2025-07-16", kind: "off" }, "2025-07-16", ""],
    ["2025-07-16", "2025-07-16", ""],
    [{ date: "2025-07-16" }, "2025-07-17", "08:00-12:00 13:00-17:00"],
    [{ date: "2025-07-16", kind: "hours", hours: "10:00-11:00" }, "2025-07-16", "10:00-11:00"],
    [{ date: "2025-07-16", hours: "10:00-11:00" }, "2025-07-16", "10:00-11:00"],
    [{ date: "2025-07-19", hours: "10:00-11:00" }, "2025-07-19", "10:00-11:00"],
    [{ date: "2025-07-16", kind: "shorter", by: 60 }, "2025-07-16", "08:00-12:00 13:00-16:00"],
    [{ date: "2025-07-16", kind: "shorter" }, "2025-07-16", "08:00-12:00 13:00-16:00"],
    [{ date: "2025-07-16", kind: "shorter", by: "90m" }, "2025-07-16", "08:00-12:00 13:00-15:30"],
    [{ date: "2025-07-16", kind: "shorter", by: "90 min" }, "2025-07-16", "08:00-12:00 13:00-15:30"],
    [{ date: "2025-07-16", kind: "shorter", by: " 90min " }, "2025-07-16", "08:00-12:00 13:00-15:30"],
    [{ date: "2025-07-16", kind: "shorter", by: 0.5 }, "2025-07-16", "08:00-12:00 13:00-16:59"],
    [{ date: "2025-07-16", kind: "shorter", by: "30" }, "2025-07-16", "08:00-12:00 13:00-16:30"],
    [{ date: "2025-07-16", kind: "shorter", by: "4h" }, "2025-07-16", "08:00-12:00"],
    [{ date: "2025-07-16", kind: "shorter", by: "5h" }, "2025-07-16", "08:00-11:00"],
    [{ date: "2025-07-16", kind: "shorter", by: "24h" }, "2025-07-16", ""],
    [{ date: "2025-07-19", kind: "replaces", replaces: "2025-07-21" }, "2025-07-19", "08:00-12:00 13:00-17:00"],
    [{ date: "2025-07-19", kind: "replaces", of: "2025-07-21", by: 60 }, "2025-07-19", "08:00-12:00 13:00-16:00"],
    [{ from: "2025-07-15", to: "2025-07-17", kind: "off" }, "2025-07-17", ""],
    [{ from: "2025-07-15", to: "2025-07-17", kind: "off" }, "2025-07-18", "08:00-12:00 13:00-17:00"],
    [{ from: "2025-07-16" }, "2025-07-16", ""],
  ])("%j", (exception, date, expected) => expect(hoursOn({ exceptions: [exception] }, date)).toBe(expected));

  test("a day shortened by all of its hours is a day off", () => {
    const exceptions = [{ date: "2025-07-16", kind: "shorter", by: "8h" }];
    const calendar = compiled({ zone: "UTC", hours: { daily: "08:00-12:00 13:00-17:00" }, exceptions }, [], year);
    expect(calendar.spans(Date.parse("2025-07-16T00:00Z"), Date.parse("2025-07-17T00:00Z")).map(({ kind }) => kind)).toEqual(["dayOff"]);
  });
  test("a name in one language serves both, and nothing said is as good as null", () => {
    const exceptions = [
      { date: "2025-07-16", name: { ru: "День села" }, basis: 5 },
      { date: "2025-07-17", name: null, basis: null },
    ];
    const calendar = compiled({ zone: "UTC", hours: { daily: "08:00-12:00" }, exceptions, holidays: null }, [], year);
    expect(calendar.spans(Date.parse("2025-07-16T00:00Z"), Date.parse("2025-07-18T00:00Z"))).toMatchObject([
      { name: { ru: "День села", en: "День села" }, basis: "5" },
      { name: null, basis: null },
    ]);
  });
  test("holidays of the office's own, with a name", () => {
    const calendar = compiled(
      {
        zone: "America/New_York",
        hours: { "mon-fri": "09:00-17:00" },
        holidays: [{ date: "2025-07-04", name: { ru: "День независимости", en: "Independence Day" } }, "2025-11-27"],
      },
      [],
      year,
    );
    const [span] = calendar.spans(Date.parse("2025-07-04T10:00-04:00"), Date.parse("2025-07-04T11:00-04:00"));
    expect(span).toMatchObject({ kind: "holiday", name: { en: "Independence Day" }, basis: null });
    expect(calendar.isOpen(Date.parse("2025-11-27T10:00-05:00"))).toBe(false);
  });
  test("an exception of the office wins over a holiday of its calendar", () => {
    const calendar = compiled(
      {
        zone: "Europe/Moscow",
        hours: officeHours,
        calendar: "ru",
        exceptions: [
          { date: "2025-01-03", hours: "10:00-12:00", name: "Дежурный приём" },
          { date: "2025-05-09", kind: "holiday", name: "X", basis: "Y" },
        ],
      },
      calendarFiles(),
    );
    expect(calendar.isOpen(msk("2025-01-03T10:00"))).toBe(true);
    expect(calendar.spans(msk("2025-05-09T10:00"), msk("2025-05-09T11:00"))[0]).toMatchObject({
      kind: "holiday",
      name: { ru: "X", en: "X" },
      basis: "Y",
    });
  });
  test("one exception wins over the office's own holiday list", () => {
    expect(hoursOn({ holidays: ["2025-07-16"], exceptions: [{ date: "2025-07-16", hours: "10:00-11:00" }] }, "2025-07-16")).toBe(
      "10:00-11:00",
    );
  });
  test.each([
    [[{ date: "2025-07-16" }, { date: "2025-07-16" }], ["dayTwice exceptions[1]"]],
    [[{ date: "2025-07-16", kind: "closed" }], ["badKind exceptions[0].kind"]],
    [[{ date: "2025-07-16", kind: "shorter", by: 0 }], ["badShortening exceptions[0].by"]],
    [[{ date: "2025-07-16", kind: "shorter", by: "25h" }], ["badShortening exceptions[0].by"]],
    [[{ date: "2025-07-16", kind: "shorter", by: "x1h" }], ["badShortening exceptions[0].by"]],
    [[{ date: "2025-07-16", kind: "shorter", by: "1hx" }], ["badShortening exceptions[0].by"]],
    [[{ date: "2025-07-16", kind: "shorter", by: "2000" }], ["badShortening exceptions[0].by"]],
    [[{ date: "2025-07-16", kind: "replaces", replaces: "2025-07-17", by: "soon" }], ["badShortening exceptions[0].by"]],
    [[{ from: "soon", to: "2025-07-16" }], ["badDate exceptions[0].from"]],
    [[{ from: "2025-07-16", to: "soon" }], ["badDate exceptions[0].to"]],
    [[{ date: "2025-07-16", kind: "replaces" }], ["badDate exceptions[0].replaces"]],
    [[{ date: "2025-07-16", kind: "hours", hours: "10" }], ["badHours exceptions[0].hours"]],
    [[{ kind: "off" }], ["badDate exceptions[0].from", "badDate exceptions[0].to"]],
    [[{ from: "2025-07-16", to: "2025-07-15" }], ["badRange exceptions[0]"]],
    [[{ from: "2025-01-01", to: "2026-12-31" }], ["badRange exceptions[0]"]],
    [[{ from: "2024-01-01", to: "2025-01-02" }], ["badRange exceptions[0]"]],
    [[{ from: "2024-01-01", to: "2025-01-01" }], []],
    [[5], ["badException exceptions[0]"]],
    [[{ date: ["2025-07-16"] }], ["badDate exceptions[0].date"]],
    [[{ date: "2025-07-16", name: 5 }], ["badWords exceptions[0].name"]],
    [[{ date: "2025-07-16", name: { ru: 5 } }], ["badWords exceptions[0].name"]],
    [[{ date: "2025-07-16", name: { en: "Day" } }], ["badWords exceptions[0].name"]],
    [[{ date: "2025-07-16", basis: {} }], ["badText exceptions[0].basis"]],
    [[{ date: "2025-07-16", why: "x" }], ["unknownField exceptions[0].why"]],
  ])("%j", (exceptions, expected) => expect(problemsOf({ zone: "UTC", hours: { mon: "08:00-09:00" }, exceptions })).toEqual(expected));
});

describe("faults of an office", () => {
  test.each([
    [null, ["badOffice "]],
    ["office.yaml", ["badOffice "]],
    [{ hours: { mon: "08:00-09:00" } }, ["badZone zone"]],
    [{ zone: "", hours: { mon: "08:00-09:00" } }, ["badZone zone"]],
    [{ zone: "Europe/Gulkevichi", hours: { mon: "08:00-09:00" } }, ["unknownZone zone"]],
    [{ zone: "UTC", hours: { mon: "08:00-09:00" }, calendar: "by" }, ["unknownCalendar calendar"]],
    [{ zone: "UTC", hours: { mon: "08:00-09:00" }, calendars: ["by"] }, ["unknownCalendar calendar"]],
    [{ zone: "UTC", hours: { mon: "08:00-09:00" }, calendar: { id: "by" } }, ["unknownCalendar calendar"]],
    [{ zone: "UTC", hours: { mon: "08:00-09:00" }, calendar: { id: 5 } }, ["badCalendarName calendar[0]"]],
    [{ zone: "UTC", hours: { mon: "08:00-09:00" }, holidays: ["2025-02-30"] }, ["badDate holidays[0].date"]],
    [{ zone: "UTC", hours: { mon: "08:00-09:00" }, version: [] }, ["badText version"]],
    [{ zone: "UTC", hours: { mon: "08:00-09:00" }, calendar: [5] }, ["badCalendarName calendar[0]"]],
    [{ zone: "UTC", hours: { mon: "08:00-09:00" }, calender: "ru" }, ["unknownField calender"]],
    [{ zone: "UTC", hours: { mon: "08:00-09:00" }, calendar: "none" }, []],
    [{ zone: "UTC", hours: { mon: "08:00-09:00" }, calendar: ["", { id: "ru" }] }, []],
    [
      {
        zone: "UTC",
        hours: { mon: "08:00-09:00" },
        calendars: ["ru", "krasnodar"],
        id: "x",
        name: "x",
        title: "x",
        note: "x",
        version: 1,
        byOrder: [],
      },
      [],
    ],
  ])("%j", (office, expected) => expect(problemsOf(office)).toEqual(expected));

  test("a horizon that is no horizon, or that the calendar's years do not cover", () => {
    const office = { zone: "UTC", hours: { mon: "08:00-09:00" } };
    expect(problemsOf(office, [], { from: "2025-01-01", to: "2024-12-31" })).toEqual(["horizonReversed horizon"]);
    expect(problemsOf(office, [], { from: "soon", to: "2024-12-31" })).toEqual(["badDate horizon.from"]);
    expect(problemsOf(office, [], { from: "2024-12-31", to: "2025-02-29" })).toEqual(["badDate horizon.to"]);
    expect(problemsOf(office, [], { from: "2024-12-31", to: "2024-12-31" })).toEqual([]);
    const russian = { ...office, calendar: "ru" };
    expect(problemsOf(russian, calendarFiles(), { from: "2026-01-01", to: "2029-12-31" })).toEqual([
      "yearWithoutDecree calendars.ru.years.2028",
      "yearWithoutDecree calendars.ru.years.2029",
    ]);
    expect(problemsOf(russian, calendarFiles(), { from: "2026-01-01", to: "2027-12-31" })).toEqual([]);
  });
});
