/** By what an answer is judged (4.2): data, so that another office may judge otherwise. Each is marked 0, 1 or 2. */
import type { Bilingual } from "#procedure";

export type Criterion = { readonly name: string; readonly title: Bilingual; readonly hint: Bilingual };

export const bestMark = 2;

export const criteria: readonly Criterion[] = [
  {
    name: "clarity",
    title: { ru: "Понятность", en: "Clarity" },
    hint: { ru: "Простые слова, короткие предложения, без сокращений", en: "Plain words, short sentences, no abbreviations" },
  },
  {
    name: "point",
    title: { ru: "По существу", en: "On the point" },
    hint: { ru: "Отвечает на каждый вопрос, в их порядке", en: "Answers every question, in their order" },
  },
  {
    name: "result",
    title: { ru: "Дата и результат", en: "Date and result" },
    hint: { ru: "Кто, что и к какому сроку сделает или уже сделал", en: "Who does what and by when, or has done it" },
  },
  {
    name: "tone",
    title: { ru: "Тон", en: "Tone" },
    hint: { ru: "Вежливо, по имени, без упрёков", en: "Polite, by name, no reproach" },
  },
  {
    name: "proof",
    title: { ru: "Подтверждение", en: "Proof" },
    hint: { ru: "Фото, документ или ссылка там, где их ждут", en: "A photo, a document or a link where one is expected" },
  },
];
