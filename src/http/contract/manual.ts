import { z } from "zod";
import { bilingual, file, id, instant } from "./common.ts";

export const manualSource = z.enum(["districtHead", "incident", "other"]);
export type ManualSource = z.infer<typeof manualSource>;

const words = (max: number) => z.string().trim().max(max);

/** A card for a message that no network brought (1.1): its clocks start at `arrivedAt`. The server says what is missing, at its place. */
export const newCardRequest = z.object({
  source: manualSource,
  /** How the author wrote: it decides who sees the reply (3.5). */
  kind: z.enum(["comment", "direct", "post"]),
  authorName: words(300).default(""),
  contacts: words(2_000).default(""),
  text: words(20_000).default(""),
  files: z.array(id).max(10).default([]),
  link: z.union([z.literal(""), z.url({ protocol: /^https?$/ }).max(2_000)]).default(""),
  arrivedAt: instant,
  reason: words(2_000).default(""),
  /** Null only where the reply is handed over (3.2.6). */
  replyTo: z
    .discriminatedUnion("kind", [
      z.object({ kind: z.literal("page"), pageId: id }),
      z.object({ kind: z.literal("way"), words: words(2_000) }),
    ])
    .nullable(),
});
export type NewCardRequest = z.infer<typeof newCardRequest>;

/** How a message came by another way, and where its reply goes. */
export const manualOnCard = z.object({
  source: manualSource,
  /** Personal data: for the curator only (1.5). */
  contacts: z.string().nullable(),
  replyWay: z.string().nullable(),
  replyPage: z.object({ title: z.string(), url: z.string() }).nullable(),
  reason: z.string(),
  enteredBy: z.string(),
  enteredAt: instant,
});
export type ManualOnCard = z.infer<typeof manualOnCard>;

/** A former case with the answer that was given to it (3.4). */
export const formerCase = z.object({
  caseId: id,
  number: z.number().int(),
  receivedAt: instant,
  text: z.string(),
  stepTitle: bilingual,
  because: z.array(z.enum(["author", "thread", "text", "address"])),
  answer: z.object({ reply: z.string(), text: z.string(), at: instant, files: z.array(file) }).nullable(),
});
export type FormerCase = z.infer<typeof formerCase>;

export const repeats = z.object({ linked: formerCase.nullable(), suggestions: z.array(formerCase) });
export type Repeats = z.infer<typeof repeats>;
