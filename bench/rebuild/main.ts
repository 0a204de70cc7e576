/**
 * Measures a rebuild of the read models from the log, and the proof of the log: `node bench/rebuild/main.ts [events]`, a million by default.
 * Every case has lived a whole life under the product's act (asked back, returned for rework, approved, published); one in ten is still open.
 * Prints a table, then the same as JSON lines.
 */
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import pino from "pino";
import { parse } from "yaml";
import { type AppParts, rebuild } from "#app";
import type { RecordedEvent, TenantId } from "#case";
import { appRole, openStore, startEmbedded } from "#store";
import { act, awaitingAuthor, type Line, tell } from "../../src/testing/case-story.ts";
import { calendarFiles } from "../../src/testing/worktime-fixtures.ts";

const tenantId = "bench" as TenantId;
const eventsWanted = Number(process.argv[2] ?? 1_000_000);

const rework: readonly Line[] = [
  "2026-11-24 09:12 authorAnswered",
  "2026-11-24 10:00 unit submitDraft",
  "2026-11-24 10:20 curator returnForRework",
  "2026-11-24 11:00 unit submitDraft",
  "2026-11-24 11:10 curator accept",
  "2026-11-24 11:30 head refuseApproval",
  "2026-11-24 13:00 unit submitDraft",
  "2026-11-24 13:10 curator accept",
];
const open = tell([...awaitingAuthor, ...rework]).log;
const ended = tell([...awaitingAuthor, ...rework, "2026-11-24 13:40 head approve", "2026-11-24 13:41 published"]).log;

const cases = Math.round(eventsWanted / (ended.length * 0.9 + open.length * 0.1));

const literal = (value: unknown): string => `'${JSON.stringify(value).replaceAll("'", "''")}'`;

/** One event of a story for every case that it belongs to. */
const eventStatement = ({ version, at, actor, step, event }: RecordedEvent, which: string): string => {
  const { type, ...data } = event;
  const stored =
    type === "received" ? `jsonb_set(${literal(data)}::jsonb, '{messageId}', to_jsonb('message-' || n))` : `${literal(data)}::jsonb`;
  return `insert into events select '${tenantId}', 'case-' || n, ${version}, '${type}', ${stored}, ${literal(actor)}, '${step}', ${at} from generate_series(1, ${cases}) n where ${which}`;
};

const office: unknown = parse(readFileSync(fileURLToPath(new URL("../../calendars/offices/gulkevichi.yaml", import.meta.url)), "utf8"));

const fill = async (ownerUrl: string): Promise<void> => {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  const statements = [
    `insert into organisations (tenant_id, title, office, procedure, created_at) values ('${tenantId}', 'Поселение', ${literal(office)}, '${act.code}', 1)`,
    `insert into units (tenant_id, unit_id, title, short_title, active) values ('${tenantId}', 'zhkh', 'ЖКХ', 'ЖКХ', true)`,
    `insert into case_numbers select '${tenantId}', 'case-' || n, n from generate_series(1, ${cases}) n`,
    `insert into texts select '${tenantId}', 'text-' || n, 'message', '\\x00', 'обращение о дороге', md5(n::text), 18, null from generate_series(1, ${cases}) n`,
    `insert into messages (tenant_id, message_id, case_id, network, external_id, kind, thread, occurred_at, arrived_at, text_id, text_digest, text_length, text_at, attachments)
     select '${tenantId}', 'message-' || n, 'case-' || n, 'vk', n::text, 'comment', '{}', n, n, 'text-' || n, md5(n::text), 163, n, '[]' from generate_series(1, ${cases}) n`,
    ...ended.map((event) => eventStatement(event, event.version <= open.length ? "true" : "n % 10 <> 0")),
    `insert into unsealed (tenant_id, case_id, version) select tenant_id, case_id, version from events`,
  ];
  try {
    for (const statement of statements) await client.query(statement);
    await client.query("vacuum (analyze)");
  } finally {
    await client.end();
  }
};

const secondsOf = async <T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly seconds: number }> => {
  const from = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - from) / 1000 };
};

const dataDir = mkdtempSync(join(tmpdir(), "otklik-bench-"));
chmodSync(dataDir, 0o755);
const store = await openStore({ dataDir });
try {
  const server = await startEmbedded({ dataDir, appRole });
  await fill(server.ownerUrl());
  // A rebuild takes the store, the rules and the clock; of the rest nothing is called.
  const parts = {
    store,
    acts: [act],
    calendars: calendarFiles(),
    now: () => Date.parse("2026-11-24T11:00:00Z"),
    log: pino({ level: "warn" }),
  } as unknown as AppParts;
  const fresh = await secondsOf(() => rebuild(parts, tenantId));
  const again = await secondsOf(() => rebuild(parts, tenantId));
  const sealed = await secondsOf(() => store.sealChain(tenantId));
  const verified = await secondsOf(() => store.verifyChain(tenantId));
  if (!verified.result.ok) throw new Error(verified.result.reason);
  const { events } = fresh.result;
  const results = [
    { name: "rebuild into empty tables", seconds: fresh.seconds },
    { name: "rebuild over rows that stand", seconds: again.seconds },
    { name: "seal the chain", seconds: sealed.seconds },
    { name: "verify the chain", seconds: verified.seconds },
  ].map(({ name, seconds }) => ({ name, seconds: Math.round(seconds * 10) / 10, "events/s": Math.round(events / seconds) }));
  process.stdout.write(`${events} events, ${fresh.result.cases} cases\n`);
  for (const { name, seconds, "events/s": rate } of results)
    process.stdout.write(`${name.padEnd(32)} ${seconds.toFixed(1).padStart(8)} s ${rate.toLocaleString("en").padStart(12)} events/s\n`);
  const machine = { cores: availableParallelism(), node: process.version, rss: Math.round(process.memoryUsage().rss / 2 ** 20) };
  for (const result of results) process.stdout.write(`${JSON.stringify({ bench: "rebuild", events, ...result, ...machine })}\n`);
} finally {
  await store.close();
  rmSync(dataDir, { recursive: true, force: true });
}
