/** A letter by the map: the fields that were found, and what is wrong with them in words for a clerk. */
import type { FieldMap, IncidentField, LetterProblem } from "../ports/incident.ts";
import type { Letter } from "../ports/mail.ts";
import { localMilliseconds } from "../incident-csv.ts";
import { incidentFields } from "./field-map.ts";
import { findPattern } from "./find-pattern.ts";

export type Recognised = {
  readonly fields: Readonly<Partial<Record<IncidentField, string>>>;
  readonly problems: readonly LetterProblem[];
  /** True where the letter may become a card by itself. */
  readonly isWhole: boolean;
};

type Words = Pick<Letter, "subject" | "texts" | "rows">;

const valueMax = 20_000;
const trouble = (code: string, path: string, ru: string, en: string): LetterProblem => ({ code, path, ru, en });

/** Looks for every field: by its expression, then in the tables, then line by line. */
export function recognise(letter: Words, map: FieldMap): Recognised {
  const found: Partial<Record<IncidentField, string>> = {};
  const problems: LetterProblem[] = [];
  const whole = [letter.subject, ...letter.texts].join("\n");
  const lines = letter.texts.map((text) => text.split("\n").map((line) => line.replace(/^[>\s]+/u, "").trimEnd()));
  for (const field of incidentFields) {
    const { labels, pattern } = map[field];
    const known = labels.map(plain);
    const outcome = inRows(letter.rows, known) ?? inLines(lines, known, { map, field });
    const asked = outcome !== null || pattern === "" ? null : findPattern(pattern, whole);
    if (asked?.kind === "invalid" || asked?.kind === "slow") problems.push(patternProblem(field, asked.kind));
    const value = outcome ?? (asked?.kind === "found" ? asked.value : null);
    if (value !== null) found[field] = tidy(field, value).slice(0, valueMax);
  }
  return judged(found, problems);
}

function judged(fields: Partial<Record<IncidentField, string>>, problems: readonly LetterProblem[]): Recognised {
  const { number, text = "", url, writtenAt } = fields;
  const isLink = url !== undefined && /^https?:\/\/\S+$/u.test(url);
  const all = [
    ...problems,
    ...(text === "" ? [trouble("NO_TEXT", "text", "Не найден текст сообщения.", "The words of the message were not found.")] : []),
    ...(number === undefined
      ? [
          trouble(
            "NO_NUMBER",
            "number",
            "Не найден номер инцидента: повтор письма не узнать по номеру.",
            "The number was not found: a repeated letter cannot be told by it.",
          ),
        ]
      : []),
    ...(url === undefined || isLink
      ? []
      : [trouble("NOT_A_LINK", "url", "Ссылка записана не как адрес сайта.", "The link is no address of a site.")]),
    ...(writtenAt === undefined || localMilliseconds(writtenAt) !== null
      ? []
      : [
          trouble(
            "NO_DATE",
            "writtenAt",
            "Дата не прочитана: нужна запись вида 25.11.2026 09:30.",
            "The date cannot be read: 25.11.2026 09:30 is expected.",
          ),
        ]),
  ];
  return { fields, problems: all, isWhole: text !== "" && (number !== undefined || isLink) };
}

const plain = (label: string): string =>
  label
    .toLowerCase()
    .replaceAll("ё", "е")
    .replaceAll(/\s+/gu, " ")
    .replace(/[\s:：.–—-]+$/u, "")
    .trim();

/** A row "label | value", or a head of labels with the values in the row below it. */
function inRows(rows: Letter["rows"], labels: readonly string[]): string | null {
  for (const label of labels)
    for (const [index, row] of rows.entries()) {
      const place = row.findIndex((cell) => plain(cell) === label);
      if (place < 0) continue;
      const beside = row[place + 1]?.trim() ?? "";
      const below = rows[index + 1]?.[place]?.trim() ?? "";
      const isHead = row.length > 2 || beside === "";
      const value = isHead && below !== "" && rows[index + 1]?.length === row.length ? below : beside;
      if (value !== "") return value;
    }
  return null;
}

type Around = { readonly map: FieldMap; readonly field: IncidentField };

/** "Label: value", the value on the same line or below it; a text goes on until the next label. */
function inLines(texts: readonly (readonly string[])[], labels: readonly string[], { map, field }: Around): string | null {
  const every = new Set(incidentFields.flatMap((one) => map[one].labels.map(plain)));
  for (const label of labels)
    for (const lines of texts)
      for (const [index, line] of lines.entries()) {
        const first = valueAfter(line, label);
        if (first === null) continue;
        const rest = lines.slice(index + 1);
        const end = rest.findIndex((next) => beginsWithLabel(next, every) || /^--\s*$/u.test(next));
        const below = end < 0 ? rest : rest.slice(0, end);
        const value =
          field === "text" ? [first, ...below].join("\n").trim() : first || (below.find((next) => next.trim() !== "")?.trim() ?? "");
        if (value !== "") return value;
      }
  return null;
}

const labelled = /^[\s*•·\-–—]*([^:：=]{1,80}?)\s*[:：=]\s*(.*)$/u;

function valueAfter(line: string, label: string): string | null {
  const found = labelled.exec(line);
  if (found !== null && plain(found[1] ?? "") === label) return (found[2] ?? "").trim();
  // «Номер» alone on its line, or «№ 123» without a colon.
  if (plain(line) === label) return "";
  const rest = line.trim();
  return label === "№" && /^№\s*\d/u.test(rest) ? rest.replace(/^№\s*/u, "") : null;
}

function beginsWithLabel(line: string, labels: ReadonlySet<string>): boolean {
  const found = labelled.exec(line);
  return found === null ? labels.has(plain(line)) && line.trim() !== "" : labels.has(plain(found[1] ?? ""));
}

function tidy(field: IncidentField, value: string): string {
  if (field === "url") return /https?:\/\/[^\s<>"]+/u.exec(value)?.[0] ?? value.split("\n")[0]?.trim() ?? "";
  if (field === "number") return value.split("\n")[0]?.replace(/^№\s*/u, "").trim().slice(0, 100) ?? "";
  return field === "text" ? value.replace(/^'/u, "").trim() : value.replaceAll(/\s+/gu, " ").trim().slice(0, 1_000);
}

function patternProblem(field: IncidentField, kind: "invalid" | "slow"): LetterProblem {
  return kind === "invalid"
    ? trouble("BAD_PATTERN", field, "Выражение для этого поля записано с ошибкой.", "The expression of this field is written wrongly.")
    : trouble(
        "SLOW_PATTERN",
        field,
        "Выражение для этого поля ищет слишком долго. Упростите его.",
        "The expression of this field takes too long. Make it simpler.",
      );
}
