/** What is special about one date: the rule, its name for people and its legal basis. */
import { type Day, DAY_MS, formatDay, HOUR_MS, MINUTE_MS } from "./civil.ts";
import { type Interval, readDayHours } from "./hours.ts";
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

type Told = { readonly name: Words | null; readonly basis: string | null };

/** The rule of a date. `replaces`: worked with the hours of another date's weekday (order 588н), shorter where that day was short. */
export type DayRule =
  | (Told & { readonly kind: "off"; readonly nature: "holiday" | "movedDayOff" | "orderedDayOff" })
  | (Told & { readonly kind: "hours"; readonly hours: readonly Interval[] })
  | (Told & { readonly kind: "shorter"; readonly byMs: number })
  | (Told & { readonly kind: "replaces"; readonly day: Day; readonly byMs: number });

const KNOWN = ["date", "from", "to", "kind", "hours", "by", "replaces", "of", "name", "basis"];
const LONGEST_RANGE_DAYS = 366;

/** A length of working time: minutes as a number, or `1h`, `90m`. */
export const readShortening = (value: unknown, path: string, problems: Problems): number => {
  if (typeof value === "number" && value > 0) return Math.round(value * MINUTE_MS);
  const match = typeof value === "string" ? /^(\d+)\s*(h|m|min)?$/.exec(value.trim()) : null;
  const ms = match === null ? 0 : Number(match[1]) * (match[2] === "h" ? HOUR_MS : MINUTE_MS);
  if (ms > 0 && ms <= DAY_MS) return ms;
  problems.push(
    problem("badShortening", path, {
      ru: `Здесь нужно, на сколько минут день короче (60 или «1h»), а стоит ${describe(value)}.`,
      en: `By how many minutes the day is shorter is needed here (60 or "1h"), not ${describe(value)}.`,
    }),
  );
  return 0;
};

const readRange = (data: Fields, path: string, problems: Problems): readonly Day[] => {
  if (data["date"] !== undefined) {
    const day = readDay(data["date"], join(path, "date"), problems);
    return day === null ? [] : [day];
  }
  const from = readDay(data["from"], join(path, "from"), problems);
  const to = readDay(data["to"] ?? data["from"], join(path, "to"), problems);
  if (from === null || to === null) return [];
  if (to < from || to - from > LONGEST_RANGE_DAYS) {
    problems.push(
      problem("badRange", path, {
        ru: `Дни с ${formatDay(from)} по ${formatDay(to)}: конец раньше начала или больше года.`,
        en: `Days from ${formatDay(from)} to ${formatDay(to)}: the end is before the start, or more than a year.`,
      }),
    );
    return [];
  }
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
};

const readRule = (data: Fields, path: string, problems: Problems): DayRule | null => {
  const name = readWords(data["name"], join(path, "name"), problems);
  const basis = readText(data["basis"], join(path, "basis"), problems);
  const kind = data["kind"] ?? (data["hours"] !== undefined ? "hours" : "off");
  switch (kind) {
    case "off":
      return { kind: "off", nature: "orderedDayOff", name, basis };
    case "holiday":
      return { kind: "off", nature: "holiday", name, basis };
    case "hours":
      return { kind: "hours", hours: readDayHours(data["hours"], join(path, "hours"), problems), name, basis };
    case "shorter":
      return { kind: "shorter", byMs: readShortening(data["by"] ?? 60, join(path, "by"), problems), name, basis };
    case "replaces": {
      const day = readDay(data["replaces"] ?? data["of"], join(path, "replaces"), problems);
      const byMs = data["by"] === undefined ? 0 : readShortening(data["by"], join(path, "by"), problems);
      return day === null ? null : { kind: "replaces", day, byMs, name, basis };
    }
    default:
      problems.push(
        problem("badKind", join(path, "kind"), {
          ru: `Вид дня — off, holiday, hours, shorter или replaces, а стоит ${describe(kind)}.`,
          en: `The kind of a day is off, holiday, hours, shorter or replaces, not ${describe(kind)}.`,
        }),
      );
      return null;
  }
};

/** Dated exceptions as data; a date given twice is a problem. A bare date is a day off. */
export const readExceptions = (value: unknown, path: string, problems: Problems): ReadonlyMap<Day, DayRule> => {
  const rules = new Map<Day, DayRule>();
  readList(value).forEach((item, i) => {
    const place = join(path, i);
    const data = typeof item === "string" ? { date: item } : item;
    if (!isFields(data)) {
      problems.push(
        problem("badException", place, {
          ru: `Здесь нужен день, а стоит ${describe(item)}.`,
          en: `A day is needed here, not ${describe(item)}.`,
        }),
      );
      return;
    }
    reportUnknown(data, KNOWN, { path: place, problems });
    const rule = readRule(data, place, problems);
    for (const day of readRange(data, place, problems)) {
      if (rules.has(day)) {
        problems.push(
          problem("dayTwice", place, { ru: `День ${formatDay(day)} указан дважды.`, en: `The day ${formatDay(day)} is given twice.` }),
        );
      }
      if (rule !== null) rules.set(day, rule);
    }
  });
  return rules;
};
