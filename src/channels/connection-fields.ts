/** The settings of the way out to a network: the same in every connector, because `http-client.ts` reads them for all. */
import type { Bilingual } from "./bilingual.ts";
import type { SettingField } from "./setting-field.ts";

/** A root certificate of one's own; the hint says when this network needs it. */
export const caFileField = (hint: Bilingual): SettingField => ({
  name: "caFile",
  secret: false,
  required: false,
  title: { ru: "Файл корневого сертификата", en: "Root certificate file" },
  hint,
  fallback: "",
});

/** For networks whose API may stand on the Ministry's certificate. */
export const ministryCaFileField: SettingField = caFileField({
  ru: "Сертификат Минцифры в виде PEM, если адрес API защищён им.",
  en: "The Ministry's root certificate in PEM, where the API stands on it.",
});

/** For networks abroad: only what stands between may have a certificate of its own. */
export const relayCaFileField: SettingField = caFileField({
  ru: "В виде PEM, если посредник защищён своим сертификатом.",
  en: "In PEM, where a relay stands on its own certificate.",
});

const proxyForm: Bilingual = { ru: "http://имя:пароль@адрес:порт", en: "http://name:password@host:port" };

export const proxyField: SettingField = {
  name: "proxy",
  secret: false,
  required: false,
  title: { ru: "Прокси", en: "Proxy" },
  hint: proxyForm,
  fallback: "",
};

/** For a network that is closed off: in sight, with the reason. */
export const neededProxyField = (why: Bilingual): SettingField => ({
  ...proxyField,
  hint: { ru: `${proxyForm.ru}. ${why.ru}`, en: `${proxyForm.en}. ${why.en}` },
  advanced: false,
});

export const timeoutField: SettingField = {
  name: "timeoutMs",
  secret: false,
  required: false,
  title: { ru: "Сколько ждать ответа, мс", en: "How long to wait for an answer, ms" },
  hint: {
    ru: "Соединение — connectTimeoutMs (5000), загрузка файла — uploadTimeoutMs (120000).",
    en: "Connecting: connectTimeoutMs (5000); a file: uploadTimeoutMs (120000).",
  },
  fallback: 15_000,
};
