/**
 * Comments that were written while we were away, in the form of webhooks. Dialogs cannot be listed in MAX: what a person wrote directly
 * comes only with MAX's own repeats, which last eight hours.
 */
import type { ChannelPage, PollBatch } from "#app";
import type { Instant } from "#worktime";
import { isRecord } from "../payload-reader.ts";
import type { Fields, MaxApi, MaxCall, MaxFailure } from "./api.ts";
import { commentsPath } from "./calls.ts";
import { isChannelPage } from "./ids.ts";
import { standing } from "./own-words.ts";
import { deliveryOf } from "./poll.ts";

type Visit = { readonly api: MaxApi; readonly page: ChannelPage; readonly since: Instant; readonly signal: AbortSignal };

const PAGE_SIZE = 100;
/** Comments come long after the post: posts of this many days before the gap are looked at too. */
const POST_AGE_MS = 14 * 86_400_000;

/** Walks the posts and their comments once; a failed call ends the walk, keeps what was found and tells why. */
export const backfillMax = async (visit: Visit): Promise<PollBatch> => {
  const found: Fields[] = [];
  const failure = isChannelPage(visit.page.accountId) ? await walk(visit, found) : null;
  const deliveries = found.map((message) =>
    deliveryOf({ update_type: "comment_created", timestamp: message["timestamp"] ?? visit.since, message }),
  );
  if (failure === null) return { deliveries, cursor: "" };
  const { detail, retryAfterMs } = failure;
  return { deliveries, cursor: "", failure: { failure: failure.failure, afterMs: retryAfterMs ?? 600_000, detail } };
};

const walk = async (visit: Visit, found: Fields[]): Promise<MaxFailure | null> => {
  const posts = await ask(visit, { method: "GET", path: "/messages", query: { chat_id: visit.page.accountId, count: PAGE_SIZE } });
  if (!posts.ok) return posts;
  for (const post of posts.messages) {
    const known = standing(post);
    if (known === null || known.at < visit.since - POST_AGE_MS) continue;
    const comments = await commentsUnder(visit, known.id);
    found.push(...comments.messages.toReversed().map((comment) => withPost(comment, known.id)));
    if (comments.failure !== null) return comments.failure;
  }
  return null;
};

const ask = async (
  { api, page, signal }: Visit,
  call: MaxCall,
): Promise<{ readonly ok: true; readonly messages: readonly Fields[] } | MaxFailure> => {
  signal.throwIfAborted();
  const answer = await api.call(page, { ...call, signal });
  if (!answer.ok) return answer;
  return { ok: true, messages: Array.isArray(answer.fields["messages"]) ? answer.fields["messages"].filter(isRecord) : [] };
};

/** The newest come first; `before` walks back until the gap's beginning, and a page that moves no further ends it. */
const commentsUnder = async (
  visit: Visit,
  postId: string,
): Promise<{ readonly messages: readonly Fields[]; readonly failure: MaxFailure | null }> => {
  const byId = new Map<string, Fields>();
  for (let before: number | undefined; ;) {
    const query = { count: PAGE_SIZE, after: visit.since, before };
    const listed = await ask(visit, { method: "GET", path: commentsPath(postId), query });
    if (!listed.ok) return { messages: [...byId.values()], failure: listed };
    const known = byId.size;
    let oldest = Number.POSITIVE_INFINITY;
    for (const message of listed.messages) {
      const comment = standing(message);
      if (comment === null) continue;
      oldest = Math.min(oldest, comment.at);
      if (comment.at >= visit.since && !byId.has(comment.id)) byId.set(comment.id, message);
    }
    if (listed.messages.length < PAGE_SIZE || byId.size === known) return { messages: [...byId.values()], failure: null };
    // Inclusive: comments of one millisecond may stand on both pages.
    before = oldest + 1;
  }
};

/** A listed comment need not repeat its post; an event does. */
const withPost = (comment: Fields, postId: string): Fields => ({
  ...comment,
  recipient: { ...(isRecord(comment["recipient"]) ? comment["recipient"] : {}), post_id: postId },
});
