import { expect, test } from "vitest";
import { createRateLimiter } from "./rate-limit.ts";

const limiterAt = (start: number) => {
  const clock = { at: start };
  const slept: number[] = [];
  const sleep = (ms: number): Promise<void> => {
    slept.push(ms);
    return Promise.resolve();
  };
  return { clock, slept, limiter: createRateLimiter({ now: () => clock.at, sleep }) };
};

test("a full bucket lets a second's calls through, and the next one waits its turn", async () => {
  const { limiter, slept } = limiterAt(1000);
  for (let call = 0; call < 12; call += 1) await limiter.take("key", 10);
  expect(slept).toEqual([100, 200]);
  await limiter.take("another key", 10);
  expect(slept).toHaveLength(2);
});

test("a clock that is set back holds nothing up", async () => {
  const { clock, limiter, slept } = limiterAt(7_200_000);
  await limiter.take("key", 10);
  clock.at = 1000;
  await limiter.take("key", 10);
  expect(slept).toEqual([]);
});
