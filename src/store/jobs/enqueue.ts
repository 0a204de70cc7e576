/** Putting a job into the queue in the caller's transaction: the job exists exactly when the change does. */
import { sql } from "kysely";
import type { Job } from "#app";
import type { Instant } from "#worktime";
import type { Scope } from "../scope.ts";

export type JobOptions = { readonly runAt?: Instant; readonly key?: string };

const attemptsMax = 25;

/** Keys belong to a tenant: two municipalities may use the same words. */
const keyOf = (job: Job, key: string | undefined): string | null => (key === undefined ? null : `${job.tenantId}:${key}`);

/** Enqueues a job; the same key again replaces the job that still waits. */
export const enqueue = async ({ db, tenantId }: Scope, job: Job, { runAt, key }: JobOptions = {}): Promise<void> => {
  if (job.tenantId !== tenantId) throw new Error("A job of one tenant cannot be enqueued in a transaction of another.");
  await sql`
    select graphile_worker.add_job(
      identifier => ${job.kind}::text, payload => ${JSON.stringify(job)}::json, max_attempts => ${attemptsMax}::int,
      run_at => ${runAt === undefined ? null : new Date(runAt).toISOString()}::timestamptz, job_key => ${keyOf(job, key)}::text)`.execute(
    db,
  );
};
