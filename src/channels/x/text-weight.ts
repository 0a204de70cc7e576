/** How long a text is for X: a link is always 23, letters of the Latin and Cyrillic alphabets 1, hieroglyphs and smiling faces 2. */

const LINK = /https?:\/\/\S+/giu;
const LINK_WEIGHT = 23;

/** The ranges that X counts as one: up to Georgian, spaces and dashes, quotation marks. */
const LIGHT: readonly (readonly [from: number, to: number])[] = [
  [0x0, 0x10ff],
  [0x2000, 0x200d],
  [0x2010, 0x201f],
  [0x2032, 0x2037],
];

const weightOf = (symbol: string): number => {
  const code = symbol.codePointAt(0) ?? 0;
  return LIGHT.some(([from, to]) => code >= from && code <= to) ? 1 : 2;
};

const symbols = new Intl.Segmenter("und", { granularity: "grapheme" });

/** A face put together of several signs counts as one sign. */
const weighed = (text: string): number => {
  let sum = 0;
  for (const { segment } of symbols.segment(text)) {
    const isFace = /\p{Extended_Pictographic}/u.test(segment);
    sum += isFace ? 2 : Array.from(segment).reduce((all, symbol) => all + weightOf(symbol), 0);
  }
  return sum;
};

/** The weighted length by X's rules of counting. */
export const textWeight = (text: string): number =>
  weighed(text.normalize("NFC").replace(LINK, "")) + (text.match(LINK)?.length ?? 0) * LINK_WEIGHT;
