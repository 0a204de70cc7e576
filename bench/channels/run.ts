/**
 * Channels under load: `node bench/channels/run.ts [--quick]`. Everything durable, the real connectors, the real intake.
 * 1. Webhooks of every network mixed, 40 a second for a minute: how soon each is acknowledged.
 * 2. 7,000 comments under one post in five minutes, one in ten delivered twice, out of order: none lost, none twice, and the list meanwhile.
 * 3. Parsing alone: events a second on one core.
 */
import { setTimeout as pause } from "node:timers/promises";
import { createApp, type AppParts, type PageRow } from "#app";
import { createChannels } from "#channels";
import { deskOf } from "../../src/app/desk.ts";
import { drainInbox } from "../../src/app/intake/drain-inbox.ts";
import { latenciesAt, percentile } from "../intake/measure.ts";
import { openPlace } from "../intake/place.ts";
import { samples } from "./deliveries.ts";

const quick = process.argv.includes("--quick");
const mixedSeconds = quick ? 5 : 60;
const burst = quick ? { comments: 500, seconds: 20 } : { comments: 7_000, seconds: 300 };
const parseMs = quick ? 300 : 2_000;
const text = "Во дворе дома 12 по улице Садовой вторую неделю не горит фонарь, вечером темно и скользко.";

const tell = (what: string, value: number, unit: string): void =>
  void process.stdout.write(`${JSON.stringify({ bench: "channels", what, value: Math.round(value * 1000) / 1000, unit })}\n`);

const channels = new Map(createChannels({ now: Date.now }).map((channel) => [channel.network, channel]));
const known = [...channels.keys()].filter((network) => samples[network] !== undefined);
process.stdout.write(
  `networks: ${known.join(", ")}; without a sample: ${[...channels.keys()].filter((one) => !known.includes(one)).join(", ")}\n`,
);

const place = await openPlace();
try {
  const { town } = place;
  const parts: AppParts = { ...town.parts, channels };
  const app = createApp(parts);
  const desk = deskOf(parts);
  const pages = await pagesOfAll();
  await mixed();
  await flood();
  parsing();

  async function pagesOfAll(): Promise<ReadonlyMap<string, string>> {
    const made = new Map<string, string>();
    await parts.store.transaction(town.tenantId, async (tx) => {
      const [first] = await tx.pages();
      for (const network of known) {
        const sample = samples[network];
        if (first === undefined || sample === undefined) continue;
        const page: PageRow = { ...first, ...sample, pageId: `bench-${network}`, network, enabled: true, settings: { connectedAt: 0 } };
        await tx.putPage(page);
        made.set(network, page.pageId);
      }
    });
    return made;
  }

  async function deliver(network: string, key: number): Promise<void> {
    const request = samples[network]?.request(key, text);
    const pageId = pages.get(network);
    if (request === undefined || pageId === undefined) throw new Error(network);
    const answer = await app.receive(network, pageId, request);
    if (answer.status !== 200) throw new Error(`${network}: ${answer.status} ${answer.body}`);
  }

  async function mixed(): Promise<void> {
    for (const network of known) await deliver(network, 1);
    const latencies = await latenciesAt(40, mixedSeconds, (index) => deliver(known[index % known.length] ?? "", 10 + index));
    tell("mixed networks at 40/s, acknowledged p50", percentile(latencies, 0.5), "ms");
    tell("mixed networks at 40/s, acknowledged p99", percentile(latencies, 0.99), "ms");
    await drainInbox(desk);
    const { counts } = await app.list(town.as("curator"), { view: "all", limit: 1, cursor: null });
    tell("mixed networks: cases for deliveries sent", counts.all / (40 * mixedSeconds + known.length), "x");
  }

  async function flood(): Promise<void> {
    const before = (await app.list(town.as("curator"), { view: "all", limit: 1, cursor: null })).counts.all;
    const keys = Array.from({ length: burst.comments }, (_, index) => 1_000_000 + index);
    const twice = keys.filter((_, index) => index % 10 === 0);
    const order = outOfOrder([...keys, ...twice]);
    const list: number[] = [];
    const over = new AbortController();
    const reading = (async () => {
      while (!over.signal.aborted) {
        const from = performance.now();
        await app.list(town.as("curator"), { view: "queue", limit: 50, cursor: null });
        list.push(performance.now() - from);
        await pause(250);
      }
    })();
    const working = (async () => {
      while (!over.signal.aborted) if ((await drainInbox(desk)) === 0) await pause(50);
    })();
    const latencies = await latenciesAt(order.length / burst.seconds, burst.seconds, (index) => deliver("vk", order[index] ?? 0));
    while ((await drainInbox(desk)) > 0);
    over.abort();
    await Promise.all([reading, working]);
    const after = (await app.list(town.as("curator"), { view: "all", limit: 1, cursor: null })).counts.all;
    tell("burst: deliveries", order.length, "");
    tell("burst: comments that became cases, of those written", (after - before) / burst.comments, "x");
    tell("burst: acknowledged p99", percentile(latencies, 0.99), "ms");
    tell("burst: the list meanwhile, p50", percentile(list, 0.5), "ms");
    tell("burst: the list meanwhile, p99", percentile(list, 0.99), "ms");
  }

  function parsing(): void {
    for (const network of known) {
      const channel = channels.get(network);
      const bodies = Array.from({ length: 500 }, (_, key) => samples[network]?.request(key, text).body ?? new Uint8Array());
      let events = 0;
      const from = performance.now();
      for (let index = 0; performance.now() - from < parseMs; index += 1) {
        const accountId = samples[network]?.accountId;
        events += channel?.parse(bodies[index % bodies.length] ?? new Uint8Array(), accountId, Date.now()).events.length ?? 0;
      }
      tell(`parsing, ${network}`, (events * 1000) / (performance.now() - from), "events/s");
    }
  }
} finally {
  await place.close();
}

/** Every delivery up to fifty places away from its own, by a plain rule, so that each run is the same. */
function outOfOrder(keys: readonly number[]): readonly number[] {
  const spread = keys.length;
  return keys
    .map((key, index) => ({
      key,
      at: (index >= burst.comments ? ((index - burst.comments) * 10 * spread) / burst.comments : index) + ((index * 7_919) % 50),
    }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ key }) => key);
}
