import fc from "fast-check";
import { expect, test } from "vitest";
import { createBudget } from "./budgets.ts";

test("2.4.1 (ASVS): a budget lets so many calls a minute in, then names the seconds to wait; others are not touched", () => {
  const budget = createBudget(3);
  expect([0, 1, 2].map((at) => budget.spend("a", at))).toEqual([0, 0, 0]);
  expect(budget.spend("a", 30_000)).toBe(30);
  expect(budget.wait("a", 59_500)).toBe(1);
  expect(budget.spend("b", 59_500)).toBe(0);
  expect(budget.spend("a", 60_000)).toBe(0);
});

test("looking costs nothing", () => {
  const budget = createBudget(1);
  expect([1, 2, 3].map((at) => budget.wait("a", at))).toEqual([0, 0, 0]);
  expect(budget.spend("a", 4)).toBe(0);
  expect(budget.wait("a", 5)).toBeGreaterThan(0);
});

test("a clock that is set back makes nobody wait for hours", () => {
  const budget = createBudget(1);
  budget.spend("a", 10_000_000);
  expect(budget.spend("a", 1_000)).toBe(0);
});

test("never more than the budget in any minute that begins with a call", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.array(fc.nat(3_000), { maxLength: 200 }), (perMinute, steps) => {
      const budget = createBudget(perMinute);
      let now = 0;
      const taken: number[] = [];
      for (const step of steps) {
        now += step;
        if (budget.spend("a", now) === 0) taken.push(now);
      }
      // A window begins with its first call: two windows may touch, never three.
      for (const from of taken) expect(taken.filter((at) => at >= from && at < from + 60_000).length).toBeLessThanOrEqual(2 * perMinute);
    }),
  );
});

test("many strangers push the oldest out, and memory stays bounded", () => {
  const budget = createBudget(1);
  for (let stranger = 0; stranger < 50_000; stranger += 1) expect(budget.spend(`s${stranger}`, 1)).toBe(0);
  expect(budget.spend("s49999", 2)).toBeGreaterThan(0);
});
