/** Settings and secrets that pages of Facebook and of Instagram share, and what the law says of both. */
import type { Bilingual } from "../bilingual.ts";
import { neededProxyField, relayCaFileField, timeoutField } from "../connection-fields.ts";
import type { SettingField } from "../setting-field.ts";

/** The footnote that Russian texts owe to every mention of the company. */
export const metaFootnote: Bilingual = {
  ru: "Принадлежит компании Meta Platforms: её деятельность признана экстремистской и запрещена в России (решение Тверского районного суда Москвы от 21 марта 2022 года).",
  en: "Belongs to Meta Platforms, whose activity is recognised as extremist and banned in Russia (judgement of the Tverskoy district court of Moscow of 21 March 2022).",
};

/** Who may switch it on, after the footnote. */
const consequence: Bilingual = {
  ru: "Включать эту сеть органу власти не следует; здесь она остаётся для чтения старых карточек и для тех, кому это разрешено законом их страны. Серверу в России нужен прокси.",
  en: "A public authority should not switch this network on; it stays here for reading old cards and for those whose law allows it. A server in Russia needs a proxy.",
};

/** The legal note of a network: when it was blocked, what it belongs to, what follows. */
export const metaLegalNote = (name: string, blockedSince: Bilingual): Bilingual => ({
  ru: `${name}: доступ ограничен Роскомнадзором с ${blockedSince.ru}. ${metaFootnote.ru} ${consequence.ru}`,
  en: `${name}: access restricted by Roskomnadzor since ${blockedSince.en}. ${metaFootnote.en} ${consequence.en}`,
});

export const metaSecrets: readonly SettingField[] = [
  {
    name: "pageToken",
    secret: true,
    required: true,
    title: { ru: "Ключ страницы", en: "Page token" },
    hint: {
      ru: "Долгий ключ (Page Access Token) от имени системного пользователя; срок виден в состоянии страницы.",
      en: "A long-lived Page Access Token of a system user; how long it lives is shown by the page's state.",
    },
  },
  {
    name: "appSecret",
    secret: true,
    required: true,
    title: { ru: "Секрет приложения", en: "Application secret" },
    hint: {
      ru: "developers.facebook.com → приложение → «Основное». Им Meta подписывает события, а Отклик — свои обращения.",
      en: 'developers.facebook.com → the application → "Basic". Meta signs events with it, and Otklik its calls.',
    },
  },
  {
    name: "verifyToken",
    secret: true,
    required: true,
    title: { ru: "Проверочное слово", en: "Verify token" },
    hint: {
      ru: "Любая длинная строка: по ней Отклик узнаёт Meta при подключении адреса.",
      en: "Any long string: by it Otklik knows Meta when the address is attached.",
    },
  },
];

export const metaSettings: readonly SettingField[] = [
  {
    name: "appId",
    secret: false,
    required: true,
    title: { ru: "Номер приложения", en: "Application number" },
    hint: {
      ru: "Без него нельзя подключить события и увидеть срок ключа.",
      en: "Without it events cannot be connected, nor the token's age be seen.",
    },
  },
  {
    name: "humanAgent",
    secret: false,
    required: false,
    title: { ru: "Право «Human Agent»", en: 'The right "Human Agent"' },
    hint: {
      ru: "Если Meta дала приложению это право, личный ответ уходит и позже суток, до семи дней. Без него — только в течение 24 часов.",
      en: "Where Meta has given the application this right, a direct reply leaves later than a day too, up to seven days. Without it: within 24 hours only.",
    },
    kind: "flag",
    fallback: false,
    advanced: false,
  },
  neededProxyField({ ru: "Без него из России сеть недоступна.", en: "Without it the network cannot be reached from Russia." }),
  {
    name: "baseUrl",
    secret: false,
    required: false,
    title: { ru: "Адрес API", en: "API address" },
    hint: {
      ru: "graph.facebook.com; для входа через Instagram — graph.instagram.com.",
      en: "graph.facebook.com; with the login through Instagram, graph.instagram.com.",
    },
    fallback: "https://graph.facebook.com",
  },
  {
    name: "apiVersion",
    secret: false,
    required: false,
    title: { ru: "Версия API", en: "API version" },
    hint: { ru: "Meta снимает версию примерно через два года.", en: "Meta retires a version after about two years." },
    fallback: "v25.0",
  },
  relayCaFileField,
  timeoutField,
];
