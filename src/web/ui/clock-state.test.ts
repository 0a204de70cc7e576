import { describe, expect, it } from "vitest";
import { en } from "../texts/en.ts";
import { ru } from "../texts/ru.ts";
import { clockState } from "./clock-state.ts";
import { clockFull, clockShort } from "./clock-words.ts";
import { wallClock } from "../data/office.ts";
import { lengthWords, momentWords, termWords, wallLengthWords, type TimeWords } from "./time-words.ts";

const minute = 60_000;
const hour = 60 * minute;
const facts = (due: number | null, status = "running") => ({ due, status, startedAt: 0, wall: false });
const plain = (words: string) => words.replaceAll("\u00a0", " ");

describe("what a clock shows", () => {
  it("counts what is left and the share of the term that has passed", () => {
    expect(clockState(facts(8 * hour), 2 * hour, wallClock)).toMatchObject({ tone: "running", ms: 6 * hour, share: 0.25 });
  });

  it("is red only when overdue or within the hour", () => {
    expect(clockState(facts(8 * hour), 7 * hour, wallClock).tone).toBe("soon");
    expect(clockState(facts(8 * hour), 7 * hour - minute, wallClock).tone).toBe("running");
    expect(clockState(facts(8 * hour), 8 * hour, wallClock)).toMatchObject({ tone: "overdue", share: 1 });
  });

  it("stands still while suspended, whatever the time (3.1.2)", () => {
    const state = clockState({ ...facts(null, "suspended"), remainingMs: 80 * minute }, 100 * hour, wallClock);
    expect(state.tone).toBe("paused");
    expect(plain(clockFull(state, null, ru))).toBe("Срок стоит, останется 1 ч 20 мин");
  });

  it("tells a term met in time from one met late", () => {
    expect(clockState({ ...facts(hour, "met"), overdueMs: 0 }, 2 * hour, wallClock).tone).toBe("met");
    expect(clockState({ ...facts(hour, "met"), overdueMs: 5 * minute }, 2 * hour, wallClock).tone).toBe("late");
  });

  it("says it in words, never by colour alone", () => {
    const over = clockState(facts(8 * hour), 8 * hour + 35 * minute, wallClock);
    expect(plain(clockFull(over, null, ru))).toBe("Просрочено на 35 мин рабочего времени");
    expect(plain(clockShort(over, ru))).toBe("−35 мин");
    const left = clockState(facts(8 * hour), 6 * hour + 40 * minute, wallClock);
    expect(plain(clockFull(left, "15:58", ru))).toBe("Осталось 1 ч 20 мин (до 15:58)");
    expect(plain(clockFull(left, "15:58", en))).toBe("1 h 20 min left (until 15:58)");
    expect(clockShort(clockState(facts(hour), hour + 5_000, wallClock), ru)).toBe("Срок вышел");
  });
});

describe("words of time", () => {
  const words: TimeWords = { texts: ru, language: "ru", zone: "Europe/Moscow" };
  const now = Date.parse("2026-11-24T14:12:00+03:00");

  it.each([
    [0, "меньше минуты"],
    [59_999, "меньше минуты"],
    [minute, "1 мин"],
    [hour, "1 ч"],
    [26 * hour + 5 * minute, "26 ч 5 мин"],
  ])("says %d ms as «%s»", (ms, said) => {
    expect(plain(lengthWords(ms, ru))).toBe(said);
  });

  it("turns ordinary time, but never working time, into days", () => {
    expect(wallLengthWords(49 * hour, ru)).toBe("2 дня");
    expect(plain(lengthWords(49 * hour, ru))).toBe("49 ч");
  });

  it.each([
    ["2026-11-24T15:58:00+03:00", "15:58"],
    ["2026-11-25T10:00:00+03:00", "завтра в 10:00"],
    ["2026-11-23T23:59:00+03:00", "вчера в 23:59"],
    ["2026-12-01T08:00:00+03:00", "1 декабря в 08:00"],
    ["2027-01-11T15:58:00+03:00", "11 января 2027 в 15:58"],
  ])("says %s as «%s» in the office's zone", (at, said) => {
    expect(momentWords(Date.parse(at), now, words)).toBe(said);
  });

  it("says terms with Russian plurals", () => {
    expect([1, 2, 4, 8].map((amount) => termWords({ amount, unit: "workingHour" }, ru))).toEqual([
      "1 рабочий час",
      "2 рабочих часа",
      "4 рабочих часа",
      "8 рабочих часов",
    ]);
    expect(termWords({ amount: 2, unit: "workingDay" }, ru)).toBe("2 рабочих дня");
  });
});
