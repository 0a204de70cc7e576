/** Settings that the desk itself keeps for a page of any network: who publishes, and how much at once. */
import type { NetworkField } from "../ports/network.ts";

/** Limits against being taken for a robot (2.2 of the protocol notes): zero = no limit. */
export const limitFields = [
  {
    name: "alikePerHour",
    secret: false,
    required: false,
    title: { ru: "Одинаковых ответов в час", en: "Identical answers an hour" },
    hint: {
      ru: "Сети принимают одинаковые тексты за рассылку. Лишние ответы подождут. 0 — без ограничения.",
      en: "Networks take equal texts for spam. Answers over the limit wait. 0: no limit.",
    },
    fallback: 10,
  },
  {
    name: "commentsPerDay",
    secret: false,
    required: false,
    title: { ru: "Публичных ответов в сутки", en: "Public answers a day" },
    hint: { ru: "Ответы сверх этого числа уйдут позже. 0 — без ограничения.", en: "Answers over this number leave later. 0: no limit." },
    fallback: 500,
  },
  {
    name: "publicationsPerMonth",
    secret: false,
    required: false,
    title: { ru: "Публикаций в месяц", en: "Publications a month" },
    hint: {
      ru: "Считаются все ответы страницы за последние 31 день: так расходы в платной сети не превысят задуманного ни в одном месяце. 0 — без ограничения.",
      en: "All answers of the page in the last 31 days count: so the costs of a paid network stay within the plan in any month. 0: no limit.",
    },
    fallback: 0,
  },
  {
    name: "pauseSeconds",
    secret: false,
    required: false,
    title: { ru: "Пауза между публикациями, с", en: "Pause between publications, s" },
    hint: {
      ru: "Сколько секунд ждать после предыдущего ответа на этой странице.",
      en: "Seconds to wait after the former answer on this page.",
    },
    fallback: 0,
  },
] as const satisfies readonly NetworkField[];

/** Who publishes the approved answer: the program, or a person by hand. */
export const publicReplyField: NetworkField = {
  name: "publicReply",
  secret: false,
  required: false,
  kind: "choice",
  choices: [
    { value: "api", title: { ru: "Отклик сам", en: "Otklik itself" } },
    { value: "manual", title: { ru: "Сотрудник вручную", en: "A person by hand" } },
  ],
  title: { ru: "Кто публикует публичный ответ", en: "Who publishes a public answer" },
  hint: {
    ru: "Вручную: согласованный текст копируют и размещают сами, а сюда возвращают ссылку.",
    en: "By hand: the approved text is copied and posted by a person, and the link is brought back here.",
  },
  fallback: "api",
};
