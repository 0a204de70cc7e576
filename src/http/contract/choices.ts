import { z } from "zod";
import { bilingual, instant } from "./common.ts";

const named = z.object({ name: z.string(), title: bilingual, chosen: z.boolean() });

/** What a person may choose on this case, where its act has it: levels of importance, topics, terms that a recorded act may set or change, facts. */
export const choices = z.object({
  importance: z.array(named),
  topics: z.array(named),
  /** `due` is null for a term that is set on the case and stands on none yet; `informAuthor`: the change is told to the author. */
  terms: z.array(z.object({ timer: z.string(), title: bilingual, clause: z.string(), due: instant.nullable(), informAuthor: z.boolean() })),
  /** Facts that the act itself declares and that may be recorded at this step; `dated` ones have a day of their own. */
  facts: z.array(z.object({ fact: z.string(), title: bilingual, clause: z.string(), dated: z.boolean() })),
});
export type Choices = z.infer<typeof choices>;
