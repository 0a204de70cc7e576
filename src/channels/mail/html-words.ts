/** The words of an HTML letter without a browser: lines as they stand, and tables row by row. Nothing of it is ever shown as HTML. */

export type HtmlWords = { readonly text: string; readonly rows: readonly (readonly string[])[] };

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  laquo: "«",
  raquo: "»",
  mdash: "—",
  ndash: "–",
  hellip: "…",
  bdquo: "„",
  ldquo: "“",
  rdquo: "”",
  shy: "",
  numero: "№",
};

const lineEnding = new Set(["br", "p", "div", "tr", "li", "table", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "hr"]);
const silent = /<(script|style|head|title)\b[\s\S]*?(?:<\/\1\s*>|$)|<!--[\s\S]*?(?:-->|$)|<![^>]*>/giu;

/** Reads the words out of HTML of any quality; it never throws. */
export const wordsOfHtml = (html: string): HtmlWords => {
  const rows: string[][] = [];
  let [text, cell, row]: [string, string | null, string[] | null] = ["", null, null];
  const say = (words: string): void => {
    text += words;
    if (cell !== null) cell += words;
  };
  const closeCell = (): void => {
    if (cell !== null) (row ??= []).push(tidy(cell));
    cell = null;
  };
  const closeRow = (): void => {
    closeCell();
    if (row !== null && row.length > 0) rows.push(row);
    row = null;
  };
  for (const part of html.replaceAll(silent, "").split(/(<[^<>]*>)/u)) {
    const tag = /^<(\/?)([a-z][a-z0-9]*)/iu.exec(part);
    if (tag === null) {
      say(decoded(part).replaceAll(/\s+/gu, " "));
      continue;
    }
    const [isClosing, name] = [tag[1] === "/", (tag[2] ?? "").toLowerCase()];
    if (name === "td" || name === "th") {
      closeCell();
      if (!isClosing) {
        cell = "";
        text += " ";
      }
    } else if (name === "tr" || name === "table") closeRow();
    if (lineEnding.has(name)) say("\n");
    if (name === "a" && !isClosing) say(addressOf(part));
  }
  closeRow();
  return { text: tidy(text), rows };
};

/** A link whose words are not its address: the address is said before the words, so that no field loses it. */
const addressOf = (tag: string): string => {
  const href = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))/iu.exec(tag);
  const address = decoded(href?.[1] ?? href?.[2] ?? href?.[3] ?? "");
  return /^https?:\/\//iu.test(address) ? `${address} ` : "";
};

const decoded = (text: string): string =>
  text.replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/giu, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return entities[name.toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? "0", 16) : Number(decimal);
    return code > 0 && code <= 0x10_ff_ff && (code < 0xd8_00 || code > 0xdf_ff) ? String.fromCodePoint(code) : "";
  });

const tidy = (text: string): string =>
  text
    .split("\n")
    .map((line) => line.replaceAll(/[ \t\u00a0]+/gu, " ").trim())
    .join("\n")
    .replaceAll(/\n{3,}/gu, "\n\n")
    .trim();
