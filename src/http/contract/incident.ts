import { z } from "zod";
import { bilingual, id, instant } from "./common.ts";

/** The fields that the system «Инцидент» gives of a message (3.2). */
export const incidentFieldNames = ["number", "text", "url", "author", "topic", "topicGroup", "executor", "writtenAt", "deadline"] as const;
const fieldName = z.enum(incidentFieldNames);
export type IncidentFieldName = z.infer<typeof fieldName>;

const words = (max: number) => z.string().trim().max(max);
export const incidentFields = z.object({
  number: words(100).optional(),
  text: words(20_000).optional(),
  url: words(2_000).optional(),
  author: words(300).optional(),
  topic: words(500).optional(),
  topicGroup: words(500).optional(),
  executor: words(500).optional(),
  writtenAt: words(100).optional(),
  deadline: words(100).optional(),
});
export type IncidentFields = z.infer<typeof incidentFields>;

const signs = z.object({ labels: z.array(words(200)).max(20), pattern: words(200) });
/** Which labels, or which expression, stand for which field. */
export const fieldMap = z.object({
  number: signs,
  text: signs,
  url: signs,
  author: signs,
  topic: signs,
  topicGroup: signs,
  executor: signs,
  writtenAt: signs,
  deadline: signs,
});
export type FieldMap = z.infer<typeof fieldMap>;

export const letterProblem = z.object({ code: z.string(), path: z.string(), ru: z.string(), en: z.string() });
export type LetterProblem = z.infer<typeof letterProblem>;
const rowProblem = letterProblem.extend({ line: z.number().int() });
export type RowProblem = z.infer<typeof rowProblem>;

export const letter = z.object({
  letterId: z.string(),
  kind: z.enum(["incident", "known", "notRead", "received", "returned", "late", "own"]),
  from: z.string(),
  subject: z.string(),
  receivedAt: instant,
  caseId: id.nullable(),
  caseNumber: z.number().int().nullable(),
  /** The letter as it came; null for those who do not read letters. */
  fileUrl: z.string().nullable(),
  problems: z.array(letterProblem),
  detail: z.string(),
  settled: z.object({ name: z.string(), at: instant, why: z.string() }).nullable(),
});
export type IncidentLetter = z.infer<typeof letter>;

export const openLetter = z.object({ letter, words: z.string(), fields: incidentFields.loose(), files: z.array(z.string()) });
export type OpenLetter = z.infer<typeof openLetter>;

export const accessKey = z.object({
  keyId: z.string(),
  title: z.string(),
  madeBy: z.string(),
  madeAt: instant,
  lastUsedAt: instant.nullable(),
  revokedAt: instant.nullable(),
});
export type AccessKey = z.infer<typeof accessKey>;

/** How the way in and the way out stand. */
export const incidentState = z.object({
  mailbox: z
    .object({
      address: z.string(),
      health: z.object({
        state: z.enum(["ok", "warning", "broken", "unknown"]),
        problems: z.array(z.object({ failure: z.string(), ...bilingual.shape })),
        checkedAt: instant.nullable(),
      }),
      lastLetterAt: instant.nullable(),
    })
    .nullable(),
  handOverTo: z.string().nullable(),
  openLetters: z.number().int(),
  map: fieldMap,
  mapBy: z.object({ name: z.string(), at: instant }).nullable(),
  mayTakeIn: z.boolean(),
  keys: z.array(accessKey).nullable(),
});
export type IncidentState = z.infer<typeof incidentState>;

/** A letter to try a map on: a file in base64, or pasted words. */
export const tryRequest = z.object({
  content: z.union([z.object({ base64: z.base64() }), z.object({ words: z.string().max(200_000) })]),
  map: fieldMap,
});
export const triedLetter = z.object({
  words: z.string(),
  fields: incidentFields.loose(),
  problems: z.array(letterProblem),
  isWhole: z.boolean(),
});
export type TriedLetter = z.infer<typeof triedLetter>;

export const dismissal = z.object({ why: z.string().trim().min(1).max(1_000) });

export const tableRequest = z.object({ base64: z.base64(), columns: z.array(fieldName.nullable()).max(200).optional() });
export type TableRequest = z.infer<typeof tableRequest>;
export const tablePreview = z.object({
  columns: z.array(z.object({ title: z.string(), field: fieldName.nullable() })),
  rows: z.array(z.object({ line: z.number().int(), fields: incidentFields.loose(), isKnown: z.boolean(), problems: z.array(rowProblem) })),
  problems: z.array(rowProblem),
  total: z.number().int(),
  known: z.number().int(),
});
export type TablePreview = z.infer<typeof tablePreview>;
export const tableImported = z.object({ taken: z.number().int(), known: z.number().int(), problems: z.array(rowProblem) });
export type TableImported = z.infer<typeof tableImported>;

export const newKey = z.object({ title: z.string().trim().min(1).max(200) });
/** The key itself, told this once. */
export const madeKey = z.object({ key: z.string() });

/** Where a message went: a fresh card, or the one that has it already. */
export const takenIncident = z.object({ caseId: id, cardNumber: z.number().int(), known: z.boolean() });
export type TakenIncident = z.infer<typeof takenIncident>;

/** What another program hands over; the number tells a repeat. */
export const incidentRequest = incidentFields.extend({ number: words(100).min(1), text: words(20_000).min(1) });

/** The card's part of the system: its own facts, the letters about it, where the reply is handed over. */
export const incidentPart = z.object({
  facts: z
    .object({
      number: z.string().nullable(),
      topic: z.string().nullable(),
      topicGroup: z.string().nullable(),
      executor: z.string().nullable(),
      deadline: z.string().nullable(),
      way: z.enum(["mail", "file", "key", "hand"]),
    })
    .nullable(),
  letters: z.array(letter),
  handOverTo: z.string().nullable(),
});
export type IncidentPart = z.infer<typeof incidentPart>;
