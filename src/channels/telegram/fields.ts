/** The settings and secrets of a Telegram page, in the words of the one who fills them in. */
import { caFileField, proxyField, timeoutField } from "../connection-fields.ts";
import type { SettingField } from "../setting-field.ts";

export const telegramFields: readonly SettingField[] = [
  {
    name: "botToken",
    secret: true,
    required: true,
    title: { ru: "Ключ бота", en: "Bot token" },
    hint: {
      ru: "Его выдаёт @BotFather по команде /newbot. Бот — администратор канала и его группы обсуждения.",
      en: "@BotFather gives it on /newbot. The bot is an administrator of the channel and of its discussion group.",
    },
  },
  {
    name: "webhookSecret",
    secret: true,
    required: true,
    title: { ru: "Секретный ключ событий", en: "Secret key of events" },
    hint: {
      ru: "Любая длинная строка до 256 знаков: латиница, цифры, «_» и «-». При подключении передаётся Telegram сама.",
      en: 'Any long string up to 256 characters: Latin letters, digits, "_" and "-". Connecting gives it to Telegram.',
    },
  },
  {
    name: "groupId",
    secret: false,
    required: false,
    title: { ru: "Номер группы обсуждения", en: "Number of the discussion group" },
    hint: {
      ru: "Если не указать, Отклик спросит у Telegram, какая группа привязана к каналу. Сообщения из других групп не принимаются.",
      en: "When left empty, Telegram is asked which group is linked to the channel. Messages of other groups are not taken.",
    },
    fallback: "",
  },
  {
    name: "receiveBy",
    secret: false,
    required: false,
    title: { ru: "Как получать события", en: "How events come" },
    hint: {
      ru: "«Отклик спрашивает» нужно, если у сервера нет адреса в интернете.",
      en: '"Otklik asks" is for a server without an address in the internet.',
    },
    kind: "choice",
    choices: [
      { value: "webhook", title: { ru: "Telegram присылает сам", en: "Telegram sends them" } },
      { value: "poll", title: { ru: "Отклик спрашивает", en: "Otklik asks" } },
    ],
    advanced: false,
    fallback: "webhook",
  },
  {
    name: "baseUrl",
    secret: false,
    required: false,
    title: { ru: "Адрес Bot API", en: "Bot API address" },
    hint: {
      ru: "Меняется, если у администрации свой сервер Bot API или посредник вне зоны замедления.",
      en: "Changes where the administration has a Bot API server of its own, or a relay beyond the slowed zone.",
    },
    fallback: "https://api.telegram.org",
  },
  {
    name: "linkHost",
    secret: false,
    required: false,
    title: { ru: "Адрес для ссылок", en: "Address of links" },
    hint: { ru: "По нему ответ открывается в Telegram.", en: "Where a reply opens in Telegram." },
    fallback: "https://t.me",
  },
  proxyField,
  caFileField({
    ru: "В виде PEM, если свой сервер Bot API или посредник защищён своим сертификатом.",
    en: "In PEM, where a Bot API server or a relay of one's own stands on its own certificate.",
  }),
  timeoutField,
];
