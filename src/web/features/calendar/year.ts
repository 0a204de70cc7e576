/** A year of the office as a reader sees it: what each day is, how long it is worked, by which act. */
import type { WorkCalendar } from "#worktime";

export type DayKind = "work" | "off" | "holiday" | "moved" | "ordered" | "short" | "extra";

export type Day = {
  /** "2026-11-04". */
  readonly date: string;
  readonly number: number;
  readonly kind: DayKind;
  readonly hours: number;
  readonly name: { readonly ru: string; readonly en: string } | null;
  readonly basis: string | null;
};

/** The days of a month from the first; `before` = the empty places before it, in a week that begins on Monday. */
export type Month = { readonly month: number; readonly before: number; readonly days: readonly Day[] };

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** The years that a calendar covers whole. */
export const yearsOf = (calendar: WorkCalendar): readonly number[] => {
  const first = new Date(calendar.days.date(0) * dayMs).getUTCFullYear();
  const last = new Date(calendar.days.date(calendar.days.count - 1) * dayMs).getUTCFullYear();
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
};

const kindOf = (calendar: WorkCalendar, index: number): Pick<Day, "kind" | "name" | "basis"> => {
  const [from, to] = [calendar.days.start(index), calendar.days.start(index + 1)];
  const spans = calendar.spans(from, to);
  const named = spans.find(({ name, kind }) => name !== null && kind !== "lunch" && kind !== "night") ?? spans[0];
  const [name, basis] = [named?.name ?? null, named?.basis ?? null];
  if (!calendar.days.isWorking(index)) {
    const kinds = { holiday: "holiday", movedDayOff: "moved", orderedDayOff: "ordered" } as const;
    const kind = named === undefined ? "off" : (Object.entries(kinds).find(([from]) => from === named.kind)?.[1] ?? "off");
    return { kind, name, basis };
  }
  if (name === null) return { kind: "work", name, basis };
  const weekday = new Date(calendar.days.date(index) * dayMs).getUTCDay();
  return { kind: weekday === 0 || weekday === 6 ? "extra" : "short", name, basis };
};

/** The twelve months of a year; null where the calendar does not cover it. */
export const yearOf = (calendar: WorkCalendar, year: number): readonly Month[] | null => {
  if (!yearsOf(calendar).includes(year)) return null;
  const first = Date.UTC(year, 0, 1) / dayMs - calendar.days.date(0);
  const count = Date.UTC(year + 1, 0, 1) / dayMs - Date.UTC(year, 0, 1) / dayMs;
  if (first < 0 || first + count > calendar.days.count) return null;
  const days = Array.from({ length: count }, (_, n): Day & { readonly month: number } => {
    const index = first + n;
    const date = new Date((calendar.days.date(0) + index) * dayMs);
    const hours = calendar.between(calendar.days.start(index), calendar.days.start(index + 1)) / hourMs;
    return {
      date: date.toISOString().slice(0, 10),
      number: date.getUTCDate(),
      month: date.getUTCMonth(),
      hours,
      ...kindOf(calendar, index),
    };
  });
  return Array.from({ length: 12 }, (_, month) => ({
    month,
    before: (new Date(Date.UTC(year, month, 1)).getUTCDay() + 6) % 7,
    days: days.filter((day) => day.month === month),
  }));
};
