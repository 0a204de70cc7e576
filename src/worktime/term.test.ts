import { beforeEach, describe, expect, test } from "vitest";
import type { WorkCalendar } from "./work-calendar.ts";
import { gulkevichi, msk } from "../testing/worktime-fixtures.ts";
import { civilOfDay, dayOfCivil, formatDay, parseDay, weekdayOf } from "./civil.ts";
import { alwaysOpen } from "./compile.ts";
import { formatClock, formatDate, formatIso, formatMoment, parseIso } from "./iso.ts";
import { compiled } from "../testing/worktime-fixtures.ts";
import { checkTerm, formatDuration, formatRussianTerm, formatTerm, lengthOfTerm, parseTerm } from "./term.ts";

describe("terms as people and files write them", () => {
  test.each([
    ["8wh", 8, "workingHour"],
    ["2wd", 2, "workingDay"],
    ["30m", 30, "minute"],
    ["4h", 4, "hour"],
    ["30d", 30, "calendarDay"],
    [" 8.935 WH ", 8.935, "workingHour"],
    ["1,5h", 1.5, "hour"],
    [".5wh", 0.5, "workingHour"],
    ["+8wh", 8, "workingHour"],
    ["0wh", 0, "workingHour"],
    ["12.0wd", 12, "workingDay"],
  ])("%s", (text, amount, unit) => expect(parseTerm(text)).toEqual({ ok: true, term: { amount, unit } }));
  test.each([
    ["8", "badTerm"],
    ["wh", "badTerm"],
    ["8 weeks", "badTerm"],
    ["8wh 2m", "badTerm"],
    ["x8wh", "badTerm"],
    ["P1D", "badTerm"],
    ["1.2.3h", "badTerm"],
    ["", "badTerm"],
    ["-1wh", "badAmount"],
    ["1.5wd", "partOfDay"],
    ["0.5d", "partOfDay"],
    ["0wd", "partOfDay"],
  ])("%j is refused: %s", (text, code) => expect(parseTerm(text)).toMatchObject({ ok: false, problem: { code } }));
  test("the refusal says what to write instead", () => {
    expect(parseTerm("soon")).toMatchObject({
      problem: {
        path: "term",
        ru: "Непонятный срок «soon». Пишите 8wh (рабочие часы), 2wd (рабочие дни), 30m, 4h или 30d.",
        en: '"soon" is no term. Write 8wh (working hours), 2wd (working days), 30m, 4h or 30d.',
      },
    });
    expect(checkTerm({ amount: -2, unit: "hour" })).toMatchObject({
      ru: "Длина срока — число не меньше нуля, а стоит -2.",
      en: "The length of a term is a number from 0, not -2.",
    });
    expect(checkTerm({ amount: 1.5, unit: "workingDay" })).toMatchObject({
      ru: "Срок в днях — целое число дней от 1, а стоит 1.5. Часть дня запишите рабочими часами.",
      en: "A term in days is a whole number from 1, not 1.5. Write a part of a day in working hours.",
    });
  });
  test("a length in milliseconds, where the unit is one", () => {
    expect(lengthOfTerm({ amount: 8.935, unit: "workingHour" })).toBe(32_166_000);
    expect(lengthOfTerm({ amount: 1.5, unit: "minute" })).toBe(90_000);
    expect(lengthOfTerm({ amount: 1 / 3, unit: "hour" })).toBe(1_200_000);
    expect(lengthOfTerm({ amount: 1, unit: "workingDay" })).toBe(NaN);
    expect(lengthOfTerm({ amount: 1, unit: "calendarDay" })).toBe(NaN);
  });
});

describe("terms and lengths in words", () => {
  test.each([
    [1, "1 рабочий час"],
    [2, "2 рабочих часа"],
    [4, "4 рабочих часа"],
    [5, "5 рабочих часов"],
    [8, "8 рабочих часов"],
    [10, "10 рабочих часов"],
    [11, "11 рабочих часов"],
    [12, "12 рабочих часов"],
    [14, "14 рабочих часов"],
    [15, "15 рабочих часов"],
    [20, "20 рабочих часов"],
    [21, "21 рабочий час"],
    [22, "22 рабочих часа"],
    [111, "111 рабочих часов"],
    [121, "121 рабочий час"],
    [0, "0 рабочих часов"],
    [1.5, "1,5 рабочих часа"],
  ])("%d working hours: %s", (amount, expected) => expect(formatRussianTerm({ amount, unit: "workingHour" })).toBe(expected));
  test.each([
    ["minute", "1 минута", "2 минуты", "5 минут", "1 minute", "2 minutes"],
    ["hour", "1 час", "2 часа", "5 часов", "1 hour", "2 hours"],
    ["workingHour", "1 рабочий час", "2 рабочих часа", "5 рабочих часов", "1 working hour", "2 working hours"],
    ["workingDay", "1 рабочий день", "2 рабочих дня", "5 рабочих дней", "1 working day", "2 working days"],
    ["calendarDay", "1 календарный день", "2 календарных дня", "5 календарных дней", "1 calendar day", "2 calendar days"],
  ] as const)("%s", (unit, one, few, many, enOne, enMany) => {
    expect([1, 2, 5].map((amount) => formatTerm({ amount, unit }, "ru"))).toEqual([one, few, many]);
    expect([1, 2].map((amount) => formatTerm({ amount, unit }, "en"))).toEqual([enOne, enMany]);
  });
  test.each([
    [4_800_000, "1 ч 20 мин", "1 h 20 min"],
    [3_600_000, "1 ч", "1 h"],
    [-1_200_000, "−20 мин", "−20 min"],
    [37_000, "37 с", "37 s"],
    [3_637_000, "1 ч 37 с", "1 h 37 s"],
    [0, "0 мин", "0 min"],
    [400, "0 мин", "0 min"],
    [-400, "0 мин", "0 min"],
    [59_999_600, "16 ч 40 мин", "16 h 40 min"],
  ])("%d ms", (ms, ru, en) => expect([formatDuration(ms, "ru"), formatDuration(ms, "en")]).toEqual([ru, en]));
});

describe("civil dates", () => {
  test("every day of 800 years goes there and back, in order", () => {
    let wrong = 0;
    for (let day = dayOfCivil(1700, 1, 1), weekday = weekdayOf(day); day < dayOfCivil(2500, 1, 1); day += 1) {
      const { year, month, date } = civilOfDay(day);
      if (dayOfCivil(year, month, date) !== day || weekdayOf(day) !== weekday || month < 1 || month > 12 || date < 1 || date > 31)
        wrong += 1;
      weekday = (weekday + 1) % 7;
    }
    expect(wrong).toBe(0);
    expect([dayOfCivil(1970, 1, 1), dayOfCivil(2000, 2, 29), weekdayOf(0), weekdayOf(-1), weekdayOf(4)]).toEqual([0, 11_016, 3, 2, 0]);
    expect(civilOfDay(-719_469)).toEqual({ year: 0, month: 2, date: 29 });
    expect(civilOfDay(dayOfCivil(-5, 3, 1))).toEqual({ year: -5, month: 3, date: 1 });
  });
  test.each(["2025-02-29", "2025-13-01", "2025-00-10", "2025-01-00", "2025-04-31", "2025-1-1", "x2025-01-01", "2025-01-01x", "1900-02-29"])(
    "%s is no date",
    (text) => expect(parseDay(text)).toBeNull(),
  );
  test.each(["2024-02-29", "2000-02-29", "1969-12-31", "0099-03-01", "2025-12-31"])("%s is a date", (text) =>
    expect(formatDay(parseDay(text) ?? NaN)).toBe(text),
  );
});

describe("times as text", () => {
  let office: WorkCalendar;
  beforeEach(() => {
    office = gulkevichi();
  });
  test.each([
    ["2025-10-31T15:00+03:00", msk("2025-10-31T15:00")],
    ["2025-10-31T12:00Z", msk("2025-10-31T15:00")],
    ["2025-10-31t12:00:07z", msk("2025-10-31T15:00:07")],
    ["2025-10-31 15:00:07.25+03", msk("2025-10-31T15:00:07.250")],
    ["2025-10-31T15:00:07,123456789+0300", msk("2025-10-31T15:00:07.123")],
    ["2025-10-31T04:30-07:30", msk("2025-10-31T15:00")],
    ["2025-10-31T24:00+03:00", msk("2025-11-01T00:00")],
    ["2025-10-31T15:59:59+03:00", msk("2025-10-31T15:59:59")],
    [" 2025-10-31T14:30:17+02:30:17 ", msk("2025-10-31T15:00")],
  ])("%s", (text, expected) => expect(parseIso(text)).toEqual({ kind: "instant", instant: expected }));
  test("without an offset it is a local time", () =>
    expect(parseIso("2025-10-31T15:00")).toEqual({ kind: "local", local: Date.parse("2025-10-31T15:00Z") }));
  test.each([
    "2025-10-31",
    "2025-02-30T10:00Z",
    "2025-10-31T25:00Z",
    "2025-10-31T24:01Z",
    "2025-10-31T24:00:01Z",
    "2025-10-31T10:60Z",
    "2025-10-31T10:00:60Z",
    "2025-10-31T10:00+3",
    "x2025-10-31T10:00Z",
    "2025-10-31T10:00Zx",
    "tomorrow",
    "",
  ])("%j is no time", (text) => expect(parseIso(text)).toBeNull());
  test.each([
    ["2025-10-31T15:00", "2025-10-31T15:00:00+03:00"],
    ["2025-10-31T15:00:07", "2025-10-31T15:00:07+03:00"],
    ["2025-10-31T05:06:07.008", "2025-10-31T05:06:07.008+03:00"],
  ])("%s is written %s", (local, text) => expect(formatIso(office, msk(local))).toBe(text));
  test("other zones: half hours, west, seconds of old local time", () => {
    const at = (zone: string, t: string, year: string): string =>
      formatIso(compiled({ zone, hours: { daily: "09:00-10:00" } }, [], { from: `${year}-01-01`, to: `${year}-12-31` }), Date.parse(t));
    expect(at("America/St_Johns", "2025-07-16T12:00Z", "2025")).toBe("2025-07-16T09:30:00-02:30");
    expect(at("Asia/Kolkata", "2025-07-16T12:00Z", "2025")).toBe("2025-07-16T17:30:00+05:30");
    expect(at("Europe/Moscow", "1900-07-16T12:00Z", "1900")).toBe("1900-07-16T14:30:17+02:30:17");
    expect(formatIso(alwaysOpen("UTC"), Date.parse("2025-07-16T12:00Z"))).toBe("2025-07-16T12:00:00+00:00");
  });
  test("moments for people", () => {
    expect([formatMoment(office, msk("2025-10-31T15:00"), "ru"), formatMoment(office, msk("2025-10-31T15:00"), "en")]).toEqual([
      "пт 31.10.2025 15:00",
      "Fri 31.10.2025 15:00",
    ]);
    expect(formatDate(office, msk("2025-11-02T00:00"), "ru")).toBe("вс 02.11.2025");
    expect(
      ["2025-10-27", "2025-10-28", "2025-10-29", "2025-10-30", "2025-10-31", "2025-11-01", "2025-11-02"].map((date) =>
        [formatDate(office, msk(`${date}T10:00`), "ru"), formatDate(office, msk(`${date}T10:00`), "en")]
          .map((text) => text.slice(0, 3))
          .join(" "),
      ),
    ).toEqual(["пн  Mon", "вт  Tue", "ср  Wed", "чт  Thu", "пт  Fri", "сб  Sat", "вс  Sun"]);
    expect(formatClock(office, msk("2025-10-31T15:04:05"))).toBe("15:04:05");
  });
});
