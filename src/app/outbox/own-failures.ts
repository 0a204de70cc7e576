/** Why the desk itself holds a reply back, in words for people: not the network's doing, and no fault. */
import type { Bilingual } from "#procedure";

type Words = { readonly title: Bilingual; readonly advice: Bilingual };

/** By the code that stands in the row of the outbox. */
export const ownFailures = {
  LIMIT_ALIKE: {
    title: { ru: "Одинаковых ответов за час уже много", en: "Many identical answers within the hour" },
    advice: {
      ru: "Ответ уйдёт сам, когда пройдёт время: сети принимают одинаковые тексты за рассылку. Если ждать нельзя, опубликуйте вручную.",
      en: "The answer leaves by itself when the time has passed: networks take equal texts for spam. If it cannot wait, publish it by hand.",
    },
  },
  LIMIT_DAY: {
    title: { ru: "На сегодня достаточно публичных ответов", en: "Enough public answers for a day" },
    advice: {
      ru: "Ответ уйдёт сам, когда освободится место. Предел задаёт администратор в настройках страницы.",
      en: "The answer leaves by itself when there is room. The administrator sets the limit on the page's card.",
    },
  },
  LIMIT_MONTH: {
    title: { ru: "На этот месяц публикаций достаточно", en: "Enough publications for a month" },
    advice: {
      ru: "Ответ уйдёт сам, когда освободится место. Если ждать нельзя, опубликуйте вручную или увеличьте предел в настройках страницы.",
      en: "The answer leaves by itself when there is room. If it cannot wait, publish it by hand or raise the limit on the page's card.",
    },
  },
  LIMIT_PAUSE: {
    title: { ru: "Пауза между ответами", en: "A pause between answers" },
    advice: { ru: "Ответ уйдёт сам через несколько секунд.", en: "The answer leaves by itself in some seconds." },
  },
  MANUAL: {
    title: { ru: "Этот ответ публикует сотрудник", en: "A person publishes this answer" },
    advice: {
      ru: "Скопируйте согласованный текст, разместите его на странице и вставьте сюда ссылку на ответ.",
      en: "Copy the approved text, post it on the page and bring the answer's link back here.",
    },
  },
  NOT_APPROVED: {
    title: { ru: "Текст не согласован", en: "The text is not approved" },
    advice: {
      ru: "В карточке нет согласования именно этого текста, поэтому он не ушёл. Отправьте ответ на согласование ещё раз.",
      en: "The case holds no approval of exactly this text, so it did not leave. Send the reply for approval once more.",
    },
  },
  UNKNOWN_OUTCOME: {
    title: { ru: "Неизвестно, размещён ли пост", en: "It is not known whether the post stands" },
    advice: {
      ru: "Сеть не ответила. Посмотрите на страницу: если пост там есть, укажите ссылку на него; если нет, отправьте ещё раз.",
      en: "The network did not answer. Look at the page: if the post is there, give its link; if not, send it again.",
    },
  },
  WITHDRAWN: {
    title: { ru: "Ответ снят с сайта", en: "The answer was taken off the site" },
    advice: { ru: "Размещать его на страницах больше не нужно.", en: "It need not be posted on pages any more." },
  },
  RETRIED_BY_PERSON: {
    title: { ru: "Повтор по просьбе сотрудника", en: "Tried again as a person asked" },
    advice: {
      ru: "Сначала проверим, нет ли ответа на странице, потом отправим.",
      en: "First we see whether the reply is there, then we send it.",
    },
  },
} as const satisfies Readonly<Record<string, Words>>;

/** A code of `ownFailures`. */
export type OwnFailure = keyof typeof ownFailures;

/** The words of a code of ours, or null for a network's own failure. */
export const ownFailureWords = (code: string): Words | null => Object.entries(ownFailures).find(([name]) => name === code)?.[1] ?? null;
