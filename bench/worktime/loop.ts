/** Timing that favours nobody: every engine gets a loop of its own, rounds are interleaved, the best round counts: what disturbs a round only makes it longer. */

/** An operation on a pair of numbers: a start and an end, or a start and nothing. */
export type Op = (a: number, b: number) => number;
type Loop = (op: Op, a: Float64Array, b: Float64Array, n: number) => number;

/** A loop compiled apart for each engine, so that the runtime can inline one's operation without seeing another's. */
const ownLoop = (): Loop =>
  // eslint-disable-next-line typescript/no-implied-eval -- a fresh function object has feedback of its own; that is the point
  new Function(
    "op",
    "a",
    "b",
    "n",
    "let s = 0; const m = a.length; for (let i = 0, k = 0; i < n; i++) { s += op(a[k], b[k]); if (++k === m) k = 0; } return s;",
  ) as Loop;

export type Measured = { readonly engine: string; readonly ns: number };

const SLOT_MS = 8;
const ROUNDS = 40;

/** Nanoseconds an operation takes in each engine, the best of interleaved rounds. */
export const measure = (ops: Readonly<Record<string, Op>>, a: Float64Array, b: Float64Array): readonly Measured[] => {
  let sink = 0;
  const runners = Object.entries(ops).map(([engine, op]) => {
    const loop = ownLoop();
    const timed = (n: number): number => {
      const before = performance.now();
      sink += loop(op, a, b, n);
      return performance.now() - before;
    };
    let n = 1;
    // The best of three: one interrupted call must not make a slot of a handful of operations.
    while (Math.min(timed(n), timed(n), timed(n)) < SLOT_MS / 2 && n < 1e8) n *= 2;
    return { engine, timed, n: Math.max(1, n), times: [] as number[] };
  });
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const runner of runners) runner.times.push((runner.timed(runner.n) / runner.n) * 1e6);
  }
  if (Number.isNaN(sink)) throw new Error("an engine answered NaN");
  return runners.map(({ engine, times }) => ({ engine, ns: Math.min(...times) }));
};
