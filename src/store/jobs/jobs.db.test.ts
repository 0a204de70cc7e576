import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Job } from "#app";
import type { PublicationId, TenantId } from "#case";
import type { RunningJobs } from "#store";
import { testTenant } from "../../testing/database-rows.ts";
import { freshStore, type FreshStore } from "../../testing/database-fresh.ts";

let fresh: FreshStore;
let running: RunningJobs;
const done: Job[] = [];
const failures: unknown[] = [];
beforeAll(async () => {
  fresh = await freshStore();
  const note = async (job: Job) => void done.push(job);
  const checkPage = async () => {
    throw new Error("the network is down");
  };
  running = await fresh.store.runJobs({
    handlers: {
      publish: note,
      processInbox: note,
      enrich: note,
      recompute: note,
      publishPost: note,
      callSite: note,
      moderate: note,
      keepAttachments: note,
      checkPage,
    },
    concurrency: 2,
    onError: (error) => failures.push(error),
  });
});
afterAll(async () => {
  await running.stop();
  await fresh.end();
});

const publishJob = (id: string): Job => ({ kind: "publish", tenantId: testTenant, publicationId: id as PublicationId });

describe("jobs", () => {
  test("a job runs after the commit of the transaction that asked for it, and never when it was rolled back", async () => {
    const failing = fresh.store.transaction(testTenant, async (tx) => {
      await tx.enqueue(publishJob("never"));
      throw new Error("changed its mind");
    });
    await expect(failing).rejects.toThrow();
    await fresh.store.transaction(testTenant, (tx) => tx.enqueue(publishJob("one")));
    await vi.waitFor(() => expect(done).toEqual([publishJob("one")]), { timeout: 5_000 });
  });

  test("the same key replaces a job that still waits, within one municipality", async () => {
    done.length = 0;
    const other = "neighbour" as TenantId;
    const soon = Date.now() + 300;
    await fresh.store.transaction(testTenant, async (tx) => {
      await tx.enqueue(publishJob("older"), { key: "k", runAt: soon });
      await tx.enqueue(publishJob("newer"), { key: "k", runAt: soon });
    });
    const theirs: Job = { kind: "processInbox", tenantId: other };
    await fresh.store.transaction(other, (tx) => tx.enqueue(theirs, { key: "k", runAt: soon }));
    await vi.waitFor(() => expect(done).toHaveLength(2), { timeout: 10_000 });
    expect(done).toEqual(expect.arrayContaining([publishJob("newer"), theirs]));
  });

  test("a job cannot be asked for in the name of another municipality", async () => {
    const forged = fresh.store.transaction("neighbour" as TenantId, (tx) => tx.enqueue(publishJob("forged")));
    await expect(forged).rejects.toThrow(/another/);
  });

  test("a failure is told", async () => {
    await fresh.store.transaction(testTenant, (tx) => tx.enqueue({ kind: "checkPage", tenantId: testTenant, pageId: "p" }));
    await vi.waitFor(() => expect(String(failures[0])).toContain("the network is down"), { timeout: 5_000 });
  });
});
