/** Conversations as Meta lists them: to see whether our reply is there, and what was said while we were away. */
import type { ChannelPage, OutboundReply, ReadBackOutcome } from "#app";
import type { Instant } from "#worktime";
import { isoTime } from "../payload-reader.ts";
import { inside, listIn, nextCursor, textIn, type Fields, type GraphApi, type GraphFailure } from "./graph-api.ts";
import { bare } from "./outcome.ts";
import type { DirectTarget } from "./send.ts";

export type Platform = "messenger" | "instagram";

export type Spoken = {
  readonly id: string;
  readonly fromId: string;
  readonly text: string;
  readonly at: number;
  readonly attachments: readonly Fields[];
};

const MESSAGE_FIELDS = "id,message,from,created_time,attachments";
const MESSAGES = 50;
const PAGES_MAX = 10;

const spokenIn = (conversation: Fields): readonly Spoken[] =>
  listIn(inside(conversation, "messages")).flatMap((message) => {
    const [id, fromId] = [textIn(message, "id"), textIn(inside(message, "from"), "id")];
    if (id === undefined || fromId === undefined) return [];
    const at = isoTime(message["created_time"]) ?? 0;
    return [{ id, fromId, text: textIn(message, "message") ?? "", at, attachments: listIn(inside(message, "attachments")) }];
  });

/** Looks into the one conversation for our words after the person's last ones. */
export const findDirect = async (
  api: GraphApi,
  page: ChannelPage,
  { platform, reply, target }: { readonly platform: Platform; readonly reply: OutboundReply; readonly target: DirectTarget },
): Promise<ReadBackOutcome> => {
  const query = { platform, user_id: target.authorId, fields: `messages.limit(${MESSAGES}){${MESSAGE_FIELDS}}` };
  const answer = await api.call(page, { method: "GET", path: `/${page.accountId}/conversations`, query });
  if (!answer.ok) return { kind: "cannot", failure: answer.failure, detail: answer.detail };
  const ours = listIn(answer.fields)
    .flatMap(spokenIn)
    .filter(({ at, fromId, text }) => fromId === page.accountId && bare(text) === bare(reply.text) && at >= (target.lastInboundAt ?? 0));
  const [found] = ours;
  return found === undefined ? { kind: "absent" } : { kind: "found", externalId: found.id, at: found.at };
};

export type Talk = { readonly spoken: readonly Spoken[]; readonly failure: GraphFailure | null };

/** What people wrote since then, in all conversations that have moved; the newest come first in Meta's list. */
export const spokenSince = async (
  api: GraphApi,
  page: ChannelPage,
  { platform, signal, since }: { readonly platform: Platform; readonly since: Instant; readonly signal: AbortSignal },
): Promise<Talk> => {
  const spoken: Spoken[] = [];
  let after: string | undefined;
  for (let count = 0; count < PAGES_MAX; count += 1) {
    signal.throwIfAborted();
    const query = { platform, limit: 50, after, fields: `updated_time,messages.limit(${MESSAGES}){${MESSAGE_FIELDS}}` };
    const answer = await api.call(page, { method: "GET", path: `/${page.accountId}/conversations`, query, signal });
    if (!answer.ok) return { spoken, failure: answer };
    const listed = listIn(answer.fields);
    const moved = listed.filter((one) => (isoTime(one["updated_time"]) ?? Number.POSITIVE_INFINITY) >= since);
    spoken.push(...moved.flatMap((one) => spokenIn(one).toReversed()).filter(({ at }) => at >= since));
    after = nextCursor(answer.fields);
    if (after === undefined || moved.length < listed.length) break;
  }
  return { spoken, failure: null };
};

const attachmentEntry = (given: Fields): Fields => {
  const image = inside(given, "image_data");
  const url = textIn(image, "url") ?? textIn(inside(given, "video_data"), "url") ?? textIn(given, "file_url");
  const type = textIn(image, "url") !== undefined ? "image" : textIn(inside(given, "video_data"), "url") !== undefined ? "video" : "file";
  return { type, title: textIn(given, "name"), payload: { url } };
};

/** The same as a webhook would have told it; our own words are left out: whom they were for is not in the list. */
export const messagingEntries = (spoken: readonly Spoken[], { accountId }: ChannelPage): readonly Fields[] =>
  spoken
    .filter(({ fromId }) => fromId !== accountId)
    .map(({ at, attachments, fromId, id, text }) => ({
      id: accountId,
      time: at,
      messaging: [
        {
          sender: { id: fromId },
          recipient: { id: accountId },
          timestamp: at,
          message: { mid: id, text, attachments: attachments.map(attachmentEntry) },
        },
      ],
    }));
