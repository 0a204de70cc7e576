/**
 * Measures the core on one case of 50 events: `node bench/case/main.ts [seconds]`.
 * One turn is what the desk does for a step: decide, evolve, all clocks. Prints a table, then the same as JSON lines.
 */
import { availableParallelism } from "node:os";
import type { CaseState, Command, RecordedEvent } from "#case";
import { caseIdOf, commandOf, decide, evolve, explore, fold, isFillProblem, momentOf, timersOf } from "#case";
import type { Line } from "../../src/testing/case-story.ts";
import { act, awaitingAuthor, context, fieldsOf } from "../../src/testing/case-story.ts";

const seconds = Number(process.argv[2] ?? 3);
const eventsWanted = 50;

/** A long case: asked, answered, drafted, and returned again and again. */
const lines = (): readonly Line[] => {
  const rounds = Array.from({ length: 40 }, (_, round): readonly Line[] => {
    const day = String(1 + Math.floor(round / 2)).padStart(2, "0");
    const hour = round % 2 === 0 ? "09" : "14";
    return [`2026-12-${day} ${hour}:00 unit submitDraft`, `2026-12-${day} ${hour}:30 curator returnForRework`];
  });
  return [...awaitingAuthor, "2026-11-24 09:12 authorAnswered", ...rounds.flat()];
};

type Played = { readonly commands: readonly Command[]; readonly log: readonly RecordedEvent[] };

/** The commands of the case, ready made: filling a scenario is no part of what is measured. */
const prepare = (): Played => {
  const commands: Command[] = [];
  const log: RecordedEvent[] = [];
  let state: CaseState | null = null;
  for (const [index, line] of lines().entries()) {
    if (log.length >= eventsWanted) break;
    const fields = fieldsOf(line);
    const at = momentOf(fields["at"], { context }) ?? 0;
    const command = commandOf({ fields, at, index, state, context, route: "pages", units: null });
    if (isFillProblem(command)) throw new Error(command.en);
    commands.push(command);
    state = turn(command, state, log);
  }
  return { commands, log };
};

/** One step of the desk: the decision, its events, and every clock after each. */
const turn = (command: Command, state: CaseState | null, log: RecordedEvent[]): CaseState => {
  const decision = decide(command, state, context);
  if (decision.kind === "refused") throw new Error(JSON.stringify(decision.refusal));
  let next = state;
  for (const { event, step } of decision.events) {
    const recorded = { caseId: caseIdOf("bench"), version: log.length + 1, at: command.at, actor: command.actor, step, event };
    log.push(recorded);
    next = evolve(next, recorded);
    sink += timersOf(next, command.at, context).length;
  }
  if (next === null) throw new Error("nothing happened");
  return next;
};

let sink = 0;

type Rate = { readonly perSecond: number; readonly perCpuSecond: number };

/**
 * Events a second, the best of five rounds after a warm-up: by the clock on the wall, and by the processor's time (collector included),
 * which other work on the machine does not slow.
 */
const rate = (events: number, work: () => void): Rate => {
  const until = performance.now() + 500;
  while (performance.now() < until) work();
  const rounds = Array.from({ length: 5 }, (): Rate => {
    const start = performance.now();
    const cpu = process.cpuUsage();
    let done = 0;
    while (performance.now() - start < (seconds * 1000) / 5) {
      work();
      done += events;
    }
    const wall = performance.now() - start;
    const { user, system } = process.cpuUsage(cpu);
    return { perSecond: (done * 1000) / wall, perCpuSecond: (done * 1e6) / (user + system) };
  });
  return {
    perSecond: Math.round(Math.max(...rounds.map((round) => round.perSecond))),
    perCpuSecond: Math.round(Math.max(...rounds.map((round) => round.perCpuSecond))),
  };
};

const { commands, log } = prepare();
const last = fold(log);
if (last === null) throw new Error("an empty log");

const whole = rate(log.length, () => {
  const written: RecordedEvent[] = [];
  let state: CaseState | null = null;
  for (const command of commands) state = turn(command, state, written);
});
const folding = rate(log.length, () => {
  sink += fold(log)?.version ?? 0;
});
const clocks = rate(1, () => {
  sink += timersOf(last, last.stepSince, context).length;
});
const started = performance.now();
const explored = explore(act);
const exploredMs = Math.round(performance.now() - started);

const results = [
  { name: "decide + evolve + all clocks, case of 50 events", unit: "events/s", ...whole },
  { name: "fold a log of 50 events", unit: "events/s", ...folding },
  { name: "all clocks of a case with 50 events", unit: "cases/s", ...clocks },
];

const width = Math.max(...results.map(({ name }) => name.length));
const cell = (value: number): string => value.toLocaleString("en").padStart(12);
process.stdout.write(`${"".padEnd(width)}  ${"by the wall".padStart(12)} ${"by the CPU".padStart(12)}\n`);
for (const { name, perSecond, perCpuSecond, unit } of results)
  process.stdout.write(`${name.padEnd(width)}  ${cell(perSecond)} ${cell(perCpuSecond)} ${unit}\n`);
const found = explored.ok ? `${explored.states} states` : `${explored.property} fails`;
process.stdout.write(`${`explore ${act.code}: ${found}`.padEnd(width)}  ${cell(exploredMs)} ms\n`);
const machine = { cores: availableParallelism(), node: process.version };
for (const result of results) process.stdout.write(`${JSON.stringify({ ...result, events: log.length, ...machine })}\n`);
process.stdout.write(`${JSON.stringify({ name: "explore", act: act.code, ms: exploredMs, found, counted: sink > 0, ...machine })}\n`);
