/** A pattern for whole words: a space stands for any white space, «ё» also for «е»; the letters' case does not matter. */
export function phrase(source: string): RegExp {
  const body = source.replaceAll("ё", "[её]").replaceAll(" ", "\\s+");
  return new RegExp(`(?<!\\p{L})(?:${body})(?!\\p{L})`, "giu");
}

/** The words with a capital where the piece that they replace began with one. */
export function inCaseOf(piece: string, words: string): string {
  const [first = ""] = piece;
  return first !== first.toLowerCase() ? capital(words) : words;
}

/** The words with a capital first letter. */
export function capital(words: string): string {
  return `${(words[0] ?? "").toUpperCase()}${words.slice(1)}`;
}

/** The sentence around a place: from where to where. */
export function sentenceAround(text: string, at: number): { readonly from: number; readonly to: number } {
  const before = text.slice(0, at).search(/[^.!?\n]*$/u);
  const after = text.slice(at).search(/[.!?](?=\s|$)|\n/u);
  return { from: before, to: after === -1 ? text.length : at + after + 1 };
}
