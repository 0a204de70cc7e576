/**
 * How fast messages are acknowledged, with everything durable: `node --expose-gc bench/intake/run.ts [--quick]`.
 * A ratio to a hand-written INSERT in the same run travels between machines; the milliseconds do not.
 */
import { drainInbox } from "../../src/app/intake/drain-inbox.ts";
import { deskOf } from "../../src/app/desk.ts";
import { latenciesAt, median, percentile, perSecond } from "./measure.ts";
import { connections, openPlace } from "./place.ts";

const quick = process.argv.includes("--quick");
const rounds = quick ? 2 : 5;
const callsInRound = quick ? 500 : 3_000;
const seconds = quick ? 5 : 60;
const messages = quick ? 1_000 : 10_000;
const text = "Во дворе дома 12 по улице Садовой вторую неделю не горит фонарь, вечером темно и скользко. ".repeat(2);

type Line = { readonly bench: "intake"; readonly what: string; readonly value: number; readonly unit: string };
const lines: Line[] = [];
const tell = (what: string, value: number, unit: string): void =>
  void lines.push({ bench: "intake", what, value: Math.round(value * 1000) / 1000, unit });

const place = await openPlace();
const { app, town, insert, webhook } = place;
let count = 0;
const nextKey = (): string => `k${(count += 1)}`;
const acknowledge = async (): Promise<void> => {
  const answer = await app.receive("vk", town.pageKey, webhook(nextKey(), text));
  if (answer.status !== 200) throw new Error(`not acknowledged: ${answer.status} ${answer.body}`);
};
const byHand = (): Promise<unknown> => {
  const key = nextKey();
  return insert(webhook(key, text), key);
};

try {
  await perSecond(500, connections, acknowledge);
  await perSecond(500, connections, byHand);

  const pairs: { readonly ours: number; readonly floor: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const floor = await perSecond(callsInRound, connections, byHand);
    pairs.push({ floor, ours: await perSecond(callsInRound, connections, acknowledge) });
  }
  tell("acknowledged, durable", median(pairs.map(({ ours }) => ours)), "1/s");
  tell("hand-written INSERT", median(pairs.map(({ floor }) => floor)), "1/s");
  tell("ratio to the INSERT", median(pairs.map(({ ours, floor }) => ours / floor)), "x");

  const latencies = await latenciesAt(40, seconds, acknowledge);
  tell("acknowledgement at 40/s, p50", percentile(latencies, 0.5), "ms");
  tell("acknowledgement at 40/s, p99", percentile(latencies, 0.99), "ms");

  await drainInbox(deskOf(town.parts));
  const before = settledMemory();
  const from = performance.now();
  await perSecond(messages, connections, acknowledge);
  await drainInbox(deskOf(town.parts));
  tell(`${messages} messages, acknowledged and made cases`, messages / ((performance.now() - from) / 1000), "1/s");
  const after = settledMemory();
  tell(`heap after ${messages} messages`, after.heap, "MB");
  tell(`heap grown by ${messages} messages`, after.heap - before.heap, "MB");
  tell(`resident after ${messages} messages`, after.resident, "MB");
} finally {
  await place.close();
}

const width = Math.max(...lines.map(({ what }) => what.length));
for (const { what, value, unit } of lines) process.stdout.write(`${what.padEnd(width)}  ${String(value).padStart(10)} ${unit}\n`);
process.stdout.write("\n");
for (const line of lines) process.stdout.write(`${JSON.stringify(line)}\n`);

function settledMemory(): { readonly heap: number; readonly resident: number } {
  globalThis.gc?.();
  const { heapUsed, rss } = process.memoryUsage();
  return { heap: heapUsed / 1_048_576, resident: rss / 1_048_576 };
}
