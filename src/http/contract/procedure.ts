import { z } from "zod";
import { bilingual } from "./common.ts";
import { term } from "./timer.ts";

const named = z.object({ name: z.string(), title: bilingual, clause: z.string() });

/** A ground of 3.7 (the message is not answered) or of 3.8 (an explanation is due), with what its text must hold. */
export const ground = named.extend({
  kind: z.enum(["refusal", "explanation"]),
  by: z.array(z.enum(["curator", "head", "unit", "controller"])),
  /** What must come with it, and whom it alarms (3.7). */
  requires: z.array(z.string()),
  alarms: z.array(z.string()),
  authorIsTold: z.boolean(),
  mustHold: bilingual.nullable(),
  template: z.string().nullable(),
  fields: z.array(z.object({ name: z.string(), title: bilingual, required: z.boolean() })),
});
export type Ground = z.infer<typeof ground>;

/** The act in force, for tooltips and menus: its clauses word for word, the steps, the timers, the grounds. */
export const procedureInfo = z.object({
  code: z.string(),
  title: z.string(),
  edition: z.string(),
  clauses: z.record(z.string(), z.string()),
  roles: z.array(z.object({ role: z.string(), title: bilingual, clause: z.string() })),
  routes: z.array(
    named.extend({
      steps: z.array(named.extend({ ends: z.boolean() })),
      timers: z.array(named),
      delivery: z.enum(["publication", "handover"]),
      /** The term of the final reply that an interim one begins (3.3); null where the act has none. */
      afterInterim: z.object({ term, clause: z.string() }).nullable(),
    }),
  ),
  grounds: z.array(ground),
  importance: z.array(z.object({ level: z.string(), title: bilingual })),
  topics: z.array(named.extend({ category: z.string().nullable() })),
  /** Facts that this act adds to the product's own: who may record them, and whether with a date. */
  facts: z.array(named.extend({ by: z.array(z.string()), dated: z.boolean() })),
  appealWays: z.array(z.enum(["register", "guide", "counts"])),
  /** The dated option of an appeal that is open today, with what the author is sent (3.9). */
  appeal: z
    .object({
      ways: z.array(z.enum(["register", "guide"])),
      byDefault: z.enum(["register", "guide"]),
      note: bilingual.nullable(),
      template: z.string().nullable(),
      clause: z.string(),
    })
    .nullable(),
});
export type ProcedureInfo = z.infer<typeof procedureInfo>;
