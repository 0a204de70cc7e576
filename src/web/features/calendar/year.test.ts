import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { compileOffice } from "#worktime";
import { yearOf, yearsOf } from "./year.ts";

const files = import.meta.glob<string>("../../../../calendars/*.yaml", { query: "?raw", import: "default", eager: true });
const calendars = Object.values(files).map((text): unknown => parse(text));
const compiled = compileOffice(
  { zone: "Europe/Moscow", hours: { "mon-thu": "08:00-12:00 12:48-17:00", fri: "08:00-12:00 12:48-16:00" }, calendar: "ru" },
  calendars,
);
if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
const { calendar } = compiled;
const dayOf = (date: string) => {
  const months = yearOf(calendar, Number(date.slice(0, 4)));
  return months?.flatMap(({ days }) => days).find((day) => day.date === date);
};

describe("3.1: the year of the office", () => {
  test("3.1: has all its days, each month in its weeks", () => {
    const months = yearOf(calendar, 2024);
    expect(months).toHaveLength(12);
    expect(months?.reduce((sum, { days }) => sum + days.length, 0)).toBe(366);
    expect(months?.[0]?.before).toBe(0);
    expect(months?.[8]?.before).toBe(6);
  });

  test("3.1: tells holidays, moved days off, short days and worked Saturdays apart, with their acts", () => {
    expect(dayOf("2026-11-04")).toMatchObject({
      kind: "holiday",
      name: { ru: "День народного единства" },
      basis: "ТК РФ, ст. 112",
      hours: 0,
    });
    expect(dayOf("2026-12-31")).toMatchObject({ kind: "moved", hours: 0 });
    expect(dayOf("2026-11-03")).toMatchObject({ kind: "short" });
    expect(dayOf("2024-11-02")).toMatchObject({ kind: "extra" });
    expect(dayOf("2026-11-07")).toMatchObject({ kind: "off", hours: 0 });
    expect(dayOf("2026-11-23")).toMatchObject({ kind: "work" });
    expect(dayOf("2026-11-23")?.hours).toBeCloseTo(8.2);
  });

  test("3.1: a year without a decree is not shown as if it were known", () => {
    expect(yearOf(calendar, (yearsOf(calendar).at(-1) ?? 0) + 1)).toBeNull();
  });
});
