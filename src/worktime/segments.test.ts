import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { casesOf } from "../testing/worktime-fixtures.ts";
import { indexSegments } from "./segments.ts";

const MINUTE = 60_000;
const FROM = Date.UTC(2025, 0, 1);

type Segments = { readonly bounds: readonly number[]; readonly to: number };

/** Segments laid one after another: a gap (none makes two of them touch) and a length each, and time behind the last. */
const laid = (pairs: readonly (readonly [number, number])[], rest: number): Segments => {
  const bounds: number[] = [];
  let at = FROM;
  for (const [gap, length] of pairs) {
    bounds.push(at + gap, at + gap + length);
    at += gap + length;
  }
  return { bounds, to: at + rest };
};

/** The same questions answered by walking over all segments. */
const walking = ({ bounds, to }: Segments) => {
  const segments = Array.from({ length: bounds.length / 2 }, (_, i) => [bounds[2 * i] ?? 0, bounds[2 * i + 1] ?? 0] as const);
  const work = (t: number): number => segments.reduce((sum, [a, b]) => sum + Math.max(0, Math.min(t, b) - a), 0);
  const total = work(to);
  const earliest = (w: number): number => {
    if (w === 0) return FROM;
    const [a] = segments.find(([, b]) => work(b) >= w) ?? [NaN];
    return a + w - work(a);
  };
  const latest = (w: number): number => {
    const [a] = segments.find(([, b]) => work(b) > w) ?? [NaN];
    return w === total ? to : a + w - work(a);
  };
  return { segments, work, total, earliest, latest, isOpen: (t: number) => segments.some(([a, b]) => t >= a && t < b) };
};

// From segments of a millisecond to those longer than a bucket of the index.
const length = fc.oneof(
  fc.integer({ min: 1, max: 5 }),
  fc.integer({ min: 1, max: 20 * MINUTE }),
  fc.integer({ min: 1, max: 6 * 60 * MINUTE }),
);
const gap = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 30 * MINUTE }), fc.integer({ min: 1, max: 40 * 60 * MINUTE }));
const some = fc.tuple(fc.array(fc.tuple(gap, length), { minLength: 1, maxLength: 60 }), gap).map(([pairs, rest]) => laid(pairs, rest));

describe("the index answers as a walk over all segments does, however short they are", () => {
  test("how much was worked, when it was, whether it is open: at every edge, beside it and anywhere", () =>
    fc.assert(
      fc.property(some, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 5, maxLength: 5 }), (given, shares) => {
        const index = indexSegments(given.bounds, FROM, given.to);
        const walk = walking(given);
        const anywhere = shares.map((share) => FROM + Math.floor(share * (given.to - FROM)));
        const instants = [FROM, given.to, ...anywhere, ...given.bounds.flatMap((t) => [t - 1, t, t + 1])];
        for (const t of instants.filter((one) => one >= FROM && one <= given.to)) {
          expect([t, index.work(t)]).toEqual([t, walk.work(t)]);
          expect([t, index.isOpen(t)]).toEqual([t, walk.isOpen(t)]);
          const w = walk.work(t);
          expect([w, index.at(w, "earliest"), index.at(w, "latest")]).toEqual([w, walk.earliest(w), walk.latest(w)]);
          if (w < walk.total) expect([t, index.nextOpen(t)]).toEqual([t, walk.isOpen(t) ? t : walk.latest(w)]);
          expect([t, index.add(t, walk.total - w)]).toEqual([t, w === walk.total ? t : walk.earliest(walk.total)]);
          expect([t, index.add(t, -w)]).toEqual([t, w === 0 ? t : walk.latest(0)]);
        }
      }),
      { numRuns: casesOf(200) },
    ));
  test("its segments: those that touch are one, the first that ends after an instant is found", () => {
    const index = indexSegments([10, 20, 20, 30, 40, 50], 0, 100);
    expect(index.count).toBe(2);
    expect([0, 1, 2].map((n) => [index.start(n), index.end(n)])).toEqual([
      [10, 30],
      [40, 50],
      [Infinity, Infinity],
    ]);
    expect([0, 10, 29, 30, 40, 49, 50, 100].map(index.firstEndingAfter)).toEqual([0, 0, 0, 1, 1, 1, 2, 2]);
  });
  test("outside the horizon, and beyond what it holds, it refuses with the numbers", () => {
    const index = indexSegments([10, 20], 5, 100);
    expect(() => index.work(4)).toThrow("outside the horizon [5, 100] of the working calendar: the instant 4");
    expect(() => index.at(11, "earliest")).toThrow("11 ms of working time (it holds 10)");
    expect(() => index.at(-1, "earliest")).toThrow(RangeError);
    expect(() => index.at(NaN, "earliest")).toThrow(RangeError);
    expect(() => index.nextOpen(20)).toThrow("no opening after 20");
    expect([index.at(10, "earliest"), index.at(10, "latest"), index.work(100), index.work(5)]).toEqual([20, 100, 10, 0]);
  });
  test("a horizon without any work holds none", () => {
    const index = indexSegments([], 5, 100);
    expect([index.work(50), index.work(100), index.at(0, "earliest"), index.at(0, "latest"), index.isOpen(50)]).toEqual([
      0,
      0,
      5,
      100,
      false,
    ]);
  });
});
