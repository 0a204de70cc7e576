/** The port of work that outlives a request: at least once, retried with growing delays when the handler throws. */
import type { Job } from "./store.ts";

export type JobRunner = {
  /** Starts taking jobs; the answer stops it after the jobs in hand are done. */
  readonly run: (handle: (job: Job) => Promise<void>) => Promise<() => Promise<void>>;
};
