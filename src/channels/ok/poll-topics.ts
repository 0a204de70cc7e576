/** One round over the page's topics: those that are due are read and compared with what was known. */
import type { ChannelPage } from "#app";
import { numberSetting } from "../page-settings.ts";
import type { OkApi, OkFailure } from "./api.ts";
import { compareReading, rootOf } from "./compare.ts";
import { commentFind, topicFind, type Delivery } from "./finds.ts";
import { isDue, nextRoundAfter } from "./pace.ts";
import { isCommentGone, isFailure, readComments, readTopics, type ListedTopic } from "./topics.ts";
import type { Seen, Watch, WatchedTopic } from "./watch.ts";

export type TopicRound = {
  readonly deliveries: readonly Delivery[];
  readonly watch: Watch;
  readonly nextAfterMs: number;
  /** Why the round ended early; what was read before it counts. */
  readonly failure: OkFailure | null;
};

export type RoundParts = { readonly api: OkApi; readonly page: ChannelPage; readonly now: number };

/** A busy page is read over several rounds: one round must not take minutes. */
const READINGS = 20;
const CONFIRMATIONS = 20;
const DAY = 86_400_000;

const paceMsOf = (page: ChannelPage): number => numberSetting(page, "pollSeconds", 60) * 1000;

/** Lists the topics, reads what is due, and tells what was found. */
export const pollTopics = async (parts: RoundParts, watch: Watch, signal: AbortSignal): Promise<TopicRound> => {
  const { api, now, page } = parts;
  const paceMs = paceMsOf(page);
  const listed = await readTopics(api, page);
  if (isFailure(listed)) return { deliveries: [], watch, nextAfterMs: paceMs, failure: listed };
  const oldest = now - numberSetting(page, "watchDays", 14) * DAY;
  const young = listed.filter((topic) => topic.createdAt >= oldest);
  const known = new Map(watch.topics.map((topic) => [topic.id, topic]));
  const deliveries: Delivery[] = young.filter((topic) => isCitizens(topic, page, watch) && !known.has(topic.id)).map(asFind);
  const due = inOrder(young, known, { now, paceMs }).slice(0, READINGS);
  let failure: OkFailure | null = null;
  let turnedDown = 0;
  for (const topic of due) {
    if (signal.aborted) break;
    const before = known.get(topic.id) ?? newTopic(topic);
    const reading = await readTopic(parts, { topic, before, since: watch.since });
    if (!isFailure(reading)) {
      deliveries.push(...reading.deliveries);
      known.set(topic.id, reading.topic);
      continue;
    }
    failure = reading;
    if (!isOfOneTopic(reading)) break;
    // It waits its pause like one that was read; what is known of it stays.
    known.set(topic.id, { ...before, readAt: now, count: topic.count });
    turnedDown += 1;
  }
  // One topic that may not be read is not the page's failure; all of them are.
  if (failure !== null && isOfOneTopic(failure) && (turnedDown < due.length || failure.failure === "TARGET_DELETED")) failure = null;
  const topics = young.flatMap((topic) => known.get(topic.id) ?? []);
  return { deliveries, watch: { ...watch, topics }, nextAfterMs: nextRoundAfter(topics, now, paceMs), failure };
};

/** A topic that is gone or closed to us ends nothing for the others; a dead key, a limit or a silent network does. */
const isOfOneTopic = ({ failure, retryAfterMs }: OkFailure): boolean =>
  retryAfterMs === null && failure !== "TOKEN_EXPIRED" && failure !== "TLS_CA";

const newTopic = ({ createdAt, id }: ListedTopic): WatchedTopic => ({ id, createdAt, readAt: 0, count: null, seen: [] });

/** What a citizen has written as a topic, since the page is watched. */
const isCitizens = (topic: ListedTopic, page: ChannelPage, watch: Watch): boolean =>
  topic.author !== "" && topic.author !== `group:${page.accountId}` && topic.createdAt >= watch.since;

const asFind = (topic: ListedTopic): Delivery => topicFind(topic.id, topic.fields);

/** Those that have waited longest come first. */
const inOrder = (
  topics: readonly ListedTopic[],
  known: ReadonlyMap<string, WatchedTopic>,
  time: { readonly now: number; readonly paceMs: number },
): readonly ListedTopic[] =>
  topics
    .filter((topic) => isDue(known.get(topic.id) ?? newTopic(topic), topic.count, time))
    .toSorted((one, other) => (known.get(one.id)?.readAt ?? 0) - (known.get(other.id)?.readAt ?? 0));

type Asked = { readonly topic: ListedTopic; readonly before: WatchedTopic; readonly since: number };
type Reading = { readonly deliveries: readonly Delivery[]; readonly topic: WatchedTopic };

const readTopic = async (parts: RoundParts, { before, since, topic }: Asked): Promise<Reading | OkFailure> => {
  const { api, now, page } = parts;
  const youngest = Math.max(Math.floor(since / 1000), ...before.seen.map((one) => one.at));
  const listing = await readComments(api, page, { topicId: topic.id, until: youngest });
  if (isFailure(listing)) return listing;
  const { found, missing, seen } = compareReading(before.seen, listing, since);
  const byId = new Map(listing.comments.map((one) => [one.id, one]));
  const gone = await confirmed(parts, topic.id, missing);
  const deliveries = [
    ...found.map(({ change, changes, comment }) =>
      commentFind({ change, changes, comment, topicId: topic.id, rootId: rootOf(comment, byId), seenAt: now }),
    ),
    ...gone.map(({ changes, id }) =>
      commentFind({ change: "deleted", changes: changes + 1, comment: { id, fields: { id } }, topicId: topic.id, seenAt: now }),
    ),
  ];
  const goneIds = new Set(gone.map(({ id }) => id));
  const after = seen.map((one) => (goneIds.has(one.id) ? { ...one, isGone: true, changes: one.changes + 1 } : one));
  return { deliveries, topic: { ...before, readAt: now, count: topic.count, seen: after } };
};

/** Those of which OK says itself that they are gone; the others are asked about again next time. */
const confirmed = async ({ api, page }: RoundParts, topicId: string, missing: readonly Seen[]): Promise<readonly Seen[]> => {
  const gone: Seen[] = [];
  for (const one of missing.slice(0, CONFIRMATIONS)) {
    if ((await isCommentGone(api, page, { topicId, commentId: one.id })) === "gone") gone.push(one);
  }
  return gone;
};
