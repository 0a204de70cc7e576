/** What a check of a page finds: a problem in words, and whether the page stands still because of it. */
import type { ChannelHealth, ChannelPage, FailureClass } from "#app";
import { failureAdvice } from "../failure-advice.ts";
import type { TelegramApi, TelegramFailure } from "./api.ts";
import type { Discussions } from "./discussion.ts";

export type Finding = ChannelHealth["problems"][number] & { readonly grave: boolean };
export type Words = { readonly ru: string; readonly en: string };

/** Everything that a check needs. */
export type Checked = { readonly api: TelegramApi; readonly discussions: Discussions; readonly page: ChannelPage; readonly now: number };

export const finding = (failure: FailureClass, words: Words, grave: boolean): Finding => ({ failure, ru: words.ru, en: words.en, grave });

export const failureFinding = ({ failure }: TelegramFailure): Finding => {
  const { advice, title } = failureAdvice[failure];
  return finding(failure, { ru: `${title.ru}. ${advice.ru}`, en: `${title.en}. ${advice.en}` }, failure !== "RATE_LIMIT");
};

/** One grave finding breaks the page; any other is a warning. */
export const healthOf = (findings: readonly Finding[]): ChannelHealth => ({
  state: findings.some(({ grave }) => grave) ? "broken" : findings.length > 0 ? "warning" : "ok",
  problems: findings.map(({ en, failure, ru }) => ({ failure, ru, en })),
});
