/** Attaches a page: X checks our address and is told which events of the page to send there. */
import type { ChannelHealth, ChannelPage } from "#app";
import type { Bilingual } from "../bilingual.ts";
import { secretOf, textSetting } from "../page-settings.ts";
import { idText, isRecord } from "../payload-reader.ts";
import type { XApi, XFailure } from "./api.ts";
import { checkX, failureFinding, findingOf, healthOf, listIn, NEEDED_EVENTS, subscribedEvents, WANTED_EVENTS } from "./health.ts";

/** A page that asks needs no address. Connecting again mends an address that X had given up. */
export const connectX = async (api: XApi, page: ChannelPage, url: string): Promise<ChannelHealth> => {
  if (textSetting(page, "receiveBy", "webhook") === "poll") return checkX(api, page);
  if (secretOf(page, "bearerToken") === undefined) return healthOf([findingOf("NO_RIGHTS", noBearer, true)]);
  const hookId = await attach(api, page, url);
  if (typeof hookId !== "string")
    return healthOf([hookId.failure === "BAD_REQUEST" ? findingOf("BAD_REQUEST", refused, true) : failureFinding(hookId)]);
  const failure = await subscribe(api, page, hookId);
  if (failure !== null) return healthOf([failureFinding(failure)]);
  return checkX(api, { ...page, settings: { ...page.settings, callbackUrl: url } });
};

const attach = async (api: XApi, page: ChannelPage, url: string): Promise<string | XFailure> => {
  const listed = await api.call(page, { method: "GET", path: "/2/webhooks", asApp: true });
  if (!listed.ok) return listed;
  const known = listIn(listed).find((hook) => hook["url"] === url);
  const knownId = known === undefined ? undefined : idText(known["id"]);
  if (known !== undefined && knownId !== undefined) {
    if (known["valid"] !== false) return knownId;
    const checked = await api.call(page, { method: "PUT", path: `/2/webhooks/${knownId}`, asApp: true });
    return checked.ok ? knownId : checked;
  }
  const made = await api.call(page, { method: "POST", path: "/2/webhooks", body: { url }, asApp: true });
  if (!made.ok) return made;
  const data = isRecord(made.fields["data"]) ? made.fields["data"] : made.fields;
  return idText(data["id"]) ?? "";
};

/** Events are ordered in the page's own name: direct messages are private. A kind that X does not know, and that we can do without, is passed over. */
const subscribe = async (api: XApi, page: ChannelPage, hookId: string): Promise<XFailure | null> => {
  const known = await subscribedEvents(api, page, hookId);
  if ("ok" in known) return known;
  for (const type of WANTED_EVENTS.filter((one) => !known.has(one))) {
    const body = { event_type: type, filter: { user_id: page.accountId }, tag: "otklik", webhook_id: hookId };
    const answer = await api.call(page, { method: "POST", path: "/2/activity/subscriptions", body });
    const isNeeded = NEEDED_EVENTS.some((one) => one === type);
    if (!answer.ok && (isNeeded || answer.retryAfterMs !== null)) return answer;
  }
  return null;
};

const noBearer: Bilingual = {
  ru: "Чтобы подключить события, впишите ключ самого приложения (Bearer Token), или выберите «Отклик спрашивает».",
  en: 'To connect events, enter the application\'s own key (Bearer Token), or choose "Otklik asks".',
};
const refused: Bilingual = {
  ru: "X не принял наш адрес: он должен начинаться с https://, не содержать порта и сразу отвечать на проверку. Проверьте секрет приложения и доступность сервера.",
  en: "X did not take our address: it must begin with https://, name no port and answer the check at once. See to the application's secret and that the server can be reached.",
};
