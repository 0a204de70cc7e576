import type { Colleague } from "#http/contract";

/** What stands after «@» at the end of what is typed: the beginning of a name; null where nobody is being called. */
export const callTyped = (text: string, caret: number): { readonly from: number; readonly typed: string } | null => {
  const found = /(?:^|[\s(])@([\p{L}-]*(?: [\p{L}-]*)?)$/u.exec(text.slice(0, caret));
  if (found === null) return null;
  const typed = found[1] ?? "";
  return { from: caret - typed.length - 1, typed };
};

const plain = (words: string): string => words.toLowerCase().replaceAll("ё", "е");

/** Whose name begins like that, word by word. */
export const colleaguesLike = (colleagues: readonly Colleague[], typed: string): readonly Colleague[] =>
  colleagues.filter(({ name }) => {
    const whole = plain(name);
    return whole.startsWith(plain(typed)) || whole.split(/\s+/u).some((word) => word.startsWith(plain(typed)));
  });

/** The text with the colleague's whole name after «@», and where the caret stands then. */
export const withCall = (
  text: string,
  at: { readonly from: number; readonly caret: number },
  { name }: Colleague,
): { readonly text: string; readonly caret: number } => {
  const head = `${text.slice(0, at.from)}@${name} `;
  return { text: `${head}${text.slice(at.caret).trimStart()}`, caret: head.length };
};

/** Who is called in a text, by their whole names. */
export const calledIn = (text: string, colleagues: readonly Colleague[]): readonly string[] =>
  colleagues.filter(({ name }) => text.includes(`@${name}`)).map(({ personId }) => personId);
