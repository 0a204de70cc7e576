import type { OfficeClock } from "../../../ui/office-clock.ts";
import { civilDate } from "../../../ui/time-words.ts";

const hourMs = 3_600_000;

/** The close of the office on a date («2026-11-30»); noon where the office is closed that day; null without a date. */
export const endOfOfficeDay = (date: string, clock: OfficeClock): number | null => {
  const noon = Date.parse(`${date}T12:00:00Z`);
  if (Number.isNaN(noon)) return null;
  const open = clock
    .spans(noon - 26 * hourMs, noon + 26 * hourMs)
    .filter((span) => span.kind === "work" && civilDate(span.from, clock.zone) === date);
  return open.at(-1)?.to ?? noon;
};
