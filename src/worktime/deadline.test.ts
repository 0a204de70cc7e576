import { beforeEach, describe, expect, test } from "vitest";
import { calendarFiles, compiled, gulkevichi, msk, officeHours } from "../testing/worktime-fixtures.ts";
import { alwaysOpen } from "./compile.ts";
import { defaultReadings } from "./day-terms.ts";
import { type Deadline, deadline, remaining } from "./deadline.ts";
import { formatIso } from "./iso.ts";
import type { Readings, TermUnit } from "./model.ts";
import { parseTerm } from "./term.ts";
import type { WorkCalendar } from "./work-calendar.ts";

const HOUR = 3_600_000;
let office: WorkCalendar;
// In each test, so that a mutant of the compiler is judged by every test that stands on it.
beforeEach(() => {
  office = gulkevichi();
});

const termOf = (text: string) => {
  const parsed = parseTerm(text);
  if (!parsed.ok) throw new Error(parsed.problem.en);
  return parsed.term;
};

const show = (calendar: WorkCalendar, result: Deadline): string => {
  if (result.kind === "due") return formatIso(calendar, result.due).slice(0, 19);
  if (result.kind === "standing") return `standing ${result.remainingMs / HOUR} since ${formatIso(calendar, result.since).slice(0, 16)}`;
  expect(result.kind).toBe("problem");
  return `${result.problem.code} ${result.problem.path}`;
};

type Extra = {
  readonly pauses?: readonly (readonly [string, string | null])[];
  readonly readings?: Partial<Readings>;
  readonly calendar?: WorkCalendar;
};

const due = (from: string, term: string, { pauses = [], readings = {}, calendar = office }: Extra = {}): string =>
  show(
    calendar,
    deadline(calendar, {
      start: msk(from),
      term: termOf(term),
      pauses: pauses.map(([a, b]) => ({ from: msk(a), to: b === null ? null : msk(b) })),
      readings: { ...defaultReadings, ...readings },
    }),
  );

describe("the examples of an office in Gulkevichi", () => {
  test.each([
    ["2025-10-31T15:00", "2025-11-01T15:48:00", "2025-11-05T17:00:00"],
    ["2024-04-26T16:30", "2024-04-27T16:48:00", "2024-05-02T17:00:00"],
    ["2024-12-27T11:24", "2024-12-28T13:00:00", "2025-01-09T17:00:00"],
    ["2026-04-20T15:00", "2026-04-21T14:48:00", "2026-04-22T17:00:00"],
    ["2026-12-30T16:10", "2027-01-11T15:58:00", "2027-01-12T17:00:00"],
  ])("3.1.2, 3.1.5: arrived %s, the draft is due %s and the whole %s", (from, hours, days) => {
    expect(due(from, "8wh")).toBe(hours);
    expect(due(from, "2wd")).toBe(days);
  });
});

describe("traps in which other engines were caught", () => {
  let lunch: WorkCalendar;
  beforeEach(() => {
    lunch = compiled({ zone: "Europe/Moscow", hours: { "mon-fri": "09:00-13:00 14:00-18:00" } });
  });
  const at = (text: string): number => msk(text);
  test("a stretch that ends near lunch is 5 minutes, not minus 278", () => {
    expect(lunch.between(at("2025-06-02T12:50"), at("2025-06-02T12:55"))).toBe(5 * 60_000);
    expect(lunch.between(at("2025-06-02T12:58"), at("2025-06-02T14:03"))).toBe(5 * 60_000);
  });
  test("an end that is exactly the start of a segment returns, and counts nothing of it", () => {
    expect(lunch.between(at("2025-06-02T12:00"), at("2025-06-02T14:00"))).toBe(HOUR);
    expect(lunch.between(at("2025-06-02T08:00"), at("2025-06-02T09:00"))).toBe(0);
  });
  test("seconds are kept", () => expect(due("2025-06-02T09:00:37", "8wh", { calendar: lunch })).toBe("2025-06-03T09:00:37"));
  test("a term that ends at closing time ends at 18:00, not at the next opening", () => {
    expect(due("2025-06-02T09:00", "8wh", { calendar: lunch })).toBe("2025-06-02T18:00:00");
    expect(due("2025-06-02T09:00", "4wh", { calendar: lunch })).toBe("2025-06-02T13:00:00");
  });
  test("Friday's closing hour does not go on into Monday", () =>
    expect(due("2025-06-06T17:30", "1wh", { calendar: lunch })).toBe("2025-06-09T09:30:00"));
  test("60 closed days are no error, and the deadline stands after them", () => {
    const closed = compiled({
      zone: "Europe/Moscow",
      hours: { "mon-fri": "09:00-18:00" },
      exceptions: [{ from: "2025-06-01", to: "2025-07-30", kind: "off" }],
    });
    expect(due("2025-05-30T17:00", "2wh", { calendar: closed })).toBe("2025-07-31T10:00:00");
  });
  test("lunch is taken once, and no deadline is before its message", () => {
    expect(due("2025-06-02T09:00", "16wh", { calendar: lunch })).toBe("2025-06-03T18:00:00");
    expect(due("2025-06-02T19:00", "1m", { calendar: lunch })).toBe("2025-06-02T19:01:00");
  });
  test("30 April and one working day is not 1 May", () => expect(due("2025-04-30T10:00", "1wd")).toBe("2025-05-05T17:00:00"));
  test("a working day is not 24 working hours", () =>
    expect(due("2025-06-02T09:00", "1wd", { calendar: lunch })).toBe("2025-06-03T18:00:00"));
  test("beyond the data there is an error with its place, not a holiday list that silently ended", () => {
    expect(due("2027-12-30T16:00", "8wh")).toBe("outsideHorizon term");
    expect(due("2028-01-11T10:00", "1wh")).toBe("outsideHorizon start");
    expect(due("2018-12-31T23:59", "1wh")).toBe("outsideHorizon start");
  });
});

describe("terms in working hours", () => {
  test("a message at exactly 08:00:00", () => expect(due("2026-04-20T08:00", "8wh")).toBe("2026-04-20T16:48:00"));
  test("arrived after hours: from the next working moment", () => expect(due("2026-04-20T19:00", "2wh")).toBe("2026-04-21T10:00:00"));
  test("3.1.6: arrived on a day off: from the opening of the first working day", () =>
    expect(due("2026-04-18T12:00", "8wh")).toBe("2026-04-20T16:48:00"));
  test("arrived at lunch", () => expect(due("2026-04-20T12:30", "1wh")).toBe("2026-04-20T13:48:00"));
  test("decimal hours", () => expect(due("2026-04-20T08:00", "0.505wh")).toBe("2026-04-20T08:30:18"));
  test("a term that ends with the last working hour of the data is still answered", () => {
    expect(due("2027-12-30T16:00", "1wh")).toBe("2027-12-30T17:00:00");
    expect(due("2027-12-30T16:00", "1.01wh")).toBe("outsideHorizon term");
  });
  test("a term of no length ends where it starts, at night too", () => {
    expect(due("2026-04-20T10:00", "0wh")).toBe("2026-04-20T10:00:00");
    expect(due("2026-04-20T23:00", "0wh")).toBe("2026-04-20T23:00:00");
  });
});

describe("terms in days", () => {
  test("ГК 191: the day of the event is not counted; the other reading counts it", () => {
    expect(due("2026-04-20T10:00", "2wd")).toBe("2026-04-22T17:00:00");
    expect(due("2026-04-20T10:00", "2wd", { readings: { dayTermFrom: "same-day" } })).toBe("2026-04-21T17:00:00");
  });
  test("a day off is no day of the event for the other reading", () => {
    expect(due("2026-04-18T10:00", "1wd")).toBe("2026-04-20T17:00:00");
    expect(due("2026-04-18T10:00", "1wd", { readings: { dayTermFrom: "same-day" } })).toBe("2026-04-20T17:00:00");
  });
  test("ГК 194: the end with the office, at 24:00, or at the hour of the start", () => {
    expect(due("2026-04-20T10:07:05", "1wd", { readings: { dayTermEnd: "midnight" } })).toBe("2026-04-22T00:00:00");
    expect(due("2026-04-20T10:07:05", "1wd", { readings: { dayTermEnd: "same-clock" } })).toBe("2026-04-21T10:07:05");
  });
  test("the end of a short day and of a Friday is the hour at which the office closes", () => {
    expect(due("2026-04-29T10:00", "1wd")).toBe("2026-04-30T16:00:00");
    expect(due("2026-05-07T10:00", "1wd")).toBe("2026-05-08T15:00:00");
  });
  test("3.3: seven working days", () => expect(due("2026-04-28T10:00", "7wd")).toBe("2026-05-08T15:00:00"));
  test("ГК 193: a calendar term that ends on a day off ends on the next working day", () => {
    expect(due("2026-04-20T10:00", "12d")).toBe("2026-05-04T17:00:00");
    expect(due("2026-04-20T10:00", "12d", { readings: { calendarDayEnd: "as-is" } })).toBe("2026-05-03T00:00:00");
    expect(due("2026-04-20T10:00", "12d", { readings: { calendarDayEnd: "as-is", dayTermEnd: "midnight" } })).toBe("2026-05-03T00:00:00");
    expect(due("2026-04-20T10:00", "10d")).toBe("2026-04-30T16:00:00");
  });
  test("3.9: thirty calendar days, counted from the same day by the other reading", () => {
    expect(due("2026-04-20T10:00", "30d")).toBe("2026-05-20T17:00:00");
    expect(due("2026-04-20T10:00", "30d", { readings: { dayTermFrom: "same-day" } })).toBe("2026-05-19T17:00:00");
  });
  test("a calendar term that leaves the horizon, or has no working day left in it", () => {
    expect(due("2027-12-20T10:00", "11d")).toBe("outsideHorizon term");
    expect(due("2027-12-20T10:00", "12d")).toBe("outsideHorizon term");
    expect(due("2027-12-20T10:00", "10d")).toBe("2027-12-30T17:00:00");
    expect(due("2027-12-29T10:00", "2wd")).toBe("outsideHorizon term");
    const asIs = { readings: { calendarDayEnd: "as-is", dayTermEnd: "same-clock" } } as const;
    expect(due("2027-12-20T10:00", "11d", asIs)).toBe("2027-12-31T10:00:00");
    expect(due("2027-12-20T10:00", "12d", asIs)).toBe("outsideHorizon term");
    expect(due("2027-12-20T10:00", "12d", { readings: { calendarDayEnd: "as-is", dayTermEnd: "midnight" } })).toBe("outsideHorizon term");
  });
  test("no working day is counted from the very end of the data, not even by the other reading", () => {
    const daily = compiled({ zone: "UTC", hours: { daily: "09:00-17:00" } }, [], { from: "2025-01-01", to: "2025-12-31" });
    expect(() => daily.addWorkingDays(daily.to, 1, { ...defaultReadings, dayTermFrom: "same-day" })).toThrow(RangeError);
  });
  test("same clock on the day when clocks go forward", () => {
    const berlin = compiled({ zone: "Europe/Berlin", hours: { daily: "00:00-24:00" } }, [], { from: "2025-01-01", to: "2025-12-31" });
    const result = deadline(berlin, {
      start: Date.parse("2025-03-29T02:30+01:00"),
      term: termOf("1wd"),
      readings: { ...defaultReadings, dayTermEnd: "same-clock" },
    });
    // 02:30 does not exist on 30 March: the first instant after the gap.
    expect(result).toEqual({ kind: "due", due: Date.parse("2025-03-30T03:00+02:00") });
    const back = deadline(berlin, {
      start: Date.parse("2025-10-25T02:30+02:00"),
      term: termOf("1d"),
      readings: { ...defaultReadings, dayTermEnd: "same-clock" },
    });
    expect(back).toEqual({ kind: "due", due: Date.parse("2025-10-26T02:30+02:00") });
  });
});

describe("clock terms", () => {
  test("minutes and hours run at night", () => {
    expect(due("2026-04-18T23:50", "30m")).toBe("2026-04-19T00:20:00");
    expect(due("2026-04-18T23:50", "4h")).toBe("2026-04-19T03:50:00");
    expect(due("2027-12-31T23:00", "1h")).toBe("2028-01-01T00:00:00");
    expect(due("2027-12-31T23:00", "61m")).toBe("outsideHorizon term");
  });
  test("a pause moves them by its plain length", () => {
    expect(due("2026-04-18T10:00", "4h", { pauses: [["2026-04-18T11:00", "2026-04-18T12:30"]] })).toBe("2026-04-18T15:30:00");
    expect(due("2026-04-18T10:00", "4h", { pauses: [["2026-04-18T11:00", null]] })).toBe("standing 3 since 2026-04-18T11:00");
  });
});

describe("3.10: a calendar that never closes", () => {
  let always: WorkCalendar;
  beforeEach(() => {
    always = alwaysOpen("Europe/Moscow", { from: "2026-01-01", to: "2027-12-31" });
  });
  test("working hours run through nights and holidays", () =>
    expect(due("2026-12-31T20:00", "8wh", { calendar: always })).toBe("2027-01-01T04:00:00"));
  test("a working day ends at midnight", () => expect(due("2026-12-31T20:00", "1wd", { calendar: always })).toBe("2027-01-02T00:00:00"));
  test("it is always open, and its version says what it is", () => {
    expect([always.isOpen(msk("2026-01-01T03:00")), always.nextOpen(msk("2026-01-01T03:00")), always.version]).toEqual([
      true,
      msk("2026-01-01T03:00"),
      "24/7",
    ]);
  });
  test("an unknown zone or horizon is an error, loudly, with every problem in it", () => {
    expect(() => alwaysOpen("Mars/Base")).toThrow("zone: Unknown zone");
    expect(() => alwaysOpen("UTC", { from: "soon", to: "later" })).toThrow(/^horizon\.from: .*"soon"\.; horizon\.to: .*"later"\.$/);
  });
});

describe("3.1.2: a suspended term continues with its remainder", () => {
  test("working time of the pause is given back", () => {
    expect(due("2026-04-20T08:00", "8wh", { pauses: [["2026-04-20T10:00", "2026-04-21T10:00"]] })).toBe("2026-04-21T16:48:00");
  });
  test("a pause at night, of no length, before the start, or after the end changes nothing", () => {
    const plain = due("2026-04-20T08:00", "8wh");
    for (const pause of [
      ["2026-04-20T20:00", "2026-04-21T06:00"],
      ["2026-04-20T10:00", "2026-04-20T10:00"],
      ["2026-04-17T10:00", "2026-04-20T08:00"],
      ["2026-04-16T10:00", "2026-04-17T10:00"],
      ["2026-04-21T10:00", "2026-04-22T10:00"],
    ] as const) {
      expect(due("2026-04-20T08:00", "8wh", { pauses: [pause] })).toBe(plain);
    }
  });
  test("a pause that begins exactly when the term ended changes nothing, open or closed", () => {
    expect(due("2026-04-20T08:00", "8wh", { pauses: [["2026-04-20T16:48", "2026-04-21T10:00"]] })).toBe("2026-04-20T16:48:00");
    expect(due("2026-04-20T08:00", "8wh", { pauses: [["2026-04-20T16:48", null]] })).toBe("2026-04-20T16:48:00");
  });
  test("a pause that began before the start counts from the start", () => {
    expect(due("2026-04-20T08:00", "1wh", { pauses: [["2026-04-17T10:00", "2026-04-20T09:00"]] })).toBe("2026-04-20T10:00:00");
  });
  test("pauses that overlap count once, whatever their order", () => {
    const pauses = [
      ["2026-04-20T11:00", "2026-04-20T13:48"],
      ["2026-04-20T10:00", "2026-04-20T12:00"],
    ] as const;
    expect(due("2026-04-20T08:00", "4wh", { pauses })).toBe("2026-04-20T15:48:00");
    expect(due("2026-04-20T08:00", "4wh", { pauses: pauses.toReversed() })).toBe("2026-04-20T15:48:00");
    expect(
      due("2026-04-20T08:00", "4wh", {
        pauses: [
          ["2026-04-20T10:00", "2026-04-20T13:48"],
          ["2026-04-20T11:00", "2026-04-20T11:30"],
        ],
      }),
    ).toBe("2026-04-20T15:48:00");
  });
  test("a pause made later by an earlier one still counts", () => {
    const pauses = [
      ["2026-04-20T08:30", "2026-04-20T09:30"],
      ["2026-04-20T09:45", "2026-04-20T10:45"],
    ] as const;
    expect(due("2026-04-20T08:00", "1wh", { pauses })).toBe("2026-04-20T11:00:00");
  });
  test("a pause without an end makes the clock stand, with what is left", () => {
    expect(due("2026-04-20T08:00", "8wh", { pauses: [["2026-04-20T10:00", null]] })).toBe("standing 6 since 2026-04-20T10:00");
    expect(
      due("2026-04-20T08:00", "8wh", {
        pauses: [
          ["2026-04-20T10:00", null],
          ["2026-04-21T10:00", "2026-04-21T12:00"],
        ],
      }),
    ).toBe("standing 6 since 2026-04-20T10:00");
    expect(
      due("2026-04-20T08:00", "8wh", {
        pauses: [
          ["2026-04-20T10:00", "2026-04-20T11:00"],
          ["2026-04-20T10:30", null],
        ],
      }),
    ).toBe("standing 6 since 2026-04-20T10:00");
    expect(due("2026-04-20T08:00", "8wh", { pauses: [["2026-04-17T10:00", null]] })).toBe("standing 8 since 2026-04-20T08:00");
  });
  test("a term in working days moves by the working days between pause and resume", () => {
    expect(due("2026-04-20T10:00", "2wd", { pauses: [["2026-04-21T10:00", "2026-04-23T09:00"]] })).toBe("2026-04-24T16:00:00");
    expect(due("2026-04-20T10:00", "2wd", { pauses: [["2026-04-21T10:00", "2026-04-21T15:00"]] })).toBe("2026-04-22T17:00:00");
    expect(due("2026-04-23T10:00", "2wd", { pauses: [["2026-04-24T10:00", "2026-04-27T09:00"]] })).toBe("2026-04-28T17:00:00");
    expect(due("2026-04-20T10:00", "2wd", { pauses: [["2026-04-21T10:00", null]] })).toBe("standing 14.4 since 2026-04-21T10:00");
  });
  test("a term in calendar days moves by the calendar days between", () => {
    expect(due("2026-04-20T10:00", "3d", { pauses: [["2026-04-21T10:00", "2026-04-25T09:00"]] })).toBe("2026-04-27T17:00:00");
    expect(due("2026-04-20T10:00", "3d", { pauses: [["2026-04-21T10:00", null]] })).toBe("standing 55 since 2026-04-21T10:00");
  });
  test("a pause that ends before it begins is an error with its place", () => {
    expect(
      due("2026-04-20T10:00", "3d", {
        pauses: [
          ["2026-04-21T10:00", "2026-04-22T10:00"],
          ["2026-04-21T10:00", "2026-04-21T09:00"],
        ],
      }),
    ).toBe("pauseReversed pauses[1]");
    expect(show(office, deadline(office, { start: msk("2026-04-20T10:00"), term: termOf("1wh"), pauses: [{ from: NaN, to: null }] }))).toBe(
      "pauseReversed pauses[0]",
    );
  });
  test("a pause beyond the data is an error", () => {
    expect(due("2027-12-30T08:00", "1wh", { pauses: [["2027-12-30T08:30", "2028-01-10T09:00"]] })).toBe("outsideHorizon pauses");
    expect(due("2027-12-30T08:00", "1wh", { pauses: [["2027-12-30T08:30", "2028-01-01T00:00"]] })).toBe("outsideHorizon term");
    expect(due("2027-12-30T08:00", "100wh", { pauses: [["2028-01-11T08:30", null]] })).toBe("outsideHorizon term");
    expect(due("2027-12-30T08:00", "100wh", { pauses: [["2028-01-11T08:30", "2028-01-12T08:30"]] })).toBe("outsideHorizon term");
    expect(due("2027-12-30T08:00", "100wh", { pauses: [["2027-12-30T08:30", null]] })).toBe("outsideHorizon term");
  });
});

describe("wrong questions", () => {
  const ask = (amount: number, unit: TermUnit, start = msk("2026-04-20T10:00")): string =>
    show(office, deadline(office, { start, term: { amount, unit } }));
  test("a negative, endless or fractional amount", () => {
    expect(ask(-1, "workingHour")).toBe("badAmount term.amount");
    expect(ask(NaN, "hour")).toBe("badAmount term.amount");
    expect(ask(Infinity, "minute")).toBe("badAmount term.amount");
    expect(ask(1.5, "workingDay")).toBe("partOfDay term.amount");
    expect(ask(0, "calendarDay")).toBe("partOfDay term.amount");
    expect(ask(1.5, "workingHour")).toBe("2026-04-20T11:30:00");
  });
  test("a start that is no instant, and the edges of the horizon", () => {
    expect(ask(1, "workingHour", NaN)).toBe("outsideHorizon start");
    expect(ask(1, "workingHour", office.from)).toBe("2019-01-09T09:00:00");
    expect(ask(1, "workingHour", office.to)).toBe("outsideHorizon start");
  });
  test("the words name the calendar's bounds", () => {
    const result = deadline(office, { start: msk("2030-01-01T00:00"), term: termOf("1wh") });
    expect(result).toMatchObject({
      problem: {
        ru: "2030-01-01T00:00:00+03:00 — за пределами календаря (с 2019-01-01T00:00:00+03:00 по 2028-01-01T00:00:00+03:00).",
        en: "2030-01-01T00:00:00+03:00 is outside the calendar (2019-01-01T00:00:00+03:00 to 2028-01-01T00:00:00+03:00).",
      },
    });
    expect(deadline(office, { start: msk("2027-12-30T16:00"), term: termOf("8wh") })).toMatchObject({
      problem: {
        ru: "Срок кончается за пределами календаря (с 2019-01-01T00:00:00+03:00 по 2028-01-01T00:00:00+03:00).",
        en: "The term ends outside the calendar (2019-01-01T00:00:00+03:00 to 2028-01-01T00:00:00+03:00).",
      },
    });
    expect(deadline(office, { start: Infinity, term: termOf("8wh") })).toMatchObject({
      problem: { en: expect.stringContaining("Infinity is outside") as string },
    });
  });
});

describe("what is left", () => {
  const now = msk("2026-04-20T16:00");
  const later = msk("2026-04-21T09:00");
  test("working time for working terms, plain time for others, negative when overdue", () => {
    expect(remaining(office, now, later, "workingHour")).toBe(2 * HOUR);
    expect(remaining(office, now, later, "workingDay")).toBe(2 * HOUR);
    expect(remaining(office, later, now, "workingHour")).toBe(-2 * HOUR);
    for (const unit of ["hour", "minute", "calendarDay"] as const) expect(remaining(office, now, later, unit)).toBe(17 * HOUR);
  });
});

describe("several calendars at once", () => {
  test("an office, a unit with hours of its own and an emergency clock answer side by side", () => {
    const unit = compiled({ zone: "Europe/Moscow", hours: { ...officeHours, sat: "09:00-12:00" }, calendar: "ru" }, calendarFiles());
    const answers = [office, unit, alwaysOpen("Europe/Moscow", { from: "2026-01-01", to: "2027-12-31" })].map((calendar) =>
      due("2026-04-17T15:30", "2wh", { calendar }),
    );
    expect(answers).toEqual(["2026-04-20T09:30:00", "2026-04-18T10:30:00", "2026-04-17T17:30:00"]);
  });
});
