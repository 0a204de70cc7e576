/** The settings and secrets of a VK page, in the words of the one who fills them in. */
import type { SettingField } from "../setting-field.ts";

export const vkFields: readonly SettingField[] = [
  {
    name: "communityToken",
    secret: true,
    required: true,
    title: { ru: "Ключ доступа сообщества", en: "Community access token" },
    hint: {
      ru: "Управление → Работа с API → Создать ключ: управление сообществом, сообщения, фотографии, документы, стена.",
      en: "Manage → API usage → Create token: community management, messages, photos, documents, wall.",
    },
  },
  {
    name: "callbackSecret",
    secret: true,
    required: true,
    title: { ru: "Секретный ключ событий", en: "Secret key of events" },
    hint: {
      ru: "Любая длинная строка до 50 знаков. Та же строка стоит в Callback API сообщества; при подключении записывается сама.",
      en: "Any long string up to 50 characters. The same string stands in the community's Callback API; connecting writes it there.",
    },
  },
  {
    name: "confirmation",
    secret: true,
    required: false,
    title: { ru: "Строка подтверждения", en: "Confirmation string" },
    hint: {
      ru: "Управление → Работа с API → Callback API: «Строка, которую должен вернуть сервер». Если не указать, будет прочитана по ключу.",
      en: 'Manage → API usage → Callback API: "String to be returned". When left empty it is read by the token.',
    },
  },
  {
    name: "serviceToken",
    secret: true,
    required: false,
    title: { ru: "Сервисный ключ", en: "Service token" },
    hint: {
      ru: "Показывает пост, под которым пишут, и находит написанное за время перерыва.",
      en: "Shows the post that people write under, and finds what was written during an outage.",
    },
  },
  {
    name: "userToken",
    secret: true,
    required: false,
    title: { ru: "Ключ администратора", en: "Administrator's token" },
    hint: {
      ru: "Нужен для фотографий в комментариях и для ответов под фотографиями, видео и в обсуждениях.",
      en: "Needed for photos in comments and for replies under photos, videos and in discussions.",
    },
  },
  {
    name: "receiveBy",
    secret: false,
    required: false,
    title: { ru: "Как получать события", en: "How events come" },
    hint: {
      ru: "webhook — ВКонтакте присылает сама; poll — спрашиваем мы, если у сервера нет адреса в интернете.",
      en: "webhook: VK sends them; poll: we ask, where the server has no address in the internet.",
    },
    fallback: "webhook",
  },
  {
    name: "baseUrl",
    secret: false,
    required: false,
    title: { ru: "Адрес API", en: "API address" },
    hint: { ru: "Меняется, если ВКонтакте переведёт API на другой адрес.", en: "Changes when VK moves its API." },
    fallback: "https://api.vk.com",
  },
  {
    name: "linkHost",
    secret: false,
    required: false,
    title: { ru: "Адрес для ссылок", en: "Address of links" },
    hint: { ru: "vk.com или vk.ru.", en: "vk.com or vk.ru." },
    fallback: "https://vk.com",
  },
  {
    name: "caFile",
    secret: false,
    required: false,
    title: { ru: "Файл корневого сертификата", en: "Root certificate file" },
    hint: {
      ru: "Сертификат Минцифры в виде PEM, если адрес API защищён им.",
      en: "The Ministry's root certificate in PEM, where the API stands on it.",
    },
    fallback: "",
  },
  {
    name: "proxy",
    secret: false,
    required: false,
    title: { ru: "Прокси", en: "Proxy" },
    hint: { ru: "http://имя:пароль@адрес:порт", en: "http://name:password@host:port" },
    fallback: "",
  },
  {
    name: "timeoutMs",
    secret: false,
    required: false,
    title: { ru: "Сколько ждать ответа, мс", en: "How long to wait for an answer, ms" },
    hint: {
      ru: "Соединение — connectTimeoutMs (5000), загрузка файла — uploadTimeoutMs (120000).",
      en: "Connecting: connectTimeoutMs (5000); a file: uploadTimeoutMs (120000).",
    },
    fallback: 15_000,
  },
  {
    name: "photoAsDocument",
    secret: false,
    required: false,
    title: { ru: "Фотография в комментарии — документом", en: "A photo in a comment goes as a document" },
    hint: {
      ru: "Без ключа администратора фотография прикладывается как документ. Выключено: такой ответ не публикуется, пока нет ключа.",
      en: "Without the administrator's token a photo is attached as a document. Off: such a reply is not published until there is one.",
    },
    fallback: true,
  },
];
