/** A durable PostgreSQL of its own in a temporary folder, a municipality with a VK page, and a hand-written table beside it. */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Pool } from "pg";
import { createApp } from "#app";
import type { App, WebhookRequest } from "#app";
import { createChannels } from "#channels";
import { appRole, migrate, openStore, startEmbedded } from "#store";
import { startTown } from "../../src/testing/app-town.ts";
import type { Town } from "../../src/testing/app-town.ts";

export type Place = {
  readonly app: App;
  readonly town: Town;
  /** The floor: the same bytes by one INSERT in a transaction, by the same driver and pool size, no row-level security, no app. */
  readonly insert: (request: WebhookRequest, key: string) => Promise<unknown>;
  readonly webhook: (key: string, text: string) => WebhookRequest;
  readonly close: () => Promise<void>;
};

export const connections = 16;
const groupId = 225_000_117;
const secret = "bench-secret";

/** A new comment as VK sends it. */
const webhook = (key: string, text: string): WebhookRequest => {
  const id = Number.parseInt(key.replaceAll(/\D/gu, "").slice(-9), 10);
  const object = {
    id,
    from_id: 1000 + (id % 500),
    date: Math.floor(Date.now() / 1000),
    text,
    post_id: 1,
    owner_id: -groupId,
    post_owner_id: -groupId,
    parents_stack: [],
  };
  const body = { group_id: groupId, type: "wall_reply_new", event_id: key, v: "5.199", secret, object };
  return { method: "POST", headers: {}, query: {}, body: new TextEncoder().encode(JSON.stringify(body)) };
};

export const openPlace = async (): Promise<Place> => {
  const folder = mkdtempSync(join(tmpdir(), "otklik-bench-"));
  chmodSync(folder, 0o755);
  const server = await startEmbedded({ dataDir: folder, appRole, durable: true });
  await migrate(server.ownerUrl("postgres"));
  const store = await openStore({
    databaseUrl: server.ownerUrl("postgres"),
    appDatabaseUrl: server.appUrl("postgres"),
    dataDir: folder,
    poolSize: connections,
    migrates: false,
  });
  const clock = {
    get at() {
      return Date.now();
    },
  };
  const channel = createChannels({ now: Date.now })[0];
  if (channel === undefined) throw new Error("no network is registered");
  const town = await startTown({
    store,
    channel,
    clock,
    page: { accountId: String(groupId), secrets: { callbackSecret: secret }, settings: {} },
  });
  const pool = new Pool({ connectionString: server.ownerUrl("postgres"), max: connections });
  await pool.query(
    "create table by_hand (id bigint generated always as identity primary key, page text not null, key text not null, body bytea not null, at bigint not null, unique (page, key))",
  );
  return {
    app: createApp(town.parts),
    town,
    insert: ({ body }, key) =>
      pool.query({
        name: "by-hand",
        text: "insert into by_hand (page, key, body, at) values ($1, $2, $3, $4) on conflict do nothing",
        values: [town.pageKey, key, Buffer.from(body), Date.now()],
      }),
    webhook,
    close: async () => {
      await pool.end();
      await store.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
