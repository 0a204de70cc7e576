/** Is the page reachable: does its token live and for how long, may it do what the desk needs, does Meta send its events to us (1.8). */
import type { ChannelHealth, ChannelPage } from "#app";
import type { Bilingual } from "../bilingual.ts";
import { secretOf, textSetting } from "../page-settings.ts";
import { isRecord } from "../payload-reader.ts";
import { failureFinding, findingOf, healthOf, type Finding } from "./finding.ts";
import { inside, listIn, textIn, type Fields, type GraphApi } from "./graph-api.ts";
import type { MetaObject } from "./receive.ts";

/** What one network of Meta needs. */
export type MetaNeeds = {
  readonly object: MetaObject;
  /** Fields of events: the needed ones first, by name. */
  readonly events: readonly string[];
  readonly scopes: readonly string[];
};

export type Checked = { readonly api: GraphApi; readonly page: ChannelPage; readonly now: number; readonly needs: MetaNeeds };

/** Asks Meta; what it does not tell is a finding, never "fine". */
export const checkMeta = async (checked: Checked): Promise<ChannelHealth> => {
  const { api, page } = checked;
  if (secretOf(page, "pageToken") === undefined || secretOf(page, "appSecret") === undefined)
    return healthOf([findingOf("NO_RIGHTS", noKeys, true)]);
  const account = await api.call(page, { method: "GET", path: `/${page.accountId}`, query: { fields: "id" } });
  if (!account.ok) return healthOf([failureFinding(account)]);
  return healthOf([...(await tokenFindings(checked)), ...(await eventFindings(checked)), ...(await addressFindings(checked))]);
};

const DAY_MS = 86_400_000;
const WARN_DAYS = 7;

/** Only the application may look at a token; without its number the token's age is not known. */
const tokenFindings = async ({ api, needs, now, page }: Checked): Promise<readonly Finding[]> => {
  if (textSetting(page, "appId", "") === "") return [];
  const query = { input_token: secretOf(page, "pageToken") ?? "" };
  const answer = await api.call(page, { method: "GET", path: "/debug_token", query, asApp: true });
  if (!answer.ok) return [failureFinding(answer)];
  const token = inside(answer.fields, "data");
  if (token["is_valid"] === false) return [findingOf("TOKEN_EXPIRED", tokenDead, true)];
  const ends = [token["expires_at"], token["data_access_expires_at"]].filter((at): at is number => typeof at === "number" && at > 0);
  const days = ends.length === 0 ? Number.POSITIVE_INFINITY : Math.floor((Math.min(...ends) * 1000 - now) / DAY_MS);
  const scopes = Array.isArray(token["scopes"]) ? token["scopes"] : [];
  const missing = needs.scopes.filter((scope) => !scopes.includes(scope));
  return [
    ...(days < WARN_DAYS ? [findingOf("TOKEN_EXPIRED", tokenEnds(Math.max(0, days)), false)] : []),
    ...(missing.length > 0 ? [findingOf("NO_RIGHTS", noScopes(missing), true)] : []),
  ];
};

/** The page itself must let its events go to the application. */
const eventFindings = async ({ api, needs, page }: Checked): Promise<readonly Finding[]> => {
  const answer = await api.call(page, { method: "GET", path: `/${page.accountId}/subscribed_apps` });
  if (!answer.ok) return [failureFinding(answer)];
  const appId = textSetting(page, "appId", "");
  const apps = listIn(answer.fields).filter((app) => appId === "" || textIn(app, "id") === appId);
  const fields = new Set(apps.flatMap((app) => fieldNames(app["subscribed_fields"])));
  return needs.events.every((field) => fields.has(field)) ? [] : [findingOf("NO_RIGHTS", noEvents, true)];
};

/** Names, or objects with a name: Meta lists fields in both ways. */
const fieldNames = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : []).flatMap((one: unknown) => {
    if (typeof one === "string") return [one];
    return isRecord(one) ? (textIn(one, "name") ?? []) : [];
  });

const addressFindings = async ({ api, needs, page }: Checked): Promise<readonly Finding[]> => {
  const appId = textSetting(page, "appId", "");
  if (appId === "") return [findingOf("NO_RIGHTS", noAppId, false)];
  const answer = await api.call(page, { method: "GET", path: `/${appId}/subscriptions`, asApp: true });
  if (!answer.ok) return [failureFinding(answer)];
  const ours = textSetting(page, "callbackUrl", "");
  const isHere = (one: Fields): boolean =>
    one["object"] === needs.object && one["active"] !== false && (ours === "" || one["callback_url"] === ours);
  return listIn(answer.fields).some(isHere) ? [] : [findingOf("NO_RIGHTS", noAddress, true)];
};

const noKeys: Bilingual = {
  ru: "Не заданы ключ страницы и секрет приложения: страница не подключена.",
  en: "The page's token and the application's secret are not set: the page is not connected.",
};
const tokenDead: Bilingual = {
  ru: "Ключ страницы не действует: выпустите новый и впишите его в карточку страницы.",
  en: "The page's token is not valid: issue a new one and enter it on the page's card.",
};
const tokenEnds = (days: number): Bilingual => ({
  ru: `Ключ страницы скоро перестанет действовать, осталось дней: ${days}. Выпустите новый заранее.`,
  en: `The page's token ends soon, days left: ${days}. Issue a new one in time.`,
});
const noScopes = (missing: readonly string[]): Bilingual => ({
  ru: `У ключа страницы нет прав: ${missing.join(", ")}. Выпустите ключ с этими правами.`,
  en: `The page's token lacks rights: ${missing.join(", ")}. Issue a token with these rights.`,
});
const noEvents: Bilingual = {
  ru: "Страница не отдаёт приложению нужные события. Нажмите «Подключить».",
  en: 'The page does not give the application the events it needs. Press "Connect".',
};
const noAppId: Bilingual = {
  ru: "Не указан номер приложения: срок ключа и доставку событий проверить нельзя.",
  en: "The application's number is not given: how long the token lives and whether events come cannot be seen.",
};
const noAddress: Bilingual = {
  ru: "Приложение не знает нашего адреса: события не приходят. Нажмите «Подключить».",
  en: 'The application does not know our address: no events come. Press "Connect".',
};
