import { z } from "zod";
import { bilingual, instant } from "./common.ts";

export const termUnit = z.enum(["minute", "hour", "workingHour", "workingDay", "calendarDay"]);
export const term = z.object({ amount: z.number(), unit: termUnit });

export const timer = z.object({
  timer: z.string(),
  title: bilingual,
  clause: z.string(),
  /** The act's words for the tooltip. */
  clauseText: z.string(),
  term,
  startedAt: instant,
  startedBy: z.string(),
  due: instant.nullable(),
  status: z.enum(["running", "suspended", "met", "breached", "cancelled"]),
  stoppedAt: instant.nullable(),
  remainingMs: z.number(),
  overdueMs: z.number(),
  pauses: z.array(z.object({ from: instant, to: instant.nullable() })),
  /** Since when it counts every hour, nights and days off too (3.10); null where it keeps office hours. */
  neverStopsSince: instant.nullable(),
  ofCurrentStep: z.boolean(),
  quiet: z.boolean(),
  warnAt: instant.nullable(),
});
export type Timer = z.infer<typeof timer>;

/** "Why this deadline": the spans counted and skipped, as data and as words. Kinds and words come from worktime. */
export const timerExplanation = z.object({
  timer: z.string(),
  clause: z.string(),
  clauseText: z.string(),
  reading: bilingual.nullable(),
  counted: z.array(z.object({ from: instant, to: instant, ms: z.number() })),
  skipped: z.array(z.object({ from: instant, to: instant, why: z.string(), name: bilingual.nullable(), basis: z.string().nullable() })),
  due: instant.nullable(),
  words: z.object({ ru: z.array(z.string()), en: z.array(z.string()) }),
});
export type TimerExplanation = z.infer<typeof timerExplanation>;
