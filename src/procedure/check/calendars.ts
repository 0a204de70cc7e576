/** Schedules that the act itself brings: read by the same reader as an office's. */
import { compileOffice } from "#worktime";
import type { Procedure } from "../model.ts";
import type { Finding } from "../problem.ts";
import { error } from "./finding.ts";

export function checkCalendars({ calendars }: Procedure): readonly Finding[] {
  return Object.entries(calendars).flatMap(([name, schedule]) => {
    // The production calendar that it names lies elsewhere; only its own hours and days are looked at here.
    const own = isRecord(schedule) ? { ...schedule, calendar: "none", calendars: undefined, byOrder: undefined } : schedule;
    const outcome = compileOffice(own, []);
    if (outcome.ok) return [];
    return outcome.problems.map(({ path, ru, en }) =>
      error("calendar.bad", {
        path: path === "" ? `calendars.${name}` : `calendars.${name}.${path}`,
        what: { ru, en },
        remedy: {
          ru: 'Расписание пишут так: { zone: Europe/Moscow, hours: { mon-fri: "09:00-13:00 14:00-18:00" }, calendar: ru }',
          en: 'A schedule is written { zone: Europe/Moscow, hours: { mon-fri: "09:00-13:00 14:00-18:00" }, calendar: ru }',
        },
      }),
    );
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
