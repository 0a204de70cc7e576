import type { Procedure } from "#procedure";
import type { ModerationGround } from "./face.ts";

/** Grounds of the rules of official pages, which an act seldom lists: data, in the words of a record. */
const pageRules: readonly ModerationGround[] = [
  { name: "spam", title: { ru: "Реклама или рассылка", en: "Advertising or spam" }, clause: null, needsNote: false },
  {
    name: "personalData",
    title: { ru: "Личные данные: свои или чужие", en: "Personal data, one's own or another's" },
    clause: null,
    needsNote: false,
  },
  {
    name: "forbiddenByLaw",
    title: { ru: "Сведения, запрещённые законом", en: "What the law forbids to spread" },
    clause: null,
    needsNote: true,
  },
  { name: "offTopic", title: { ru: "Не относится к странице", en: "Not a matter of the page" }, clause: null, needsNote: true },
  { name: "mistake", title: { ru: "Ошибка в нашем тексте", en: "A mistake in our own text" }, clause: null, needsNote: true },
  { name: "undone", title: { ru: "Прежнее решение отменено", en: "An earlier decision is taken back" }, clause: null, needsNote: true },
  { name: "other", title: { ru: "Другое", en: "Other" }, clause: null, needsNote: true },
];

/** What may be named as the ground: the act's own grounds of refusal first (3.7), then the rules of the pages. */
export const moderationGrounds = ({ grounds }: Pick<Procedure, "grounds">): readonly ModerationGround[] => [
  ...Object.values(grounds)
    .filter(({ kind }) => kind === "refusal")
    .map(({ name, title, clause }) => ({ name, title, clause, needsNote: false })),
  ...pageRules,
];
