import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layAxis, partOf } from "./axis.ts";
import type { OfficeSpan } from "./office-clock.ts";

const hour = 3_600_000;
const spans = (kinds: readonly (readonly [OfficeSpan["kind"], number])[]): readonly OfficeSpan[] => {
  let at = 0;
  return kinds.map(([kind, hours]) => {
    const span = { from: at, to: at + hours * hour, kind, name: null };
    at = span.to;
    return span;
  });
};
const twoDays = spans([
  ["work", 4],
  ["lunch", 0.8],
  ["work", 4],
  ["night", 15],
  ["work", 4],
]);
const end = 27.8 * hour;

describe("the axis of working time", () => {
  it("gives equal working time equal width and the night a thin slot", () => {
    const axis = layAxis(twoDays, 0, end);
    const widths = axis.stretches.map((stretch) => stretch.width);
    expect(widths[0]).toBeCloseTo(widths[2] ?? 0);
    expect(widths[3]).toBeLessThan(3);
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(100);
  });

  it("joins a night, a weekend and the next night into one slot", () => {
    const axis = layAxis(
      spans([
        ["work", 4],
        ["night", 7],
        ["dayOff", 48],
        ["night", 8],
        ["work", 4],
      ]),
      0,
      71 * hour,
    );
    expect(axis.stretches.map((stretch) => stretch.kind)).toEqual(["work", "dayOff", "work"]);
  });

  it("clamps what lies outside", () => {
    const axis = layAxis(twoDays, 0, end);
    expect(axis.at(-hour)).toBe(0);
    expect(axis.at(end + hour)).toBe(100);
    expect(partOf(axis, 0, end)).toEqual({ left: 0, width: 100 });
  });

  it("draws a time without any work as closed", () => {
    const axis = layAxis(spans([["dayOff", 24]]), 0, 24 * hour);
    expect(axis.stretches[0]?.width).toBeCloseTo(100);
  });

  it("never goes back: a later instant never lies to the left", () => {
    const axis = layAxis(twoDays, 0, end);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: end }),
        fc.integer({ min: 0, max: end }),
        (a, b) => axis.at(Math.min(a, b)) <= axis.at(Math.max(a, b)) + 1e-9,
      ),
    );
  });
});
