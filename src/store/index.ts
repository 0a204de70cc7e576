/**
 * The store: PostgreSQL (embedded by default), the event log with its chain, the read models of the lists, the inbox, the jobs and the files.
 * It fills the app's ports and knows no rule of the Procedure: what an event means is decided before it comes here.
 * Every query runs inside one tenant, by row-level security; the four look-ups that do not are functions of the database.
 */
export { auditDump, DumpError } from "./audit/dump.ts";
export type { Audited } from "./audit/dump.ts";
export { openAudit } from "./audit/open-audit.ts";
export type { Audit } from "./audit/open-audit.ts";
export { startEmbedded } from "./embedded/index.ts";
export type { EmbeddedOptions, EmbeddedServer } from "./embedded/index.ts";
export { clamdAt } from "./files/clamd.ts";
export { diskFiles } from "./files/disk-files.ts";
export type { JobHandlers, JobsOptions, RunningJobs } from "./jobs/run-jobs.ts";
export { migrate } from "./migrate.ts";
export { appRole } from "./migrations/index.ts";
export { openStore } from "./open-store.ts";
export type { OpenStore, StoreOptions } from "./open-store.ts";
