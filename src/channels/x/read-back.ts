/** Is our reply there already: the page's newest posts, or the newest messages of the conversation, compared by their words. */
import type { ChannelPage, OutboundReply, ReadBackOutcome } from "#app";
import { textSetting } from "../page-settings.ts";
import { idText, isoTime, isRecord } from "../payload-reader.ts";
import type { Fields, XAnswer, XApi } from "./api.ts";
import { DEFAULT_LINK_HOST, postLink } from "./links.ts";
import { momentOf } from "./snowflake.ts";
import { withoutAddressees } from "./words.ts";

const LOOKED_AT = 50;

/** X shortens links and escapes signs: what is left of a text must be the same. */
const bare = (text: unknown): string =>
  withoutAddressees(typeof text === "string" ? text : "")
    .replace(/https?:\/\/\S+/giu, "")
    .replace(/&(?:amp|lt|gt);|[&<>]/gu, "")
    .replace(/\s+/gu, " ")
    .trim();

const entriesOf = (answer: XAnswer & { readonly ok: true }): readonly Fields[] => {
  const { data } = answer.fields;
  return Array.isArray(data) ? data.filter(isRecord) : [];
};

const answers = (post: Fields, postId: string): boolean =>
  Array.isArray(post["referenced_tweets"]) &&
  post["referenced_tweets"].filter(isRecord).some(({ id, type }) => type === "replied_to" && idText(id) === postId);

/** Found, surely absent, or not to be told. */
export const findPublishedX = async (api: XApi, reply: OutboundReply, page: ChannelPage): Promise<ReadBackOutcome> => {
  const { target } = reply;
  const answer =
    target.kind === "public"
      ? await api.call(page, {
          method: "GET",
          path: `/2/users/${page.accountId}/tweets`,
          query: { max_results: LOOKED_AT, "tweet.fields": "created_at,referenced_tweets" },
        })
      : await api.call(page, {
          method: "GET",
          path: `/2/dm_conversations/with/${target.authorId}/dm_events`,
          query: { max_results: LOOKED_AT, event_types: "MessageCreate", "dm_event.fields": "created_at,sender_id,text" },
        });
  if (!answer.ok) return { kind: "cannot", failure: answer.failure, detail: answer.detail };
  const isOurs = (one: Fields): boolean =>
    target.kind === "public" ? answers(one, target.replyToExternalId) : idText(one["sender_id"]) === page.accountId;
  const since = target.kind === "direct" ? (target.lastInboundAt ?? 0) : 0;
  const momentIn = (one: Fields): number => isoTime(one["created_at"]) ?? momentOf(idText(one["id"]) ?? "") ?? 0;
  const found = entriesOf(answer).find((one) => isOurs(one) && bare(one["text"]) === bare(reply.text) && momentIn(one) >= since);
  const externalId = found === undefined ? undefined : idText(found["id"]);
  if (found === undefined || externalId === undefined) return { kind: "absent" };
  const host = textSetting(page, "linkHost", DEFAULT_LINK_HOST);
  return {
    kind: "found",
    externalId,
    at: momentIn(found),
    ...(target.kind === "public" ? { permalink: postLink(externalId, undefined, host) } : {}),
  };
};
