import { describe, expect, it } from "vitest";
import { presetDays, spanOf } from "./span.ts";

describe("4.2: the periods of a report", () => {
  it("4.2: begin where the calendar says", () => {
    expect(presetDays("week", "2026-11-25")).toEqual({ from: "2026-11-23", to: "2026-11-25" });
    expect(presetDays("week", "2026-11-22")).toEqual({ from: "2026-11-16", to: "2026-11-22" });
    expect(presetDays("month", "2026-11-25")).toEqual({ from: "2026-11-01", to: "2026-11-25" });
    expect(presetDays("formerMonth", "2026-01-10")).toEqual({ from: "2025-12-01", to: "2025-12-31" });
    expect(presetDays("quarter", "2026-12-31")).toEqual({ from: "2026-10-01", to: "2026-12-31" });
  });

  it("4.2: are whole days of the office's own zone", () => {
    expect(spanOf({ from: "2026-11-25", to: "2026-11-25" }, "Europe/Moscow")).toEqual({
      from: Date.parse("2026-11-25T00:00+03:00"),
      to: Date.parse("2026-11-26T00:00+03:00"),
    });
  });

  it("4.2: are refused where they end before they begin, or last more than a year", () => {
    expect(spanOf({ from: "2026-11-25", to: "2026-11-24" }, "Europe/Moscow")).toBeNull();
    expect(spanOf({ from: "2025-01-01", to: "2026-11-24" }, "Europe/Moscow")).toBeNull();
    expect(spanOf({ from: "", to: "2026-11-24" }, "Europe/Moscow")).toBeNull();
  });
});
