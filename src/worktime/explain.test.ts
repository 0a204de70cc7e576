import { beforeEach, describe, expect, test } from "vitest";
import { calendarFiles, casesOf, compiled, gulkevichi, msk, seeded } from "../testing/worktime-fixtures.ts";
import { alwaysOpen } from "./compile.ts";
import { defaultReadings } from "./day-terms.ts";
import { deadline } from "./deadline.ts";
import { explain, type Explanation } from "./explain.ts";
import type { Pause, Readings, Term } from "./model.ts";
import type { WorkCalendar } from "./work-calendar.ts";

const HOUR = 3_600_000;
const DAY = 86_400_000;
let office: WorkCalendar;
// In each test, so that a mutant of the compiler is judged by every test that stands on it.
beforeEach(() => {
  office = gulkevichi();
});
const hours = (amount: number): Term => ({ amount, unit: "workingHour" });
const days = (amount: number): Term => ({ amount, unit: "workingDay" });

type Asked = {
  readonly pauses?: readonly (readonly [string, string | null])[];
  readonly readings?: Partial<Readings>;
  readonly calendar?: WorkCalendar;
};

const ask = (from: string, term: Term, { pauses = [], readings = {}, calendar = office }: Asked = {}): Explanation =>
  explain(calendar, {
    start: msk(from),
    term,
    pauses: pauses.map(([a, b]) => ({ from: msk(a), to: b === null ? null : msk(b) })),
    readings: { ...defaultReadings, ...readings },
  });

const told = (explanation: Explanation): unknown => ({
  counted: explanation.counted.map(({ from, to, ms }) => `${iso(from)} ${iso(to)} ${ms / HOUR}`),
  skipped: explanation.skipped.map(({ from, to, why }) => `${iso(from)} ${iso(to)} ${why}`),
});
const iso = (t: number): string => new Date(t + 3 * HOUR).toISOString().slice(5, 16);

describe("a term in working hours, explained", () => {
  let arrived: Explanation;
  beforeEach(() => {
    arrived = explain(office, {
      start: msk("2025-10-31T15:00"),
      term: hours(8),
      startedBy: { ru: "поступило сообщение", en: "the message arrived" },
    });
  });
  test("as data: what was counted, what was not and why", () => {
    expect(told(arrived)).toEqual({
      counted: ["10-31T15:00 10-31T16:00 1", "11-01T08:00 11-01T12:00 4", "11-01T12:48 11-01T15:48 3"],
      skipped: ["10-31T16:00 11-01T00:00 night", "11-01T00:00 11-01T08:00 night", "11-01T12:00 11-01T12:48 lunch"],
    });
    expect(arrived).toMatchObject({
      start: msk("2025-10-31T15:00"),
      due: msk("2025-11-01T15:48"),
      term: hours(8),
      readings: defaultReadings,
      pauses: [],
      result: { kind: "due" },
    });
    expect(arrived.skipped[1]).toMatchObject({
      name: { ru: "Рабочий день вместо 03.11" },
      basis: "Постановление Правительства РФ от 04.10.2024 № 1335",
    });
  });
  test("in words, in Russian and in English", () => {
    expect(arrived.words.ru).toEqual([
      "Срок: 8 рабочих часов.",
      "Отсчёт с пт 31.10.2025 15:00: поступило сообщение.",
      "пт 31.10.2025: 15:00–16:00, засчитано 1 ч, осталось 7 ч.",
      "сб 01.11.2025 (Рабочий день вместо 03.11; Постановление Правительства РФ от 04.10.2024 № 1335): 08:00–12:00, 12:48–15:48, засчитано 7 ч, осталось 0 мин (перерыв 12:00–12:48 не считается).",
      "Срок истекает: сб 01.11.2025 15:48.",
    ]);
    expect(arrived.words.en).toEqual([
      "Term: 8 working hours.",
      "Counted from Fri 31.10.2025 15:00: the message arrived.",
      "Fri 31.10.2025: 15:00–16:00, counted 1 h, left 7 h.",
      "Sat 01.11.2025 (Working day in place of 03.11; Постановление Правительства РФ от 04.10.2024 № 1335): 08:00–12:00, 12:48–15:48, counted 7 h, left 0 min (the break 12:00–12:48 does not count).",
      "Due: Sat 01.11.2025 15:48.",
    ]);
  });
  test("3.1.6: a start while closed is said, days off are named once with their basis", () => {
    expect(ask("2025-11-01T16:30", hours(2)).words.ru).toEqual([
      "Срок: 2 рабочих часа.",
      "Отсчёт с сб 01.11.2025 16:30.",
      "В это время закрыто; счёт идёт с открытия: ср 05.11.2025 08:00.",
      "вс 02.11.2025: выходной, не считается.",
      "пн 03.11.2025: Выходной, перенесённый с 01.11; Постановление Правительства РФ от 04.10.2024 № 1335, не считается.",
      "вт 04.11.2025: День народного единства; ТК РФ, ст. 112, не считается.",
      "ср 05.11.2025: 08:00–10:00, засчитано 2 ч, осталось 0 мин.",
      "Срок истекает: ср 05.11.2025 10:00.",
    ]);
    expect(ask("2026-12-30T16:30", hours(1)).words.en).toEqual([
      "Term: 1 working hour.",
      "Counted from Wed 30.12.2026 16:30.",
      "Wed 30.12.2026: 16:30–17:00, counted 30 min, left 30 min.",
      "Thu 31.12.2026: Day off moved from 04.01; Постановление Правительства РФ от 24.09.2025 № 1466, not counted.",
      "Fri 01.01.2027 – Wed 06.01.2027: New Year holidays; ТК РФ, ст. 112, not counted.",
      "Thu 07.01.2027: Christmas; ТК РФ, ст. 112, not counted.",
      "Fri 08.01.2027: New Year holidays; ТК РФ, ст. 112, not counted.",
      "Sat 09.01.2027 – Sun 10.01.2027: day off, not counted.",
      "Mon 11.01.2027: 08:00–08:30, counted 30 min, left 0 min.",
      "The calendar is provisional: 2027. When the transfers are settled, the deadline may move.",
      "Due: Mon 11.01.2027 08:30.",
    ]);
  });
  test("3.1.2: a pause is told with the working time it gave back", () => {
    const paused = ask("2026-04-20T15:00", hours(4), {
      pauses: [
        ["2026-04-20T16:00", "2026-04-21T10:00"],
        ["2026-04-21T11:00", "2026-04-21T11:00"],
        ["2026-05-20T11:00", null],
      ],
    });
    expect(told(paused)).toEqual({
      counted: ["04-20T15:00 04-20T16:00 1", "04-21T10:00 04-21T12:00 2", "04-21T12:48 04-21T13:48 1"],
      skipped: ["04-20T16:00 04-21T10:00 pause", "04-21T12:00 04-21T12:48 lunch"],
    });
    expect(paused.pauses).toHaveLength(1);
    expect(paused.words.ru).toContain("Приостановка с пн 20.04.2026 16:00 по вт 21.04.2026 10:00: срок стоял, в него не вошло 3 ч.");
    expect(paused.words.en).toContain("Paused from Mon 20.04.2026 16:00 to Tue 21.04.2026 10:00: the clock stood still, 3 h left out.");
  });
  test("a pause at night gave nothing back", () => {
    const paused = ask("2026-04-20T15:00", hours(4), { pauses: [["2026-04-20T18:00", "2026-04-20T19:00"]] });
    expect(paused.words.ru).toContain("Приостановка с пн 20.04.2026 18:00 по пн 20.04.2026 19:00: срок не сдвинулся.");
    expect(paused.words.en).toContain("Paused from Mon 20.04.2026 18:00 to Mon 20.04.2026 19:00: the end does not move.");
  });
  test("a pause from the very start is no closed office", () => {
    const paused = ask("2026-04-20T09:00", hours(1), { pauses: [["2026-04-20T08:00", "2026-04-20T10:00"]] });
    expect(paused.words.ru.slice(2, 4)).toEqual([
      "Приостановка с пн 20.04.2026 09:00 по пн 20.04.2026 10:00: срок стоял, в него не вошло 1 ч.",
      "пн 20.04.2026: 10:00–11:00, засчитано 1 ч, осталось 0 мин.",
    ]);
  });
  test("a pause that still stands: what is left, and that the end is not known", () => {
    const standing = ask("2026-04-20T15:00", hours(4), { pauses: [["2026-04-20T16:00", null]] });
    expect(standing).toMatchObject({ due: null, result: { kind: "standing", remainingMs: 3 * HOUR } });
    expect(standing.pauses).toHaveLength(1);
    expect(told(standing)).toEqual({ counted: ["04-20T15:00 04-20T16:00 1"], skipped: ["04-20T16:00 04-20T16:00 pause"] });
    expect(standing.words.ru.slice(-2)).toEqual([
      "Приостановка с пн 20.04.2026 16:00 ещё идёт: срок стоит, осталось 3 ч.",
      "Когда срок истечёт, станет известно с окончанием приостановки.",
    ]);
    expect(standing.words.en.slice(-2)).toEqual([
      "Paused since Mon 20.04.2026 16:00, not over yet: the clock stands still, 3 h left.",
      "When it is due will be known when the pause ends.",
    ]);
  });
  test("two breaks of a day are named one after the other, and a closed office in both languages", () => {
    const breaks = compiled({ zone: "Europe/Moscow", hours: { "mon-fri": "08:00-10:00 10:15-12:00 13:00-17:00" } });
    expect(ask("2026-04-20T07:00", hours(6), { calendar: breaks }).words.en.slice(2, 4)).toEqual([
      "The office is closed at that time; the count runs from its opening: Mon 20.04.2026 08:00.",
      "Mon 20.04.2026: 08:00–10:00, 10:15–12:00, 13:00–15:15, counted 6 h, left 0 min (the break 10:00–10:15 does not count; the break 12:00–13:00 does not count).",
    ]);
  });
  test("a pause that begins when the term has ended is no part of the story", () => {
    const ended = ask("2026-04-20T08:00", hours(8), { pauses: [["2026-04-20T16:48", "2026-04-21T10:00"]] });
    expect([ended.pauses, ended.words.ru.length]).toEqual([[], 4]);
  });
  test("a term that runs over midnight is told day by day", () => {
    const always = alwaysOpen("Europe/Moscow", { from: "2026-01-01", to: "2027-12-31" });
    expect(ask("2026-04-20T22:00", hours(4), { calendar: always }).words.en.slice(2, 4)).toEqual([
      "Mon 20.04.2026: 22:00–00:00, counted 2 h, left 2 h.",
      "Tue 21.04.2026: 00:00–02:00, counted 2 h, left 0 min.",
    ]);
    const nights = compiled({ zone: "Europe/Moscow", hours: { daily: "00:00-02:00 22:00-24:00" } });
    expect(ask("2026-04-20T23:00", hours(2), { calendar: nights }).words.en.slice(2, 4)).toEqual([
      "Mon 20.04.2026: 23:00–00:00, counted 1 h, left 1 h.",
      "Tue 21.04.2026: 00:00–01:00, counted 1 h, left 0 min.",
    ]);
  });
  test("a problem is told in the place of the derivation", () => {
    const beyond = ask("2028-04-20T15:00", hours(4));
    expect(beyond).toMatchObject({ due: null, counted: [], skipped: [], pauses: [], result: { kind: "problem" } });
    expect(beyond.words.ru).toEqual([
      "Срок: 4 рабочих часа.",
      "2028-04-20T15:00:00+03:00 — за пределами календаря (с 2019-01-01T00:00:00+03:00 по 2028-01-01T00:00:00+03:00).",
    ]);
    expect(ask("2026-04-20T15:00", hours(4), { pauses: [["2026-04-20T16:00", "2026-04-20T15:30"]] }).words.en[1]).toBe(
      "The pause ends before it begins.",
    );
  });
});

describe("a term in working days, explained", () => {
  test("the day of the event, the counted days, the reading of the end (3.1.5, ГК 191, 194)", () => {
    const explained = ask("2025-10-31T15:00", days(2));
    expect(told(explained)).toEqual({
      counted: ["11-01T00:00 11-02T00:00 7.2", "11-05T00:00 11-05T17:00 8.2"],
      skipped: [
        "10-31T15:00 11-01T00:00 eventDay",
        "11-02T00:00 11-03T00:00 dayOff",
        "11-03T00:00 11-04T00:00 movedDayOff",
        "11-04T00:00 11-05T00:00 holiday",
      ],
    });
    expect(explained.words.ru).toEqual([
      "Срок: 2 рабочих дня.",
      "Отсчёт с пт 31.10.2025 15:00.",
      "День начала, пт 31.10.2025, не считается: срок идёт со следующего дня (ГК РФ, ст. 191).",
      "1-й день: сб 01.11.2025 (Рабочий день вместо 03.11; Постановление Правительства РФ от 04.10.2024 № 1335).",
      "вс 02.11.2025: выходной, не считается.",
      "пн 03.11.2025: Выходной, перенесённый с 01.11; Постановление Правительства РФ от 04.10.2024 № 1335, не считается.",
      "вт 04.11.2025: День народного единства; ТК РФ, ст. 112, не считается.",
      "2-й день: ср 05.11.2025.",
      "Последний день кончается с закрытием учреждения (ГК РФ, ст. 194).",
      "Срок истекает: ср 05.11.2025 17:00.",
    ]);
    expect(explained.words.en[2]).toBe(
      "The day of the start, Fri 31.10.2025, does not count: the term runs from the next day (Civil Code of Russia, art. 191).",
    );
    expect(explained.words.en[7]).toBe("Day 2: Wed 05.11.2025.");
    expect(explained.words.en[8]).toBe("The last day ends when the office closes (Civil Code of Russia, art. 194).");
  });
  test("the other readings are named", () => {
    const same = ask("2026-04-20T15:00", days(2), { readings: { dayTermFrom: "same-day", dayTermEnd: "midnight" } });
    expect(told(same)).toEqual({ counted: ["04-20T15:00 04-21T00:00 2", "04-21T00:00 04-22T00:00 8.2"], skipped: [] });
    expect(same.words.ru.slice(2)).toEqual([
      "1-й день: пн 20.04.2026.",
      "2-й день: вт 21.04.2026.",
      "Последний день кончается в 24:00 (ГК РФ, ст. 194).",
      "Срок истекает: ср 22.04.2026 00:00.",
    ]);
    const clock = ask("2026-04-20T15:00", days(1), { readings: { dayTermEnd: "same-clock" } });
    expect(clock.words.ru.at(-2)).toBe("Последний день кончается в тот же час, в который срок начался.");
    expect(clock.words.en.at(-2)).toBe("The last day ends at the hour at which the term began.");
    expect(same.words.en.at(-2)).toBe("The last day ends at 24:00 (Civil Code of Russia, art. 194).");
  });
  test("a pause moves the end by working days, and those days are not counted", () => {
    const paused = ask("2026-04-20T10:00", days(2), { pauses: [["2026-04-21T10:00", "2026-04-23T09:00"]] });
    expect(told(paused)).toEqual({
      counted: ["04-23T00:00 04-24T00:00 8.2", "04-24T00:00 04-24T16:00 7.2"],
      skipped: ["04-20T10:00 04-21T00:00 eventDay", "04-21T10:00 04-23T09:00 pause"],
    });
    expect(paused.words.ru).toContain("Приостановка с вт 21.04.2026 10:00 по чт 23.04.2026 09:00: срок сдвинут на 2 рабочих дня.");
    expect(paused.words.en).toContain("Paused from Tue 21.04.2026 10:00 to Thu 23.04.2026 09:00: the end moves by 2 working days.");
    const within = ask("2026-04-20T10:00", days(2), { pauses: [["2026-04-21T10:00", "2026-04-21T15:00"]] });
    expect(within.words.ru).toContain("Приостановка с вт 21.04.2026 10:00 по вт 21.04.2026 15:00: срок не сдвинулся.");
  });
  test("a pause on the day of the event moves the end too", () => {
    const paused = ask("2026-04-20T10:00", days(2), { pauses: [["2026-04-20T11:00", "2026-04-21T11:00"]] });
    expect(told(paused)).toMatchObject({ counted: ["04-22T00:00 04-23T00:00 8.2", "04-23T00:00 04-23T17:00 8.2"] });
  });
  test("two pauses push out different days", () => {
    const paused = ask("2026-04-20T10:00", days(3), {
      pauses: [
        ["2026-04-20T11:00", "2026-04-21T11:00"],
        ["2026-04-21T12:00", "2026-04-22T11:00"],
      ],
    });
    expect(told(paused)).toMatchObject({
      counted: ["04-23T00:00 04-24T00:00 8.2", "04-24T00:00 04-25T00:00 7.2", "04-27T00:00 04-27T17:00 8.2"],
    });
  });
  test("each weekend is one stretch; days off that touch stay two where their bases differ", () => {
    const skipped = ask("2026-06-15T10:00", days(11)).skipped;
    expect(skipped.map(({ from, to, why }) => `${iso(from)} ${iso(to)} ${why}`)).toEqual([
      "06-15T10:00 06-16T00:00 eventDay",
      "06-20T00:00 06-22T00:00 dayOff",
      "06-27T00:00 06-29T00:00 dayOff",
    ]);
    expect(skipped[0]?.basis).toBe("ГК РФ, ст. 191");
    const own = compiled({
      zone: "Europe/Moscow",
      hours: { "mon-fri": "09:00-18:00" },
      exceptions: [
        { date: "2026-04-21", basis: "приказ № 1" },
        { date: "2026-04-22", basis: "приказ № 2" },
      ],
    });
    expect(ask("2026-04-20T17:00", days(1), { calendar: own }).skipped.map(({ basis }) => basis)).toEqual([
      "ГК РФ, ст. 191",
      "приказ № 1",
      "приказ № 2",
    ]);
  });
  test("an end before the event's midnight leaves no counted day: a pause that stands", () => {
    const standing = ask("2026-04-20T10:00", days(2), { pauses: [["2026-04-20T11:00", null]] });
    expect(told(standing)).toEqual({ counted: [], skipped: ["04-20T10:00 04-20T11:00 eventDay", "04-20T11:00 04-20T11:00 pause"] });
    expect(ask("2026-04-20T10:00", days(2), { pauses: [["2026-04-20T10:00", null]] }).skipped.map(({ why }) => why)).toEqual(["pause"]);
  });
});

describe("a term in calendar days, explained (3.9)", () => {
  test("the days in a row, and the end moved off a day off (ГК 193)", () => {
    const explained = ask("2026-04-20T10:00", { amount: 12, unit: "calendarDay" });
    expect(explained.counted).toHaveLength(12);
    expect(explained.counted[0]).toEqual({ from: msk("2026-04-21T00:00"), to: msk("2026-04-22T00:00"), ms: DAY });
    expect(told(explained)).toMatchObject({
      skipped: ["04-20T10:00 04-21T00:00 eventDay", "05-03T00:00 05-04T17:00 movedEnd"],
    });
    expect(explained.words.ru.slice(2)).toEqual([
      "День начала, пн 20.04.2026, не считается: срок идёт со следующего дня (ГК РФ, ст. 191).",
      "Считаются 12 календарных дней подряд: с вт 21.04.2026 по сб 02.05.2026.",
      "Последний день выпал на нерабочий: срок кончается в ближайший рабочий день, пн 04.05.2026 (ГК РФ, ст. 193).",
      "Последний день кончается с закрытием учреждения (ГК РФ, ст. 194).",
      "Срок истекает: пн 04.05.2026 17:00.",
    ]);
    expect(explained.words.en.slice(3, 5)).toEqual([
      "12 calendar days are counted in a row: Tue 21.04.2026 to Sat 02.05.2026.",
      "The last day is a day off: the term ends on the next working day, Mon 04.05.2026 (Civil Code of Russia, art. 193).",
    ]);
  });
  test("an end that is moved over days off of several names is told once", () => {
    for (const dayTermEnd of ["office", "midnight"] as const) {
      const moved = ask("2025-12-25T10:00", { amount: 10, unit: "calendarDay" }, { readings: { dayTermEnd } });
      expect(moved.skipped.filter(({ why }) => why === "movedEnd").length).toBeGreaterThan(1);
      expect(moved.skipped.at(-1)?.basis).toBe("ГК РФ, ст. 193");
      expect(moved.words.ru.filter((line) => line.startsWith("Последний день выпал"))).toEqual([
        "Последний день выпал на нерабочий: срок кончается в ближайший рабочий день, пн 12.01.2026 (ГК РФ, ст. 193).",
      ]);
    }
  });
  test("a pause over a weekend is three calendar days, or one working day", () => {
    const pauses = [["2026-04-24T10:00", "2026-04-27T09:00"]] as const;
    const line = (term: Term): string | undefined =>
      ask("2026-04-23T10:00", term, { pauses }).words.ru.find((one) => one.startsWith("Приост"));
    expect(line({ amount: 5, unit: "calendarDay" })).toContain("срок сдвинут на 3 календарных дня.");
    expect(line(days(5))).toContain("срок сдвинут на 1 рабочий день.");
  });
  test("a pause moves it by calendar days", () => {
    const paused = ask("2026-04-20T10:00", { amount: 3, unit: "calendarDay" }, { pauses: [["2026-04-21T10:00", "2026-04-25T09:00"]] });
    expect(paused.words.ru).toContain("Приостановка с вт 21.04.2026 10:00 по сб 25.04.2026 09:00: срок сдвинут на 4 календарных дня.");
    expect(paused.counted.map(({ from }) => iso(from))).toEqual(["04-25T00:00", "04-26T00:00", "04-27T00:00"]);
    const standing = ask("2026-04-20T10:00", { amount: 3, unit: "calendarDay" }, { pauses: [["2026-04-20T12:00", null]] });
    expect(standing.words.ru[3]).toBe("Приостановка с пн 20.04.2026 12:00 ещё идёт: срок стоит, осталось 77 ч.");
  });
});

describe("a clock term, explained", () => {
  test("all time counts", () => {
    const explained = ask("2026-04-18T10:00", { amount: 4, unit: "hour" }, { pauses: [["2026-04-18T11:00", "2026-04-18T12:30"]] });
    expect(told(explained)).toEqual({
      counted: ["04-18T10:00 04-18T11:00 1", "04-18T12:30 04-18T15:30 3"],
      skipped: ["04-18T11:00 04-18T12:30 pause"],
    });
    expect(explained.words.ru.slice(2)).toEqual([
      "Считается всё время подряд: с сб 18.04.2026 10:00 по сб 18.04.2026 11:00, это 1 ч.",
      "Приостановка с сб 18.04.2026 11:00 по сб 18.04.2026 12:30: срок стоял, в него не вошло 1 ч 30 мин.",
      "Считается всё время подряд: с сб 18.04.2026 12:30 по сб 18.04.2026 15:30, это 3 ч.",
      "Срок истекает: сб 18.04.2026 15:30.",
    ]);
    expect(explained.words.en[2]).toBe("All time counts: from Sat 18.04.2026 10:00 to Sat 18.04.2026 11:00, which is 1 h.");
  });
});

describe("a clock term and its pauses", () => {
  const counted = (pauses: Asked["pauses"]): unknown =>
    told(ask("2026-04-18T10:00", { amount: 4, unit: "hour" }, { pauses: pauses ?? [] }));
  test("a pause from the very start leaves no empty stretch before it", () =>
    expect(counted([["2026-04-18T10:00", "2026-04-18T11:00"]])).toMatchObject({ counted: ["04-18T11:00 04-18T15:00 4"] }));
  test("a term in minutes is told as one in hours", () =>
    expect(ask("2026-04-18T23:50", { amount: 30, unit: "minute" }).words.en.slice(0, 3)).toEqual([
      "Term: 30 minutes.",
      "Counted from Sat 18.04.2026 23:50.",
      "All time counts: from Sat 18.04.2026 23:50 to Sun 19.04.2026 00:20, which is 30 min.",
    ]));
  test("nor does one that still stands leave one behind it", () =>
    expect(counted([["2026-04-18T11:00", null]])).toMatchObject({ counted: ["04-18T10:00 04-18T11:00 1"] }));
});

describe("names and bases of other days", () => {
  test("a day off without a name is told by its kind", () => {
    const own = compiled({
      zone: "Europe/Moscow",
      hours: { "mon-fri": "09:00-18:00" },
      exceptions: ["2026-04-21"],
      holidays: [{ date: "2026-04-22", basis: "приказ № 1" }],
    });
    const explained = ask("2026-04-20T17:00", hours(2), { calendar: own });
    expect(explained.words.ru.slice(3, 5)).toEqual([
      "вт 21.04.2026: нерабочий день, не считается.",
      "ср 22.04.2026: праздник; приказ № 1, не считается.",
    ]);
    expect(explained.words.en.slice(3, 5)).toEqual([
      "Tue 21.04.2026: non-working day, not counted.",
      "Wed 22.04.2026: holiday; приказ № 1, not counted.",
    ]);
  });
  test("a short day tells why it is short", () => {
    expect(ask("2026-04-30T14:00", hours(1)).words.ru[2]).toBe(
      "чт 30.04.2026 (Сокращённый день перед праздником: Праздник Весны и Труда; ТК РФ, ст. 95): 14:00–15:00, засчитано 1 ч, осталось 1 ч.".replace(
        "осталось 1 ч",
        "осталось 0 мин",
      ),
    );
    expect(ask("2026-04-30T14:00", hours(1)).words.en[2]).toContain("Short day before a holiday: Spring and Labour Day; ТК РФ, ст. 95");
  });
  test("a named day without a basis has no empty one", () => {
    const own = compiled({
      zone: "Europe/Moscow",
      hours: { "mon-fri": "09:00-18:00" },
      exceptions: [{ date: "2026-04-21", hours: "09:00-12:00", name: "Санитарный день" }],
    });
    expect(ask("2026-04-21T09:00", hours(1), { calendar: own }).words.ru[2]).toBe(
      "вт 21.04.2026 (Санитарный день): 09:00–10:00, засчитано 1 ч, осталось 0 мин.",
    );
  });
  test("every provisional year that the term passes through is named, and no other", () => {
    const [ru] = calendarFiles() as readonly [{ years: Record<string, object> }];
    const open = compiled({ zone: "Europe/Moscow", hours: { "mon-fri": "09:00-18:00" }, calendar: "ru" }, [
      { ...ru, years: { ...ru.years, 2028: { provisional: true } } },
    ]);
    const lineOf = (from: string, n: number): readonly string[] =>
      ask(from, days(n), { calendar: open }).words.ru.filter((line) => line.startsWith("Календарь"));
    expect(lineOf("2026-12-01T10:00", 2)).toEqual([]);
    expect(lineOf("2026-12-30T10:00", 2)).toEqual(["Календарь предварительный: 2027. Когда переносы утвердят, срок может измениться."]);
    expect(lineOf("2028-02-01T10:00", 2)).toEqual(["Календарь предварительный: 2028. Когда переносы утвердят, срок может измениться."]);
    const standing = ask("2027-02-01T10:00", hours(8), { calendar: open, pauses: [["2027-02-01T11:00", null]] }).words.ru;
    expect(standing.filter((line) => line.startsWith("Календарь"))).toHaveLength(1);
    expect(lineOf("2027-12-30T10:00", 5)).toEqual([
      "Календарь предварительный: 2027, 2028. Когда переносы утвердят, срок может измениться.",
    ]);
  });
});

describe("an explanation agrees with the deadline", () => {
  test("over 800 random questions: the same result, and the counted spans add up to the term (seed 7)", () => {
    const random = seeded(7);
    const units = ["workingHour", "workingDay", "hour", "calendarDay"] as const;
    for (let i = 0; i < casesOf(800); i += 1) {
      const start = Math.floor(office.from + random() * (office.to - office.from - 120 * DAY));
      const term: Term = { amount: 1 + Math.floor(random() * 15), unit: units[i % 4] ?? "hour" };
      const pauses: Pause[] = Array.from({ length: Math.floor(random() * 3) }, () => {
        const from = Math.floor(start + (random() * 6 - 1) * DAY);
        return { from, to: Math.floor(from + random() * 3 * DAY) };
      });
      const explained = explain(office, { start, term, pauses });
      expect(explained.result).toEqual(deadline(office, { start, term, pauses }));
      const sum = explained.counted.reduce((total, { ms }) => total + ms, 0);
      if (term.unit === "workingHour" || term.unit === "hour") expect(sum).toBe(term.amount * HOUR);
      else expect(explained.counted).toHaveLength(term.amount);
      for (let n = 1; n < explained.counted.length; n += 1)
        expect(explained.counted[n]?.from).toBeGreaterThanOrEqual(explained.counted[n - 1]?.to ?? 0);
    }
  });
});
