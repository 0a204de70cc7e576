import { z } from "zod";
import { bilingual, id, instant, unit } from "./common.ts";

const marks = z.record(z.string().max(50), z.number().int().min(0).max(2));

const checkedAnswer = z.object({
  caseId: id,
  number: z.number().int().nullable(),
  unit: unit.nullable(),
  question: z.string(),
  answer: z.string(),
  answerLink: z.string().nullable(),
  sheet: z.object({ marks, remark: z.string(), by: z.string(), at: instant }).nullable(),
});
export type CheckedAnswer = z.infer<typeof checkedAnswer>;

/** Quality checks of answers (4.2): the criteria, and samples with what was given. */
export const quality = z.object({
  criteria: z.array(z.object({ name: z.string(), title: bilingual, hint: bilingual })),
  samples: z.array(
    z.object({
      sampleId: id,
      from: instant,
      to: instant,
      drawnBy: z.string(),
      drawnAt: instant,
      answers: z.array(checkedAnswer),
      units: z.array(
        z.object({
          unit: unit.nullable(),
          checked: z.number().int(),
          of: z.number().int(),
          averages: z.record(z.string(), z.number()),
          share: z.number().nullable(),
        }),
      ),
    }),
  ),
  mayJudge: z.boolean(),
});
export type Quality = z.infer<typeof quality>;

export const sampleAsked = z
  .strictObject({ from: instant, to: instant, size: z.number().int().min(1).max(100) })
  .refine(({ from, to }) => from < to && to - from <= 367 * 86_400_000, { error: "a period of a year at most", path: ["to"] });
export type SampleAsked = z.infer<typeof sampleAsked>;

export const sheetAsked = z.strictObject({ marks, remark: z.string().max(4_000) });
export type SheetAsked = z.infer<typeof sheetAsked>;
