/** Attaches a page: MAX is told our address with our secret, and the updates we need; or, for polling, the address is taken back. */
import type { ChannelHealth, ChannelPage } from "#app";
import type { Bilingual } from "../bilingual.ts";
import { secretOf, textSetting } from "../page-settings.ts";
import type { MaxApi } from "./api.ts";
import { brokenBy, checkMax } from "./health.ts";
import { WANTED_UPDATES } from "./parse.ts";

const SECRET = /^[A-Za-z0-9_-]{5,256}$/u;

/** Subscribing again under the same address renews the secret and the list of updates. */
export const connectMax = async (api: MaxApi, page: ChannelPage, url: string): Promise<ChannelHealth> => {
  if (textSetting(page, "receiveBy", "webhook") === "poll") {
    const removed = await api.call(page, { method: "DELETE", path: "/subscriptions", query: { url } });
    return removed.ok || removed.failure === "TARGET_DELETED" || removed.failure === "BAD_REQUEST"
      ? checkMax(api, page)
      : brokenBy(removed);
  }
  const secret = secretOf(page, "webhookSecret");
  if (secret === undefined || !SECRET.test(secret)) return refused(noSecret);
  const answer = await api.call(page, {
    method: "POST",
    path: "/subscriptions",
    body: { url, update_types: [...WANTED_UPDATES], secret },
  });
  if (answer.ok) return checkMax(api, page, url);
  return answer.failure === "BAD_REQUEST" && !isPlainHttps(url) ? refused(wrongAddress) : brokenBy(answer);
};

const isPlainHttps = (url: string): boolean => URL.canParse(url) && new URL(url).protocol === "https:" && new URL(url).port === "";

const refused = (words: Bilingual): ChannelHealth => ({ state: "broken", problems: [{ failure: "BAD_REQUEST", ...words }] });

const noSecret: Bilingual = {
  ru: "Задайте секретный ключ событий: от 5 до 256 знаков, латинские буквы, цифры, дефис и подчёркивание. Без него нельзя отличить MAX от посторонних.",
  en: "Set the secret key of events: 5 to 256 characters, Latin letters, digits, hyphen and underscore. Without it MAX cannot be told from strangers.",
};

const wrongAddress: Bilingual = {
  ru: "MAX присылает события только на адрес, который начинается с https:// и не содержит порта (443). Укажите такой адрес в настройках системы или выберите опрос.",
  en: "MAX sends events only to an address that begins with https:// and names no port (443). Set such an address in the system's settings, or choose polling.",
};
