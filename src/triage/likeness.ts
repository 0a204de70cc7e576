import { contentWords } from "./words.ts";

/** What a text is compared by: its words, and its pairs of neighbouring words. */
export type Print = { readonly words: ReadonlySet<string>; readonly pairs: ReadonlySet<string> };

/** The print of a text. */
export function printOf(text: string): Print {
  const words = contentWords(text);
  return { words: new Set(words), pairs: new Set(words.slice(1).map((word, index) => `${words[index] ?? ""} ${word}`)) };
}

/** How near two texts are, 0 to 1: pairs weigh more than single words, so that the same street alone does not make two texts one. */
export function likeness(a: Print, b: Print): number {
  if (a.words.size === 0 || b.words.size === 0) return 0;
  const words = jaccard(a.words, b.words);
  return a.pairs.size === 0 || b.pairs.size === 0 ? words : 0.4 * words + 0.6 * jaccard(a.pairs, b.pairs);
}

/** The part of all members that both sets hold. */
export function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((member) => b.has(member)).length;
  const all = a.size + b.size - both;
  return all === 0 ? 0 : both / all;
}
