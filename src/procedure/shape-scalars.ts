/** The smallest shapes: texts, names, numbers, dates, terms. */
import type { Term, TermUnit } from "#worktime";
import { nearest } from "./nearest.ts";
import type { Bilingual } from "./model-words.ts";
import type { Season } from "./model-condition.ts";
import { byForm, fields, required, turned, unexpected, type Shape } from "./shape.ts";
import type { Source } from "./source-tree.ts";

function scalar<T>(
  expects: Bilingual,
  schema: Shape<T>["schema"],
  parse: (text: string, source: Extract<Source, { kind: "text" }>) => T | undefined,
): Shape<T> {
  return {
    schema,
    expects,
    read: (source, path, notebook) => {
      const value = source.kind === "text" ? parse(source.text, source) : undefined;
      return value === undefined ? unexpected(source, path, { notebook, expects }) : value;
    },
  };
}

/** Any text that is not blank. A number is a text too: a clause is written `3.10` with or without quotes. */
export const text: Shape<string> = scalar({ ru: "текст", en: "a text" }, { type: ["string", "number"] }, (value) =>
  value.trim() === "" ? undefined : value.trim(),
);

const reserved = new Set(Object.getOwnPropertyNames(Object.prototype));

/** A name that the file gives: letters (Russian too), digits, `_` and `-`, beginning with a letter. */
export const name: Shape<string> = scalar(
  { ru: "имя из букв, цифр, «_» и «-», первой стоит буква", en: "a name of letters, digits, _ and -, beginning with a letter" },
  { type: "string", pattern: "^\\p{L}[\\p{L}\\p{N}_-]*$" },
  (value) => (/^\p{L}[\p{L}\p{N}_-]{0,79}$/u.test(value) && !reserved.has(value) ? value : undefined),
);

/** The number of a clause, as the act writes it. */
export const clauseId: Shape<string> = scalar(
  { ru: 'номер пункта, например "3.1.2"', en: 'the number of a clause, e.g. "3.1.2"' },
  { type: ["string", "number"] },
  (value) => (value.trim() === "" || value.length > 40 || reserved.has(value) ? undefined : value.trim()),
);

export const flag: Shape<boolean> = scalar({ ru: "true (да) или false (нет)", en: "true or false" }, { type: "boolean" }, (value) =>
  value === "true" ? true : value === "false" ? false : undefined,
);

/** A number within limits; `whole` for counts. */
export function number({ from, to, whole }: { readonly from: number; readonly to: number; readonly whole: boolean }): Shape<number> {
  const kind = whole ? { ru: "целое число", en: "a whole number" } : { ru: "число", en: "a number" };
  return scalar(
    { ru: `${kind.ru} от ${from} до ${to}`, en: `${kind.en} from ${from} to ${to}` },
    { type: whole ? "integer" : "number", minimum: from, maximum: to },
    (value) => {
      const parsed = /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
      return Number.isFinite(parsed) && parsed >= from && parsed <= to && (!whole || Number.isInteger(parsed)) ? parsed : undefined;
    },
  );
}

export const count = number({ from: 1, to: 10_000_000, whole: true });

/** One word of a closed list; a misspelt one gets the nearest. */
export function oneOf<T extends string>(words: readonly T[]): Shape<T> {
  const expects = { ru: `одно из слов: ${words.join(", ")}`, en: `one of: ${words.join(", ")}` };
  return {
    schema: { enum: words },
    expects,
    read: (source, path, notebook) => {
      const found = source.kind === "text" ? words.find((word) => word === source.text) : undefined;
      if (found !== undefined) return found;
      const near = source.kind === "text" ? nearest(source.text, words) : null;
      if (source.kind !== "text" || near === null) return unexpected(source, path, { notebook, expects });
      notebook.findings.push({
        code: "unknownWord",
        severity: "error",
        path,
        at: source.at,
        what: { ru: `Слово «${source.text}» здесь не известно`, en: `The word "${source.text}" is not known here` },
        remedy: {
          ru: `Возможно, имелось в виду «${near}»; бывает: ${words.join(", ")}`,
          en: `Perhaps "${near}" was meant; known: ${words.join(", ")}`,
        },
      });
      return undefined;
    },
  };
}

const bothLanguages = fields<{ ru: string; en: string | null }>({
  ru: required(text),
  en: { shape: text, absent: { kind: "value", value: null } },
});

/** `{ ru, en }`, or one text for both languages. */
export const bilingual: Shape<Bilingual> = byForm<Bilingual>({
  text: turned(text, (value) => ({ ru: value, en: value })),
  map: turned(bothLanguages, ({ ru, en }) => ({ ru, en: en ?? ru })),
  expects: { ru: "текст или { ru: …, en: … }", en: "a text or { ru: …, en: … }" },
});

/** A plain date. */
export const date: Shape<string> = scalar(
  { ru: "дата вида 2026-11-24", en: "a date like 2026-11-24" },
  { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$" },
  (value) => (isDate(value) ? value : undefined),
);

function isDate(value: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (parts === null) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(month, year);
}

function daysIn(month: number, year: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** `"04-01..10-31"`: from the 1st of April to the 31st of October. */
export const season: Shape<Season> = scalar(
  { ru: 'время года вида "04-01..10-31" (месяц-день)', en: 'a season like "04-01..10-31" (month-day)' },
  { type: "string", pattern: "^\\d{2}-\\d{2}\\.\\.\\d{2}-\\d{2}$" },
  parseSeason,
);

/** A season in its short form; undefined where it is none. */
export function parseSeason(value: string): Season | undefined {
  const [from = "", to = "", ...rest] = value.split("..");
  return rest.length === 0 && isDate(`2024-${from}`) && isDate(`2024-${to}`) ? { from, to } : undefined;
}

const units: Readonly<Record<string, { readonly unit: TermUnit; readonly per: number }>> = {
  m: { unit: "minute", per: 1 },
  h: { unit: "hour", per: 1 },
  wm: { unit: "workingHour", per: 60 },
  wh: { unit: "workingHour", per: 1 },
  wd: { unit: "workingDay", per: 1 },
  d: { unit: "calendarDay", per: 1 },
};

/** A term in its short form: `8wh`, `2wd`, `30m`, `30wm`, `9h`, `7d`; undefined where it is none. */
export function parseTerm(value: string): Term | undefined {
  const parts = /^(\d{1,6}(?:\.\d{1,6})?)\s*(wm|wh|wd|m|h|d)$/.exec(value.trim());
  const found = parts === null ? undefined : units[parts[2] ?? ""];
  if (parts === null || found === undefined) return undefined;
  const amount = Number(parts[1]) / found.per;
  return (found.unit === "workingDay" || found.unit === "calendarDay") && !Number.isInteger(amount)
    ? undefined
    : { amount, unit: found.unit };
}

export const term: Shape<Term> = scalar(
  {
    ru: "срок: 8wh (рабочих часов), 2wd (рабочих дней), 30m (минут), 30wm (рабочих минут), 9h (часов), 7d (календарных дней)",
    en: "a term: 8wh (working hours), 2wd (working days), 30m (minutes), 30wm (working minutes), 9h (hours), 7d (calendar days)",
  },
  { type: "string", pattern: "^\\d{1,6}(\\.\\d{1,6})?\\s*(wm|wh|wd|m|h|d)$" },
  parseTerm,
);

/** A term in the short form that the file uses. */
export function termText({ amount, unit }: Term): string {
  const short: Readonly<Record<TermUnit, string>> = { minute: "m", hour: "h", workingHour: "wh", workingDay: "wd", calendarDay: "d" };
  return `${amount}${short[unit]}`;
}
