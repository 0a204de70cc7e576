/** Periods by the calendar of the office's zone: days as fields of a form write them, both included. */
import { fromLocalMoment } from "../../ui/local-moment.ts";

export type Days = { readonly from: string; readonly to: string };
export type Preset = "week" | "month" | "formerMonth" | "quarter";
export const presets: readonly Preset[] = ["week", "month", "formerMonth", "quarter"];

const dayMs = 86_400_000;
const longest = 366;

const utc = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const first = (year: number, month: number): string => dayOf(Date.UTC(year, month, 1));

/** A ready period around today (a day as forms write it); what has not come yet is left out. */
export const presetDays = (preset: Preset, today: string): Days => {
  const at = new Date(utc(today));
  const [year, month] = [at.getUTCFullYear(), at.getUTCMonth()];
  switch (preset) {
    case "week":
      return { from: dayOf(utc(today) - ((at.getUTCDay() + 6) % 7) * dayMs), to: today };
    case "month":
      return { from: first(year, month), to: today };
    case "formerMonth":
      return { from: first(year, month - 1), to: dayOf(utc(first(year, month)) - dayMs) };
    case "quarter":
      return { from: first(year, month - (month % 3)), to: today };
  }
};

/** The instants of these days in the office's zone: from the first midnight to the one after the last; null where they make no period. */
export const spanOf = ({ from, to }: Days, zone: string): { readonly from: number; readonly to: number } | null => {
  const days = (utc(to) - utc(from)) / dayMs + 1;
  if (Number.isNaN(days) || days < 1 || days > longest) return null;
  const [begin, end] = [fromLocalMoment(`${from}T00:00`, zone), fromLocalMoment(`${dayOf(utc(to) + dayMs)}T00:00`, zone)];
  return begin === null || end === null ? null : { from: begin, to: end };
};
