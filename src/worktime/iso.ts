/** Instants as ISO 8601 text with the zone's offset, and clock words for people. */
import { civilOfDay, DAY_MS, formatDay, HOUR_MS, MINUTE_MS, parseDay, weekdayOf } from "./civil.ts";
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

const ISO = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|[+-]\d{2}(?::?\d{2}(?::?\d{2})?)?)?$/i;

/** A written time: an instant where the text names its offset, else a local time as milliseconds of a UTC clock. */
export type WrittenTime = { readonly kind: "instant"; readonly instant: Instant } | { readonly kind: "local"; readonly local: number };

const offsetOf = (text: string): number => {
  if (text.toUpperCase() === "Z") return 0;
  const [hours, minutes, seconds] = text.slice(1).replaceAll(":", "").match(/../g) ?? [];
  const ms = Number(hours) * HOUR_MS + Number(minutes ?? 0) * MINUTE_MS + Number(seconds ?? 0) * 1000;
  return text.startsWith("-") ? -ms : ms;
};

/** Reads `2025-11-01T15:48+03:00`, `…Z`, with seconds or without; null where it is no time. */
export const parseIso = (text: string): WrittenTime | null => {
  const match = ISO.exec(text.trim());
  const day = match === null ? null : parseDay(match[1] ?? "");
  if (match === null || day === null) return null;
  const [hours, minutes, seconds] = [Number(match[2]), Number(match[3]), Number(match[4] ?? 0)];
  if (hours > 24 || minutes > 59 || seconds > 59 || (hours === 24 && minutes + seconds > 0)) return null;
  const fraction = Number((match[5] ?? "").padEnd(3, "0").slice(0, 3));
  const local = day * DAY_MS + hours * HOUR_MS + minutes * MINUTE_MS + seconds * 1000 + fraction;
  return match[6] === undefined ? { kind: "local", local } : { kind: "instant", instant: local - offsetOf(match[6]) };
};
