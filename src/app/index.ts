/**
 * Use cases: one way in for a command, intake of messages, the outbox, the sweep of deadlines; and the ports that the shell fills.
 * It knows the core and its own ports; it knows no SQL, no HTTP and no network by name.
 */
export type * from "./face.ts";
export type * from "./control/face.ts";
export type * from "./colleagues/face.ts";
export type * from "./duty/face.ts";
export type * from "./incident/face.ts";
export type * from "./manual/face.ts";
export type * from "./moderation/face.ts";
export type * from "./pages/face.ts";
export type * from "./people/face.ts";
export type * from "./ports/alarms.ts";
export type * from "./ports/attachments.ts";
export type * from "./ports/channel.ts";
export type * from "./ports/colleagues.ts";
export type * from "./ports/duty.ts";
export type * from "./ports/incident.ts";
export type * from "./ports/jobs.ts";
export type * from "./ports/mail.ts";
export type * from "./ports/manual.ts";
export type * from "./ports/moderation.ts";
export type * from "./ports/network.ts";
export type * from "./ports/pages.ts";
export type * from "./ports/rebuild.ts";
export type * from "./ports/reports.ts";
export type * from "./ports/rules.ts";
export type * from "./ports/scanner.ts";
export type * from "./ports/search.ts";
export type * from "./ports/site.ts";
export type * from "./ports/site-hook.ts";
export type * from "./ports/store.ts";
export type * from "./rules/face.ts";
export type * from "./site/face.ts";
export type { HookOutcome, HookState, SiteHookDesk } from "./site/hook.ts";
export type { AppParts, Log } from "./parts.ts";
export { clockStands, journalForms } from "./control/face.ts";
export { criteria } from "./control/quality-criteria.ts";
export { attachmentKey } from "./attachments/key.ts";
export { ownFailureWords } from "./outbox/own-failures.ts";
export type { LinkVerdict } from "./outbox/check-link.ts";
export { createApp } from "./create-app.ts";
export { createWorkers } from "./create-workers.ts";
export { importIncidents, type ImportOutcome } from "./import-incidents.ts";
export { rebuild } from "./rebuild.ts";
export { extentOf, may, mayOnCase, rights, type Extent, type RightAction, type RightObject } from "./rights.ts";
export { unitOffice } from "./unit-hours.ts";
export { setUpOrganisation, type NewOrganisation, type NewPage, type NewPerson, type NewUnit } from "./set-up.ts";
