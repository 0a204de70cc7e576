import { z } from "zod";
import { bilingual, id, instant, role, unit } from "./common.ts";

const actable = z.enum(["curator", "head", "unit", "controller"]);

/** A stretch of time on duty, or in the role of another by an order. */
export const turn = z.object({
  turnId: id,
  personId: id,
  name: z.string(),
  position: z.string(),
  role: actable,
  from: instant,
  to: instant,
  basis: z.string(),
});
export type Turn = z.infer<typeof turn>;

export const roster = z.object({
  duty: z.array(turn),
  acting: z.array(turn),
  people: z.array(z.object({ personId: id, name: z.string(), position: z.string(), role, unitId: id.nullable() })),
  mayChangeDuty: z.boolean(),
  mayChangeActing: z.boolean(),
  now: instant,
});
export type Roster = z.infer<typeof roster>;

export const newTurn = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("duty"), personId: id, from: instant, to: instant }),
  z.object({ kind: z.literal("acting"), personId: id, role: actable, from: instant, to: instant, basis: z.string().max(500) }),
]);
export type NewTurn = z.infer<typeof newTurn>;

/** What I was told: about which case, why, by which clause, until when. */
export const notice = z.object({
  noticeId: z.string(),
  caseId: id,
  number: z.number().int(),
  kind: z.enum([
    "emergency",
    "messageOnDayOff",
    "warning",
    "breach",
    "breachCount",
    "correction",
    "mention",
    "authorSilent",
    "pauseClosable",
    "handOverFailed",
    "handOverReturned",
  ]),
  clause: z.string(),
  timerTitle: bilingual.nullable(),
  due: instant.nullable(),
  at: instant,
  seenAt: instant.nullable(),
  excerpt: z.string(),
});
export type Notice = z.infer<typeof notice>;

export const seenRequest = z.object({ noticeId: z.string().max(300).nullable() });

export const breachCount = z
  .object({ clause: z.string(), since: instant, notifyAt: z.number().int(), units: z.array(z.object({ unit, count: z.number().int() })) })
  .nullable();
export type BreachCount = z.infer<typeof breachCount>;
