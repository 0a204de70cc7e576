/** Is the page reachable: do its keys live and belong to it, does X deliver to us what the desk needs (1.8). */
import type { ChannelHealth, ChannelPage, FailureClass } from "#app";
import type { Bilingual } from "../bilingual.ts";
import { failureAdvice } from "../failure-advice.ts";
import { secretOf, textSetting } from "../page-settings.ts";
import { idText, isRecord } from "../payload-reader.ts";
import { keysOf, type Fields, type XAnswer, type XApi, type XFailure } from "./api.ts";

export type Finding = Bilingual & { readonly failure: FailureClass; readonly grave: boolean };

/** Without these no message comes; the others only spare us questions. */
export const NEEDED_EVENTS = ["post.mention.create", "dm.received"] as const;
export const WANTED_EVENTS = [
  ...NEEDED_EVENTS,
  "post.reply.create",
  "post.quote.create",
  "post.create",
  "dm.sent",
  "oauth.revoke",
] as const;

export const findingOf = (failure: FailureClass, words: Bilingual, grave: boolean): Finding => ({
  failure,
  ru: words.ru,
  en: words.en,
  grave,
});

export const failureFinding = ({ failure }: XFailure): Finding => {
  const { advice, title } = failureAdvice[failure];
  return findingOf(failure, { ru: `${title.ru}. ${advice.ru}`, en: `${title.en}. ${advice.en}` }, failure !== "RATE_LIMIT");
};

/** One grave finding breaks the page; any other is a warning. */
export const healthOf = (findings: readonly Finding[]): ChannelHealth => ({
  state: findings.some(({ grave }) => grave) ? "broken" : findings.length > 0 ? "warning" : "ok",
  problems: findings.map(({ en, failure, ru }) => ({ failure, ru, en })),
});

/** Asks X; what it does not tell is a finding, never "fine". */
export const checkX = async (api: XApi, page: ChannelPage): Promise<ChannelHealth> => {
  if (keysOf(page) === null) return healthOf([findingOf("NO_RIGHTS", noKeys, true)]);
  const me = await api.call(page, { method: "GET", path: "/2/users/me" });
  if (!me.ok) return healthOf([failureFinding(me)]);
  const data = isRecord(me.fields["data"]) ? me.fields["data"] : {};
  if (idText(data["id"]) !== page.accountId) return healthOf([findingOf("NO_RIGHTS", otherAccount, true)]);
  return healthOf(await deliveryFindings(api, page));
};

export const listIn = (answer: XAnswer & { readonly ok: true }): readonly Fields[] => {
  const { data } = answer.fields;
  return Array.isArray(data) ? data.filter(isRecord) : [];
};

const deliveryFindings = async (api: XApi, page: ChannelPage): Promise<readonly Finding[]> => {
  if (textSetting(page, "receiveBy", "webhook") === "poll") return [];
  if (secretOf(page, "bearerToken") === undefined) return [findingOf("NO_RIGHTS", noBearer, false)];
  const answer = await api.call(page, { method: "GET", path: "/2/webhooks", asApp: true });
  if (!answer.ok) return [failureFinding(answer)];
  const ours = textSetting(page, "callbackUrl", "");
  const hook = listIn(answer).find(({ url }) => ours === "" || url === ours);
  if (hook === undefined) return [findingOf("NO_RIGHTS", noHook, true)];
  if (hook["valid"] === false) return [findingOf("NETWORK_DOWN", invalidHook, true)];
  return subscriptionFindings(api, page, idText(hook["id"]));
};

/** The kinds of events that X sends for this page to this webhook. */
export const subscribedEvents = async (
  api: XApi,
  page: ChannelPage,
  hookId: string | undefined,
): Promise<ReadonlySet<string> | XFailure> => {
  const answer = await api.call(page, { method: "GET", path: "/2/activity/subscriptions", asApp: true });
  if (!answer.ok) return answer;
  const ours = listIn(answer).filter(({ filter, webhook_id: id }) => {
    const isHere = id === undefined || hookId === undefined || idText(id) === hookId;
    return isHere && isRecord(filter) && idText(filter["user_id"]) === page.accountId;
  });
  return new Set(ours.flatMap(({ event_type: type }) => (typeof type === "string" ? [type] : [])));
};

const subscriptionFindings = async (api: XApi, page: ChannelPage, hookId: string | undefined): Promise<readonly Finding[]> => {
  const events = await subscribedEvents(api, page, hookId);
  if ("ok" in events) return [failureFinding(events)];
  return NEEDED_EVENTS.every((type) => events.has(type)) ? [] : [findingOf("NO_RIGHTS", noEvents, true)];
};

const noKeys: Bilingual = {
  ru: "Не заданы ключи приложения и страницы: страница не подключена.",
  en: "The keys of the application and of the page are not set: the page is not connected.",
};
const otherAccount: Bilingual = {
  ru: "Ключи принадлежат другой учётной записи X. Проверьте номер страницы и ключи.",
  en: "The keys belong to another account of X. See to the page's number and the keys.",
};
const noBearer: Bilingual = {
  ru: "Не задан ключ самого приложения (Bearer Token): проверить, доходят ли события, и подключить их нельзя.",
  en: "The application's own key (Bearer Token) is not set: whether events come cannot be seen, nor can they be connected.",
};
const noHook: Bilingual = {
  ru: "X не знает нашего адреса: события не приходят. Нажмите «Подключить».",
  en: 'X does not know our address: no events come. Press "Connect".',
};
const invalidHook: Bilingual = {
  ru: "X перестал присылать события: наш адрес не ответил на проверку. Проверьте, что сервер доступен из интернета, и нажмите «Подключить».",
  en: 'X has stopped sending events: our address did not answer its check. See that the server can be reached from the internet, and press "Connect".',
};
const noEvents: Bilingual = {
  ru: "X присылает не все нужные события. Нажмите «Подключить».",
  en: 'X does not send all the events that are needed. Press "Connect".',
};
