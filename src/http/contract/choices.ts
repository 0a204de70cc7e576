import { z } from "zod";
import { bilingual, instant } from "./common.ts";

const named = z.object({ name: z.string(), title: bilingual, chosen: z.boolean() });

/** What a person may choose on this case, where its act has it: levels of importance, topics, terms that a recorded act may change. */
export const choices = z.object({
  importance: z.array(named),
  topics: z.array(named),
  /** `informAuthor`: the change is told to the author. */
  terms: z.array(z.object({ timer: z.string(), title: bilingual, clause: z.string(), due: instant, informAuthor: z.boolean() })),
});
export type Choices = z.infer<typeof choices>;
