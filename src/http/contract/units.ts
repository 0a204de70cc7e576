import { z } from "zod";
import { unit } from "./common.ts";

/** As much of an office's file as differs: hours, zone, calendar, exceptions. Null = the office's own. */
const hours = z.record(z.string(), z.unknown()).nullable();

export const unitSettings = z.array(unit.extend({ active: z.boolean(), hours }));
export type UnitSettings = z.infer<typeof unitSettings>;

export const hoursRequest = z.strictObject({ hours, reason: z.string().trim().min(3).max(1_000) });
export type HoursRequest = z.infer<typeof hoursRequest>;
