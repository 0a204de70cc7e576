import { z } from "zod";
import { bilingual, id, instant, role } from "./common.ts";

export const moderationKind = z.enum(["hide", "unhide", "delete", "block", "unblock", "deleteOwn", "editOwn"]);
export type ModerationKind = z.infer<typeof moderationKind>;

const ground = z.object({ name: z.string(), title: bilingual, clause: z.string().nullable() });
const way = z.enum(["api", "byHand"]);
const status = z.enum(["awaiting", "queued", "done", "failed", "refused"]);

/** One deed: what, on which ground, by whom, what became of it. */
export const moderationDeed = z.object({
  deedId: z.string(),
  kind: moderationKind,
  messageId: id.nullable(),
  publicationId: id.nullable(),
  ground,
  note: z.string(),
  newText: z.string().nullable(),
  /** The digest of exactly the corrected text: sent back with a decision. */
  digest: z.string().nullable(),
  by: z.string(),
  at: instant,
  byHand: z.boolean(),
  status,
  waitsFor: role.nullable(),
  mayApprove: z.boolean(),
  failure: z.object({ class: z.string(), title: bilingual, advice: bilingual }).nullable(),
  doneAt: instant.nullable(),
});
export type ModerationDeed = z.infer<typeof moderationDeed>;

/** What the card says of moderation (1.6). */
export const moderationPart = z.object({
  mayAct: z.boolean(),
  ways: z.object({ hide: way, unhide: way, delete: way, block: way, unblock: way, deleteOwn: way, editOwn: way }),
  grounds: z.array(ground.extend({ needsNote: z.boolean() })),
  correctionNeeds: z.array(role),
  deeds: z.array(moderationDeed),
});
export type ModerationPart = z.infer<typeof moderationPart>;

export const moderationAsked = z.strictObject({
  kind: moderationKind,
  messageId: id.optional(),
  publicationId: id.optional(),
  ground: id,
  note: z.string().max(4_000).default(""),
  text: z.string().max(40_000).optional(),
});
export type ModerationAsked = z.input<typeof moderationAsked>;

export const moderationDecision = z.strictObject({ approve: z.boolean(), digest: z.string().max(200) });

export const moderationQuery = z.object({
  from: z.coerce.number().int().optional(),
  to: z.coerce.number().int().optional(),
  kind: moderationKind.optional(),
  pageId: id.optional(),
  ground: id.optional(),
});

/** One line of the log of moderation. */
export const moderationLine = z.object({
  deedId: z.string(),
  kind: moderationKind,
  status,
  byHand: z.boolean(),
  ground,
  note: z.string(),
  by: z.string(),
  at: instant,
  caseId: id,
  number: z.number().int(),
  page: z.object({ pageId: id, title: z.string(), network: z.string() }),
  author: z.string().nullable(),
  text: z.string(),
  permalink: z.string().nullable(),
  attachments: z.number().int(),
});
export type ModerationLine = z.infer<typeof moderationLine>;
