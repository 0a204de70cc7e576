/** The settings and secrets of a page in Odnoklassniki, in the words of the one who fills them in. */
import { ministryCaFileField, proxyField, timeoutField } from "../connection-fields.ts";
import type { SettingField } from "../setting-field.ts";

export const okFields: readonly SettingField[] = [
  {
    name: "botToken",
    secret: true,
    required: true,
    title: { ru: "Ключ доступа группы", en: "Group access token" },
    hint: {
      ru: "Настройки группы → Сообщения → «Получить ключ доступа». Новый ключ отменяет прежний.",
      en: 'Group settings → Messages → "Get the access key". A new key cancels the former one.',
    },
  },
  {
    name: "webhookSecret",
    secret: true,
    required: true,
    title: { ru: "Секрет адреса", en: "Secret of the address" },
    hint: {
      ru: "Любая длинная строка, латиница и цифры. Одноклассники не подписывают сообщения: секрет в адресе отличает их от посторонних.",
      en: "Any long string of Latin letters and digits. OK does not sign messages: the secret in the address tells it from strangers.",
    },
  },
  {
    name: "applicationKey",
    secret: true,
    required: false,
    title: { ru: "Публичный ключ приложения", en: "Application key" },
    hint: {
      ru: "Из письма о создании приложения на ok.ru. Без приложения не видны комментарии: приходят только личные сообщения.",
      en: "From the letter about the application made on ok.ru. Without an application comments are not seen, only direct messages.",
    },
  },
  {
    name: "applicationSecretKey",
    secret: true,
    required: false,
    title: { ru: "Секретный ключ приложения", en: "Application secret key" },
    hint: { ru: "Из того же письма. Им подписываются запросы.", en: "From the same letter. Requests are signed with it." },
  },
  {
    name: "accessToken",
    secret: true,
    required: false,
    title: { ru: "Ключ администратора группы", en: "Group administrator's token" },
    hint: {
      ru: "Вечный access_token приложения или ключ администратора с правами VALUABLE_ACCESS, LONG_ACCESS_TOKEN, GROUP_CONTENT.",
      en: "The application's eternal access_token or the administrator's one with VALUABLE_ACCESS, LONG_ACCESS_TOKEN, GROUP_CONTENT.",
    },
  },
  {
    name: "sessionSecretKey",
    secret: true,
    required: false,
    title: { ru: "Секретный ключ сессии", en: "Session secret key" },
    hint: {
      ru: "Нужен, только если выдан вместе с вечным ключом. Иначе вычисляется сам.",
      en: "Only where it was given together with the eternal token. Otherwise it is computed.",
    },
  },
  {
    name: "publicReply",
    secret: false,
    required: false,
    title: { ru: "Ответы под темами", en: "Replies under topics" },
    hint: {
      ru: "manual — сотрудник публикует сам, Отклик находит ответ; api — публикует Отклик, если Одноклассники разрешили это вашему приложению.",
      en: "manual: a person publishes, and the desk finds the reply; api: the desk publishes, where OK lets your application do it.",
    },
    fallback: "manual",
    kind: "choice",
    choices: [
      { value: "manual", title: { ru: "вручную", en: "by hand" } },
      { value: "api", title: { ru: "через API", en: "through the API" } },
    ],
    advanced: false,
  },
  {
    name: "receiveBy",
    secret: false,
    required: false,
    title: { ru: "Как получать личные сообщения", en: "How direct messages come" },
    hint: {
      ru: "webhook — Одноклассники присылают сами; poll — спрашиваем мы. Комментарии всегда спрашиваем мы.",
      en: "webhook: OK sends them; poll: we ask. Comments are always asked for.",
    },
    fallback: "webhook",
    kind: "choice",
    choices: [
      { value: "webhook", title: { ru: "присылают Одноклассники", en: "OK sends them" } },
      { value: "poll", title: { ru: "спрашиваем мы", en: "we ask" } },
    ],
  },
  {
    name: "pollSeconds",
    secret: false,
    required: false,
    title: { ru: "Как часто смотреть комментарии, с", en: "How often comments are looked at, s" },
    hint: {
      ru: "Так часто — под темами моложе двух суток; под темами до недели — в десять раз реже, дальше — в шестьдесят.",
      en: "Under topics younger than two days; ten times less often up to a week, sixty times after it.",
    },
    fallback: 60,
  },
  {
    name: "watchDays",
    secret: false,
    required: false,
    title: { ru: "Сколько дней смотреть тему", en: "For how many days a topic is watched" },
    hint: { ru: "Комментарии под более старыми темами не приходят.", en: "Comments under older topics do not come." },
    fallback: 14,
  },
  {
    name: "allowedAddresses",
    secret: false,
    required: false,
    title: { ru: "Откуда принимать сообщения", en: "Where messages may come from" },
    hint: {
      ru: "Через запятую, например 217.20.145.192/28, 217.20.151.160/28, 217.20.153.48/28. Только за прокси, который пишет X-Forwarded-For.",
      en: "With commas, for example 217.20.145.192/28, 217.20.151.160/28, 217.20.153.48/28. Only behind a proxy that writes X-Forwarded-For.",
    },
    fallback: "",
  },
  {
    name: "baseUrl",
    secret: false,
    required: false,
    title: { ru: "Адрес API", en: "API address" },
    hint: { ru: "Меняется, если Одноклассники переведут API на другой адрес.", en: "Changes when OK moves its API." },
    fallback: "https://api.ok.ru",
  },
  {
    name: "linkHost",
    secret: false,
    required: false,
    title: { ru: "Адрес для ссылок", en: "Address of links" },
    hint: { ru: "Обычно https://ok.ru.", en: "Usually https://ok.ru." },
    fallback: "https://ok.ru",
  },
  ministryCaFileField,
  proxyField,
  timeoutField,
];
