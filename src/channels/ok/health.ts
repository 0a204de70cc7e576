/** Is the page reachable: do the keys live, may the application do what the desk needs, and does OK still deliver to us (1.8). */
import type { ChannelHealth, ChannelPage, FailureClass } from "#app";
import { failureAdvice } from "../failure-advice.ts";
import { secretOf, textSetting } from "../page-settings.ts";
import { childrenAt, isRecord, optionalTextAt } from "../payload-reader.ts";
import { hasApplication, type OkApi, type OkFailure } from "./api.ts";
import { writesComments } from "./capabilities.ts";
import { SECRET_PARAMETER, secretAddress } from "./receive.ts";
import { nodeOf } from "./topics.ts";

type Words = { readonly ru: string; readonly en: string };
type Finding = Words & { readonly failure: FailureClass; readonly grave: boolean };

/** Rights of the application, and what stands still without each. */
const NEEDED_RIGHTS: readonly (Words & { readonly right: string; readonly grave: boolean })[] = [
  { right: "VALUABLE_ACCESS", ru: "чтение тем и комментариев", en: "reading of topics and comments", grave: true },
  { right: "GROUP_CONTENT", ru: "публикация тем группы", en: "publishing of the group's topics", grave: false },
  { right: "LONG_ACCESS_TOKEN", ru: "долгий срок ключа", en: "a long life of the token", grave: false },
];

/** Asks OK; what OK does not tell is no finding, and never "fine" where a key is dead. */
export const checkOk = async (api: OkApi, page: ChannelPage): Promise<ChannelHealth> => {
  if (secretOf(page, "botToken") === undefined) return healthOf([noBotToken]);
  return healthOf([...(await deliveryFindings(api, page)), ...(await applicationFindings(api, page))]);
};

const healthOf = (findings: readonly Finding[]): ChannelHealth => ({
  state: findings.some((finding) => finding.grave) ? "broken" : findings.length > 0 ? "warning" : "ok",
  problems: findings.map(({ en, failure, ru }) => ({ failure, ru, en })),
});

const noBotToken: Finding = {
  failure: "NO_RIGHTS",
  ru: "Не задан ключ доступа группы: страница не подключена.",
  en: "The group's access token is not set: the page is not connected.",
  grave: true,
};

const noApplication: Finding = {
  failure: "NO_RIGHTS",
  ru: "Не заданы ключи приложения: комментарии под темами не видны, приходят только личные сообщения.",
  en: "The application's keys are not set: comments under topics are not seen, only direct messages come.",
  grave: false,
};

const noSubscription: Finding = {
  failure: "NETWORK_DOWN",
  ru: "Одноклассники не присылают сообщения на адрес Отклика. Проверьте, что сервер доступен из интернета, и нажмите «Подключить» ещё раз.",
  en: 'OK does not send messages to the desk\'s address. See that the server can be reached from the internet and press "Connect" again.',
  grave: true,
};

const renewed: Finding = {
  failure: "NETWORK_DOWN",
  ru: "Одноклассники перестали присылать сообщения: адрес не отвечал. Подписка возобновлена сама.",
  en: "OK had stopped sending messages: the address did not answer. The subscription has been renewed.",
  grave: false,
};

const failureFinding = ({ failure }: OkFailure, of: Words): Finding => ({
  failure,
  ru: `${of.ru}. ${failureAdvice[failure].title.ru}. ${failureAdvice[failure].advice.ru}`,
  en: `${of.en}. ${failureAdvice[failure].title.en}. ${failureAdvice[failure].advice.en}`,
  grave: failure !== "RATE_LIMIT",
});

const BOT = { ru: "Личные сообщения", en: "Direct messages" } as const;
const APPLICATION = { ru: "Комментарии", en: "Comments" } as const;

/** OK drops an address that has not answered for eight hours; where ours is known it is given again. */
const deliveryFindings = async (api: OkApi, page: ChannelPage): Promise<readonly Finding[]> => {
  const listed = await api.graph(page, { method: "GET", path: "me/subscriptions" });
  if (!listed.ok) return [failureFinding(listed, BOT)];
  if (textSetting(page, "receiveBy", "webhook") === "poll") return [];
  const secret = secretOf(page, "webhookSecret");
  if (addressesIn(listed.value).some((address) => isOurs(address, secret))) return [];
  const url = textSetting(page, "callbackUrl", "");
  if (url === "" || secret === undefined || !URL.canParse(url)) return [noSubscription];
  const answer = await api.graph(page, { method: "POST", path: "me/subscribe", body: { url: secretAddress(url, secret) } });
  return [answer.ok ? renewed : failureFinding(answer, BOT)];
};

/** The addresses that OK sends to. */
export const addressesIn = (value: unknown): readonly string[] =>
  childrenAt(nodeOf(value), "subscriptions").flatMap((subscription) => optionalTextAt(subscription, "url") ?? []);

const isOurs = (address: string, secret: string | undefined): boolean =>
  secret !== undefined && URL.canParse(address) && new URL(address).searchParams.get(SECRET_PARAMETER) === secret;

const applicationFindings = async (api: OkApi, page: ChannelPage): Promise<readonly Finding[]> => {
  if (!hasApplication(page)) return [noApplication];
  const findings: Finding[] = [];
  for (const { en, grave, right, ru } of NEEDED_RIGHTS) {
    const answer = await api.rest(page, "users.hasAppPermission", { ext_perm: right });
    if (!answer.ok && answer.failure === "NO_RIGHTS") continue;
    if (!answer.ok) return [failureFinding(answer, APPLICATION)];
    if (isGranted(answer.value)) continue;
    findings.push({
      failure: "NO_RIGHTS",
      ru: `Приложению не дано право ${right}: ${ru}. Его выдаёт поддержка Одноклассников.`,
      en: `The application lacks the right ${right}: ${en}. OK's support gives it.`,
      grave: grave || (right === "GROUP_CONTENT" && writesComments(page)),
    });
  }
  return findings;
};

const isGranted = (value: unknown): boolean => {
  const granted = isRecord(value) ? (value["result"] ?? value["granted"]) : value;
  return granted === true || granted === 1 || granted === "true" || granted === "1";
};
