import { randomBytes } from "node:crypto";
import type { TownNetwork, TownNetworks } from "./networks.ts";

/** What the desk is told of a page: whose it is in its network, where the network is, and the page's keys. */
export type OfficialPage = {
  readonly accountId: string;
  readonly title: string;
  readonly url: string;
  readonly settings: Readonly<Record<string, string | number>>;
  readonly secrets: Readonly<Record<string, string>>;
};

/** Links of a wall lead to its one page: the part after the # is for people. */
const linksTo = (wallUrl: string): string => `${wallUrl}#`;
const newSecret = (): string => randomBytes(18).toString("base64url");

/** The town's page in each network. */
export const officialPages = ({ vk, ok, max, telegram }: TownNetworks): Readonly<Record<TownNetwork, OfficialPage>> => ({
  vk: {
    accountId: vk.groupId,
    title: "Городок. Страница главы",
    url: vk.wallUrl,
    settings: { baseUrl: vk.baseUrl, linkHost: linksTo(vk.wallUrl) },
    secrets: {
      communityToken: vk.tokens.community,
      userToken: vk.tokens.user,
      serviceToken: vk.tokens.service,
      confirmation: vk.confirmationCode,
      callbackSecret: newSecret(),
    },
  },
  ok: {
    accountId: ok.groupId,
    title: "Городок. Группа в Одноклассниках",
    url: ok.wallUrl,
    // Comments are always asked for in OK: often enough for somebody who watches the wall.
    settings: {
      baseUrl: ok.baseUrl,
      linkHost: linksTo(ok.wallUrl),
      publicReply: "api",
      pollSeconds: 2,
      watchDays: 365,
      restCallsPerSecond: 100,
      graphCallsPerSecond: 100,
    },
    secrets: { ...ok.tokens, webhookSecret: newSecret() },
  },
  max: {
    accountId: max.channelId,
    title: "Городок. Канал в MAX",
    url: max.wallUrl,
    settings: { baseUrl: max.baseUrl },
    secrets: { botToken: max.token, webhookSecret: newSecret() },
  },
  telegram: {
    accountId: telegram.channelId,
    title: "Городок. Канал в Telegram",
    url: telegram.wallUrl,
    settings: { baseUrl: telegram.baseUrl, linkHost: linksTo(telegram.wallUrl), chatCallsPerSecond: 100 },
    secrets: { botToken: telegram.token, webhookSecret: newSecret() },
  },
});
