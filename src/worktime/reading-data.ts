/** Reading plain data (parsed YAML or JSON): every refusal names its place by a path into the data. */
import { type Day, parseDay } from "./civil.ts";
import type { Words, WorktimeProblem } from "./model.ts";

/** What a reader fills while it goes: the problems found so far. */
export type Problems = WorktimeProblem[];

export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);

/** A problem as a value. */
export const problem = (code: string, path: string, words: Words): WorktimeProblem => ({ code, path, ru: words.ru, en: words.en });

/** A value as it stands in the data, for a message. */
export const describe = (value: unknown): string => {
  const text: string | undefined = JSON.stringify(value);
  return text ?? "—";
};

/** Reports every field that the reader does not know: a misspelt key must not pass for an absent one. */
export const reportUnknown = (
  data: Fields,
  known: readonly string[],
  place: { readonly path: string; readonly problems: Problems },
): void => {
  for (const key of Object.keys(data)) {
    if (known.includes(key)) continue;
    place.problems.push(
      problem("unknownField", join(place.path, key), {
        ru: `Неизвестное поле «${key}». Известны: ${known.join(", ")}.`,
        en: `Unknown field "${key}". Known: ${known.join(", ")}.`,
      }),
    );
  }
};

export const join = (path: string, key: string | number): string =>
  typeof key === "number" ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`;

/** A date `2025-11-01`; null and a problem otherwise. */
export const readDay = (value: unknown, path: string, problems: Problems): Day | null => {
  const day = typeof value === "string" ? parseDay(value) : null;
  if (day !== null) return day;
  problems.push(
    problem("badDate", path, {
      ru: `Здесь нужна дата вида 2025-11-01, а стоит ${describe(value)}.`,
      en: `A date like 2025-11-01 is needed here, not ${describe(value)}.`,
    }),
  );
  return null;
};

/** Text or `{ ru, en }`; null where absent. One text serves both languages. */
export const readWords = (value: unknown, path: string, problems: Problems): Words | null => {
  if (value === undefined || value === null) return null;
  if (typeof value === "string") return { ru: value, en: value };
  if (isFields(value) && typeof value["ru"] === "string") {
    return { ru: value["ru"], en: typeof value["en"] === "string" ? value["en"] : value["ru"] };
  }
  problems.push(
    problem("badWords", path, {
      ru: `Здесь нужен текст или { ru, en }, а стоит ${describe(value)}.`,
      en: `A text or { ru, en } is needed here, not ${describe(value)}.`,
    }),
  );
  return null;
};

/** A text; null where absent. */
export const readText = (value: unknown, path: string, problems: Problems): string | null => {
  if (value === undefined || value === null) return null;
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  problems.push(
    problem("badText", path, {
      ru: `Здесь нужен текст, а стоит ${describe(value)}.`,
      en: `A text is needed here, not ${describe(value)}.`,
    }),
  );
  return null;
};

/** A list; a single value stands for a list of one, an absent one for an empty list. */
export const readList = (value: unknown): readonly unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? (value as readonly unknown[]) : [value];
