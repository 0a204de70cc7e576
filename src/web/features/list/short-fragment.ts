import type { FoundRow } from "#http/contract";

type Fragment = NonNullable<FoundRow["fragment"]>;

/** What may stand before the first found word on the one line that a list has for it. */
const leadLength = 18;

/** The fragment from shortly before its first found word, so that the word is in sight on one line. */
export const shortFragment = (fragment: Fragment): Fragment => {
  const [first, ...rest] = fragment.map((piece) => ({ ...piece, text: piece.text.replaceAll(/\s+/g, " ") }));
  if (first === undefined || first.hit || first.text.length <= leadLength) return first === undefined ? [] : [first, ...rest];
  const tail = first.text.slice(-leadLength);
  const word = tail.indexOf(" ");
  return [{ text: `…${tail.slice(word === -1 ? 0 : word + 1)}`, hit: false }, ...rest];
};
