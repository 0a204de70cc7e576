/** The port of work that outlives a request: at least once, tried again with growing pauses when the handler throws. The store fills it. */
import type { Job } from "./store.ts";

export type JobHandlers = { readonly [Kind in Job["kind"]]: (job: Extract<Job, { readonly kind: Kind }>) => Promise<void> };

export type JobRunner = {
  readonly runJobs: (jobs: {
    readonly handlers: JobHandlers;
    readonly onError?: (error: unknown, job: Job) => void;
  }) => Promise<{ readonly stop: () => Promise<void> }>;
};
