/** What was written while we were away: mentions and direct messages since then, in the form of webhooks. X gives back 800 mentions and 30 days of messages. */
import type { ChannelPage, PollBatch } from "#app";
import type { Instant } from "#worktime";
import { idText, isoTime } from "../payload-reader.ts";
import type { Fields, XApi, XFailure } from "./api.ts";
import { askDirects, askMentions, directDeliveries, mentionDeliveries, type Asked } from "./ask.ts";
import { momentOf } from "./snowflake.ts";

type Visit = { readonly api: XApi; readonly page: ChannelPage; readonly since: Instant; readonly signal: AbortSignal };

const PAGES_MAX = 10;

const momentIn = (entry: Fields): number => isoTime(entry["created_at"]) ?? momentOf(idText(entry["id"]) ?? "") ?? Number.POSITIVE_INFINITY;

/** Walks back once; a failed call ends the walk, keeps what was found and tells why. */
export const backfillX = async (visit: Visit): Promise<PollBatch> => {
  const { page, since } = visit;
  const start = new Date(since).toISOString().replace(/\.\d{3}Z$/u, "Z");
  const mentions = await walk(visit, (next) => askMentions(visit, { max_results: 100, start_time: start, pagination_token: next }));
  const directs = await walk(visit, (next) => askDirects(visit, { max_results: 100, pagination_token: next }));
  const deliveries = [
    ...mentions.pages.toReversed().flatMap((asked) => mentionDeliveries(asked, page)),
    ...directs.pages.toReversed().flatMap((asked) => directDeliveries(asked, page)),
  ];
  const failure = mentions.failure ?? directs.failure;
  if (failure === null) return { deliveries, cursor: "" };
  const { detail, failure: kind, retryAfterMs } = failure;
  return { deliveries, cursor: "", failure: { failure: kind, afterMs: retryAfterMs ?? 600_000, detail } };
};

type Page = Asked & { readonly ok: true };
type Walked = { readonly pages: readonly Page[]; readonly failure: XFailure | null };

const walk = async ({ since }: Visit, ask: (next: string | undefined) => Promise<Asked>): Promise<Walked> => {
  const pages: Page[] = [];
  let next: string | undefined;
  for (let count = 0; count < PAGES_MAX; count += 1) {
    const asked = await ask(next);
    if (!asked.ok) return { pages, failure: asked };
    const fresh = asked.entries.filter((entry) => momentIn(entry) >= since);
    pages.push({ ...asked, entries: fresh });
    if (asked.next === undefined || fresh.length < asked.entries.length) break;
    next = asked.next;
  }
  return { pages, failure: null };
};
