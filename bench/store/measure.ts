/** Small tools of measuring: percentiles of a repeated call, and a rate of parallel ones. */

export type Spread = { readonly runs: number; readonly p50: number; readonly p99: number; readonly max: number };

const round = (value: number): number => Math.round(value * 100) / 100;

/** Runs the call in a row and answers its spread in milliseconds; the first tenth warms up and is not counted. */
export const spreadOf = async (runs: number, call: (index: number) => Promise<unknown>): Promise<Spread> => {
  const times: number[] = [];
  for (let index = 0; index < runs + runs / 10; index += 1) {
    const from = performance.now();
    await call(index);
    if (index >= runs / 10) times.push(performance.now() - from);
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
  return { runs, p50: at(0.5), p99: at(0.99), max: at(1) };
};

/** Calls per second, with so many callers at once. */
export const rateOf = async (total: number, callers: number, call: (index: number) => Promise<unknown>): Promise<number> => {
  let next = 0;
  const from = performance.now();
  const caller = async (): Promise<void> => {
    while (next < total) {
      next += 1;
      await call(next);
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return Math.round((total / (performance.now() - from)) * 1000);
};
