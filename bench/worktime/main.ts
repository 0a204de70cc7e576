/**
 * `node bench/worktime/main.ts`: our engine beside four packages, hand-written walks and a table of minutes, in one process.
 * Beside the speed of each stands how many of its answers were wrong by a count minute by minute. `--json` prints JSON lines.
 */
process.env["TZ"] = "Europe/Moscow";

import { runInThisContext } from "node:vm";
import { compileOffice, remainingMany } from "#worktime";
import { calendarFiles, officeHours } from "../../src/testing/worktime-fixtures.ts";
import { dateEngine, type Engine, ours, preparedEngine, tableEngine, walkEngine } from "./engines.ts";
import { calendar, COUNT, DAY, endsAfter, OFFSET, starts, truth } from "./ground.ts";
import { measure, type Op } from "./loop.ts";
import { peers } from "./peers.ts";

type Task = {
  readonly name: string;
  readonly pick: (engine: Engine) => Op;
  readonly ends: Float64Array;
  readonly right: Op;
  readonly same: (got: number, expected: number) => boolean;
};

const exact = (got: number, expected: number): boolean => got === expected;
/** Peers end a term in days at the hour of its start; only the date is compared. */
const sameDate = (got: number, expected: number): boolean => Math.floor((got + OFFSET) / DAY) === Math.floor((expected + OFFSET) / DAY);

const tasks: readonly Task[] = [
  { name: "add 8 wh", pick: (e) => e.addHours, ends: starts, right: truth.addHours, same: exact },
  { name: "add 2 wd", pick: (e) => e.addDays, ends: starts, right: truth.addDays, same: sameDate },
  { name: "between, 1 day", pick: (e) => e.between, ends: endsAfter(1), right: truth.between, same: exact },
  { name: "between, 30 days", pick: (e) => e.between, ends: endsAfter(30), right: truth.between, same: exact },
  { name: "between, 1 year", pick: (e) => e.between, ends: endsAfter(365), right: truth.between, same: exact },
];

const CHECKED_PEER = 300;
const PATIENCE_MS = 3000;

/** Calls an engine that may never return; Infinity stands for that, NaN for an exception. */
const callWithin = (op: Op, a: number, b: number): number => {
  Reflect.set(globalThis, "__call", () => op(a, b));
  try {
    return Number(runInThisContext("globalThis.__call()", { timeout: PATIENCE_MS }));
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ERR_SCRIPT_EXECUTION_TIMEOUT" ? Infinity : NaN;
  }
};

type Verdict = {
  readonly wrong: number;
  readonly hung: number;
  readonly threw: number;
  readonly of: number;
  readonly usable: readonly number[];
};

const judge = (op: Op, task: Task, isPeer: boolean): Verdict => {
  const count = isPeer ? CHECKED_PEER : COUNT;
  let [wrong, hung, threw] = [0, 0, 0];
  const usable: number[] = [];
  for (let i = 0; i < count; i += 1) {
    const [a, b] = [starts[i] ?? 0, task.ends[i] ?? 0];
    const got = isPeer ? callWithin(op, a, b) : op(a, b);
    if (got === Infinity) hung += 1;
    else if (Number.isNaN(got)) threw += 1;
    else usable.push(i);
    if (!task.same(got, task.right(a, b))) wrong += 1;
    if (hung >= 5) return { wrong, hung, threw, of: i + 1, usable };
  }
  return { wrong, hung, threw, of: count, usable };
};

const engines: Record<string, Engine> = {
  otklik: ours,
  "integer day walk": walkEngine,
  "the same, prepared": preparedEngine,
  "day walk over Date objects": dateEngine,
  "minute table": tableEngine,
};
for (const [name, make] of Object.entries(peers)) {
  try {
    engines[name] = make();
  } catch (error) {
    process.stderr.write(`${name} does not load: ${error instanceof Error ? error.message : String(error)}\n`);
  }
}

type Row = {
  readonly task: string;
  readonly engine: string;
  readonly ns: number;
  readonly opsPerSecond: number;
  readonly slower: number;
  readonly wrong: number;
  readonly hung: number;
  readonly threw: number;
  readonly of: number;
};

const rowsOf = (task: Task): readonly Row[] => {
  const verdicts = new Map(Object.entries(engines).map(([name, engine]) => [name, judge(task.pick(engine), task, name in peers)]));
  // Timed on the cases that every engine answers at all.
  const usable = [...verdicts.values()].reduce<readonly number[]>(
    (all, { usable: own, of }) => all.filter((i) => i >= of || own.includes(i)),
    starts.length === 0 ? [] : [...starts.keys()].slice(0, CHECKED_PEER),
  );
  const [a, b] = [Float64Array.from(usable, (i) => starts[i] ?? 0), Float64Array.from(usable, (i) => task.ends[i] ?? 0)];
  const many = Math.ceil(COUNT / Math.max(1, usable.length));
  const repeat = (values: Float64Array): Float64Array =>
    Float64Array.from({ length: values.length * many }, (_, i) => values[i % values.length] ?? 0);
  const measured = measure(
    Object.fromEntries(Object.entries(engines).map(([name, engine]) => [name, task.pick(engine)])),
    repeat(a),
    repeat(b),
  );
  const own = measured.find(({ engine }) => engine === "otklik")?.ns ?? NaN;
  return measured.map(({ engine, ns }) => {
    const { wrong = 0, hung = 0, threw = 0, of = 0 } = verdicts.get(engine) ?? {};
    return { task: task.name, engine, ns, opsPerSecond: 1e9 / ns, slower: ns / own, wrong, hung, threw, of };
  });
};

const best = (times: readonly number[]): number => Math.min(...times);

const compileTimes = (): { readonly first: number; readonly warm: number } => {
  const once = (): number => {
    const files = calendarFiles();
    const before = performance.now();
    const outcome = compileOffice({ zone: "Europe/Moscow", hours: officeHours, calendar: "ru" }, files, {
      from: "2022-01-01",
      to: "2027-12-31",
    });
    const took = performance.now() - before;
    if (!outcome.ok) throw new Error("the office does not compile");
    return took;
  };
  const first = once();
  return { first, warm: best(Array.from({ length: 15 }, once)) };
};

const millionRemaining = (): number => {
  const dues = Float64Array.from({ length: 1_000_000 }, (_, i) => starts[i % COUNT] ?? 0);
  const out = new Float64Array(dues.length);
  const now = calendar.from + 1000 * DAY;
  return best(
    Array.from({ length: 15 }, () => {
      const before = performance.now();
      remainingMany(calendar, now, dues, out);
      return performance.now() - before;
    }),
  );
};

const asJson = process.argv.includes("--json");
const print = (text: string): void => void process.stdout.write(`${text}\n`);
const duration = (ns: number): string =>
  ns < 1000 ? `${ns.toFixed(1)} ns` : ns < 1e6 ? `${(ns / 1000).toFixed(1)} µs` : `${(ns / 1e6).toFixed(1)} ms`;

for (const task of tasks) {
  const rows = rowsOf(task);
  if (asJson) for (const row of rows) print(JSON.stringify(row));
  else {
    print(`| ${task.name} | time of one | beside ours | wrong answers |\n|---|---:|---:|---|`);
    for (const { engine, ns, slower, wrong, hung, threw, of } of rows) {
      const notes = [hung > 0 ? `${hung} never returned` : "", threw > 0 ? `${threw} threw` : ""].filter((note) => note !== "").join(", ");
      print(
        `| ${engine} | ${duration(ns)} | ${slower >= 10 ? slower.toFixed(0) : slower.toFixed(2)} × | ${wrong} of ${of}${notes === "" ? "" : ` (${notes})`} |`,
      );
    }
    print("");
  }
}

// Last, so that the speeds above are those of a process with one calendar, as a desk has it.
const compileMs = compileTimes();
const remainingMs = millionRemaining();
if (asJson) print(JSON.stringify({ task: "compile six years", firstMs: compileMs.first, warmMs: compileMs.warm }));
else
  print(
    `compile of six years: first ${compileMs.first.toFixed(1)} ms (cold code), then ${compileMs.warm.toFixed(1)} ms\n1,000,000 remaining: ${remainingMs.toFixed(1)} ms\n`,
  );
if (asJson) print(JSON.stringify({ task: "1,000,000 remaining", ms: remainingMs }));
