import { describe, expect, it } from "vitest";
import { officeClockOf } from "../data/office.ts";
import { layAxis } from "./axis.ts";
import { axisSince, everyHourSince, spansSince } from "./clock-spans.ts";
import { clockState, isWall } from "./clock-state.ts";

const clock = officeClockOf({ zone: "Europe/Moscow", hours: { "mon-thu": "08:00-12:00 12:48-17:00", fri: "08:00-12:00 12:48-16:00" } }, []);
const at = (local: string): number => Date.parse(`${local}+03:00`);
const friday = at("2026-11-20T15:00");
const timer = (unit: string, neverStopsSince: number | null) => ({ term: { unit }, startedAt: friday, neverStopsSince });
const kept = timer("workingHour", null);
const urgent = timer("workingHour", at("2026-11-20T15:30"));
const week = { from: friday, to: at("2026-11-23T12:00") };

describe("which hours the picture of the clocks counts", () => {
  it("leaves out nights and days off while a clock keeps office hours", () => {
    if (clock === null) throw new Error("the office is right");
    expect(everyHourSince(kept)).toBeNull();
    expect(spansSince(clock, axisSince([kept]), week).map(({ kind }) => kind)).toEqual(["work", "night", "dayOff", "night", "work"]);
  });

  it("3.10: counts every hour from the declaration of an emergency on, a day at a time", () => {
    if (clock === null) throw new Error("the office is right");
    const spans = spansSince(clock, axisSince([kept, urgent]), week);
    expect(spans.every(({ kind }) => kind === "work")).toBe(true);
    expect(spans.map(({ from }) => from)).toEqual([
      friday,
      at("2026-11-20T15:30"),
      at("2026-11-21T00:00"),
      at("2026-11-22T00:00"),
      at("2026-11-23T00:00"),
    ]);
    const axis = layAxis(spans, week.from, week.to);
    expect(axis.at(at("2026-11-22T01:30"))).toBeCloseTo(50, 0);
  });

  it("3.10: what is left of an emergency's term is ordinary time, at night and on Saturday", () => {
    if (clock === null) throw new Error("the office is right");
    const saturday = at("2026-11-21T02:00");
    const facts = { due: at("2026-11-21T05:00"), status: "running", startedAt: friday };
    expect(clockState({ ...facts, wall: isWall(urgent) }, saturday, clock)).toMatchObject({
      tone: "running",
      ms: 3 * 3_600_000,
      wall: true,
    });
    expect(clockState({ ...facts, wall: isWall(kept) }, saturday, clock)).toMatchObject({ ms: 0 });
  });

  it("keeps the office's nights before the declaration", () => {
    if (clock === null) throw new Error("the office is right");
    const late = spansSince(clock, at("2026-11-22T10:00"), week);
    expect(late.map(({ kind }) => kind)).toEqual(["work", "night", "dayOff", "work", "work"]);
    expect(spansSince(clock, week.to, week)).toEqual(clock.spans(week.from, week.to));
  });

  it("gives terms of ordinary time an axis of their own kind, unless one of working time stands beside them (3.9)", () => {
    const days = timer("calendarDay", null);
    expect([axisSince([days]), axisSince([days, kept]), everyHourSince(days)]).toEqual([friday, null, friday]);
  });
});
