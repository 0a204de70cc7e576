/** Attaches a page: OK is told our address with the secret in it; addresses of ours that are out of date are taken away. */
import type { ChannelHealth, ChannelPage } from "#app";
import { failureAdvice } from "../failure-advice.ts";
import { secretOf } from "../page-settings.ts";
import type { OkApi, OkFailure } from "./api.ts";
import { addressesIn, checkOk } from "./health.ts";
import { secretAddress } from "./receive.ts";

/** Subscribes our address; then tells what is still amiss. */
export const connectOk = async (api: OkApi, page: ChannelPage, webhookUrl: string): Promise<ChannelHealth> => {
  const secret = secretOf(page, "webhookSecret");
  if (secret === undefined) return noSecret;
  const url = secretAddress(webhookUrl, secret);
  const listed = await api.graph(page, { method: "GET", path: "me/subscriptions" });
  if (!listed.ok) return broken(listed);
  const known = addressesIn(listed.value);
  for (const old of known.filter((address) => address !== url && isSamePlace(address, url))) {
    const answer = await api.graph(page, { method: "POST", path: "me/unsubscribe", body: { url: old } });
    if (!answer.ok) return broken(answer);
  }
  if (!known.includes(url)) {
    const answer = await api.graph(page, { method: "POST", path: "me/subscribe", body: { url } });
    if (!answer.ok) return broken(answer);
  }
  return checkOk(api, page);
};

/** The same address with another secret. */
const isSamePlace = (one: string, other: string): boolean => {
  if (!URL.canParse(one) || !URL.canParse(other)) return false;
  const [a, b] = [new URL(one), new URL(other)];
  return a.origin === b.origin && a.pathname === b.pathname;
};

const noSecret: ChannelHealth = {
  state: "broken",
  problems: [
    {
      failure: "BAD_REQUEST",
      ru: "Задайте секрет адреса: без него нельзя отличить Одноклассники от посторонних.",
      en: "Set the secret of the address: without it OK cannot be told from strangers.",
    },
  ],
};

const broken = ({ failure }: OkFailure): ChannelHealth => {
  const { advice, title } = failureAdvice[failure];
  return { state: "broken", problems: [{ failure, ru: `${title.ru}. ${advice.ru}`, en: `${title.en}. ${advice.en}` }] };
};
