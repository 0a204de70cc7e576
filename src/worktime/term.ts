/** Terms as people and files write them. */
import { HOUR_MS, MINUTE_MS } from "./civil.ts";
import type { Term, TermUnit, WorktimeProblem } from "./model.ts";
import { problem } from "./reading-data.ts";

const UNITS: Readonly<Record<string, TermUnit>> = { wh: "workingHour", wd: "workingDay", m: "minute", h: "hour", d: "calendarDay" };
const TERM = /^([+-]?(?:\d+(?:[.,]\d+)?|[.,]\d+))\s*([a-z]+)$/i;

export type ParsedTerm = { readonly ok: true; readonly term: Term } | { readonly ok: false; readonly problem: WorktimeProblem };

/** Reads `8wh`, `2wd`, `30m`, `1.5h`, `30d`. */
export const parseTerm = (text: string): ParsedTerm => {
  const match = TERM.exec(text.trim());
  const unit = match === null ? undefined : UNITS[(match[2] ?? "").toLowerCase()];
  if (match === null || unit === undefined) {
    return {
      ok: false,
      problem: problem("badTerm", "term", {
        ru: `Непонятный срок «${text}». Пишите 8wh (рабочие часы), 2wd (рабочие дни), 30m, 4h или 30d.`,
        en: `"${text}" is no term. Write 8wh (working hours), 2wd (working days), 30m, 4h or 30d.`,
      }),
    };
  }
  const term: Term = { amount: Number((match[1] ?? "").replace(",", ".")), unit };
  const refused = checkTerm(term);
  return refused === null ? { ok: true, term } : { ok: false, problem: refused };
};

/** A term that cannot be counted: negative, not a number, or a part of a day. */
export const checkTerm = (term: Term): WorktimeProblem | null => {
  if (!Number.isFinite(term.amount) || term.amount < 0) {
    return problem("badAmount", "term.amount", {
      ru: `Длина срока — число не меньше нуля, а стоит ${term.amount}.`,
      en: `The length of a term is a number from 0, not ${term.amount}.`,
    });
  }
  const inDays = term.unit === "workingDay" || term.unit === "calendarDay";
  if (inDays && (!Number.isInteger(term.amount) || term.amount < 1)) {
    return problem("partOfDay", "term.amount", {
      ru: `Срок в днях — целое число дней от 1, а стоит ${term.amount}. Часть дня запишите рабочими часами.`,
      en: `A term in days is a whole number from 1, not ${term.amount}. Write a part of a day in working hours.`,
    });
  }
  return null;
};

/** Milliseconds of one unit, where the unit is a length. */
export const MS_OF_UNIT: Readonly<Record<"minute" | "hour" | "workingHour", number>> = {
  minute: MINUTE_MS,
  hour: HOUR_MS,
  workingHour: HOUR_MS,
};

/** A term's length in milliseconds, rounded to one; days are no length and give NaN. */
export const lengthOfTerm = (term: Term): number => {
  switch (term.unit) {
    case "minute":
    case "hour":
    case "workingHour":
      return Math.round(term.amount * MS_OF_UNIT[term.unit]);
    case "workingDay":
    case "calendarDay":
      return NaN;
  }
};

type Forms = readonly [one: string, few: string, many: string];

const RU_FORMS: Readonly<Record<TermUnit, Forms>> = {
  minute: ["минута", "минуты", "минут"],
  hour: ["час", "часа", "часов"],
  workingHour: ["рабочий час", "рабочих часа", "рабочих часов"],
  workingDay: ["рабочий день", "рабочих дня", "рабочих дней"],
  calendarDay: ["календарный день", "календарных дня", "календарных дней"],
};
const EN_FORMS: Readonly<Record<TermUnit, string>> = {
  minute: "minute",
  hour: "hour",
  workingHour: "working hour",
  workingDay: "working day",
  calendarDay: "calendar day",
};

const russianForm = (amount: number, [one, few, many]: Forms): string => {
  if (!Number.isInteger(amount)) return few;
  const tens = amount % 100;
  const ones = amount % 10;
  if (tens >= 11 && tens <= 14) return many;
  if (ones === 1) return one;
  return ones >= 2 && ones <= 4 ? few : many;
};

/** A term in Russian, in the right form: «8 рабочих часов», «2 рабочих дня», «1,5 часа». */
export const formatRussianTerm = (term: Term): string =>
  `${String(term.amount).replace(".", ",")} ${russianForm(term.amount, RU_FORMS[term.unit])}`;

/** A term in words. */
export const formatTerm = (term: Term, lang: "ru" | "en"): string =>
  lang === "ru" ? formatRussianTerm(term) : `${term.amount} ${EN_FORMS[term.unit]}${term.amount === 1 ? "" : "s"}`;

/** A length in words: «1 ч 20 мин», `1 h 20 min`; seconds only where there are some, a minus for what is overdue. */
export const formatDuration = (ms: number, lang: "ru" | "en"): string => {
  const [h, m, s] = lang === "ru" ? ["ч", "мин", "с"] : ["h", "min", "s"];
  const total = Math.round(Math.abs(ms) / 1000);
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor((total % 3600) / 60);
  const seconds = total % 60;
  const parts: string[] = [];
  if (hours > 0) parts.push(`${hours} ${h}`);
  if (minutes > 0) parts.push(`${minutes} ${m}`);
  if (seconds > 0) parts.push(`${seconds} ${s}`);
  if (parts.length === 0) parts.push(`0 ${m}`);
  return (ms < 0 && total > 0 ? "−" : "") + parts.join(" ");
};
