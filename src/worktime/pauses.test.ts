import { expect, test } from "vitest";
import { normalisePauses } from "./pauses.ts";

const of = (pauses: readonly (readonly [number, number | null])[], start = 10): unknown => {
  const normal = normalisePauses(
    pauses.map(([from, to]) => ({ from, to })),
    start,
  );
  return normal.ok ? normal.pauses.map(({ from, to }) => [from, to]) : normal.problem;
};

test("pauses come out in order; those that overlap or touch are one", () => {
  expect(
    of([
      [40, 50],
      [15, 20],
      [20, 30],
      [25, 28],
    ]),
  ).toEqual([
    [15, 30],
    [40, 50],
  ]);
});
test("what lies before the start is cut off, what ended by then or has no length is left out", () => {
  expect(of([[5, 15]])).toEqual([[10, 15]]);
  expect(of([[5, 10]])).toEqual([]);
  expect(of([[2, 4]])).toEqual([]);
  expect(of([[12, 12]])).toEqual([]);
});
test("a pause without an end swallows all that follow", () => {
  expect(
    of([
      [12, null],
      [20, 30],
      [40, null],
    ]),
  ).toEqual([[12, null]]);
  expect(
    of([
      [12, 20],
      [15, null],
    ]),
  ).toEqual([[12, null]]);
});
test("a pause that ends before it begins is a problem with its place, in both languages", () => {
  expect(
    of([
      [12, 20],
      [20, 12],
    ]),
  ).toEqual({
    code: "pauseReversed",
    path: "pauses[1]",
    ru: "Приостановка кончается раньше, чем началась.",
    en: "The pause ends before it begins.",
  });
});
