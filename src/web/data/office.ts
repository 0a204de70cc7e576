import { alwaysOpen, compileOffice, yearsAround, type WorkCalendar } from "#worktime";
import type { OfficeClock } from "../ui/office-clock.ts";

/** The calendar without nights beside an office's one: few cases need it (3.10), so it is made when one does. */
const alwaysBeside = ({ zone, from, to }: WorkCalendar): (() => WorkCalendar) => {
  let made: WorkCalendar | null = null;
  return () => (made ??= alwaysOpen(zone, yearsAround(new Date(from).getUTCFullYear(), new Date(to).getUTCFullYear())));
};

/** Compiles the office that the server named; null when the data cannot be read, and the desk then shows dates only. */
export const officeClockOf = (office: unknown, calendars: readonly unknown[]): OfficeClock | null => {
  const outcome = compileOffice(office, calendars);
  if (!outcome.ok) return null;
  const { calendar } = outcome;
  const always = alwaysBeside(calendar);
  const inside = (instant: number) => Math.min(Math.max(instant, calendar.from), calendar.to - 1);
  return {
    zone: calendar.zone,
    worked: (from, to) => calendar.between(inside(from), inside(to)),
    spans: (from, to) => calendar.spans(inside(from), inside(to)),
    everyHour: (from, to) => always().spans(inside(from), inside(to)),
    isOpen: (at) => calendar.isOpen(inside(at)),
    nextOpen: (at) => calendar.nextOpen(inside(at)),
  };
};

/** Ordinary time, for an office whose hours cannot be read. */
export const wallClock: OfficeClock = {
  zone: "Europe/Moscow",
  worked: (from, to) => to - from,
  spans: (from, to) => [{ from, to, kind: "work", name: null }],
  everyHour: (from, to) => [{ from, to, kind: "work", name: null }],
  isOpen: () => true,
  nextOpen: (at) => at,
};
