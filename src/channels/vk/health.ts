/** Is the page reachable: do the keys live, may they do what the desk needs, and does VK still deliver to us (1.8). */
import type { ChannelHealth, ChannelPage, FailureClass } from "#app";
import { secretOf, textSetting } from "../page-settings.ts";
import { idText, isRecord } from "../payload-reader.ts";
import { failureAdvice } from "../failure-advice.ts";
import type { VkApi, VkFailure } from "./api.ts";

type Problem = ChannelHealth["problems"][number];
type Finding = Problem & { readonly grave: boolean };

/** Rights of the community key, by VK's names, and what stands still without each. */
const NEEDED_RIGHTS: readonly { readonly names: readonly string[]; readonly ru: string; readonly en: string }[] = [
  { names: ["messages"], ru: "личные сообщения", en: "direct messages" },
  { names: ["wall"], ru: "ответы под постами", en: "replies under posts" },
  { names: ["docs"], ru: "документы в ответах", en: "documents in replies" },
  { names: ["photos"], ru: "фотографии в ответах", en: "photos in replies" },
  { names: ["manage"], ru: "управление сообществом (адрес для событий)", en: "community management (the address for events)" },
];

/** Asks VK; what VK does not tell is `unknown`, never "fine". */
export const checkVk = async (api: VkApi, page: ChannelPage): Promise<ChannelHealth> => {
  if (secretOf(page, "communityToken") === undefined) return healthOf([noCommunityToken]);
  const rights = await rightsOf(api, page);
  if (rights.failure !== null) return healthOf([failureFinding(rights.failure)]);
  return healthOf([...rights.findings, ...(await deliveryFindings(api, page)), ...(await otherKeys(api, page))]);
};

const noCommunityToken: Finding = {
  failure: "NO_RIGHTS",
  ru: "Не задан ключ доступа сообщества: страница не подключена.",
  en: "The community access token is not set: the page is not connected.",
  grave: true,
};

const healthOf = (findings: readonly Finding[]): ChannelHealth => ({
  state: findings.some((finding) => finding.grave) ? "broken" : findings.length > 0 ? "warning" : "ok",
  problems: findings.map(({ en, failure, ru }) => ({ failure, ru, en })),
});

const failureFinding = ({ failure }: VkFailure): Finding => ({
  failure,
  ru: `${failureAdvice[failure].title.ru}. ${failureAdvice[failure].advice.ru}`,
  en: `${failureAdvice[failure].title.en}. ${failureAdvice[failure].advice.en}`,
  grave: failure !== "RATE_LIMIT",
});

type Rights = { readonly failure: VkFailure } | { readonly failure: null; readonly findings: readonly Finding[] };

const rightsOf = async (api: VkApi, page: ChannelPage): Promise<Rights> => {
  const answer = await api.call(page, { method: "groups.getTokenPermissions", params: {}, tokens: ["community"] });
  if (!answer.ok) return { failure: answer };
  const listed = isRecord(answer.response) && Array.isArray(answer.response["permissions"]) ? answer.response["permissions"] : [];
  const names = new Set(listed.filter(isRecord).map((permission) => permission["name"]));
  const missing = NEEDED_RIGHTS.filter((right) => !right.names.some((name) => names.has(name)));
  return {
    failure: null,
    findings: missing.map((right) => ({
      failure: "NO_RIGHTS",
      ru: `Ключу сообщества не разрешено: ${right.ru}. Создайте ключ заново и отметьте это право.`,
      en: `The community token may not do this: ${right.en}. Make a new token with this right.`,
      grave: right.names.includes("messages") || right.names.includes("wall"),
    })),
  };
};

const DELIVERY: Readonly<Record<string, { readonly ru: string; readonly en: string; readonly grave: boolean }>> = {
  failed: {
    ru: "ВКонтакте прекратила присылать события: адрес не отвечал. Проверьте, что сервер доступен из интернета, и нажмите «Подключить» ещё раз.",
    en: 'VK has stopped sending events: the address did not answer. See that the server can be reached from the internet and press "Connect" again.',
    grave: true,
  },
  unconfigured: {
    ru: "Адрес для событий не подтверждён. Нажмите «Подключить» ещё раз.",
    en: 'The address for events is not confirmed. Press "Connect" again.',
    grave: true,
  },
  wait: { ru: "ВКонтакте проверяет адрес для событий.", en: "VK is checking the address for events.", grave: false },
};

/** Only our own address counts where we know it; a community may have up to ten. */
const deliveryFindings = async (api: VkApi, page: ChannelPage): Promise<readonly Finding[]> => {
  if (textSetting(page, "receiveBy", "webhook") === "poll") return [];
  const answer = await api.call(page, { method: "groups.getCallbackServers", params: { group_id: page.accountId }, tokens: ["community"] });
  if (!answer.ok) return [failureFinding(answer)];
  const ours = textSetting(page, "callbackUrl", "");
  const listed = isRecord(answer.response) && Array.isArray(answer.response["items"]) ? answer.response["items"].filter(isRecord) : [];
  const servers = ours === "" ? listed : listed.filter((server) => server["url"] === ours);
  if (servers.length === 0) return [finding("NO_RIGHTS", { ...noServer, grave: true })];
  // One living address is enough.
  if (servers.some((server) => server["status"] === "ok")) return [];
  const status = servers[0]?.["status"];
  const words = typeof status === "string" && Object.hasOwn(DELIVERY, status) ? DELIVERY[status] : undefined;
  return words === undefined ? [] : [finding("NETWORK_DOWN", words)];
};

const noServer = {
  ru: "В сообществе нет адреса для событий. Нажмите «Подключить».",
  en: 'The community has no address for events. Press "Connect".',
};

const finding = (failure: FailureClass, words: { readonly ru: string; readonly en: string; readonly grave: boolean }): Finding => ({
  failure,
  ...words,
});

/** The two other keys are optional; a dead one is worth a warning. */
const otherKeys = async (api: VkApi, page: ChannelPage): Promise<readonly Finding[]> => {
  const findings: Finding[] = [];
  for (const { kind, name } of [
    { kind: "service", name: { ru: "Сервисный ключ", en: "The service token" } },
    { kind: "user", name: { ru: "Ключ администратора", en: "The administrator's token" } },
  ] as const) {
    if (secretOf(page, `${kind}Token`) === undefined) continue;
    const answer = await api.call(page, { method: "groups.getById", params: { group_id: page.accountId }, tokens: [kind] });
    if (answer.ok || answer.failure !== "TOKEN_EXPIRED") continue;
    findings.push(
      finding("TOKEN_EXPIRED", {
        ru: `${name.ru} больше не действует. Замените его.`,
        en: `${name.en} is no longer valid. Replace it.`,
        grave: false,
      }),
    );
  }
  return findings;
};

/** The numbers of this community's servers with the given address. */
export const serverIds = (response: unknown, url: string): readonly string[] => {
  const items = isRecord(response) && Array.isArray(response["items"]) ? response["items"].filter(isRecord) : [];
  return items.filter((item) => item["url"] === url).flatMap((item) => idText(item["id"]) ?? []);
};
