/** Comments and messages that were written while we were away, in the form of webhooks. */
import type { ChannelPage, PollBatch } from "#app";
import type { Instant } from "#worktime";
import { backfillBatch } from "../meta/backfill-batch.ts";
import { messagingEntries, spokenSince } from "../meta/conversations.ts";
import { inside, listIn, nextCursor, textIn, type Fields, type GraphApi, type GraphFailure } from "../meta/graph-api.ts";
import { isoTime } from "../payload-reader.ts";

type Visit = { readonly api: GraphApi; readonly page: ChannelPage; readonly since: Instant; readonly signal: AbortSignal };

/** Comments come long after the post: posts of this many days before the gap are looked at too. */
const POST_AGE_MS = 14 * 86_400_000;
const PAGES_MAX = 20;

/** Walks posts, comments and conversations once; a failed call ends the walk, keeps what was found and tells why. */
export const backfillFacebook = async (visit: Visit): Promise<PollBatch> => {
  const { api, page, signal, since } = visit;
  const found: Fields[] = [];
  const failure = await walkPosts(visit, found);
  const talk = failure === null ? await spokenSince(api, page, { platform: "messenger", since, signal }) : { spoken: [], failure };
  return backfillBatch("page", [...found, ...messagingEntries(talk.spoken, page)], talk.failure);
};

const walkPosts = async (visit: Visit, found: Fields[]): Promise<GraphFailure | null> => {
  const from = Math.floor((visit.since - POST_AGE_MS) / 1000);
  const posts = await listAll(visit, `/${visit.page.accountId}/feed`, { fields: "id,created_time", since: from });
  for (const post of posts.listed) {
    const id = textIn(post, "id");
    if (id === undefined) continue;
    const fields = "id,message,from,created_time,parent{id},attachment{media,type,url}";
    const query = { filter: "stream", order: "chronological", since: Math.floor(visit.since / 1000), fields };
    const comments = await listAll(visit, `/${id}/comments`, query);
    const fresh = comments.listed.filter((one) => (isoTime(one["created_time"]) ?? 0) >= visit.since);
    found.push(...fresh.map((comment) => commentEntry(comment, id, visit.page)));
    if (comments.failure !== null) return comments.failure;
  }
  return posts.failure;
};

type Listed = { readonly listed: readonly Fields[]; readonly failure: GraphFailure | null };

const listAll = async ({ api, page, signal }: Visit, path: string, query: Readonly<Record<string, string | number>>): Promise<Listed> => {
  const listed: Fields[] = [];
  let after: string | undefined;
  for (let count = 0; count < PAGES_MAX; count += 1) {
    signal.throwIfAborted();
    const answer = await api.call(page, { method: "GET", path, query: { ...query, limit: 100, after }, signal });
    if (!answer.ok) return { listed, failure: answer };
    listed.push(...listIn(answer.fields));
    after = nextCursor(answer.fields);
    if (after === undefined) break;
  }
  return { listed, failure: null };
};

/** The same as a webhook would have told it. */
const commentEntry = (comment: Fields, postId: string, { accountId }: ChannelPage): Fields => {
  const at = Math.floor((isoTime(comment["created_time"]) ?? 0) / 1000);
  const attachment = inside(comment, "attachment");
  const photo = textIn(inside(inside(attachment, "media"), "image"), "src");
  const value = {
    item: "comment",
    verb: "add",
    comment_id: comment["id"],
    post_id: postId,
    parent_id: textIn(inside(comment, "parent"), "id") ?? postId,
    created_time: at,
    message: comment["message"] ?? "",
    ...(comment["from"] === undefined ? {} : { from: comment["from"] }),
    ...(photo === undefined ? {} : { photo }),
  };
  return { id: accountId, time: at, changes: [{ field: "feed", value }] };
};
