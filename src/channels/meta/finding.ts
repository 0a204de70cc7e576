/** What a check of a page finds: a problem in words, and whether the page stands still because of it. */
import type { ChannelHealth, FailureClass } from "#app";
import type { Bilingual } from "../bilingual.ts";
import { failureAdvice } from "../failure-advice.ts";
import type { GraphFailure } from "./graph-api.ts";

export type Finding = Bilingual & { readonly failure: FailureClass; readonly grave: boolean };

export const findingOf = (failure: FailureClass, { en, ru }: Bilingual, grave: boolean): Finding => ({ failure, ru, en, grave });

export const failureFinding = ({ failure }: GraphFailure): Finding => {
  const { advice, title } = failureAdvice[failure];
  return findingOf(failure, { ru: `${title.ru}. ${advice.ru}`, en: `${title.en}. ${advice.en}` }, failure !== "RATE_LIMIT");
};

/** One grave finding breaks the page; any other is a warning. */
export const healthOf = (findings: readonly Finding[]): ChannelHealth => ({
  state: findings.some(({ grave }) => grave) ? "broken" : findings.length > 0 ? "warning" : "ok",
  problems: findings.map(({ en, failure, ru }) => ({ failure, ru, en })),
});
