/** A production calendar as data: holidays of the law, decrees of the years, days that an office may switch on by its own order. */
import { civilOfDay, type Day, DAY_MS, parseDay } from "./civil.ts";
import { type DayRule, readExceptions, readShortening } from "./day-rule.ts";
import { readWeekdayList } from "./hours.ts";
import type { Words } from "./model.ts";
import {
  describe,
  type Fields,
  isFields,
  join,
  problem,
  type Problems,
  readDay,
  readList,
  readText,
  readWords,
  reportUnknown,
} from "./reading-data.ts";

/** A holiday of every year; `moves` is false where a fall on a weekend moves nothing by itself (ТК 112: 1–8 January). */
export type Holiday = {
  readonly month: number;
  readonly date: number;
  readonly moves: boolean;
  readonly name: Words;
  readonly basis: string | null;
};

/** A day off carried by a decree from one date to another; a day that thereby became working has the length of the other (order 588н). */
export type Transfer = { readonly from: Day; readonly to: Day };

export type CalendarYear = {
  readonly basis: string | null;
  readonly provisional: boolean;
  readonly transfers: readonly Transfer[];
  readonly path: string;
};

/** Days off of the third kind: regional or presidential, counted only where the office's own order says so. */
export type OrderedDays = { readonly id: string; readonly shortBefore: boolean; readonly days: ReadonlyMap<Day, DayRule> };

export type CalendarData = {
  readonly id: string;
  readonly version: string;
  readonly base: string | null;
  readonly weekend: readonly number[];
  readonly shorterBeforeMs: number;
  readonly shorterBasis: string | null;
  readonly holidays: readonly Holiday[];
  readonly moveBasis: string | null;
  readonly years: ReadonlyMap<number, CalendarYear>;
  readonly byOrder: readonly OrderedDays[];
  readonly exceptions: ReadonlyMap<Day, DayRule>;
};

const KNOWN = [
  "id",
  "version",
  "title",
  "extends",
  "weekend",
  "shorterBeforeHoliday",
  "automaticMove",
  "holidays",
  "years",
  "byOrder",
  "exceptions",
  "note",
];

const readHoliday = (data: Fields, path: string, problems: Problems): Holiday | null => {
  reportUnknown(data, ["on", "moves", "name", "basis"], { path, problems });
  const text = typeof data["on"] === "string" ? data["on"] : "";
  // A leap year, so that 29 February is a date too.
  const match = /^(\d{2})-(\d{2})$/.exec(text);
  if (match === null || parseDay(`2024-${text}`) === null) {
    problems.push(
      problem("badHoliday", join(path, "on"), {
        ru: `Здесь нужен день года вида 05-09, а стоит ${describe(data["on"])}.`,
        en: `A day of the year like 05-09 is needed here, not ${describe(data["on"])}.`,
      }),
    );
    return null;
  }
  const name = readWords(data["name"], join(path, "name"), problems);
  const basis = readText(data["basis"], join(path, "basis"), problems);
  return {
    month: Number(match[1]),
    date: Number(match[2]),
    moves: data["moves"] !== false,
    name: name ?? { ru: "Праздник", en: "Holiday" },
    basis,
  };
};

const readYear = (value: unknown, year: number, path: string, problems: Problems): CalendarYear => {
  const data = isFields(value) ? value : {};
  reportUnknown(data, ["basis", "provisional", "transfers", "note"], { path, problems });
  const transfers: Transfer[] = [];
  readList(data["transfers"]).forEach((item, i) => {
    const place = join(join(path, "transfers"), i);
    const fields = isFields(item) ? item : {};
    const from = readDay(fields["from"], join(place, "from"), problems);
    const to = readDay(fields["to"], join(place, "to"), problems);
    if (from === null || to === null) return;
    for (const [key, day] of [
      ["from", from],
      ["to", to],
    ] as const) {
      if (civilOfDay(day).year === year) continue;
      problems.push(
        problem("transferYear", join(place, key), {
          ru: `День ${String(fields[key])} не из ${year} года.`,
          en: `The day ${String(fields[key])} is not of ${year}.`,
        }),
      );
    }
    transfers.push({ from, to });
  });
  const basis = readText(data["basis"], join(path, "basis"), problems);
  if (basis === null && data["provisional"] !== true) {
    problems.push(
      problem("yearWithoutDecree", join(path, "basis"), {
        ru: `Для ${year} года не назван акт о переносах. Назовите его или пометьте год provisional: true.`,
        en: `No decree is named for ${year}. Name it, or mark the year provisional: true.`,
      }),
    );
  }
  return { basis, provisional: data["provisional"] === true, transfers, path };
};

const readYears = (value: unknown, path: string, problems: Problems): ReadonlyMap<number, CalendarYear> => {
  const years = new Map<number, CalendarYear>();
  if (value === undefined || value === null) return years;
  if (!isFields(value)) {
    problems.push(problem("badYears", path, { ru: "Здесь нужны годы: { 2025: { … } }.", en: "Years are needed here: { 2025: { … } }." }));
    return years;
  }
  for (const [key, data] of Object.entries(value)) {
    const year = /^\d{4}$/.test(key) ? Number(key) : null;
    if (year === null) problems.push(problem("badYear", join(path, key), { ru: `«${key}» — не год.`, en: `"${key}" is not a year.` }));
    else years.set(year, readYear(data, year, join(path, key), problems));
  }
  return years;
};

const readOrdered = (value: unknown, path: string, problems: Problems): readonly OrderedDays[] =>
  readList(value).flatMap((item, i) => {
    const place = join(path, i);
    if (!isFields(item) || typeof item["id"] !== "string") {
      problems.push(problem("badOrderedDays", place, { ru: "Здесь нужны { id, name, days }.", en: "{ id, name, days } is needed here." }));
      return [];
    }
    reportUnknown(item, ["id", "name", "basis", "shortBefore", "days"], { path: place, problems });
    const name = readWords(item["name"], join(place, "name"), problems);
    const basis = readText(item["basis"], join(place, "basis"), problems);
    const days = new Map<Day, DayRule>();
    for (const [day, rule] of readExceptions(item["days"], join(place, "days"), problems)) {
      days.set(day, { ...rule, name: rule.name ?? name, basis: rule.basis ?? basis });
    }
    return [{ id: item["id"], shortBefore: item["shortBefore"] === true, days }];
  });

/** Reads one calendar file's data; null where it is no calendar at all. */
export const readCalendar = (value: unknown, path: string, problems: Problems): CalendarData | null => {
  if (!isFields(value) || typeof value["id"] !== "string") {
    problems.push(
      problem("badCalendar", path, {
        ru: "Здесь нужен календарь: { id, version, … }.",
        en: "A calendar is needed here: { id, version, … }.",
      }),
    );
    return null;
  }
  reportUnknown(value, KNOWN, { path, problems });
  const weekend = value["weekend"] === undefined ? [5, 6] : readWeekdayList(value["weekend"]);
  if (weekend === null) {
    problems.push(problem("badWeekend", join(path, "weekend"), { ru: "Непонятные дни недели.", en: "These name no days of the week." }));
  }
  const shorter = isFields(value["shorterBeforeHoliday"]) ? value["shorterBeforeHoliday"] : null;
  const move = isFields(value["automaticMove"]) ? value["automaticMove"] : null;
  const at = (key: string): string => join(path, key);
  return {
    id: value["id"],
    version: readText(value["version"], at("version"), problems) ?? "0",
    base: readText(value["extends"], at("extends"), problems),
    weekend: weekend ?? [],
    shorterBeforeMs:
      shorter === null ? 0 : Math.min(DAY_MS, readShortening(shorter["by"], join(at("shorterBeforeHoliday"), "by"), problems)),
    shorterBasis: shorter === null ? null : readText(shorter["basis"], join(at("shorterBeforeHoliday"), "basis"), problems),
    moveBasis: move === null ? null : readText(move["basis"], join(at("automaticMove"), "basis"), problems),
    holidays: readList(value["holidays"]).flatMap((item, i) => {
      const holiday = readHoliday(isFields(item) ? item : { on: item }, join(at("holidays"), i), problems);
      return holiday === null ? [] : [holiday];
    }),
    years: readYears(value["years"], at("years"), problems),
    byOrder: readOrdered(value["byOrder"], at("byOrder"), problems),
    exceptions: readExceptions(value["exceptions"], at("exceptions"), problems),
  };
};

/** A calendar laid over its base: its own days win, its settings replace where given. */
export const layOver = (base: CalendarData, top: CalendarData): CalendarData => ({
  ...base,
  id: top.id,
  version: `${base.version}+${top.id}@${top.version}`,
  base: null,
  shorterBeforeMs: top.shorterBeforeMs > 0 ? top.shorterBeforeMs : base.shorterBeforeMs,
  shorterBasis: top.shorterBasis ?? base.shorterBasis,
  moveBasis: top.moveBasis ?? base.moveBasis,
  holidays: [...base.holidays, ...top.holidays],
  years: new Map([...base.years, ...top.years]),
  byOrder: [...base.byOrder, ...top.byOrder],
  exceptions: new Map([...base.exceptions, ...top.exceptions]),
});
