import * as fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { calendarFiles, casesOf, compiled, compiledOnce, gulkevichi } from "../testing/worktime-fixtures.ts";
import { addMany, betweenMany, remainingMany, workMany } from "./batch.ts";
import { defaultReadings } from "./day-terms.ts";
import { deadline, type DeadlineQuestion } from "./deadline.ts";
import { latestStart } from "./latest-start.ts";
import type { Readings, Term } from "./model.ts";
import { movedDeadlines } from "./moved-deadlines.ts";
import type { WorkCalendar } from "./work-calendar.ts";

const HOUR = 3_600_000;
const DAY = 86_400_000;
const nights = (): WorkCalendar =>
  compiledOnce("nights", () =>
    compiled({ zone: "Europe/Berlin", hours: { "mon-tue": "00:00-02:30 22:00-24:00", wed: "00:00-24:00", sun: "01:00-04:00" } }, [], {
      from: "2024-01-01",
      to: "2026-12-31",
    }),
  );
const calendars: Readonly<Record<string, () => WorkCalendar>> = { "the office": gulkevichi, "nights in Berlin": nights };

const instant = (calendar: WorkCalendar) => fc.integer({ min: calendar.from, max: calendar.to - 200 * DAY });
const length = fc.oneof(
  fc.integer({ min: 1, max: 60 * HOUR }),
  fc.integer({ min: 1, max: 60 }).map((h) => h * HOUR),
);

const readings: fc.Arbitrary<Readings> = fc.record({
  dayTermFrom: fc.constantFrom("next-day", "same-day"),
  dayTermEnd: fc.constantFrom("office", "midnight", "same-clock"),
  calendarDayEnd: fc.constantFrom("next-working-day", "as-is"),
});
const term: fc.Arbitrary<Term> = fc.oneof(
  fc.record({
    amount: fc.integer({ min: 1, max: 3_000_000 }).map((s) => s / 3600),
    unit: fc.constantFrom("hour" as const, "minute" as const),
  }),
  fc.record({ amount: fc.integer({ min: 1, max: 60 * 3600 }).map((s) => s / 3600), unit: fc.constant("workingHour" as const) }),
  fc.record({ amount: fc.integer({ min: 1, max: 20 }), unit: fc.constantFrom("workingDay" as const, "calendarDay" as const) }),
);
const dueOf = (calendar: WorkCalendar, question: DeadlineQuestion): number => {
  const result = deadline(calendar, question);
  if (result.kind !== "due") throw new Error(JSON.stringify(result));
  return result.due;
};
const runs = { numRuns: casesOf(120) };

describe.each(Object.entries(calendars))("laws of working time: %s", (_name, make) => {
  let calendar: WorkCalendar;
  let at: fc.Arbitrary<number>;
  beforeEach(() => {
    calendar = make();
    at = instant(calendar);
  });

  test("W never goes back, and never runs faster than the clock", () =>
    fc.assert(
      fc.property(at, fc.nat(10 * DAY), (t, more) => {
        const worked = calendar.work(t + more) - calendar.work(t);
        expect(worked).toBeGreaterThanOrEqual(0);
        expect(worked).toBeLessThanOrEqual(more);
      }),
      runs,
    ));
  test("at(W(t)) is t while the office is open; the two sides enclose t while it is closed", () =>
    fc.assert(
      fc.property(at, (t) => {
        const [early, late] = [calendar.at(calendar.work(t), "earliest"), calendar.at(calendar.work(t), "latest")];
        expect(early <= t && t <= late).toBe(true);
        if (calendar.isOpen(t)) expect(late).toBe(t);
        expect(calendar.nextOpen(t)).toBe(late);
      }),
      runs,
    ));
  test("add(add(t, a), b) = add(t, a + b), and between gives back what was added", () =>
    fc.assert(
      fc.property(at, length, length, (t, a, b) => {
        expect(calendar.add(calendar.add(t, a), b)).toBe(calendar.add(t, a + b));
        expect(calendar.between(t, calendar.add(t, a))).toBe(a);
        expect(calendar.between(calendar.add(t, a), t)).toBe(-a);
      }),
      runs,
    ));
  test("taking away what was added ends in the same working moment", () =>
    fc.assert(
      fc.property(at, length, (t, a) => {
        expect(calendar.work(calendar.add(calendar.add(t, a), -a))).toBe(calendar.work(t));
      }),
      runs,
    ));
  test("a term ends after it starts, and a later start never ends earlier", () =>
    fc.assert(
      fc.property(at, fc.nat(3 * DAY), term, readings, (t, more, asked, read) => {
        const due = dueOf(calendar, { start: t, term: asked, readings: read });
        // At the hour of the start, or with the office, a day of its own may end before an event late that day.
        if (read.dayTermFrom === "next-day" || asked.unit === "workingHour" || asked.unit === "hour" || asked.unit === "minute")
          expect(due).toBeGreaterThan(t);
        if (read.dayTermEnd !== "same-clock")
          expect(dueOf(calendar, { start: t + more, term: asked, readings: read })).toBeGreaterThanOrEqual(due);
      }),
      runs,
    ));
  test("a pause of no length changes nothing; no pause brings a deadline nearer", () =>
    fc.assert(
      fc.property(
        at,
        term,
        readings,
        fc.array(fc.tuple(fc.nat(10 * DAY), fc.nat(5 * DAY)), { maxLength: 4 }),
        (start, asked, read, cuts) => {
          const question = { start, term: asked, readings: read };
          const plain = dueOf(calendar, question);
          expect(dueOf(calendar, { ...question, pauses: cuts.map(([after]) => ({ from: start + after, to: start + after })) })).toBe(plain);
          const pauses = cuts.map(([after, long]) => ({ from: start + after, to: start + after + long }));
          const paused = dueOf(calendar, { ...question, pauses });
          expect(paused).toBeGreaterThanOrEqual(plain);
          expect(dueOf(calendar, { ...question, pauses: pauses.toReversed() })).toBe(paused);
          expect(dueOf(calendar, { ...question, pauses: [...pauses, ...pauses] })).toBe(paused);
        },
      ),
      runs,
    ));
  test("a pause cut in two is the same pause", () =>
    fc.assert(
      fc.property(at, term, fc.nat(3 * DAY), fc.nat(3 * DAY), fc.nat(3 * DAY), (start, asked, after, a, b) => {
        const from = start + after;
        const whole = [{ from, to: from + a + b }];
        const halves = [
          { from, to: from + a },
          { from: from + a, to: from + a + b },
        ];
        expect(deadline(calendar, { start, term: asked, pauses: halves })).toEqual(
          deadline(calendar, { start, term: asked, pauses: whole }),
        );
      }),
      runs,
    ));
  test("the latest start is in time, and a millisecond later is too late", () =>
    fc.assert(
      fc.property(instant(calendar), term, readings, (due, asked, read) => {
        const result = latestStart(calendar, { due, term: asked, readings: read });
        if (result.kind === "problem") {
          expect(result.problem.code).toBe("outsideHorizon");
          return;
        }
        expect(dueOf(calendar, { start: result.start, term: asked, readings: read })).toBeLessThanOrEqual(due);
        const later = deadline(calendar, { start: result.start + 1, term: asked, readings: read });
        expect(later.kind === "due" && later.due > due).toBe(true);
      }),
      { numRuns: casesOf(300) },
    ));
  test("the batch forms say what the single ones say", () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(at, at, length), { minLength: 1, maxLength: 20 }), (rows) => {
        const [a, b, ms] = [0, 1, 2].map((column) => Float64Array.from(rows, (row) => row[column] ?? 0));
        if (a === undefined || b === undefined || ms === undefined) throw new Error("three columns");
        expect([...workMany(calendar, a)]).toEqual(rows.map(([t]) => calendar.work(t)));
        expect([...addMany(calendar, a, ms)]).toEqual(rows.map(([t, , add]) => calendar.add(t, add)));
        expect([...betweenMany(calendar, a, b)]).toEqual(rows.map(([t, u]) => calendar.between(t, u)));
        const now = rows[0]?.[0] ?? 0;
        const out = new Float64Array(b.length);
        expect(remainingMany(calendar, now, b, out)).toBe(out);
        expect([...out]).toEqual(rows.map(([, u]) => calendar.between(now, u)));
      }),
      { numRuns: casesOf(50) },
    ));
});

test("batch arrays must pair, and an instant outside the horizon is refused", () => {
  const office = gulkevichi();
  expect(() => addMany(office, new Float64Array(2), new Float64Array(1))).toThrow("arrays of 2 and 1 elements do not pair");
  expect(() => betweenMany(office, new Float64Array(2), new Float64Array(1))).toThrow("arrays of 2 and 1 elements do not pair");
  expect(() => workMany(office, Float64Array.of(0))).toThrow(RangeError);
});

describe("subtraction at the hour of the start on days when clocks move (Berlin)", () => {
  const latest = (due: string): string => {
    const result = latestStart(berlin(), {
      due: Date.parse(due),
      term: { amount: 1, unit: "calendarDay" },
      readings: { dayTermFrom: "next-day", dayTermEnd: "same-clock", calendarDayEnd: "as-is" },
    });
    return result.kind === "start" ? new Date(result.start).toISOString() : result.problem.code;
  };
  const berlin = (): WorkCalendar =>
    compiled({ zone: "Europe/Berlin", hours: { daily: "09:00-17:00" } }, [], { from: "2025-01-01", to: "2025-12-31" });
  test.each([
    ["an hour that the due day skips ends at its end", "2025-03-30T03:00+02:00", "2025-03-29T02:00:00.000Z"],
    ["a due in the repeated hour, the second time", "2025-10-26T02:30+01:00", "2025-10-25T00:59:59.999Z"],
    ["a start in the repeated hour, the second time", "2025-10-27T02:30+01:00", "2025-10-26T01:30:00.000Z"],
    ["a start before the hour that its day skips", "2025-03-31T02:30+02:00", "2025-03-30T00:59:59.999Z"],
    ["a plain day", "2025-07-16T10:00+02:00", "2025-07-15T08:00:00.000Z"],
  ])("%s", (_name, due, start) => expect(latest(due)).toBe(start));
});

describe("subtraction: when must it leave at the latest", () => {
  let office: WorkCalendar;
  beforeEach(() => {
    office = gulkevichi();
  });
  const msk = (text: string): number => Date.parse(`${text}+03:00`);
  const latest = (due: string, asked: Term, read: Partial<Readings> = {}): string => {
    const result = latestStart(office, { due: msk(due), term: asked, readings: { ...defaultReadings, ...read } });
    return result.kind === "start"
      ? new Date(result.start + 3 * HOUR).toISOString().slice(0, 23)
      : `${result.problem.code} ${result.problem.path}`;
  };
  test.each([
    ["2026-04-21T09:00", { amount: 2, unit: "workingHour" }, "2026-04-20T16:00:00.000"],
    ["2026-04-21T09:00", { amount: 1, unit: "workingHour" }, "2026-04-21T08:00:00.000"],
    ["2026-04-19T09:00", { amount: 1, unit: "workingHour" }, "2026-04-17T15:00:00.000"],
    ["2026-04-19T09:00", { amount: 0, unit: "workingHour" }, "2026-04-19T09:00:00.000"],
    ["2026-04-21T09:00", { amount: 10, unit: "hour" }, "2026-04-20T23:00:00.000"],
    ["2026-04-21T09:00", { amount: 90, unit: "minute" }, "2026-04-21T07:30:00.000"],
    ["2026-04-22T17:00", { amount: 2, unit: "workingDay" }, "2026-04-20T23:59:59.999"],
    ["2026-04-22T16:59", { amount: 2, unit: "workingDay" }, "2026-04-19T23:59:59.999"],
    ["2026-05-03T00:00", { amount: 12, unit: "calendarDay" }, "2026-04-18T23:59:59.999"],
    ["2026-05-04T17:00", { amount: 12, unit: "calendarDay" }, "2026-04-22T23:59:59.999"],
  ] as const)("due %s, %j: %s", (due, asked, expected) => expect(latest(due, asked)).toBe(expected));
  test("at the hour of the start", () => {
    expect(latest("2026-04-22T10:00", { amount: 2, unit: "workingDay" }, { dayTermEnd: "same-clock" })).toBe("2026-04-20T10:00:00.000");
    expect(latest("2026-04-26T10:00", { amount: 2, unit: "workingDay" }, { dayTermEnd: "same-clock" })).toBe("2026-04-22T23:59:59.999");
    expect(latest("2026-05-03T10:00", { amount: 3, unit: "calendarDay" }, { dayTermEnd: "same-clock" })).toBe("2026-04-27T23:59:59.999");
  });
  test("at the first moments of the data", () => {
    const daily = compiled({ zone: "UTC", hours: { daily: "09:00-17:00" } }, [], { from: "2025-01-01", to: "2025-12-31" });
    const at = (text: string): number => Date.parse(`2025-01-01T${text}Z`);
    const ask = (due: number, asked: Term, read: Partial<Readings> = {}) =>
      latestStart(daily, { due, term: asked, readings: { ...defaultReadings, ...read } });
    expect(ask(daily.from, { amount: 0, unit: "workingHour" })).toEqual({ kind: "start", start: daily.from });
    expect(ask(daily.to, { amount: 0, unit: "workingHour" })).toMatchObject({ kind: "problem", problem: { path: "due" } });
    expect(ask(at("10:00"), { amount: 1, unit: "workingHour" })).toEqual({ kind: "start", start: at("09:00") });
    for (const unit of ["calendarDay", "workingDay"] as const) {
      expect(ask(at("18:00"), { amount: 1, unit }, { dayTermFrom: "same-day" })).toEqual({ kind: "start", start: at("23:59:59.999") });
      expect(ask(at("18:00"), { amount: 1, unit })).toMatchObject({
        kind: "problem",
        problem: { en: "The term ends outside the calendar (2025-01-01T00:00:00+00:00 to 2026-01-01T00:00:00+00:00)." },
      });
    }
    expect(ask(at("18:00"), { amount: -1, unit: "hour" })).toMatchObject({ kind: "problem", problem: { code: "badAmount" } });
  });
  test("refusals name the place", () => {
    expect(latest("2028-05-03T10:00", { amount: 3, unit: "calendarDay" })).toBe("outsideHorizon due");
    expect(latest("2018-05-03T10:00", { amount: 3, unit: "hour" })).toBe("outsideHorizon due");
    expect(latest("2019-01-09T10:00", { amount: 3, unit: "workingHour" })).toBe("outsideHorizon term");
    expect(latest("2019-01-09T10:00", { amount: 300, unit: "hour" })).toBe("outsideHorizon term");
    expect(latest("2019-01-09T10:00", { amount: 1, unit: "workingDay" })).toBe("outsideHorizon term");
    expect(latest("2019-01-02T10:00", { amount: 1, unit: "calendarDay" })).toBe("outsideHorizon term");
    expect(latest("2026-01-09T10:00", { amount: 1.5, unit: "workingDay" })).toBe("partOfDay term.amount");
  });
});

describe("a new edition of the calendar: which open deadlines move", () => {
  const [ru] = calendarFiles() as readonly [Record<string, unknown>];
  const office = { zone: "Europe/Moscow", hours: { "mon-fri": "09:00-18:00" }, calendar: "ru" };
  let former: WorkCalendar;
  let next: WorkCalendar;
  beforeEach(() => {
    former = compiled(office, [ru]);
    next = compiledNext();
  });
  const compiledNext = (): WorkCalendar =>
    compiled(office, [{ ...ru, version: "next", exceptions: [{ date: "2026-04-21", kind: "off", name: "Радоница" }] }]);
  const start = Date.parse("2026-04-20T17:00+03:00");
  const hours = (amount: number): Term => ({ amount, unit: "workingHour" });
  test("only those are named, with the old value, the new one and both editions", () => {
    const open = [
      { id: "moves", start, term: hours(2) },
      { id: "stays", start, term: hours(1) },
      { id: "stands", start, term: hours(2), pauses: [{ from: start, to: null }] },
      { id: "stood over the day", start, term: { amount: 3, unit: "workingDay" } as const, pauses: [{ from: start + HOUR / 2, to: null }] },
      { id: "still beyond", start: former.to + 1, term: hours(1) },
    ];
    const moved = movedDeadlines(former, next, open);
    expect(moved.map(({ id }) => id)).toEqual(["moves"]);
    expect(moved[0]).toEqual({
      id: "moves",
      was: { kind: "due", due: Date.parse("2026-04-21T10:00+03:00") },
      becomes: { kind: "due", due: Date.parse("2026-04-22T10:00+03:00") },
      oldVersion: "2026-09-17",
      newVersion: "next",
    });
  });
  test("an end that the new edition no longer covers, or covers for the first time, is named", () => {
    const narrow = compiled(office, [ru], { from: "2026-01-01", to: "2026-04-20" });
    const moved = movedDeadlines(former, narrow, [{ id: "a", start, term: hours(2) }]);
    expect(moved).toMatchObject([{ was: { kind: "due" }, becomes: { kind: "problem" } }]);
    expect(movedDeadlines(narrow, former, [{ id: "a", start, term: hours(2) }])).toMatchObject([
      { was: { kind: "problem" }, becomes: { kind: "due" } },
    ]);
  });
  test("an end beyond both editions is named where the reason differs", () => {
    const narrow = compiled(office, [ru], { from: "2026-01-01", to: "2026-12-31" });
    const late = { id: "a", start: Date.parse("2027-12-31T10:00+03:00"), term: hours(8) };
    expect(movedDeadlines(former, narrow, [late])).toMatchObject([
      { was: { problem: { path: "term" } }, becomes: { problem: { path: "start" } } },
    ]);
    expect(movedDeadlines(former, next, [late])).toEqual([]);
  });
  test("a standing clock whose remainder changes is named, a due that becomes standing too", () => {
    const short = compiled(office, [{ ...ru, version: "x", exceptions: [{ date: "2026-04-21", kind: "shorter", by: 60 }] }]);
    const stands = { id: "s", start, term: { amount: 1, unit: "workingDay" } as const, pauses: [{ from: start + 1, to: null }] };
    expect(movedDeadlines(former, short, [stands])).toMatchObject([{ was: { kind: "standing" }, becomes: { kind: "standing" } }]);
    const later = { id: "l", start, term: hours(2), pauses: [{ from: Date.parse("2026-04-21T12:00+03:00"), to: null }] };
    expect(movedDeadlines(former, next, [later])).toMatchObject([{ was: { kind: "due" }, becomes: { kind: "standing" } }]);
  });
});
