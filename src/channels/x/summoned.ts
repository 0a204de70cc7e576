/**
 * X lets a program reply only to those who named or quoted the page, unless its plan allows more. It is asked before the reply goes: a refused
 * attempt is paid for, and a post that is gone shows itself at the same time.
 */
import type { ChannelPage } from "#app";
import { textSetting } from "../page-settings.ts";
import { idText, isRecord } from "../payload-reader.ts";
import { failureOf, type Fields, type XApi, type XFailure } from "./api.ts";

const NOT_SUMMONED = "X lets a program reply only to those who mention or quote the page: publish this reply by hand";

const listIn = (fields: Fields, key: string): readonly Fields[] => {
  const value = fields[key];
  return Array.isArray(value) ? value.filter(isRecord) : [];
};

const inside = (fields: Fields, key: string): Fields => {
  const value = fields[key];
  return isRecord(value) ? value : {};
};

/** Null when the reply may go. */
export const replyRefusal = async (api: XApi, page: ChannelPage, postId: string): Promise<XFailure | null> => {
  if (textSetting(page, "replyRule", "summoned") === "any") return null;
  const answer = await api.call(page, {
    method: "GET",
    path: `/2/tweets/${postId}`,
    query: { "tweet.fields": "entities,referenced_tweets,author_id", expansions: "referenced_tweets.id" },
  });
  // Nothing has been published by a question.
  if (!answer.ok) return { ...answer, uncertain: false };
  return isSummoned(answer.fields, page.accountId) ? null : failureOf("NO_RIGHTS", NOT_SUMMONED);
};

const isSummoned = (fields: Fields, accountId: string): boolean => {
  const post = inside(fields, "data");
  if (listIn(inside(post, "entities"), "mentions").some(({ id }) => idText(id) === accountId)) return true;
  const quoted = new Set(listIn(post, "referenced_tweets").flatMap(({ id, type }) => (type === "quoted" ? (idText(id) ?? []) : [])));
  const ours = listIn(inside(fields, "includes"), "tweets").filter(({ author_id: author }) => idText(author) === accountId);
  return ours.some(({ id }) => quoted.has(idText(id) ?? ""));
};
