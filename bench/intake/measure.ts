/** Small measuring tools of the bench: work at a fixed concurrency, work at a fixed rate, percentiles. */
import { setTimeout as pause } from "node:timers/promises";

/** Runs `total` calls, `lanes` at a time; answers calls a second. */
export const perSecond = async (total: number, lanes: number, call: (index: number) => Promise<unknown>): Promise<number> => {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < total) {
      const index = next;
      next += 1;
      await call(index);
    }
  };
  const from = performance.now();
  await Promise.all(Array.from({ length: lanes }, lane));
  return total / ((performance.now() - from) / 1000);
};

/** Starts a call every 1/rate seconds, whether or not the former ones have ended (an open loop); answers how long each took from its due start. */
export const latenciesAt = async (rate: number, seconds: number, call: (index: number) => Promise<unknown>): Promise<readonly number[]> => {
  const from = performance.now();
  const running: Promise<number>[] = [];
  for (let index = 0; index < rate * seconds; index += 1) {
    const due = from + (index * 1000) / rate;
    const wait = due - performance.now();
    if (wait > 0) await pause(wait);
    running.push(call(index).then(() => performance.now() - due));
  }
  return Promise.all(running);
};

/** The value below which this share of the sorted values lies. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? NaN;
};

export const median = (values: readonly number[]): number => percentile(values, 0.5);
