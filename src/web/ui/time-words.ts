import type { Texts } from "../texts/ru.ts";
import type { Language } from "../texts/texts-context.tsx";

const minuteMs = 60_000;
const hourMs = 3_600_000;
const dayMs = 86_400_000;

export type TimeWords = { readonly texts: Texts; readonly language: Language; readonly zone: string };

// A length is one word for the eye: it never breaks between the number and its unit.
const unbroken = (words: string): string => words.replaceAll(" ", "\u00a0");

/** A length in hours and minutes: «1 ч 20 мин». Working days differ in length, so hours are never turned into days. */
export const lengthWords = (ms: number, texts: Texts): string => {
  const minutes = Math.floor(Math.abs(ms) / minuteMs);
  if (minutes === 0) return unbroken(texts.clock.lessThanMinute);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return unbroken(texts.clock.minute(rest));
  return unbroken(rest === 0 ? texts.clock.hour(hours) : `${texts.clock.hour(hours)} ${texts.clock.minute(rest)}`);
};

/** A length of ordinary time: days from two days on. */
export const wallLengthWords = (ms: number, texts: Texts): string =>
  Math.abs(ms) >= 2 * dayMs ? texts.clock.day(Math.floor(Math.abs(ms) / dayMs)) : lengthWords(ms, texts);

const formats = new Map<string, Intl.DateTimeFormat>();
const format = (language: Language, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${language} ${zone} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(language === "ru" ? "ru-RU" : "en-GB", { timeZone: zone, ...options });
  formats.set(key, made);
  return made;
};

/** The civil date in the office's zone, as a sortable text. */
export const civilDate = (at: number, zone: string): string =>
  format("en", zone, { year: "numeric", month: "2-digit", day: "2-digit" }).format(at).split("/").reverse().join("-");

/** Hours and minutes in the office's zone. */
export const clockTime = (at: number, { language, zone }: TimeWords): string =>
  format(language, zone, { hour: "2-digit", minute: "2-digit", hour12: false }).format(at);

/** A date without time: «24 ноября», with the year when it is another one. */
export const dateWords = (at: number, now: number, { language, zone }: TimeWords): string => {
  const sameYear = civilDate(at, zone).slice(0, 4) === civilDate(now, zone).slice(0, 4);
  const words = format(language, zone, { day: "numeric", month: "long", ...(sameYear ? {} : { year: "numeric" }) }).format(at);
  return words.replace(/\s?г\.$/, "");
};

/** A weekday and a number for an axis: «пн 23». */
export const dayMark = (at: number, { language, zone }: TimeWords): string => {
  const weekday = format(language, zone, { weekday: "short" }).format(at);
  return `${weekday} ${format(language, zone, { day: "numeric" }).format(at)}`;
};

/** A moment as one says it: «15:58» today, «завтра в 10:00», «24 ноября в 15:10». */
export const momentWords = (at: number, now: number, words: TimeWords): string => {
  const day = civilDate(at, words.zone);
  const time = clockTime(at, words);
  if (day === civilDate(now, words.zone)) return time;
  if (day === civilDate(now + dayMs, words.zone)) return words.texts.clock.at(words.texts.clock.tomorrow, time);
  if (day === civilDate(now - dayMs, words.zone)) return words.texts.clock.at(words.texts.clock.yesterday, time);
  return words.texts.clock.at(dateWords(at, now, words), time);
};

/** A term as the act states it. */
export const termWords = (
  term: { readonly amount: number; readonly unit: "minute" | "hour" | "workingHour" | "workingDay" | "calendarDay" },
  texts: Texts,
): string => {
  switch (term.unit) {
    case "minute":
      return texts.clock.termMinutes(term.amount);
    case "hour":
      return texts.clock.termHours(term.amount);
    case "workingHour":
      return texts.clock.termWorkingHours(term.amount);
    case "workingDay":
      return texts.clock.termWorkingDays(term.amount);
    case "calendarDay":
      return texts.clock.termCalendarDays(term.amount);
  }
};

/** Whether a length is near enough to warn: an hour. */
export const withinAnHour = (ms: number): boolean => ms <= hourMs;
