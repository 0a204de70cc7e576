/** The settings and secrets of a MAX page, in the words of the one who fills them in. */
import { caFileField, proxyField, timeoutField } from "../connection-fields.ts";
import type { SettingField } from "../setting-field.ts";

export const maxFields: readonly SettingField[] = [
  {
    name: "botToken",
    secret: true,
    required: true,
    title: { ru: "Токен бота", en: "Bot token" },
    hint: {
      ru: "business.max.ru → Чат-боты → бот → Настройки: значок копирования у поля с токеном.",
      en: "business.max.ru → Chat bots → the bot → Settings: the copy sign beside the token.",
    },
  },
  {
    name: "webhookSecret",
    secret: true,
    required: true,
    title: { ru: "Секретный ключ событий MAX", en: "Secret key of MAX events" },
    hint: {
      ru: "От 5 до 256 знаков: латинские буквы, цифры, дефис, подчёркивание. В MAX записывается сам при подключении.",
      en: "5 to 256 characters: Latin letters, digits, hyphen, underscore. Connecting writes it into MAX.",
    },
  },
  {
    name: "receiveBy",
    secret: false,
    required: false,
    title: { ru: "Как получать события", en: "How events come" },
    hint: {
      ru: "webhook — MAX присылает сам; poll — спрашиваем мы, если у сервера нет адреса в интернете. Сам MAX советует webhook.",
      en: "webhook: MAX sends them; poll: we ask, where the server has no address in the internet. MAX itself advises webhook.",
    },
    fallback: "webhook",
    kind: "choice",
    choices: [
      { value: "webhook", title: { ru: "MAX присылает сам", en: "MAX sends them" } },
      { value: "poll", title: { ru: "спрашиваем мы", en: "we ask" } },
    ],
  },
  {
    name: "baseUrl",
    secret: false,
    required: false,
    title: { ru: "Адрес API", en: "API address" },
    hint: { ru: "Меняется, если MAX переведёт API на другой адрес.", en: "Changes when MAX moves its API." },
    fallback: "https://platform-api2.max.ru",
  },
  caFileField({
    ru: "Адрес API защищён сертификатом Минцифры: укажите файл «Russian Trusted Root CA» в виде PEM.",
    en: "The API's address stands on the Ministry's certificate: name the file of Russian Trusted Root CA in PEM.",
  }),
  proxyField,
  timeoutField,
  {
    name: "callsPerSecond",
    secret: false,
    required: false,
    title: { ru: "Обращений к MAX в секунду", en: "Calls to MAX per second" },
    hint: { ru: "MAX разрешает боту 30 в секунду.", en: "MAX allows a bot 30 per second." },
    fallback: 30,
  },
];
