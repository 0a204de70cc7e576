/** An office as data: its zone, its weekly hours, its calendar and its own exceptions. */
import type { Day } from "./civil.ts";
import { type DayRule, readExceptions } from "./day-rule.ts";
import { readWeek, type Week } from "./hours.ts";
import { describe, isFields, join, problem, type Problems, readList, readText, reportUnknown } from "./reading-data.ts";

export type OfficeData = {
  readonly zone: string;
  readonly week: Week;
  /** Names of calendars, later over earlier. */
  readonly calendars: readonly string[];
  /** Days of the third kind that this office observes by its own order. */
  readonly byOrder: readonly string[];
  readonly exceptions: ReadonlyMap<Day, DayRule>;
  readonly version: string;
};

const KNOWN = ["id", "name", "title", "note", "version", "zone", "hours", "calendar", "calendars", "byOrder", "exceptions", "holidays"];

const calendarNames = (value: unknown, path: string, problems: Problems): readonly string[] =>
  readList(value).flatMap((item, i) => {
    if (typeof item === "string") return item === "none" || item === "" ? [] : [item];
    if (isFields(item) && typeof item["id"] === "string") return [item["id"]];
    problems.push(
      problem("badCalendarName", join(path, i), {
        ru: `Здесь нужно имя календаря, а стоит ${describe(item)}.`,
        en: `A calendar's name is needed here, not ${describe(item)}.`,
      }),
    );
    return [];
  });

/** Reads an office; the caller looks into `problems` before it uses the answer. */
export const readOffice = (value: unknown, problems: Problems): OfficeData | null => {
  if (!isFields(value)) {
    problems.push(
      problem("badOffice", "", { ru: "Здесь нужно расписание: { zone, hours, … }.", en: "An office is needed here: { zone, hours, … }." }),
    );
    return null;
  }
  reportUnknown(value, KNOWN, { path: "", problems });
  const zone = value["zone"];
  if (typeof zone !== "string" || zone === "") {
    problems.push(
      problem("badZone", "zone", {
        ru: `Здесь нужен часовой пояс вида Europe/Moscow, а стоит ${describe(zone)}.`,
        en: `A zone like Europe/Moscow is needed here, not ${describe(zone)}.`,
      }),
    );
  }
  const holidays = readExceptions(value["holidays"], "holidays", problems);
  const exceptions = new Map<Day, DayRule>();
  for (const [day, rule] of holidays) exceptions.set(day, rule.kind === "off" ? { ...rule, nature: "holiday" } : rule);
  for (const [day, rule] of readExceptions(value["exceptions"], "exceptions", problems)) exceptions.set(day, rule);
  const week = readWeek(value["hours"], "hours", problems);
  const isNeverOpen = week.every((day) => day.length === 0) && ![...exceptions.values()].some((rule) => rule.kind === "hours");
  if (problems.length === 0 && isNeverOpen) {
    problems.push(
      problem("neverOpen", "hours", {
        ru: "Учреждение не работает ни часа: срок никогда не истечёт.",
        en: "The office is never open: no term would ever end.",
      }),
    );
  }
  return {
    zone: typeof zone === "string" ? zone : "",
    week,
    calendars: calendarNames(value["calendar"] ?? value["calendars"], "calendar", problems),
    byOrder: readList(value["byOrder"]).map(String),
    exceptions,
    version: readText(value["version"], "version", problems) ?? "",
  };
};
