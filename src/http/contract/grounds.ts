import { z } from "zod";
import { bilingual, id, instant } from "./common.ts";

/** An alarm of a threat (3.7): stands on the lists and on the card until a person of the role acknowledges it. */
export const alarm = z.object({
  alarmId: id,
  caseId: id,
  number: z.number().int(),
  ground: z.object({ title: bilingual, clause: z.string() }),
  raisedAt: instant,
  decidedBy: z.string().nullable(),
  excerpt: z.string(),
  roles: z.array(z.string()),
  acknowledged: z.array(z.object({ role: z.enum(["curator", "head", "unit", "controller"]), name: z.string(), at: instant })),
  standsForMe: z.boolean(),
});
export type Alarm = z.infer<typeof alarm>;

export const alarmList = z.array(alarm);
export const alarmsQuery = z.object({ caseId: id.optional() });
export const acknowledged = z.object({ acknowledged: z.boolean() });

/** What the author of a case was answered before, in other cases (3.8). */
export const formerAnswers = z.array(
  z.object({
    caseId: id,
    number: z.number().int(),
    question: z.string(),
    answer: z.string(),
    permalink: z.string().nullable(),
    publishedAt: instant,
  }),
);
export type FormerAnswer = z.infer<typeof formerAnswers>[number];

/** The note for the police as words to copy; the same note comes as a file with `?as=file`. */
export const policeNote = z.object({ name: z.string(), text: z.string() });
export type PoliceNote = z.infer<typeof policeNote>;

/** An appeal (3.9) as the card shows it: how it goes on, its number, what may be recorded, how far its term may be put off. */
export const appealOnCard = z.object({
  way: z.enum(["register", "guide"]),
  turnedAt: instant,
  contacts: z.string(),
  registration: z.object({ number: z.string(), at: instant }).nullable(),
  /** The step waits for the number and the day. */
  awaitsNumber: z.boolean(),
  facts: z.array(z.object({ fact: z.string(), title: bilingual, clause: z.string(), dated: z.boolean() })),
  extension: z.object({ timer: z.string(), clause: z.string(), due: instant, latest: instant.nullable() }).nullable(),
});
export type AppealOnCard = z.infer<typeof appealOnCard>;
