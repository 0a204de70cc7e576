import { z } from "zod";

/** Milliseconds since the epoch, UTC. */
export const instant = z.number().int();
export const id = z.string().min(1).max(100);
export const language = z.enum(["ru", "en"]);
export const bilingual = z.object({ ru: z.string(), en: z.string() });
export type Bilingual = z.infer<typeof bilingual>;

export const role = z.enum(["curator", "head", "unit", "controller", "administrator"]);
export type Role = z.infer<typeof role>;
export const waiter = z.enum(["curator", "head", "unit", "controller", "author", "network", "mediaDepartment"]);
export type Waiter = z.infer<typeof waiter>;

/** What the desk says when something cannot be done: a stable code, words for people, the clause where the Procedure forbids it. */
export const problem = z.object({
  code: z.string(),
  message: bilingual,
  clause: z.string().nullable(),
  /** The refusal as data, or the places of a bad input. */
  detail: z.record(z.string(), z.unknown()).optional(),
});
export type Problem = z.infer<typeof problem>;

export const person = z.object({ personId: id, name: z.string(), position: z.string() });
export const unit = z.object({ unitId: id, title: z.string(), shortTitle: z.string(), headName: z.string().nullable() });
export type Unit = z.infer<typeof unit>;

export const file = z.object({ fileId: id, name: z.string(), mime: z.string(), size: z.number(), url: z.string() });
export type FileInfo = z.infer<typeof file>;
