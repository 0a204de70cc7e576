import { z } from "zod";
import { choices } from "./choices.ts";
import { bilingual, file, id, instant, person, problem, unit, waiter } from "./common.ts";
import { appealOnCard } from "./grounds.ts";
import { manualOnCard } from "./manual.ts";
import { partOnCard } from "./parts.ts";
import { timer } from "./timer.ts";

export const author = z.object({ authorId: id, name: z.string().nullable(), profileUrl: z.string().nullable(), kind: z.string() });

export const message = z.object({
  messageId: id,
  kind: z.enum(["comment", "direct", "post"]),
  author: author.nullable(),
  text: z.string(),
  occurredAt: instant,
  arrivedAt: instant,
  permalink: z.string().nullable(),
  removedAt: instant.nullable(),
  /** Older texts, oldest first; empty when never edited. */
  versions: z.array(z.object({ text: z.string(), at: instant })),
  attachments: z.array(
    z.object({
      kind: z.string(),
      url: z.string().nullable(),
      name: z.string().nullable(),
      /** What became of it: kept here, still on its way, left in the network, or not to be had. Absent: nothing is known of it. */
      state: z.enum(["waiting", "kept", "linkOnly", "refused", "failed"]).optional(),
      file: file.nullable().optional(),
      /** A picture from our own storage. */
      preview: z.string().nullable().optional(),
      reason: z.string().nullable().optional(),
    }),
  ),
  /** True for the message that opened the case. */
  opening: z.boolean(),
});
export type Message = z.infer<typeof message>;

export const draft = z.object({
  draftId: id,
  reply: z.enum(["final", "interim", "explanation"]),
  text: z.string(),
  /** The digest of exactly this text: sent back with `accept` and `approve`. */
  digest: z.string(),
  files: z.array(file),
  measures: z.string().nullable(),
  /** Why there is no photo or video to a repeat (3.4). */
  noProof: z.string().nullable(),
  promisedFor: instant.nullable(),
  submittedAt: instant,
  submittedBy: person.nullable(),
  unitId: id.nullable(),
  accepted: z.boolean(),
  approved: z.boolean(),
});
export type Draft = z.infer<typeof draft>;

export const publication = z.object({
  publicationId: id,
  reply: z.enum(["final", "interim", "explanation", "clarification", "notice"]),
  status: z.enum(["queued", "sending", "retry", "unknown", "published", "failed"]),
  attempts: z.number().int(),
  /** The class of the failure and what to do about it, in words. */
  failure: z.object({ class: z.string(), detail: z.string(), title: bilingual, advice: bilingual }).nullable(),
  nextAttemptAt: instant.nullable(),
  visibility: z.enum(["public", "direct"]),
  text: z.string(),
  files: z.array(file),
  permalink: z.string().nullable(),
  publishedAt: instant.nullable(),
});
export type Publication = z.infer<typeof publication>;

/** One line of the history: who, when, what, by which clause, with the words that belong to it. */
export const historyLine = z.object({
  version: z.number().int(),
  type: z.string(),
  at: instant,
  actor: z.object({
    kind: z.enum(["person", "network", "system"]),
    role: z.string().nullable(),
    name: z.string().nullable(),
    isActing: z.boolean().optional(),
  }),
  clause: z.string().nullable(),
  title: bilingual,
  text: z.string().nullable(),
  /** Who wrote in what another signed on paper (3.1.1). */
  enteredBy: z.string().optional(),
  /** Who should answer, in the words of a unit that declined the matter. */
  competentBody: z.string().optional(),
  /** Pictures that belong to the step: the evidence of a refusal (3.7). */
  files: z.array(file),
});
export type HistoryLine = z.infer<typeof historyLine>;

/** A move with the server's own verdict for this person now. */
export const allowedMove = z.object({
  move: z.string(),
  title: bilingual,
  clause: z.string(),
  allowed: z.boolean(),
  refusal: problem.nullable(),
});
export type AllowedMove = z.infer<typeof allowedMove>;

export const card = z.object({
  caseId: id,
  number: z.number().int(),
  version: z.number().int(),
  route: z.object({ name: z.string(), title: bilingual, clause: z.string() }),
  procedure: z.object({ name: z.string(), edition: z.string(), title: z.string() }),
  network: z.object({ code: z.string(), title: bilingual }),
  page: z.object({ pageId: id, title: z.string(), url: z.string() }).nullable(),
  /** Null for a message that a network or an import brought. */
  manual: manualOnCard.nullable(),
  /** The case that this one was linked to as a repeat (3.4). */
  earlierCaseId: id.nullable(),
  messageKind: z.enum(["comment", "direct", "post"]),
  /** Decided by the message (3.5). */
  replyVisibility: z.enum(["public", "direct"]),
  maxReplyLength: z.number().int(),
  /** The post above a comment. */
  post: z.object({ text: z.string(), permalink: z.string().nullable() }).nullable(),
  messages: z.array(message),
  receivedAt: instant,
  step: z.string(),
  stepTitle: bilingual,
  stepSince: instant,
  waitingFor: z.array(waiter),
  units: z.array(unit),
  answerable: id.nullable(),
  instruction: z.string().nullable(),
  resolvedBy: person.nullable(),
  drafts: z.array(draft),
  /** Of several units, the parts of the helping ones; empty where nobody helps. */
  parts: z.array(partOnCard),
  returns: z.array(z.object({ by: z.enum(["curator", "head"]), at: instant, draftId: id, remarks: z.string() })),
  clarifications: z.array(
    z.object({
      question: z.string(),
      askedAt: instant,
      agreedAt: instant.nullable(),
      postedAt: instant.nullable(),
      answeredAt: instant.nullable(),
      closedSilentAt: instant.nullable(),
    }),
  ),
  publications: z.array(publication),
  timers: z.array(timer),
  /** The clock of 3.8 before a ground is chosen. */
  explanationClock: timer.nullable(),
  appeal: appealOnCard.nullable(),
  choices: choices.optional(),
  history: z.array(historyLine),
  moves: z.array(allowedMove),
  ended: z.boolean(),
  isEmergency: z.boolean(),
  removedByAuthor: z.boolean(),
  now: instant,
});
export type Card = z.infer<typeof card>;
