/** Hours of a day and of a week, as an office writes them: `mon-thu: "08:00-12:00 12:48-17:00"`. */
import { DAY_MS, HOUR_MS, MINUTE_MS } from "./civil.ts";
import { describe, isFields, join, problem, type Problems, readList } from "./reading-data.ts";

/** A working interval in milliseconds from local midnight; `to` may be 24:00. */
export type Interval = { readonly from: number; readonly to: number };
/** Seven days, Monday first. */
export type Week = readonly (readonly Interval[])[];

const CLOCK = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/;
const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const LONG_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const CLOSED = new Set(["", "off", "closed", "none", "-"]);

const readClock = (text: string): number | null => {
  const match = CLOCK.exec(text);
  if (match === null) return null;
  const [hours, minutes, seconds] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  const ms = hours * HOUR_MS + minutes * MINUTE_MS + seconds * 1000;
  return minutes < 60 && seconds < 60 && ms <= DAY_MS ? ms : null;
};

const badHours = (value: unknown, path: string) =>
  problem("badHours", path, {
    ru: `Здесь нужны часы вида «08:00-12:00 12:48-17:00», а стоит ${describe(value)}.`,
    en: `Hours like "08:00-12:00 12:48-17:00" are needed here, not ${describe(value)}.`,
  });

const intervalTexts = (value: unknown): readonly string[] | null => {
  if (value === null || value === undefined || value === false) return [];
  if (typeof value === "string") {
    const text = value.trim().toLowerCase();
    if (CLOSED.has(text)) return [];
    return text.replaceAll(/\s*[-–—]\s*/g, "-").split(/[\s,;]+/);
  }
  if (!Array.isArray(value)) return null;
  const texts: string[] = [];
  for (const part of value as readonly unknown[]) {
    if (typeof part === "string") texts.push(part.trim().replaceAll(/\s*[-–—]\s*/g, "-"));
    else if (Array.isArray(part) && part.length === 2) texts.push(part.map(String).join("-"));
    else if (isFields(part)) texts.push(`${String(part["from"])}-${String(part["to"])}`);
    else return null;
  }
  return texts;
};

/** The hours of one day; overlap, a reversed interval or a bad clock is a problem with its place. */
export const readDayHours = (value: unknown, path: string, problems: Problems): readonly Interval[] => {
  const texts = intervalTexts(value);
  if (texts === null) {
    problems.push(badHours(value, path));
    return [];
  }
  const intervals: Interval[] = [];
  for (const text of texts) {
    const [fromText, toText, ...rest] = text.split("-");
    const from = readClock(fromText ?? "");
    const to = readClock(toText ?? "");
    if (from === null || to === null || rest.length > 0) {
      problems.push(badHours(text, path));
      return [];
    }
    if (to <= from) {
      problems.push(
        problem("hoursReversed", path, {
          ru: `Конец раньше начала: ${text}. Ночную смену запишите двумя днями: до 24:00 и с 00:00.`,
          en: `The end is not after the start: ${text}. Write a night shift as two days: until 24:00 and from 00:00.`,
        }),
      );
      return [];
    }
    intervals.push({ from, to });
  }
  intervals.sort((a, b) => a.from - b.from);
  for (let i = 1; i < intervals.length; i += 1) {
    if ((intervals[i]?.from ?? 0) >= (intervals[i - 1]?.to ?? 0)) continue;
    problems.push(
      problem("hoursOverlap", path, { ru: `Часы пересекаются: ${texts.join(" ")}.`, en: `The hours overlap: ${texts.join(" ")}.` }),
    );
    return [];
  }
  return intervals;
};

const weekdayIndex = (name: string): number => {
  const short = DAYS.indexOf(name);
  return short >= 0 ? short : LONG_DAYS.indexOf(name);
};

/** The days that a key names: `mon`, `mon-thu`, `mon,wed`, `sat-sun`, `daily`; null where it names none. */
export const readWeekdays = (key: string): readonly number[] | null => {
  const name = key.trim().toLowerCase();
  if (name === "daily") return [0, 1, 2, 3, 4, 5, 6];
  const days: number[] = [];
  for (const part of name.split(/[,\s]+/)) {
    const [first, last, ...rest] = part.split(/[-–—]/);
    const from = weekdayIndex(first ?? "");
    const to = last === undefined ? from : weekdayIndex(last);
    if (from < 0 || to < 0 || rest.length > 0) return null;
    for (let day = from; ; day = (day + 1) % 7) {
      days.push(day);
      if (day === to) break;
    }
  }
  return days;
};

/** The weekly hours of an office; days that no key names are days off. */
export const readWeek = (value: unknown, path: string, problems: Problems): Week => {
  const week: (readonly Interval[])[] = [[], [], [], [], [], [], []];
  if (!isFields(value)) {
    problems.push(badHours(value, path));
    return week;
  }
  const named = new Set<number>();
  for (const [key, hours] of Object.entries(value)) {
    const place = join(path, key);
    const days = readWeekdays(key);
    if (days === null) {
      problems.push(
        problem("badWeekday", place, {
          ru: `Непонятный день недели «${key}». Пишите mon, mon-thu, mon,wed или daily.`,
          en: `"${key}" names no day of the week. Write mon, mon-thu, mon,wed or daily.`,
        }),
      );
      continue;
    }
    const intervals = readDayHours(hours, place, problems);
    for (const day of days) {
      if (named.has(day)) {
        problems.push(
          problem("weekdayTwice", place, {
            ru: `День «${DAYS[day] ?? ""}» указан дважды.`,
            en: `The day "${DAYS[day] ?? ""}" is given twice.`,
          }),
        );
      }
      named.add(day);
      week[day] = intervals;
    }
  }
  return week;
};

/** The same day, shorter by `ms` of working time taken from its end. */
export const shortened = (intervals: readonly Interval[], ms: number): readonly Interval[] => {
  const out = [...intervals];
  let left = ms;
  while (left > 0) {
    const last = out.pop();
    if (last === undefined) break;
    const length = last.to - last.from;
    if (length > left) out.push({ from: last.from, to: last.to - left });
    left -= Math.min(left, length);
  }
  return out;
};

/** Reads a list or one text as weekdays. */
export const readWeekdayList = (value: unknown): readonly number[] | null => {
  const days: number[] = [];
  for (const part of readList(value)) {
    const some = typeof part === "string" ? readWeekdays(part) : null;
    if (some === null) return null;
    days.push(...some);
  }
  return days;
};
