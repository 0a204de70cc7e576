import { pluralRu } from "./plural.ts";

/** The Russian of what helps to write and to work together: advice, templates, notes, presence. */
export const ruDesk = {
  advice: {
    title: (n: number) => `${n} ${pluralRu(n, "подсказка", "подсказки", "подсказок")} к тексту`,
    inReview: (n: number) => `Помощник заметил: ${n}`,
    replace: (words: string) => `Заменить на «${words}»`,
    replaceShort: "Заменить",
    remove: "Убрать",
    add: "Добавить",
    more: (n: number) => `Ещё ${n}`,
    less: "Свернуть",
    hint: "Это советы: решаете вы.",
  },
};
