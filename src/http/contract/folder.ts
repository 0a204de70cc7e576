import { z } from "zod";
import { bilingual, id, instant, person } from "./common.ts";

/** The folder «Срочно» as a form for what was signed on paper (3.1.1). */
export const folderForm = z.object({
  cards: z.array(
    z.object({
      caseId: id,
      number: z.number().int(),
      code: z.string(),
      authorName: z.string().nullable(),
      text: z.string(),
      receivedAt: instant,
      /** The act lets this person write in a resolution on paper at this step. */
      mayEnter: z.boolean(),
    }),
  ),
  /** The Head, and whoever acts for them. */
  signers: z.array(person),
});
export type FolderForm = z.infer<typeof folderForm>;

export const folderResults = z.strictObject({
  signedBy: id,
  signedAt: instant,
  results: z
    .array(
      z.strictObject({
        caseId: id,
        code: z.string().max(20),
        units: z.array(id).max(50),
        answerable: id.optional(),
        instruction: z.string().max(40_000),
      }),
    )
    .min(1)
    .max(60),
});
export type FolderResults = z.infer<typeof folderResults>;

/** What became of one sheet; `why` in words for people where it was not written in. */
export const enteredResult = z.object({
  caseId: id,
  done: z.boolean(),
  why: bilingual.nullable(),
  clause: z.string().nullable(),
});
export type EnteredResult = z.infer<typeof enteredResult>;
