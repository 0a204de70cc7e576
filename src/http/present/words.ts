import type { Bilingual } from "../contract/index.ts";

/** One thing in both languages, by asking a table twice. */
export const inBoth = (words: (language: "ru" | "en") => string): Bilingual => ({ ru: words("ru"), en: words("en") });
