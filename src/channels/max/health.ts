/** Is the page reachable: does the bot's token live, may the bot do what the desk needs in the channel, does MAX still send events (1.8). */
import type { ChannelHealth, ChannelPage, FailureClass } from "#app";
import type { Bilingual } from "../bilingual.ts";
import { failureAdvice } from "../failure-advice.ts";
import { secretOf, textSetting } from "../page-settings.ts";
import { isRecord } from "../payload-reader.ts";
import type { MaxApi, MaxFailure } from "./api.ts";
import { chatPath } from "./calls.ts";
import { isChannelPage } from "./ids.ts";
import { WANTED_UPDATES } from "./parse.ts";

type Finding = Bilingual & { readonly failure: FailureClass; readonly grave: boolean };

/** Rights of the bot by MAX's names (old and new), and what stands still without each. */
const NEEDED_RIGHTS: readonly { readonly names: readonly string[]; readonly words: Bilingual; readonly grave: boolean }[] = [
  { names: ["read_all_messages"], words: { ru: "читать все сообщения (комментарии)", en: "read all messages (comments)" }, grave: true },
  { names: ["write", "post_edit_delete_message"], words: { ru: "писать", en: "write" }, grave: true },
  { names: ["edit", "edit_message", "post_edit_delete_message"], words: { ru: "изменять", en: "edit" }, grave: false },
  { names: ["delete", "delete_message", "post_edit_delete_message"], words: { ru: "удалять", en: "delete" }, grave: false },
];

/** Asks MAX; `webhookUrl` is our own address where it is known. */
export const checkMax = async (api: MaxApi, page: ChannelPage, webhookUrl?: string): Promise<ChannelHealth> => {
  if (secretOf(page, "botToken") === undefined) return healthOf([noToken]);
  const me = await api.call(page, { method: "GET", path: "/me" });
  if (!me.ok) return healthOf([failureFinding(me)]);
  const channel = isChannelPage(page.accountId) ? await channelFindings(api, page) : [];
  return healthOf([...channel, ...(await deliveryFindings(api, page, webhookUrl))]);
};

const noToken: Finding = {
  failure: "NO_RIGHTS",
  ru: "Не задан токен бота: страница не подключена.",
  en: "The bot's token is not set: the page is not connected.",
  grave: true,
};

/** One sentence on each finding; one grave finding is enough for "broken". */
const healthOf = (findings: readonly Finding[]): ChannelHealth => ({
  state: findings.some((finding) => finding.grave) ? "broken" : findings.length > 0 ? "warning" : "ok",
  problems: findings.map(({ en, failure, ru }) => ({ failure, ru, en })),
});

const failureFinding = ({ failure }: MaxFailure): Finding => ({
  failure,
  ru: `${failureAdvice[failure].title.ru}. ${failureAdvice[failure].advice.ru}`,
  en: `${failureAdvice[failure].title.en}. ${failureAdvice[failure].advice.en}`,
  grave: failure !== "RATE_LIMIT",
});

/** The class of a failed call in words, as a whole state of health. */
export const brokenBy = (failure: MaxFailure): ChannelHealth => healthOf([{ ...failureFinding(failure), grave: true }]);

const notInChannel: Finding = {
  failure: "NO_RIGHTS",
  ru: "Бот не состоит в канале с этим номером. Добавьте бота в канал администратором и проверьте номер канала.",
  en: "The bot is not in the channel with this number. Add the bot to the channel as an administrator and check the channel's number.",
  grave: true,
};

const notAdmin: Finding = {
  failure: "NO_RIGHTS",
  ru: "Бот в канале не администратор: комментарии не приходят. Назначьте его администратором.",
  en: "The bot is no administrator of the channel: comments do not come. Make it an administrator.",
  grave: true,
};

const channelFindings = async (api: MaxApi, page: ChannelPage): Promise<readonly Finding[]> => {
  const answer = await api.call(page, { method: "GET", path: `${chatPath(page.accountId)}/members/me` });
  if (!answer.ok) return [answer.status === 404 || answer.status === 403 ? notInChannel : failureFinding(answer)];
  if (answer.fields["is_owner"] === true) return [];
  if (answer.fields["is_admin"] !== true) return [notAdmin];
  const listed = Array.isArray(answer.fields["permissions"]) ? answer.fields["permissions"] : [];
  const names = new Set(listed.filter((name) => typeof name === "string"));
  return NEEDED_RIGHTS.filter((right) => !right.names.some((name) => names.has(name))).map(({ grave, words }) => ({
    failure: "NO_RIGHTS",
    ru: `У бота в канале нет права: ${words.ru}. Отметьте его в настройках администраторов канала.`,
    en: `The bot lacks a right in the channel: ${words.en}. Mark it in the channel's settings of administrators.`,
    grave,
  }));
};

const noSubscription: Finding = {
  failure: "NETWORK_DOWN",
  ru: "MAX не присылает события: подписки нет. Её снимают, если адрес не отвечал восемь часов. Нажмите «Подключить».",
  en: 'MAX sends no events: there is no subscription. MAX drops it when the address has not answered for eight hours. Press "Connect".',
  grave: true,
};

const fewTypes: Finding = {
  failure: "NO_RIGHTS",
  ru: "MAX присылает не все нужные события. Нажмите «Подключить».",
  en: 'MAX does not send all the events that are needed. Press "Connect".',
  grave: false,
};

const pollingBlocked: Finding = {
  failure: "BAD_REQUEST",
  ru: "Страница опрашивает MAX сама, но у бота есть подписка на другой адрес: с ней опрос не работает. Снимите подписку или выберите приём событий по адресу.",
  en: "The page asks MAX itself, but the bot has a subscription of another address, and polling does not work beside it. Remove the subscription, or let MAX send the events.",
  grave: true,
};

/** MAX tells of no failed deliveries; a subscription that has gone is how it shows. Only our own address counts where we know it. */
const deliveryFindings = async (api: MaxApi, page: ChannelPage, webhookUrl: string | undefined): Promise<readonly Finding[]> => {
  const answer = await api.call(page, { method: "GET", path: "/subscriptions" });
  if (!answer.ok) return [failureFinding(answer)];
  const listed = Array.isArray(answer.fields["subscriptions"]) ? answer.fields["subscriptions"].filter(isRecord) : [];
  if (textSetting(page, "receiveBy", "webhook") === "poll") return listed.length === 0 ? [] : [pollingBlocked];
  const ours = webhookUrl === undefined ? listed : listed.filter(({ url }) => url === webhookUrl);
  if (ours.length === 0) return [noSubscription];
  return ours.some(({ update_types }) => sendsAll(update_types)) ? [] : [fewTypes];
};

/** Nothing listed means everything. */
const sendsAll = (types: unknown): boolean =>
  !Array.isArray(types) ||
  types.length === 0 ||
  WANTED_UPDATES.filter((type) => /^(?:comment|message)_/u.test(type)).every((type) => types.includes(type));
