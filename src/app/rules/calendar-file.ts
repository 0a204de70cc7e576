/** A handed-in calendar file laid over the calendars in force: a whole calendar, or only the years that are new. */
import { compileOffice, type WorktimeProblem } from "#worktime";
import type { FileProblem } from "./face.ts";
import { readYaml } from "./file-place.ts";

type Fields = Readonly<Record<string, unknown>>;
type Taken = { readonly calendarId: string; readonly years: readonly number[]; readonly calendars: readonly unknown[] };
export type CalendarFile = ({ readonly ok: true } & Taken) | { readonly ok: false; readonly problems: readonly FileProblem[] };

type Standing = { readonly office: unknown; readonly calendars: readonly unknown[]; readonly today: string };

/** Keys that only a whole calendar has; without them the file brings years to the calendar that has years already. */
const wholeKeys = ["holidays", "extends", "weekend", "byOrder", "exceptions", "automaticMove", "shorterBeforeHoliday"];

/** What the file makes of the calendars, or everything that is wrong with it, each with its line. */
export function readCalendarFile(text: string, standing: Standing): CalendarFile {
  const file = readYaml(text);
  if (!file.ok) return file;
  const at = (found: Pick<WorktimeProblem, "code" | "path" | "ru" | "en">): FileProblem => ({
    ...found,
    ...file.placeOf(found.path),
    severity: "error",
    ...remedyOf(found.code),
  });
  const laid = isFields(file.data) ? layOver(file.data, standing) : null;
  if (laid === null) return { ok: false, problems: [at(noCalendar)] };
  if ("missing" in laid) return { ok: false, problems: laid.missing.map((year) => at(yearGone(year))) };
  const outcome = compileOffice(standing.office, laid.calendars);
  if (outcome.ok) return { ok: true, ...laid };
  const own = `calendars[${laid.calendars.findIndex((one) => idOf(one) === laid.calendarId)}]`;
  return { ok: false, problems: outcome.problems.map((found) => at({ ...found, path: pathInFile(found.path, own, laid.calendarId) })) };
}

function layOver(data: Fields, { calendars, today }: Standing): Taken | { readonly missing: readonly number[] } | null {
  const isWhole = wholeKeys.some((key) => key in data);
  const named = typeof data["id"] === "string" ? data["id"] : null;
  const calendarId =
    named ?? (isWhole ? null : (calendars.map((one) => (hasYears(one) ? idOf(one) : null)).find((id) => id !== null) ?? null));
  if (calendarId === null || (!isWhole && !isFields(data["years"]))) return null;
  const old = calendars.find((one) => idOf(one) === calendarId);
  const before = isFields(old) ? old : {};
  if (!isWhole && old === undefined) return null;
  const next: Fields = isWhole
    ? data
    : { ...before, ...data, id: calendarId, version: data["version"] ?? today, years: { ...yearsOf(before), ...yearsOf(data) } };
  const [was, becomes] = [yearsOf(before), yearsOf(next)];
  const missing = Object.keys(was).filter((year) => !(year in becomes));
  if (missing.length > 0) return { missing: missing.map(Number) };
  const years = Object.keys(becomes).filter((year) => JSON.stringify(was[year]) !== JSON.stringify(becomes[year]));
  const others = calendars.map((one) => (idOf(one) === calendarId ? next : one));
  return { calendarId, years: years.map(Number), calendars: old === undefined ? [...calendars, next] : others };
}

const noCalendar = {
  code: "noCalendar",
  path: "",
  ru: "В файле нет календаря: нужны годы (years) или календарь целиком с его именем (id).",
  en: "The file holds no calendar: years are needed, or a whole calendar with its id.",
};

function yearGone(year: number): Pick<WorktimeProblem, "code" | "path" | "ru" | "en"> {
  return {
    code: "yearGone",
    path: "years",
    ru: `В файле нет ${year} года, а он есть в действующем календаре: по нему посчитаны сроки.`,
    en: `The file has no year ${year}, and the calendar in force has: deadlines were counted by it.`,
  };
}

function remedyOf(code: string): Pick<FileProblem, "remedyRu" | "remedyEn"> {
  switch (code) {
    case "noCalendar":
      return {
        remedyRu: "Напишите, например: years: { 2028: { basis: Постановление…, transfers: [{ from: 2028-01-01, to: 2028-05-02 }] } }",
        remedyEn: "Write, for example: years: { 2028: { basis: Decree…, transfers: [{ from: 2028-01-01, to: 2028-05-02 }] } }",
      };
    case "yearGone":
      return {
        remedyRu: "Оставьте прежние годы в файле или пришлите только новые: без holidays они добавятся к прежним.",
        remedyEn: "Keep the former years in the file, or send the new ones alone: without holidays they are added to the former.",
      };
    case "yearWithoutDecree":
      return {
        remedyRu: "Добавьте этот год. Если постановления ещё нет, пометьте год: provisional: true.",
        remedyEn: "Add this year. If there is no decree yet, mark it: provisional: true.",
      };
    case "transferFrom":
    case "transferTo":
      return {
        remedyRu: "Сверьте даты с постановлением: from — выходной, с которого переносят, to — рабочий день, который станет выходным.",
        remedyEn: "Check the dates against the decree: from is the day off that moves, to is the working day that becomes one.",
      };
    default:
      return {
        remedyRu: "Исправьте это место по образцу соседних лет действующего календаря.",
        remedyEn: "Mend this place after the neighbouring years of the calendar in force.",
      };
  }
}

/** A path of the compiler as a path of the handed-in file. */
function pathInFile(path: string, own: string, id: string): string {
  for (const prefix of [own, `calendars.${id}`]) {
    if (path === prefix) return "";
    if (path.startsWith(`${prefix}.`)) return path.slice(prefix.length + 1);
  }
  return path;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function idOf(calendar: unknown): string | null {
  return isFields(calendar) && typeof calendar["id"] === "string" ? calendar["id"] : null;
}

function yearsOf(calendar: Fields): Fields {
  return isFields(calendar["years"]) ? calendar["years"] : {};
}

function hasYears(calendar: unknown): boolean {
  return isFields(calendar) && Object.keys(yearsOf(calendar)).length > 0;
}
