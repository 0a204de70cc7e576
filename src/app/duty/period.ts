import type { Instant, WorkCalendar } from "#worktime";

/** When the month, the quarter or the year of this instant began in the office's zone. */
export function periodStart({ offsetAt, instantOf }: WorkCalendar, at: Instant, period: "month" | "quarter" | "year"): Instant {
  const local = new Date(at + offsetAt(at));
  const month = local.getUTCMonth();
  const first = period === "year" ? 0 : period === "quarter" ? month - (month % 3) : month;
  return instantOf(Date.UTC(local.getUTCFullYear(), first, 1));
}
