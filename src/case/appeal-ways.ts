import type { Procedure } from "#procedure";
import type { Instant } from "#worktime";
import type { CaseContext } from "./context.ts";
import { localDate } from "./local-date.ts";

/** The ways of an official appeal that the act opens on a day (3.9); a message that itself counts as an appeal is registered. */
export function appealWaysAt(at: Instant, context: CaseContext): readonly ("register" | "guide")[] {
  const option = appealOptionAt(at, context);
  return option === null ? [] : [...new Set(option.ways.map(asWay))];
}

/** The way that is proposed on a day; null where the act knows no appeal. */
export function defaultAppealWay(at: Instant, context: CaseContext): "register" | "guide" | null {
  const option = appealOptionAt(at, context);
  return option === null ? null : asWay(option.byDefault);
}

function appealOptionAt(at: Instant, { procedure, calendars }: CaseContext): Procedure["appeal"][number] | null {
  const date = localDate(at, calendars.office);
  return procedure.appeal.find((one) => one.from <= date && (one.to === null || date <= one.to)) ?? null;
}

function asWay(way: "register" | "guide" | "counts"): "register" | "guide" {
  return way === "counts" ? "register" : way;
}
