import type { AnswerTemplate } from "#http/contract";

/** Letters typed after «;» as a word of their own: where they stand; the last ones where there are several. */
export const lettersTyped = (text: string): { readonly from: number; readonly to: number; readonly letters: string } | null => {
  const found = [...text.matchAll(/(?<=^|\s);([\p{L}\p{N}]{1,12})(?=\s|$)/gu)].at(-1);
  return found === undefined ? null : { from: found.index, to: found.index + found[0].length, letters: (found[1] ?? "").toLowerCase() };
};

const plain = (words: string): string => words.toLowerCase().replaceAll("ё", "е");

/** The templates that the letters mean: by their own letters first, then by a word of the title. */
export const templatesBy = (templates: readonly AnswerTemplate[], letters: string): readonly AnswerTemplate[] => {
  const typed = plain(letters);
  const own = templates.filter((template) => template.letters !== "" && plain(template.letters).startsWith(typed));
  const named = templates.filter(
    (template) =>
      !own.includes(template) &&
      plain(template.title)
        .split(/[\s«»,.]+/u)
        .some((word) => word.startsWith(typed)),
  );
  return [...own, ...named];
};

/** The templates for this answer: those of its topic first, then general ones, then those of other topics; grounds have forms of their own. */
export const inOrderFor = (templates: readonly AnswerTemplate[], topic: string | null): readonly AnswerTemplate[] => {
  const weight = ({ about }: AnswerTemplate): number => (about.kind === "topic" ? (about.name === topic ? 0 : 2) : 1);
  return templates.filter(({ about }) => about.kind !== "ground").toSorted((a, b) => weight(a) - weight(b));
};
