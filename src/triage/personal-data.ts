/** What kind of personal data a piece of a text looks like. */
export type PersonalDataKind = "phone" | "email" | "card" | "passport" | "snils" | "flat" | "name";

/** A piece of a text that should not stand before everybody. */
export type PersonalData = { readonly kind: PersonalDataKind; readonly from: number; readonly to: number; readonly text: string };

const digitsOf = (text: string): string => text.replaceAll(/\D/gu, "");

/** The check sum of bank cards (Luhn): a number of sixteen digits that fails it is something else. */
const isCard = (text: string): boolean => {
  const digits = digitsOf(text).split("").toReversed().map(Number);
  const sum = digits.reduce((total, digit, place) => total + (place % 2 === 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2), 0);
  return sum % 10 === 0;
};

const always = (): boolean => true;

type Pattern = { readonly kind: PersonalDataKind; readonly pattern: RegExp; readonly holds: (text: string) => boolean };

/** In the order of trust: a piece that an earlier pattern took is not looked at again. */
const patterns: readonly Pattern[] = [
  { kind: "email", pattern: /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, holds: always },
  { kind: "card", pattern: /(?<!\d)\d{4}(?:[ -]?\d{4}){3}(?!\d)/gu, holds: isCard },
  { kind: "snils", pattern: /(?<!\d)\d{3}-\d{3}-\d{3}[ -]\d{2}(?!\d)|(?<=СНИЛС\D{0,12})\d{11}(?!\d)/giu, holds: always },
  { kind: "phone", pattern: /(?<!\d)(?:\+7|8)[\s(-]*\d{3}[\s)-]*\d{3}[\s-]?\d{2}[\s-]?\d{2}(?!\d)/gu, holds: always },
  {
    kind: "passport",
    pattern: /(?<=паспорт\P{N}{0,25})\d{2}\s?\d{2}\s?(?:№\s*)?\d{6}(?!\d)|(?<!\d)\d{2}\s\d{2}\s\d{6}(?!\d)/giu,
    holds: always,
  },
  { kind: "flat", pattern: /(?<![\p{L}])(?:кв\.?|квартир[аеуы])\s*№?\s*\d{1,4}/giu, holds: always },
  {
    kind: "name",
    pattern: /(?<=(?<!\p{L})(?:[Мм]еня зовут|[Мм]о[её] имя|[Яя],|[Сс] уважением,?)\s+)\p{Lu}[\p{L}-]+(?:\s+\p{Lu}[\p{Ll}-]+){0,2}/gu,
    holds: always,
  },
];

const stem = (name: string): string => (name.length > 3 ? name.replace(/[аеёийоуыьэюя]$/u, "") : name);

const namePattern = (name: string): Pattern => ({
  kind: "name",
  pattern: new RegExp(`(?<![\\p{L}])${stem(name)}\\p{Ll}{0,3}(?![\\p{L}])`, "gu"),
  holds: always,
});

/** Everything in a text that looks like personal data (152-ФЗ), in order; `names` are the author's own. A suggestion: a person decides. */
export function personalDataIn(text: string, names: readonly string[] = []): readonly PersonalData[] {
  const found: PersonalData[] = [];
  const own = names.filter((name) => /^\p{L}{3,}$/u.test(name)).map(namePattern);
  for (const { kind, pattern, holds } of [...patterns, ...own])
    for (const match of text.matchAll(pattern)) {
      const [from, to] = [match.index, match.index + match[0].length];
      const isTaken = found.some((one) => from < one.to && one.from < to);
      if (!isTaken && holds(match[0])) found.push({ kind, from, to, text: match[0] });
    }
  return found.toSorted((a, b) => a.from - b.from);
}

const greeting = /^(?:(?:здравствуйте|добрый (?:день|вечер)|доброе утро|уважаем(?:ый|ая))[\s,.!]*)+/iu;

/** A text as everybody may read it: no greeting, no name that it begins with, no personal data; a first wording for the curator to mend. */
export function publicWording(text: string, names: readonly string[] = []): string {
  const bare = text.trim().replace(greeting, "");
  const called = names.find((name) => name.length > 2 && bare.startsWith(name));
  const begun = called === undefined ? bare : bare.replace(/^[^,!.]{0,60}[,!.]\s*/u, "");
  let clean = begun;
  for (const { from, to } of personalDataIn(begun, names).toReversed()) clean = `${clean.slice(0, from).trimEnd()}${clean.slice(to)}`;
  const trimmed = clean
    .replaceAll(/[ \t]{2,}/gu, " ")
    .replace(/^[\s,.;]+/u, "")
    .trim();
  return trimmed === "" ? "" : `${trimmed[0]?.toUpperCase() ?? ""}${trimmed.slice(1)}`;
}
