import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, test } from "vitest";
import { publishedYears } from "../testing/published-days.ts";
import { calendarFiles, compiled, gulkevichi, officeHours } from "../testing/worktime-fixtures.ts";
import { formatDay, weekdayOf } from "./civil.ts";
import { compileOffice } from "./compile.ts";
import type { WorkCalendar } from "./work-calendar.ts";

const HOUR = 3_600_000;

type Listed = { off: string[]; workingSaturdays: string[]; short: string[]; workingDays: number };

/** A year of an office that works 08:00–16:00 on every weekday, as a published list tells it. */
const listOf = (calendar: WorkCalendar, year: number): Listed => {
  const listed: Listed = { off: [], workingSaturdays: [], short: [], workingDays: 0 };
  const { days } = calendar;
  for (let i = 0; i < days.count; i += 1) {
    const date = formatDay(days.date(i));
    if (!date.startsWith(String(year))) continue;
    const isWeekend = weekdayOf(days.date(i)) > 4;
    if (days.isWorking(i)) listed.workingDays += 1;
    if (!days.isWorking(i) && !isWeekend) listed.off.push(date);
    if (days.isWorking(i) && isWeekend) listed.workingSaturdays.push(date);
    if (days.isWorking(i) && calendar.between(days.start(i), days.start(i + 1)) === 7 * HOUR) listed.short.push(date);
  }
  return listed;
};

const plain = (year: number, extra: object = {}): WorkCalendar =>
  compiled({ zone: "Europe/Moscow", hours: { "mon-fri": "08:00-16:00" }, calendar: "ru", ...extra }, calendarFiles(), {
    from: `${year}-01-01`,
    to: `${year}-12-31`,
  });

describe("ТК 95, ТК 112 and order 588н give the published lists day by day", () => {
  test.each([...publishedYears])("%i", (year, published) => {
    const calendar = plain(year);
    const { hoursOf: _, ...lists } = published;
    expect(listOf(calendar, year)).toEqual({ ...lists, workingSaturdays: lists.workingSaturdays });
  });
});

const outside = fileURLToPath(new URL("../../../shared/data/production-calendar/normalized.json", import.meta.url));

describe.skipIf(!existsSync(outside))("the lists of independent sources (an optional folder beside the project)", () => {
  type Year = { weekdayOff: string[]; workingWeekend: string[]; shortDays: string[]; presidentialNonWorking: string[]; workdays: number };
  const read = (): Record<string, Year> => JSON.parse(readFileSync(outside, "utf8")) as Record<string, Year>;

  test.each([2019, 2022, 2023, 2024, 2025, 2026, 2027])("%i agrees on every day", (year) => {
    const source = read()[String(year)];
    expect(listOf(plain(year), year)).toEqual({
      off: source?.weekdayOff,
      workingSaturdays: source?.workingWeekend,
      short: source?.shortDays,
      workingDays: source?.workdays,
    });
  });

  test.each([2020, 2021])("%i with the President's days switched on", (year) => {
    const source = read()[String(year)];
    const listed = listOf(plain(year, { byOrder: [`president-${year}`] }), year);
    const off = [...(source?.weekdayOff ?? []), ...(source?.presidentialNonWorking ?? [])].toSorted();
    expect({ off: listed.off, short: listed.short }).toEqual({ off, short: source?.shortDays });
  });
});

describe("order 588н: a day that became working has the length of the day it replaced", () => {
  let calendar: WorkCalendar;
  beforeEach(() => {
    calendar = gulkevichi();
  });
  const hoursOn = (date: string): number => {
    const start = Date.parse(`${date}T00:00+03:00`);
    return calendar.between(start, start + 24 * HOUR) / HOUR;
  };
  test.each([
    ["2024-11-02", 7.2, "Tuesday 30.04, short"],
    ["2025-11-01", 7.2, "Monday 03.11, short"],
    ["2024-04-27", 8.2, "Monday 29.04, full"],
    ["2024-12-28", 8.2, "Monday 30.12, full"],
    ["2027-02-20", 7.2, "Monday 22.02, short"],
  ])("%s is worked %f hours: %s", (date, hours) => expect(hoursOn(date)).toBeCloseTo(hours, 9));
  test("a Friday before a holiday is short too: 08.05.2026 ends at 15:00", () => expect(hoursOn("2026-05-08")).toBeCloseTo(6.2, 9));
  test("a working day before a plain weekend, or before a moved day off, is full", () => {
    expect(hoursOn("2025-04-29")).toBeCloseTo(8.2, 9);
    expect(hoursOn("2024-12-27")).toBeCloseTo(7.2, 9);
  });
});

describe("the law at its edges", () => {
  const law = { id: "c", shorterBeforeHoliday: { by: 60, basis: "b" }, automaticMove: { basis: "m" } };
  const year2025 = { from: "2025-01-01", to: "2025-12-31" };
  const made = (data: object, horizon = year2025): WorkCalendar =>
    compiled({ zone: "UTC", hours: { "mon-fri": "08:00-16:00" }, calendar: "c" }, [{ ...law, ...data }], horizon);
  const on = (calendar: WorkCalendar, date: string): number =>
    calendar.between(Date.parse(`${date}T00:00Z`), Date.parse(`${date}T23:00Z`)) / HOUR;
  const nameOn = (calendar: WorkCalendar, date: string): string | undefined =>
    calendar.spans(Date.parse(`${date}T10:00Z`), Date.parse(`${date}T11:00Z`))[0]?.name?.en;

  test("ТК 95: 31 December is short although 1 January is beyond the horizon", () =>
    expect(
      on(
        compiled({ zone: "UTC", hours: { "mon-fri": "08:00-16:00" }, calendar: "ru" }, calendarFiles(), {
          from: "2019-01-01",
          to: "2019-12-31",
        }),
        "2019-12-31",
      ),
    ).toBe(7));
  test("ТК 112: a holiday of the last days of December moves into the horizon of the next year", () => {
    const calendar = made({ holidays: [{ on: "12-31" }] }, { from: "2023-01-01", to: "2023-12-31" });
    expect([on(calendar, "2023-01-02"), on(calendar, "2023-01-03")]).toEqual([0, 8]);
  });
  test("ТК 112: of two holidays of one weekend the earlier takes the earlier day, however they are listed", () => {
    const calendar = made({ holidays: [{ on: "06-08" }, { on: "06-07" }] });
    expect(["2025-06-09", "2025-06-10", "2025-06-11"].map((date) => nameOn(calendar, date))).toEqual([
      "Day off moved from 07.06",
      "Day off moved from 08.06",
      undefined,
    ]);
    expect(on(calendar, "2025-06-06")).toBe(7);
  });
  test("ТК 95: a day that became working is short when it stands before a holiday itself", () => {
    const calendar = made({
      holidays: [{ on: "06-08" }],
      years: { 2025: { basis: "d", transfers: [{ from: "2025-06-07", to: "2025-06-10" }] } },
    });
    expect([on(calendar, "2025-06-07"), on(calendar, "2025-06-09"), on(calendar, "2025-06-10")]).toEqual([7, 0, 0]);
  });
  test("no day is short where the law names no shortening", () => {
    const calendar = made({ shorterBeforeHoliday: undefined, holidays: [{ on: "06-12" }] });
    expect([on(calendar, "2025-06-11"), nameOn(calendar, "2025-06-11"), nameOn(calendar, "2025-06-12")]).toEqual([8, undefined, "Holiday"]);
    expect(calendar.spans(Date.parse("2025-06-12T10:00Z"), Date.parse("2025-06-12T11:00Z"))[0]).toMatchObject({
      name: { ru: "Праздник" },
      basis: null,
    });
  });
  test("another weekend: a holiday on Friday moves to Sunday, Sunday is worked", () => {
    const calendar = compiled(
      { zone: "UTC", hours: { "sun-thu": "08:00-16:00" }, calendar: "c" },
      [{ ...law, weekend: "fri,sat", holidays: [{ on: "06-13" }] }],
      year2025,
    );
    expect([on(calendar, "2025-06-12"), on(calendar, "2025-06-15"), on(calendar, "2025-06-16")]).toEqual([7, 0, 8]);
  });
  test("a faulty transfer of a year beside the horizon is not asked about", () => {
    const wrong = { basis: "d", transfers: [{ from: "2025-04-30", to: "2025-05-02" }] };
    const right = { basis: "d" };
    const next = { basis: "d", transfers: [{ from: "2027-04-30", to: "2027-05-03" }] };
    const ask = (from: string, to: string): boolean =>
      compileOffice(
        { zone: "UTC", hours: { "mon-fri": "08:00-16:00" }, calendar: "c" },
        [{ ...law, years: { 2025: wrong, 2026: right, 2027: next } }],
        { from, to },
      ).ok;
    expect([ask("2026-01-01", "2026-12-31"), ask("2025-01-01", "2026-12-31"), ask("2026-01-01", "2027-12-31")]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe("days of the third kind", () => {
  const radonitsa = Date.parse("2026-04-21T10:00+03:00");
  test("Radonitsa is a working day unless the office's own order says otherwise", () => expect(gulkevichi().isOpen(radonitsa)).toBe(true));
  test("with the order it is a day off, with its name and basis", () => {
    const calendar = compiled(
      { zone: "Europe/Moscow", hours: officeHours, calendar: "krasnodar", byOrder: ["radonitsa"] },
      calendarFiles(),
    );
    expect(calendar.isOpen(radonitsa)).toBe(false);
    const [span] = calendar.spans(radonitsa, radonitsa + 1);
    expect(span?.kind).toBe("orderedDayOff");
    expect(span?.name).toEqual({ ru: "Радоница", en: "Radonitsa" });
    expect(span?.basis).toContain("125-ФЗ");
  });
  test("an order for days that no calendar knows is refused", () => {
    const outcome = compileOffice({ zone: "Europe/Moscow", hours: officeHours, calendar: "ru", byOrder: ["radonitsa"] }, calendarFiles());
    expect(outcome).toMatchObject({ ok: false, problems: [{ code: "unknownOrder", path: "byOrder" }] });
  });
  test("`shortBefore` shortens the eve, unless the eve is special itself", () => {
    const law = {
      id: "c",
      shorterBeforeHoliday: { by: 60, basis: "b" },
      byOrder: [{ id: "o", name: "День", shortBefore: true, days: ["2025-07-09", "2025-07-10"] }],
    };
    const calendar = compiled({ zone: "UTC", hours: { "mon-fri": "08:00-16:00" }, calendar: "c", byOrder: ["o"] }, [law]);
    const on = (date: string): number => calendar.between(Date.parse(`${date}T00:00Z`), Date.parse(`${date}T23:00Z`)) / HOUR;
    expect([on("2025-07-07"), on("2025-07-08"), on("2025-07-09"), on("2025-07-10")]).toEqual([8, 7, 0, 0]);
    expect(calendar.spans(Date.parse("2025-07-08T09:00Z"), Date.parse("2025-07-08T10:00Z"))[0]).toMatchObject({
      name: { ru: "День" },
      basis: "b",
    });
  });
});

describe("days by order without a rule of short days, and numbers as their names", () => {
  test("`shortBefore` shortens nothing where the law names no shortening", () => {
    const law = { id: "c", byOrder: [{ id: "5", name: "День", shortBefore: true, days: ["2025-07-09"] }] };
    const calendar = compiled({ zone: "UTC", hours: { "mon-fri": "08:00-16:00" }, calendar: "c", byOrder: 5 }, [law], {
      from: "2025-01-01",
      to: "2025-12-31",
    });
    expect(calendar.isOpen(Date.parse("2025-07-09T10:00Z"))).toBe(false);
    expect(calendar.spans(Date.parse("2025-07-08T10:00Z"), Date.parse("2025-07-08T11:00Z"))).toMatchObject([{ kind: "work", name: null }]);
  });
  test("a day's own name and basis win over those of the order", () => {
    const days = [{ date: "2025-07-09", name: "Свой", basis: "own" }, "2025-07-10"];
    const law = { id: "c", byOrder: [{ id: "o", name: "Общий", basis: "all", days }] };
    const calendar = compiled({ zone: "UTC", hours: { "mon-fri": "08:00-16:00" }, calendar: "c", byOrder: ["o"] }, [law], {
      from: "2025-01-01",
      to: "2025-12-31",
    });
    expect(calendar.spans(Date.parse("2025-07-09T00:00Z"), Date.parse("2025-07-11T00:00Z"))).toMatchObject([
      { name: { ru: "Свой" }, basis: "own" },
      { name: { ru: "Общий" }, basis: "all" },
    ]);
  });
});

describe("faults of a calendar's data", () => {
  const problemsOf = (calendar: object): unknown => {
    const outcome = compileOffice({ zone: "UTC", hours: { "mon-fri": "08:00-16:00" }, calendar: "c" }, [{ id: "c", ...calendar }]);
    return outcome.ok ? [] : outcome.problems.map(({ code, path }) => `${code} ${path}`);
  };
  const holidays = [{ on: "05-01" }];
  test.each([
    ["a transfer from a working day", { from: "2025-04-30", to: "2025-05-02" }, ["transferFrom calendars[0].years.2025.transfers[0]"]],
    ["a transfer to a holiday", { from: "2025-04-26", to: "2025-05-01" }, ["transferTo calendars[0].years.2025.transfers[0]"]],
    ["a transfer to a Sunday", { from: "2025-04-26", to: "2025-04-27" }, ["transferTo calendars[0].years.2025.transfers[0]"]],
    ["a transfer of another year", { from: "2024-04-27", to: "2025-05-02" }, ["transferYear calendars[0].years.2025.transfers[0].from"]],
    ["a bad end", { from: "2025-04-26", to: "soon" }, ["badDate calendars[0].years.2025.transfers[0].to"]],
    ["a bad date", { from: "2025-02-30", to: "2025-05-02" }, ["badDate calendars[0].years.2025.transfers[0].from"]],
    [
      "no transfer at all",
      "2025-05-02",
      ["badDate calendars[0].years.2025.transfers[0].from", "badDate calendars[0].years.2025.transfers[0].to"],
    ],
  ])("%s", (_name, transfer, expected) =>
    expect(problemsOf({ holidays, years: { 2025: { basis: "a", transfers: [transfer] } } })).toEqual(expected),
  );
  test("a year without a decree must be marked provisional", () => {
    expect(problemsOf({ years: { 2025: {} } })).toEqual(["yearWithoutDecree calendars[0].years.2025.basis"]);
    expect(problemsOf({ years: { 2025: { provisional: true } } })).toEqual([]);
  });
  test.each([
    [{ holidays: [{ on: "13-01" }] }, ["badHoliday calendars[0].holidays[0].on"]],
    [{ holidays: [{ on: ["05-01"] }] }, ["badHoliday calendars[0].holidays[0].on"]],
    [{ holidays: [{ on: "05-01", name: 5 }] }, ["badWords calendars[0].holidays[0].name"]],
    [{ holidays: [{ on: "05-01", basis: {} }] }, ["badText calendars[0].holidays[0].basis"]],
    [{ years: null }, []],
    [{ years: { 2025: { provisional: true, basis: {} } } }, ["badText calendars[0].years.2025.basis"]],
    [{ byOrder: [{ id: "a", name: 5, basis: {} }] }, ["badWords calendars[0].byOrder[0].name", "badText calendars[0].byOrder[0].basis"]],
    [{ extends: {} }, ["badText calendars[0].extends"]],
    [{ shorterBeforeHoliday: { by: 60, basis: {} } }, ["badText calendars[0].shorterBeforeHoliday.basis"]],
    [{ automaticMove: { basis: {} } }, ["badText calendars[0].automaticMove.basis"]],
    [{ holidays: ["02-30"] }, ["badHoliday calendars[0].holidays[0].on"]],
    [{ holidays: [{ on: "01-05x" }] }, ["badHoliday calendars[0].holidays[0].on"]],
    [{ holidays: [{ on: "01-05", off: true }] }, ["unknownField calendars[0].holidays[0].off"]],
    [{ weekend: "sat,moonday" }, ["badWeekend calendars[0].weekend"]],
    [{ weekend: [1] }, ["badWeekend calendars[0].weekend"]],
    [{ years: [2025] }, ["badYears calendars[0].years"]],
    [{ years: { soon: { basis: "x" } } }, ["badYear calendars[0].years.soon"]],
    [{ years: { 20255: { basis: "x" } } }, ["badYear calendars[0].years.20255"]],
    [{ years: { 2025: { basis: "x", transfer: [] } } }, ["unknownField calendars[0].years.2025.transfer"]],
    [{ byOrder: [{ days: [] }] }, ["badOrderedDays calendars[0].byOrder[0]"]],
    [{ byOrder: [{ id: "a", days: [], on: true }] }, ["unknownField calendars[0].byOrder[0].on"]],
    [{ byOrder: [{ id: "a", days: ["x"] }] }, ["badDate calendars[0].byOrder[0].days[0].date"]],
    [{ holiday: [] }, ["unknownField calendars[0].holiday"]],
    [{ shorterBeforeHoliday: { by: "soon" } }, ["badShortening calendars[0].shorterBeforeHoliday.by"]],
    [{ exceptions: ["2025-01-32"] }, ["badDate calendars[0].exceptions[0].date"]],
    [{ version: true }, ["badText calendars[0].version"]],
    [{ extends: "nothing" }, ["unknownCalendar calendar"]],
    [{ extends: "c" }, ["unknownCalendar calendar"]],
  ])("%j", (calendar, expected) => expect(problemsOf(calendar)).toEqual(expected));
  test("a calendar without an edition is edition 0", () =>
    expect(
      compiled({ zone: "UTC", hours: { mon: "08:00-16:00" }, calendar: "c" }, [{ id: "c" }], { from: "2025-01-01", to: "2025-12-31" })
        .version,
    ).toBe("0"));
  test("what is no calendar is named by its place", () => {
    for (const value of ["ru", null, { title: "x" }, []]) {
      const outcome = compileOffice({ zone: "UTC", hours: { mon: "08:00-16:00" } }, [value]);
      expect(outcome).toMatchObject({ ok: false, problems: [{ code: "badCalendar", path: "calendars[0]" }] });
    }
  });
});

describe("a calendar laid over another", () => {
  const base = {
    id: "base",
    version: "1",
    years: { 2025: { basis: "a" } },
    exceptions: [
      { date: "2025-03-03", kind: "off" },
      { date: "2025-03-04", kind: "off" },
    ],
  };
  const top = {
    id: "top",
    version: "2",
    extends: "base",
    exceptions: [{ date: "2025-03-03", kind: "hours", hours: "09:00-10:00" }],
    holidays: [{ on: "06-02", name: "Местный праздник" }],
  };
  let calendar: WorkCalendar;
  beforeEach(() => {
    calendar = compiled({ zone: "UTC", hours: { "mon-fri": "08:00-16:00" }, calendar: "top", version: "v" }, [base, top]);
  });
  const on = (date: string): number => calendar.between(Date.parse(`${date}T00:00Z`), Date.parse(`${date}T23:00Z`)) / HOUR;
  test("its own days win, the others stay", () =>
    expect([on("2025-03-03"), on("2025-03-04"), on("2025-06-02"), on("2025-06-03")]).toEqual([1, 0, 0, 8]));
  test("the version names both", () => expect(calendar.version).toBe("v 1+top@2"));
  test("the horizon is that of the years", () =>
    expect([calendar.from, calendar.to]).toEqual([Date.parse("2025-01-01T00:00Z"), Date.parse("2026-01-01T00:00Z")]));
  test("years of both are in order, whichever layer brings the earlier", () => {
    const made = compiled({ zone: "UTC", hours: { "mon-fri": "08:00-16:00" }, calendar: "late" }, [
      { id: "early", years: { 2026: { basis: "a" }, 2027: { basis: "a" } } },
      { id: "late", extends: "early", years: { 2025: { basis: "b" } } },
    ]);
    expect([made.from, made.to]).toEqual([Date.parse("2025-01-01T00:00Z"), Date.parse("2028-01-01T00:00Z")]);
  });
  test("a chain of eight is followed to its end, a ninth layer is taken for a circle", () => {
    const chain = (length: number): boolean =>
      compileOffice(
        { zone: "UTC", hours: { mon: "08:00-16:00" }, calendar: "c1" },
        Array.from({ length }, (_, i) => ({ id: `c${i + 1}`, ...(i + 1 < length ? { extends: `c${i + 2}` } : {}) })),
        { from: "2025-01-01", to: "2025-12-31" },
      ).ok;
    expect([chain(8), chain(9)]).toEqual([true, false]);
  });
  test("two calendars of one office: the later lies over the earlier", () => {
    const made = (calendars: readonly string[]): WorkCalendar =>
      compiled(
        { zone: "UTC", hours: { "mon-fri": "08:00-16:00" }, calendar: calendars },
        [base, { id: "other", version: "3", exceptions: [{ date: "2025-03-03", kind: "hours", hours: "09:00-11:00" }] }],
        { from: "2025-01-01", to: "2025-12-31" },
      );
    const [late, early] = [made(["base", "other"]), made(["other", "base"])].map(
      (one) => one.between(Date.parse("2025-03-03T00:00Z"), Date.parse("2025-03-04T00:00Z")) / HOUR,
    );
    expect([late, early, made(["base", "other"]).version]).toEqual([2, 0, "1+other@3"]);
  });
  test("the bases of the top's own rules are named, those of the base where it has none", () => {
    const law = { ...base, shorterBeforeHoliday: { by: 60, basis: "law" }, automaticMove: { basis: "move" }, holidays: [{ on: "06-07" }] };
    const basesOf = (extra: object): readonly (string | null | undefined)[] => {
      const made = compiled({ zone: "UTC", hours: { "mon-fri": "08:00-16:00" }, calendar: "top" }, [
        law,
        { ...top, holidays: [], ...extra },
      ]);
      return ["2025-06-06", "2025-06-09"].map((date) => made.spans(Date.parse(`${date}T10:00Z`), Date.parse(`${date}T11:00Z`))[0]?.basis);
    };
    expect(basesOf({})).toEqual(["law", "move"]);
    expect(basesOf({ shorterBeforeHoliday: { by: 60, basis: "own" }, automaticMove: { basis: "own move" } })).toEqual(["own", "own move"]);
  });
  test("settings of the top replace those of the base, where given", () => {
    const short = (by: object): number => {
      const made = compiled({ zone: "UTC", hours: { "mon-fri": "08:00-16:00" }, calendar: "top" }, [
        { ...base, shorterBeforeHoliday: { by: 60, basis: "law" } },
        { ...top, holidays: [{ on: "06-03" }], ...by },
      ]);
      return made.between(Date.parse("2025-06-02T00:00Z"), Date.parse("2025-06-02T23:00Z")) / HOUR;
    };
    expect([short({}), short({ shorterBeforeHoliday: { by: "2h" } })]).toEqual([7, 6]);
  });
});

describe("the law without a decree (a provisional year)", () => {
  const ru = calendarFiles()[0] as Record<string, unknown>;
  let calendar: WorkCalendar;
  beforeEach(() => {
    calendar = compiled({ zone: "Europe/Moscow", hours: officeHours, calendar: "ru" }, [{ ...ru, years: { 2028: { provisional: true } } }]);
  });
  test("is derived from the law alone, and says so", () => {
    expect(calendar.provisionalYears).toEqual([2028]);
    // 2028: 1–8 January is off, 4 November is a Saturday and moves to Monday the 6th.
    expect(calendar.isOpen(Date.parse("2028-11-06T10:00+03:00"))).toBe(false);
    expect(calendar.isOpen(Date.parse("2028-01-10T10:00+03:00"))).toBe(true);
  });
  test("the name and the basis of an automatic move", () => {
    const [span] = calendar.spans(Date.parse("2028-11-06T10:00+03:00"), Date.parse("2028-11-06T11:00+03:00"));
    expect(span).toMatchObject({
      kind: "movedDayOff",
      name: { ru: "Выходной, перенесённый с 04.11", en: "Day off moved from 04.11" },
      basis: "ТК РФ, ст. 112, ч. 2",
    });
  });
  test("29 February is a holiday only where it exists", () => {
    const leap = { id: "leap", holidays: [{ on: "02-29" }] };
    const made = compiled({ zone: "UTC", hours: { daily: "08:00-16:00" }, calendar: "leap" }, [leap], {
      from: "2027-01-01",
      to: "2028-12-31",
    });
    expect([
      made.isOpen(Date.parse("2027-03-01T10:00Z")),
      made.isOpen(Date.parse("2028-02-29T10:00Z")),
      made.isOpen(Date.parse("2028-03-01T10:00Z")),
    ]).toEqual([true, false, true]);
  });
});
