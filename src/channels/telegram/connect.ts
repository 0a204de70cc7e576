/** Attaches a page: Telegram is given our address with our secret and the kinds of events we need, or told to wait to be asked. */
import type { ChannelHealth } from "#app";
import { secretOf, textSetting } from "../page-settings.ts";
import { failureFinding, finding, healthOf, type Checked } from "./finding.ts";
import { checkTelegram } from "./health.ts";
import { WANTED_UPDATES } from "./update.ts";

const SECRET = /^[A-Za-z0-9_-]{1,256}$/u;

/** Sets or takes away the webhook, then tells what is still amiss. */
export const connectTelegram = async (checked: Checked, url: string): Promise<ChannelHealth> => {
  const { api, page } = checked;
  if (textSetting(page, "receiveBy", "webhook") === "poll") {
    const answer = await api.call(page, { method: "deleteWebhook", params: {} });
    return answer.ok ? checkTelegram(checked) : healthOf([failureFinding(answer)]);
  }
  const secret = secretOf(page, "webhookSecret");
  if (secret === undefined || !SECRET.test(secret)) return healthOf([finding("BAD_REQUEST", badSecret, true)]);
  const params = { url, secret_token: secret, allowed_updates: WANTED_UPDATES };
  const answer = await api.call(page, { method: "setWebhook", params });
  if (!answer.ok) return healthOf([failureFinding(answer)]);
  return checkTelegram({ ...checked, page: { ...page, settings: { ...page.settings, callbackUrl: url } } });
};

const badSecret = {
  ru: "Задайте секретный ключ событий: до 256 латинских букв, цифр, «_» и «-». Без него нельзя отличить Telegram от посторонних.",
  en: 'Set the secret key of events: up to 256 Latin letters, digits, "_" and "-". Without it Telegram cannot be told from strangers.',
};
