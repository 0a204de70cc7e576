/** A data folder with a municipality and one VK page, made before the server starts. */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { createChannels } from "#channels";
import { openStore } from "#store";
import { startTown } from "../../src/testing/app-town.ts";

const groupId = 225_000_118;
const secret = "bench-secret";
const words = "Во дворе дома 12 по улице Садовой вторую неделю не горит фонарь, вечером темно и скользко. ".repeat(2);

export type FoundTown = {
  readonly folder: string;
  readonly pageKey: string;
  /** The body of the n-th comment, as VK sends it. */
  readonly comment: (n: number) => string;
  /** Waits until so many messages have become cases. */
  readonly settled: (count: number) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Sets the municipality up and leaves its database stopped. */
export const foundTownIn = async (): Promise<FoundTown> => {
  const folder = mkdtempSync(join(tmpdir(), "otklik-bench-server-"));
  chmodSync(folder, 0o755);
  const channel = createChannels({ now: Date.now })[0];
  if (channel === undefined) throw new Error("no network is registered");
  const store = await openStore({ dataDir: folder });
  const page = { accountId: String(groupId), secrets: { callbackSecret: secret }, settings: {} };
  const town = await startTown({ store, channel, clock: { at: Date.now() - 60_000 }, page });
  await store.close();
  return {
    folder,
    pageKey: town.pageKey,
    comment: (n) =>
      JSON.stringify({
        group_id: groupId,
        type: "wall_reply_new",
        event_id: `bench-${n}`,
        v: "5.199",
        secret,
        object: {
          id: n,
          from_id: 1000 + n,
          date: Math.floor(Date.now() / 1000),
          text: `${n}. ${words}`,
          post_id: 1,
          owner_id: -groupId,
          post_owner_id: -groupId,
          parents_stack: [],
        },
      }),
    settled: async (count) => {
      const beside = await openStore({ dataDir: folder, migrates: false });
      const query = { scope: { kind: "all" }, role: "curator", now: Date.now() } as const;
      while ((await beside.counts(town.tenantId, query)).all < count) await pause(500);
      await beside.close();
    },
    close: async () => {
      for (const path of [folder, `${folder}-empty`]) rmSync(path, { recursive: true, force: true });
    },
  };
};
