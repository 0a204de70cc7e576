import type { Texts } from "./ru.ts";

/** The English of what helps to write and to work together. */
export const enDesk: Texts["desk"] = {
  advice: {
    title: (n: number) => (n === 1 ? "1 hint on the text" : `${n} hints on the text`),
    inReview: (n: number) => `The helper noticed: ${n}`,
    replace: (words: string) => `Replace with “${words}”`,
    replaceShort: "Replace",
    remove: "Take out",
    add: "Add",
    more: (n: number) => `${n} more`,
    less: "Show less",
    hint: "These are suggestions: you decide.",
  },
};
