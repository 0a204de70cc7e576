/** The settings and secrets of a page in X, in the words of the one who fills them in. */
import { neededProxyField, relayCaFileField, timeoutField } from "../connection-fields.ts";
import type { SettingField } from "../setting-field.ts";

const secret = (name: string, words: Pick<SettingField, "title" | "hint"> & { readonly required: boolean }): SettingField => ({
  name,
  secret: true,
  ...words,
});

const secrets: readonly SettingField[] = [
  secret("consumerKey", {
    required: true,
    title: { ru: "Ключ приложения (API Key)", en: "Application key (API Key)" },
    hint: { ru: "console.x.com → приложение → «Keys and tokens».", en: 'console.x.com → the application → "Keys and tokens".' },
  }),
  secret("consumerSecret", {
    required: true,
    title: { ru: "Секрет приложения (API Key Secret)", en: "Application secret (API Key Secret)" },
    hint: {
      ru: "Им же X подписывает события: без него они не принимаются.",
      en: "X signs events with it too: without it they are not accepted.",
    },
  }),
  secret("accessToken", {
    required: true,
    title: { ru: "Ключ страницы (Access Token)", en: "Page key (Access Token)" },
    hint: {
      ru: "Выпускается под учётной записью администрации с правом писать и читать личные сообщения; действует, пока его не отзовут.",
      en: "Issued under the administration's account with the right to write and to read direct messages; lives until it is revoked.",
    },
  }),
  secret("accessSecret", {
    required: true,
    title: { ru: "Секрет страницы (Access Token Secret)", en: "Page secret (Access Token Secret)" },
    hint: { ru: "Выдаётся вместе с ключом страницы.", en: "Given together with the page key." },
  }),
  secret("bearerToken", {
    required: false,
    title: { ru: "Ключ самого приложения (Bearer Token)", en: "The application's own key (Bearer Token)" },
    hint: {
      ru: "Нужен, чтобы X присылал события сам. Если спрашивает Отклик, не нужен.",
      en: "Needed for X to send events by itself. Not needed where Otklik asks.",
    },
  }),
];

const receiving: readonly SettingField[] = [
  {
    name: "receiveBy",
    secret: false,
    required: false,
    title: { ru: "Как получать события", en: "How events come" },
    hint: {
      ru: "«Отклик спрашивает» нужно, если у сервера нет адреса в интернете. Ответы без упоминания страницы при этом не приходят.",
      en: '"Otklik asks" is for a server without an address in the internet. Replies that do not mention the page do not come then.',
    },
    kind: "choice",
    choices: [
      { value: "webhook", title: { ru: "X присылает сам", en: "X sends them" } },
      { value: "poll", title: { ru: "Отклик спрашивает", en: "Otklik asks" } },
    ],
    advanced: false,
    fallback: "webhook",
  },
  {
    name: "pollSeconds",
    secret: false,
    required: false,
    title: { ru: "Как часто спрашивать, с", en: "How often to ask, s" },
    hint: {
      ru: "X разрешает не чаще раза в минуту, и каждый полученный пост или сообщение оплачивается.",
      en: "X allows it once a minute at most, and every post or message received is paid for.",
    },
    fallback: 120,
  },
  {
    name: "replyRule",
    secret: false,
    required: false,
    title: { ru: "Кому X разрешает отвечать", en: "Whom X lets be answered" },
    hint: {
      ru: "С 23 февраля 2026 года на обычном тарифе программа отвечает только тем, кто упомянул или процитировал страницу. Остальным ответ публикуют вручную.",
      en: "Since 23 February 2026, on an ordinary plan, a program may answer only those who mention or quote the page. Others are answered by hand.",
    },
    kind: "choice",
    choices: [
      { value: "summoned", title: { ru: "Только упомянувшим страницу", en: "Only those who mention the page" } },
      { value: "any", title: { ru: "Всем (особый договор с X)", en: "Everybody (a special contract with X)" } },
    ],
    fallback: "summoned",
  },
  {
    name: "textLimit",
    secret: false,
    required: false,
    title: { ru: "Предел публичного текста", en: "Limit of a public text" },
    hint: {
      ru: "280 знаков по счёту X: ссылка — 23, смайлик — 2. Больше — у страницы с платной подпиской.",
      en: "280 by X's counting: a link is 23, a smiling face 2. More for a page with a paid subscription.",
    },
    fallback: 280,
  },
];

const connection: readonly SettingField[] = [
  {
    name: "baseUrl",
    secret: false,
    required: false,
    title: { ru: "Адрес API", en: "API address" },
    hint: { ru: "Меняется, если обращаться через своего посредника.", en: "Changes where a relay of one's own stands between." },
    fallback: "https://api.x.com",
  },
  {
    name: "linkHost",
    secret: false,
    required: false,
    title: { ru: "Адрес для ссылок", en: "Address of links" },
    hint: { ru: "По нему ответ открывается в X.", en: "Where a reply opens in X." },
    fallback: "https://x.com",
  },
  neededProxyField({ ru: "Без него из России X недоступен.", en: "Without it X cannot be reached from Russia." }),
  relayCaFileField,
  timeoutField,
];

export const xFields: readonly SettingField[] = [...secrets, ...receiving, ...connection];
