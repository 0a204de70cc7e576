import { stemOf } from "./words.ts";

/** An address as written in a message: the street's stem and the house. */
export type Address = { readonly street: string; readonly house: string };

const kinds = "(?:улиц[аеуы]|ул|переулок|переулке|пер|проспект[еа]?|пр-т|проезд[еа]?|бульвар[еа]?|шоссе|площад[ьи])";
const house = "(?:дом[аеу]?|д\\.?)?\\s*(\\d{1,4}(?:\\s?[а-дА-Д](?![\\p{L}]))?(?:/\\d{1,3})?)";
const patterns = [
  new RegExp(`(?<![\\p{L}])${kinds}\\.?\\s+([\\p{L}-]{3,})\\s*,?\\s*${house}`, "giu"),
  new RegExp(`(?<![\\p{L}])(\\p{Lu}[\\p{Ll}-]{3,})\\s*,?\\s*${house}(?![\\p{L}\\p{N}:])`, "gu"),
];

/** Every address with a house that a text names, each once. */
export function addressesIn(text: string): readonly Address[] {
  const found = patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([, street, number]) => ({
      street: stemOf((street ?? "").toLowerCase().replaceAll("ё", "е")),
      house: (number ?? "").toLowerCase().replaceAll(/\s/gu, ""),
    })),
  );
  return [...new Map(found.map((address) => [keyOf(address), address])).values()];
}

/** An address as one word, for comparing. */
export function keyOf({ street, house: number }: Address): string {
  return `${street} ${number}`;
}
