import { beforeEach, describe, expect, test } from "vitest";
import type { WorkCalendar } from "./work-calendar.ts";
import { calendarFiles, compiled, gulkevichi, msk, officeHours } from "../testing/worktime-fixtures.ts";
import { alwaysOpen, compileOffice, type Horizon, yearsAround } from "./compile.ts";
import { formatDay } from "./civil.ts";

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
  test("the words say what stands there", () => {
    const outcome = compileOffice({ zone: 5, hours: { mon: "08:00-07:00" } }, []);
    expect(outcome).toMatchObject({
      problems: [
        { ru: "Здесь нужен часовой пояс вида Europe/Moscow, а стоит 5.", en: "A zone like Europe/Moscow is needed here, not 5." },
        {
          ru: "Конец раньше начала: 08:00-07:00. Ночную смену запишите двумя днями: до 24:00 и с 00:00.",
          en: "The end is not after the start: 08:00-07:00. Write a night shift as two days: until 24:00 and from 00:00.",
        },
      ],
    });
    expect(compileOffice({ zone: "UTC", hours: 5 }, [])).toMatchObject({
      problems: [{ en: 'Hours like "08:00-12:00 12:48-17:00" are needed here, not 5.' }],
    });
    expect(compileOffice({ hours: { mon: "08:00-09:00" } }, [])).toMatchObject({
      problems: [{ en: "A zone like Europe/Moscow is needed here, not —." }],
    });
    const circle = [
      { id: "a", extends: "b" },
      { id: "b", extends: "a" },
    ];
    expect(compileOffice({ zone: "UTC", hours: { mon: "08:00-09:00" }, calendar: "a" }, circle)).toMatchObject({
      problems: [{ en: 'Calendars extend each other in a circle: "a".' }],
    });
    expect(compileOffice({ zone: "UTC", hours: { mon: "08:00-09:00" }, calendar: "c" }, circle)).toMatchObject({
      problems: [{ ru: "Нет календаря «c».", en: 'There is no calendar "c".' }],
    });
  });
});

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
    const always = alwaysOpen("Europe/Moscow", year);
    expect(always.spans(msk("2025-04-20T10:00"), msk("2025-04-21T10:00")).map(({ kind }) => kind)).toEqual(["work", "work"]);
  });
  test("two holidays of different names stay two", () => {
    expect(told("2026-01-06T12:00", "2026-01-08T12:00")).toEqual([
      "06T12:00 holiday New Year holidays",
      "07T00:00 holiday Christmas",
      "08T00:00 holiday New Year holidays",
    ]);
  });
});

describe("zones", () => {
  const between = (zone: string, hours: string, [from, to]: readonly [string, string]): number =>
    compiled({ zone, hours: { daily: hours } }, [], { from: `${from.slice(0, 4)}-01-01`, to: `${to.slice(0, 4)}-12-31` }).between(
      Date.parse(from),
      Date.parse(to),
    ) / HOUR;
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
    expect(apia.between(Date.parse("2011-12-29T00:00-10:00"), Date.parse("2012-01-01T00:00+14:00")) / HOUR).toBe(16);
    expect(apia.addWorkingDays(Date.parse("2011-12-29T10:00-10:00"), 1)).toBe(Date.parse("2011-12-31T17:00+14:00"));
  });
  test("midnight that does not exist (Cairo, 25.04.2025): the day begins an hour later", () => {
    const cairo = compiled({ zone: "Africa/Cairo", hours: { daily: "00:00-02:00" } }, [], year);
    const i = cairo.days.indexOf(Date.parse("2025-04-25T12:00+03:00"));
    expect(cairo.days.start(i)).toBe(Date.parse("2025-04-25T01:00+03:00"));
    expect(cairo.between(Date.parse("2025-04-24T12:00+02:00"), Date.parse("2025-04-25T12:00+03:00")) / HOUR).toBe(1);
  });
});
