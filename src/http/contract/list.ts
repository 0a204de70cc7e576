import { z } from "zod";
import { bilingual, id, instant, waiter } from "./common.ts";
import { termUnit } from "./timer.ts";

export const listView = z.enum(["queue", "urgent", "mine", "awaitingAuthor", "answered", "all"]);
export type ListView = z.infer<typeof listView>;

/** Groups of the list: overdue, until the end of the working day, later, clock standing, ended or without a clock. */
export const urgency = z.enum(["overdue", "today", "later", "suspended", "none"]);
export type Urgency = z.infer<typeof urgency>;

export const caseRow = z.object({
  caseId: id,
  number: z.number().int(),
  version: z.number().int(),
  network: z.string(),
  messageKind: z.enum(["comment", "direct", "post"]),
  pageTitle: z.string().nullable(),
  authorName: z.string().nullable(),
  excerpt: z.string(),
  attachmentCount: z.number().int(),
  receivedAt: instant,
  route: z.string(),
  step: z.string(),
  stepTitle: bilingual,
  stepSince: instant,
  waitingFor: z.array(waiter),
  /** At this step the Head approves a reply, and does not resolve a message (3.1.7). */
  awaitsApproval: z.boolean(),
  units: z.array(z.object({ unitId: id, shortTitle: z.string() })),
  ended: z.boolean(),
  isEmergency: z.boolean(),
  removedByAuthor: z.boolean(),
  urgency,
  nearest: z
    .object({
      timer: z.string(),
      title: bilingual,
      clause: z.string(),
      due: instant.nullable(),
      status: z.string(),
      startedAt: instant,
      /** In which time the term is counted: calendar days and hours of the clock also pass at night. */
      unit: termUnit,
    })
    .nullable(),
});
export type CaseRow = z.infer<typeof caseRow>;

export const listQuery = z.object({
  view: listView.default("queue"),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(500).optional(),
});
export const listPage = z.object({
  rows: z.array(caseRow),
  nextCursor: z.string().nullable(),
  counts: z.record(listView, z.number().int()),
  now: instant,
});
export type ListPage = z.infer<typeof listPage>;
