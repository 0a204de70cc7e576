/** Instants as ISO 8601 text with the zone's offset, and clock words for people. */
import { civilOfDay, DAY_MS, formatDay, HOUR_MS, MINUTE_MS, weekdayOf } from "./civil.ts";
import type { Instant } from "./model.ts";
import type { WorkCalendar } from "./work-calendar.ts";

const two = (n: number): string => String(n).padStart(2, "0");

const RU_DAYS = ["пн", "вт", "ср", "чт", "пт", "сб", "вс"];
const EN_DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

const localOf = (calendar: WorkCalendar, t: Instant) => {
  const offset = calendar.offsetAt(t);
  const local = t + offset;
  const day = Math.floor(local / DAY_MS);
  return { offset, day, clock: local - day * DAY_MS };
};

const clockText = (clock: number): string => {
  const seconds = Math.floor((clock % MINUTE_MS) / 1000);
  const ms = clock % 1000;
  const tail = ms > 0 ? `:${two(seconds)}.${String(ms).padStart(3, "0")}` : seconds > 0 ? `:${two(seconds)}` : "";
  return `${two(Math.floor(clock / HOUR_MS))}:${two(Math.floor((clock % HOUR_MS) / MINUTE_MS))}${tail}`;
};

/** An instant as `2025-11-01T15:48:00+03:00`, in the calendar's zone. */
export const formatIso = (calendar: WorkCalendar, t: Instant): string => {
  const { offset, day, clock } = localOf(calendar, t);
  const text = clockText(clock);
  const full = text.length === 5 ? `${text}:00` : text;
  const abs = Math.abs(offset);
  const seconds = Math.floor((abs % MINUTE_MS) / 1000);
  const zone = `${offset < 0 ? "-" : "+"}${two(Math.floor(abs / HOUR_MS))}:${two(Math.floor((abs % HOUR_MS) / MINUTE_MS))}${seconds > 0 ? `:${two(seconds)}` : ""}`;
  return `${formatDay(day)}T${full}${zone}`;
};

/** A date for people: «пт 31.10.2025», `Fri 31.10.2025`. */
export const formatDate = (calendar: WorkCalendar, t: Instant, lang: "ru" | "en"): string => {
  const { day } = localOf(calendar, t);
  const { year, month, date } = civilOfDay(day);
  return `${(lang === "ru" ? RU_DAYS : EN_DAYS)[weekdayOf(day)] ?? ""} ${two(date)}.${two(month)}.${year}`;
};

/** An instant for people: «пт 31.10.2025 15:00», `Fri 31.10.2025 15:00`. */
export const formatMoment = (calendar: WorkCalendar, t: Instant, lang: "ru" | "en"): string =>
  `${formatDate(calendar, t, lang)} ${formatClock(calendar, t)}`;

/** The clock of an instant: `15:48`. */
export const formatClock = (calendar: WorkCalendar, t: Instant): string => clockText(localOf(calendar, t).clock);
