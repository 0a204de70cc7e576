/**
 * Measures the store on an embedded, durable PostgreSQL: `node bench/store/main.ts [cases]`.
 * Prints a table, then the same as JSON lines. The inbox is compared with a hand-written, prepared INSERT over the same driver and pool size.
 */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Pool } from "pg";
import type { ListQuery, ListView } from "#app";
import type { CaseId, TenantId, UnitId } from "#case";
import { appRole, openStore, startEmbedded, type OpenStore } from "#store";
import { laterEvent, testDelivery, testNow, testPage } from "../../src/testing/database-rows.ts";
import { benchTenant, fill } from "./fill.ts";
import { rateOf, spreadOf } from "./measure.ts";

type Result = Readonly<Record<string, string | number>>;

const tenantId = benchTenant as TenantId;
const cases = Number(process.argv[2] ?? 100_000);
const everybody = { kind: "all" } as const;
const oneUnit = { kind: "unit", unitId: "unit-7" as UnitId } as const;

const measureList = async (store: OpenStore, name: string, query: Partial<ListQuery> & { readonly view: ListView }): Promise<Result> => {
  let bytes = 0;
  let cursor: string | null = null;
  const spread = await spreadOf(300, async () => {
    const page = await store.list(tenantId, { scope: everybody, role: "curator", limit: 50, now: testNow, cursor, ...query });
    cursor = page.nextCursor;
    bytes = Math.max(bytes, Buffer.byteLength(JSON.stringify(page)));
  });
  return { name: `list 50: ${name}`, ...spread, bytes };
};

const measureLists = async (store: OpenStore): Promise<readonly Result[]> => [
  await measureList(store, "queue, first page", { view: "queue", cursor: null }),
  await measureList(store, "queue, page by page", { view: "queue" }),
  await measureList(store, "mine", { view: "mine" }),
  await measureList(store, "answered, page by page", { view: "answered" }),
  await measureList(store, "all, page by page", { view: "all" }),
  await measureList(store, "queue of a unit", { view: "queue", scope: oneUnit, role: "unit" }),
  await measureList(store, "all of a unit, page by page", { view: "all", scope: oneUnit, role: "unit" }),
  { name: "counts", ...(await spreadOf(200, () => store.counts(tenantId, { scope: everybody, role: "curator", now: testNow }))) },
  { name: "counts of a unit", ...(await spreadOf(200, () => store.counts(tenantId, { scope: oneUnit, role: "unit", now: testNow }))) },
  {
    name: "search, a word that stands in every text",
    ...(await spreadOf(20, () => store.search(tenantId, { words: "фонарь", scope: everybody, limit: 60 }))),
  },
  {
    name: "search, two words of one case",
    ...(await spreadOf(200, (index) => store.search(tenantId, { words: `колодец ${index * 17}й`, scope: everybody, limit: 60 }))),
  },
  { name: "card", ...(await spreadOf(200, (index) => store.caseParts(tenantId, `case-${1 + index}` as CaseId))) },
];

const plainInsert = `insert into inbox (tenant_id, network, page_id, dedup_key, event_type, body, received_at) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`;

const measureInbox = async (store: OpenStore, ownerUrl: string, callers: number): Promise<Result> => {
  const page = testPage();
  await store.transaction(tenantId, (tx) => tx.putPage(page));
  const pool = new Pool({ connectionString: ownerUrl, max: 20 });
  const body = Buffer.alloc(1200, "x");
  const total = 3000;
  const rounds: { readonly ours: number; readonly plain: number }[] = [];
  for (let round = 0; round < 3; round += 1) {
    const plain = await rateOf(total, callers, (index) =>
      pool.query({
        name: "plain",
        text: plainInsert,
        values: [tenantId, "vk", page.pageId, `plain-${callers}-${round}-${index}`, "wall_reply_new", body, testNow],
      }),
    );
    const ours = await rateOf(total, callers, (index) =>
      store.putInbox(tenantId, testDelivery(page.pageId, `ours-${callers}-${round}-${index}`, { body })),
    );
    rounds.push({ ours, plain });
  }
  await pool.end();
  const { ours, plain } = rounds.toSorted((a, b) => a.ours / a.plain - b.ours / b.plain)[1] ?? { ours: 0, plain: 1 };
  return {
    name: `inbox, ${callers} callers`,
    "acknowledged/s": ours,
    "plain INSERT/s": plain,
    ratio: Math.round((ours / plain) * 100) / 100,
  };
};

const measureLog = async (store: OpenStore): Promise<readonly Result[]> => {
  const from = performance.now();
  const sealed = await store.sealChain(tenantId);
  const sealRate = Math.round((sealed / (performance.now() - from)) * 1000);
  const fromVerify = performance.now();
  const verdict = await store.verifyChain(tenantId);
  const verifyRate = Math.round((sealed / (performance.now() - fromVerify)) * 1000);
  const append = await rateOf(2000, 8, async (index) => {
    const caseId = `case-${index}` as CaseId;
    const parts = await store.caseParts(tenantId, caseId);
    if (!parts) throw new Error(`no ${caseId}`);
    await store.transaction(tenantId, (tx) => tx.append([laterEvent(caseId, 2)], { ...parts.projection, version: 2 }));
  });
  const rebuilt = 10_000;
  const fromRebuild = performance.now();
  await store.transaction(tenantId, async (tx) => {
    for (let index = 1; index <= rebuilt; index += 1) {
      const caseId = `case-${10_000 + index}` as CaseId;
      await tx.loadCase(caseId);
      await tx.project({ ...projectionOf(caseId, 10_000 + index) });
    }
  });
  return [
    { name: "seal the chain", "events/s": sealRate },
    { name: "verify the chain", "events/s": verifyRate, ok: String(verdict.ok) },
    { name: "card + append + projection + notify, 8 callers", "commands/s": append },
    { name: "rebuild: load + project", "cases/s": Math.round((rebuilt / (performance.now() - fromRebuild)) * 1000) },
  ];
};

const projectionOf = (
  caseId: CaseId,
  number: number,
): Parameters<Parameters<Parameters<OpenStore["transaction"]>[1]>[0]["project"]>[0] => ({
  caseId,
  version: 1,
  number,
  procedure: "gulkevichi",
  edition: "1",
  route: "pages",
  network: "vk",
  pageId: null,
  messageId: `message-${number}` as never,
  messageKind: "comment",
  receivedAt: number,
  step: "done",
  stepSince: number,
  waitingFor: [],
  units: ["unit-1" as UnitId],
  ended: true,
  isEmergency: false,
  removedByAuthor: false,
  nearest: null,
  timers: [],
  lastEventAt: number,
});

const print = (results: readonly Result[]): void => {
  for (const { name, ...values } of results) {
    const line = Object.entries(values).map(([key, value]) => `${key} ${value}`);
    process.stdout.write(`${String(name).padEnd(48)} ${line.join("   ")}\n`);
  }
  for (const result of results) process.stdout.write(`${JSON.stringify({ bench: "store", cases, ...result })}\n`);
};

const dataDir = mkdtempSync(join(tmpdir(), "otklik-bench-"));
chmodSync(dataDir, 0o755);
const fromCold = performance.now();
const store = await openStore({ dataDir });
const coldMs = Math.round(performance.now() - fromCold);
const server = await startEmbedded({ dataDir, appRole });
try {
  await fill(server.ownerUrl(), cases);
  const results = [
    { name: "cold start: initdb, start, migrations", ms: coldMs },
    ...(await measureLists(store)),
    await measureInbox(store, server.ownerUrl(), 1),
    await measureInbox(store, server.ownerUrl(), 16),
    ...(await measureLog(store)),
  ];
  print(results);
} finally {
  await store.close();
  rmSync(dataDir, { recursive: true, force: true });
}
