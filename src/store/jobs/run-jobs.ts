/** Running the jobs: each kind has one handler; a handler that throws is tried again later, with growing pauses. */
import { run, type TaskList } from "graphile-worker";
import type pg from "pg";
import type { Job } from "#app";
import { quiet } from "./quiet-logger.ts";

export type JobHandlers = { readonly [Kind in Job["kind"]]: (job: Extract<Job, { readonly kind: Kind }>) => Promise<void> };

export type JobsOptions = {
  readonly handlers: JobHandlers;
  readonly concurrency?: number;
  /** Hears of every failed attempt. */
  readonly onError?: (error: unknown, job: Job) => void;
};

/** `stop` waits for the jobs that run. */
export type RunningJobs = { readonly stop: () => Promise<void> };

const pollMs = 1_000;

const tasksOf = (handlers: JobHandlers, onError: JobsOptions["onError"]): TaskList => {
  const task =
    <Kind extends Job["kind"]>(kind: Kind) =>
    async (payload: unknown): Promise<void> => {
      const job = payload as Extract<Job, { readonly kind: Kind }>;
      try {
        await handlers[kind](job);
      } catch (error) {
        onError?.(error, job);
        throw error;
      }
    };
  return {
    publish: task("publish"),
    processInbox: task("processInbox"),
    enrich: task("enrich"),
    checkPage: task("checkPage"),
    recompute: task("recompute"),
    publishPost: task("publishPost"),
    callSite: task("callSite"),
    moderate: task("moderate"),
    keepAttachments: task("keepAttachments"),
  } satisfies Record<Job["kind"], unknown>;
};

/** Starts the workers over a pool that may touch the queue's tables. */
export const runJobs = async (pool: pg.Pool, { handlers, concurrency = 4, onError }: JobsOptions): Promise<RunningJobs> => {
  const runner = await run({
    pgPool: pool,
    taskList: tasksOf(handlers, onError),
    concurrency,
    pollInterval: pollMs,
    noHandleSignals: true,
    logger: quiet,
  });
  return { stop: () => runner.stop() };
};
