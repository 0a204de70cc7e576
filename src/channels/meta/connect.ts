/** Attaches a page: the application is told our address, which Meta checks at once, and the page lets its events go to the application. */
import type { ChannelHealth } from "#app";
import type { Bilingual } from "../bilingual.ts";
import { secretOf, textSetting } from "../page-settings.ts";
import { failureFinding, findingOf, healthOf } from "./finding.ts";
import { checkMeta, type Checked } from "./health.ts";

/** Connecting again renews both. */
export const connectMeta = async (checked: Checked, url: string): Promise<ChannelHealth> => {
  const { api, needs, page } = checked;
  const appId = textSetting(page, "appId", "");
  const verifyToken = secretOf(page, "verifyToken");
  if (appId === "" || verifyToken === undefined) return healthOf([findingOf("BAD_REQUEST", notFilled, true)]);
  const fields = needs.events.join(",");
  const body = { object: needs.object, callback_url: url, verify_token: verifyToken, fields };
  const told = await api.call(page, { method: "POST", path: `/${appId}/subscriptions`, body, asApp: true });
  if (!told.ok) return healthOf([told.failure === "BAD_REQUEST" ? findingOf("BAD_REQUEST", notTaken, true) : failureFinding(told)]);
  const granted = await api.call(page, { method: "POST", path: `/${page.accountId}/subscribed_apps`, body: { subscribed_fields: fields } });
  if (!granted.ok) return healthOf([failureFinding(granted)]);
  return checkMeta({ ...checked, page: { ...page, settings: { ...page.settings, callbackUrl: url } } });
};

const notFilled: Bilingual = {
  ru: "Впишите номер приложения и проверочное слово: без них Meta не узнает нашего адреса.",
  en: "Enter the application's number and the verify token: without them Meta does not learn our address.",
};
const notTaken: Bilingual = {
  ru: "Meta не приняла наш адрес: он должен начинаться с https://, иметь сертификат общего центра и сразу отвечать на проверку.",
  en: "Meta did not take our address: it must begin with https://, have a certificate of a public centre and answer the check at once.",
};
