import { z } from "zod";
import { file, id, instant } from "./common.ts";

/** The part of a helping unit, of several units that work on one reply (2.6). */
export const partOnCard = z.object({
  unitId: id,
  title: z.string(),
  status: z.enum(["awaited", "given", "returned", "declined"]),
  /** The end of the clock that the part lies in. */
  due: instant.nullable(),
  isLate: z.boolean(),
  /** When it was given, returned or declined. */
  at: instant.nullable(),
  text: z.string().nullable(),
  files: z.array(file),
  measures: z.string().nullable(),
  /** The remarks of a return, or the reason of a refusal. */
  words: z.string().nullable(),
});
export type PartOnCard = z.infer<typeof partOnCard>;
