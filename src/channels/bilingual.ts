/** A text for people, Russian first. */
export type Bilingual = { readonly ru: string; readonly en: string };
