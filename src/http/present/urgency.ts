import type { CaseProjection } from "#app";
import { z } from "zod";
import type { Urgency } from "../contract/index.ts";

const officeZone = z.object({ zone: z.string() });

/** The zone of an office; UTC for an office that names none. */
export const zoneOf = (office: unknown): string => {
  const read = officeZone.safeParse(office);
  return read.success ? read.data.zone : "UTC";
};

/** Answers the local day of an instant, quickly: one formatter for a whole list. */
export const dayReader = (zone: string): ((at: number) => string) => {
  const format = new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" });
  return (at) => format.format(at);
};

/** The group of a row: overdue, until the end of the day, later, the clock stands, no clock. */
export const urgencyOf = (nearest: CaseProjection["nearest"], now: number, dayOf: (at: number) => string): Urgency => {
  if (nearest === null || nearest.status === "met" || nearest.status === "cancelled") return "none";
  if (nearest.status === "suspended") return "suspended";
  if (nearest.due === null) return "none";
  if (nearest.status === "breached" || nearest.due <= now) return "overdue";
  return dayOf(nearest.due) === dayOf(now) ? "today" : "later";
};
