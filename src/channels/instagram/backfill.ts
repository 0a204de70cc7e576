/** Comments and messages that were written while we were away, in the form of webhooks. Mentions under strangers' pictures cannot be listed. */
import type { ChannelPage, PollBatch } from "#app";
import type { Instant } from "#worktime";
import { backfillBatch } from "../meta/backfill-batch.ts";
import { messagingEntries, spokenSince } from "../meta/conversations.ts";
import { inside, listIn, nextCursor, textIn, type Fields, type GraphApi, type GraphFailure } from "../meta/graph-api.ts";
import { isoTime } from "../payload-reader.ts";

type Visit = { readonly api: GraphApi; readonly page: ChannelPage; readonly since: Instant; readonly signal: AbortSignal };

const MEDIA_AGE_MS = 14 * 86_400_000;
const PAGES_MAX = 10;
const COMMENT_FIELDS = "id,text,from,username,timestamp";

/** Walks pictures, comments and conversations once; a failed call ends the walk, keeps what was found and tells why. */
export const backfillInstagram = async (visit: Visit): Promise<PollBatch> => {
  const { api, page, signal, since } = visit;
  const found: Fields[] = [];
  const failure = await walkMedia(visit, found);
  const talk = failure === null ? await spokenSince(api, page, { platform: "instagram", since, signal }) : { spoken: [], failure };
  return backfillBatch("instagram", [...found, ...messagingEntries(talk.spoken, page)], talk.failure);
};

const momentIn = (one: Fields): number => isoTime(one["timestamp"]) ?? 0;

const walkMedia = async (visit: Visit, found: Fields[]): Promise<GraphFailure | null> => {
  const pictures = await visit.api.call(visit.page, {
    method: "GET",
    path: `/${visit.page.accountId}/media`,
    query: { fields: "id,timestamp", limit: 50 },
    signal: visit.signal,
  });
  if (!pictures.ok) return pictures;
  for (const picture of listIn(pictures.fields)) {
    const mediaId = textIn(picture, "id");
    if (mediaId === undefined || momentIn(picture) < visit.since - MEDIA_AGE_MS) continue;
    const failure = await walkComments(visit, mediaId, found);
    if (failure !== null) return failure;
  }
  return null;
};

const walkComments = async (visit: Visit, mediaId: string, found: Fields[]): Promise<GraphFailure | null> => {
  let after: string | undefined;
  for (let count = 0; count < PAGES_MAX; count += 1) {
    visit.signal.throwIfAborted();
    const query = { fields: `${COMMENT_FIELDS},replies{${COMMENT_FIELDS}}`, limit: 50, after };
    const answer = await visit.api.call(visit.page, { method: "GET", path: `/${mediaId}/comments`, query, signal: visit.signal });
    if (!answer.ok) return answer;
    for (const comment of listIn(answer.fields)) {
      const thread = [
        { one: comment, parent: undefined },
        ...listIn(inside(comment, "replies")).map((one) => ({ one, parent: textIn(comment, "id") })),
      ];
      const fresh = thread.filter(({ one }) => momentIn(one) >= visit.since);
      found.push(...fresh.map(({ one, parent }) => commentEntry(one, { mediaId, parent, accountId: visit.page.accountId })));
    }
    after = nextCursor(answer.fields);
    if (after === undefined) break;
  }
  return null;
};

type Place = { readonly mediaId: string; readonly parent: string | undefined; readonly accountId: string };

/** The same as a webhook would have told it. */
const commentEntry = (comment: Fields, { accountId, mediaId, parent }: Place): Fields => ({
  id: accountId,
  time: Math.floor(momentIn(comment) / 1000),
  changes: [
    {
      field: "comments",
      value: {
        id: comment["id"],
        text: comment["text"] ?? "",
        media: { id: mediaId },
        ...(comment["from"] === undefined ? {} : { from: comment["from"] }),
        ...(parent === undefined ? {} : { parent_id: parent }),
      },
    },
  ],
});
