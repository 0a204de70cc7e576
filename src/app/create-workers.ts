/** The work that nobody asks for, started and stopped as one: jobs, the inbox, polls, the sweep. Several processes may run it on one database. */
import type { TenantId } from "#case";
import { setTimeout as pause } from "node:timers/promises";
import { keepAttachments } from "./attachments/keep.ts";
import { checkPage } from "./check-page.ts";
import { deskOf } from "./desk.ts";
import type { Desk } from "./desk.ts";
import type { Workers } from "./face.ts";
import { backfillPages } from "./intake/backfill-page.ts";
import { drainInbox } from "./intake/drain-inbox.ts";
import { enrich } from "./intake/enrich.ts";
import { isPolled, pollOnce, silenceMs } from "./intake/poll-page.ts";
import { publish } from "./outbox/publish.ts";
import type { AppParts } from "./parts.ts";
import { carryOut } from "./moderation/carry-out.ts";
import type { JobHandlers, JobRunner } from "./ports/jobs.ts";
import type { PageRow } from "./ports/store.ts";
import { callSite } from "./site/hook.ts";
import { publishPost } from "./site/publish-post.ts";
import { recomputeOpen } from "./rules/recompute.ts";
import { sweep } from "./sweep.ts";

const sweepEveryMs = 15_000;

/** What each kind of job does. */
export function jobHandlers(desk: Desk, drain: () => Promise<unknown>): JobHandlers {
  return {
    publish: ({ tenantId, publicationId }) => publish(desk, tenantId, publicationId),
    enrich: ({ tenantId, messageId }) => enrich(desk, tenantId, messageId),
    checkPage: ({ tenantId, pageId }) => checkPage(desk, tenantId, pageId),
    recompute: ({ tenantId }) => recomputeOpen(desk, tenantId),
    callSite: ({ tenantId, deliveryId }) => callSite(desk, tenantId, deliveryId),
    publishPost: ({ tenantId, postId }) => publishPost(desk, tenantId, postId),
    keepAttachments: ({ tenantId, messageId }) => keepAttachments(desk, tenantId, messageId),
    moderate: ({ tenantId, deedId }) => carryOut(desk, tenantId, deedId),
    processInbox: async () => void (await drain()),
  };
}

/** The workers over the same parts as the app; nothing runs before `start`, and `stop` waits for what is in hand. */
export function createWorkers(parts: AppParts, jobs: JobRunner): Workers {
  const desk = deskOf(parts);
  let stopping = new AbortController();
  let loops: readonly Promise<void>[] = [];
  let endings: readonly (() => Promise<void>)[] = [];

  const start = async (): Promise<void> => {
    stopping = new AbortController();
    const { signal } = stopping;
    const inbox = oneAtATime(() => drainInbox(desk, signal), desk);
    const running = await jobs.runJobs({
      handlers: jobHandlers(desk, inbox),
      onError: (error, job) => desk.log.error({ err: error, job }, "a job failed and will be tried again"),
    });
    const unlisten = await desk.store.listen((change) => {
      if (change.kind === "inbox") void inbox();
    });
    endings = [unlisten, running.stop];
    const bySweep = async (): Promise<number> => {
      await inbox();
      await sweep(desk);
      return sweepEveryMs;
    };
    const catchUp = (): Promise<void> =>
      backfillPages(desk, signal)
        .then(inbox)
        .catch((error: unknown) => desk.log.error({ err: error }, "what was written while we were away was not asked for"));
    loops = [loop(desk, signal, bySweep), pollLoops(desk, signal), catchUp()];
  };

  const stop = async (): Promise<void> => {
    stopping.abort();
    for (const end of endings) await end();
    await Promise.all(loops);
    [endings, loops] = [[], []];
  };

  return { start, stop };
}

/** Runs at once, and once more when it was asked while it ran: a bell that rings during the work is not lost. */
export function oneAtATime(work: () => Promise<unknown>, { log }: Pick<Desk, "log">): () => Promise<void> {
  let running: Promise<void> | null = null;
  let again = false;
  const round = async (): Promise<void> => {
    do {
      again = false;
      await work().catch((error: unknown) => log.error({ err: error }, "a round of the inbox failed"));
    } while (again);
    running = null;
  };
  return () => {
    if (running !== null) again = true;
    return (running ??= round());
  };
}

/** Repeats a round until it is told to stop; the round answers how long to rest. */
async function loop({ log }: Desk, signal: AbortSignal, round: () => Promise<number>): Promise<void> {
  while (!signal.aborted) {
    const rest = await round().catch((error: unknown) => {
      if (!signal.aborted) log.error({ err: error }, "a round failed and will be repeated");
      return silenceMs;
    });
    if (rest > 0) await pause(rest, undefined, { signal }).catch(() => undefined);
  }
}

/** One loop for each page that is polled; pages are looked up anew at each sweep. */
async function pollLoops(desk: Desk, signal: AbortSignal): Promise<void> {
  const polled = new Map<string, { readonly stop: AbortController; readonly done: Promise<void> }>();
  await loop(desk, signal, async () => {
    const wanted = await polledPages(desk);
    for (const [key, { stop }] of polled) {
      if (wanted.has(key)) continue;
      stop.abort();
      polled.delete(key);
    }
    for (const [key, { tenantId, page }] of wanted) {
      if (polled.has(key)) continue;
      const stop = new AbortController();
      const either = AbortSignal.any([signal, stop.signal]);
      polled.set(key, { stop, done: loop(desk, either, () => pollOnce(desk, tenantId, { page, signal: either })) });
    }
    return sweepEveryMs;
  });
  await Promise.all([...polled.values()].map(({ done }) => done));
}

type Polled = { readonly tenantId: TenantId; readonly page: PageRow };

/** Pages under a key that changes with their settings: a page that was mended is polled anew. */
async function polledPages(desk: Desk): Promise<ReadonlyMap<string, Polled>> {
  const found = new Map<string, Polled>();
  for (const tenantId of await desk.store.tenants()) {
    const pages = await desk.store.transaction(tenantId, (tx) => tx.pages());
    for (const page of pages.filter((one) => isPolled(desk, one))) {
      found.set(JSON.stringify([tenantId, page.pageId, page.settings, page.secrets]), { tenantId, page });
    }
  }
  return found;
}
