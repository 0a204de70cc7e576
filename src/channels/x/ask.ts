/** Questions for what was written to the page: its mentions and its direct messages, in the form of webhooks' deliveries. */
import type { ChannelPage, PollBatch } from "#app";
import { idText, isRecord } from "../payload-reader.ts";
import type { Fields, XApi, XCall, XFailure } from "./api.ts";
import { directKeyOf, postKey } from "./envelope.ts";

export type Delivery = PollBatch["deliveries"][number];
export type Asked =
  | { readonly ok: true; readonly entries: readonly Fields[]; readonly includes: Fields; readonly next: string | undefined }
  | XFailure;

type Visit = { readonly api: XApi; readonly page: ChannelPage; readonly signal: AbortSignal };

const MENTION_FIELDS = {
  "tweet.fields": "created_at,author_id,conversation_id,referenced_tweets,edit_history_tweet_ids,entities,attachments,note_tweet",
  expansions: "author_id,attachments.media_keys",
  "user.fields": "name,username",
  "media.fields": "type,url,preview_image_url,variants",
};

const DIRECT_FIELDS = {
  event_types: "MessageCreate",
  "dm_event.fields": "created_at,sender_id,dm_conversation_id,event_type,text,attachments,entities",
  expansions: "sender_id,attachments.media_keys",
  "user.fields": "name,username",
  "media.fields": "type,url,preview_image_url,variants",
};

const ask = async ({ api, page, signal }: Visit, call: XCall): Promise<Asked> => {
  signal.throwIfAborted();
  const answer = await api.call(page, { ...call, signal });
  if (!answer.ok) return answer;
  const { data, includes, meta } = answer.fields;
  const next = isRecord(meta) && typeof meta["next_token"] === "string" ? meta["next_token"] : undefined;
  return { ok: true, entries: Array.isArray(data) ? data.filter(isRecord) : [], includes: isRecord(includes) ? includes : {}, next };
};

/** Posts that name the page, the newest first. */
export const askMentions = (visit: Visit, query: Readonly<Record<string, string | number | undefined>>): Promise<Asked> =>
  ask(visit, { method: "GET", path: `/2/users/${visit.page.accountId}/mentions`, query: { ...MENTION_FIELDS, ...query } });

/** Direct messages of all conversations, the newest first. */
export const askDirects = (visit: Visit, query: Readonly<Record<string, string | number | undefined>>): Promise<Asked> =>
  ask(visit, { method: "GET", path: "/2/dm_events", query: { ...DIRECT_FIELDS, ...query } });

const delivery = (
  dedupKey: string,
  eventType: string,
  { accountId, includes, payload }: { readonly accountId: string; readonly payload: Fields; readonly includes: Fields },
): Delivery => ({
  dedupKey,
  eventType,
  body: new TextEncoder().encode(JSON.stringify({ data: { filter: { user_id: accountId }, event_type: eventType, payload, includes } })),
});

/** One delivery a post, the oldest first. */
export const mentionDeliveries = (asked: Asked & { readonly ok: true }, { accountId }: ChannelPage): readonly Delivery[] =>
  asked.entries.toReversed().flatMap((payload) => {
    const id = idText(payload["id"]);
    return id === undefined ? [] : [delivery(postKey(id), "post.mention.create", { accountId, payload, includes: asked.includes })];
  });

/** One delivery a message, ours among them as echoes, the oldest first. */
export const directDeliveries = (asked: Asked & { readonly ok: true }, { accountId }: ChannelPage): readonly Delivery[] =>
  asked.entries.toReversed().flatMap((payload) => {
    const id = idText(payload["id"]);
    const eventType = idText(payload["sender_id"]) === accountId ? "dm.sent" : "dm.received";
    return id === undefined ? [] : [delivery(directKeyOf(id), eventType, { accountId, payload, includes: asked.includes })];
  });
