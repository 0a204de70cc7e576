/** How often a topic is read: eagerly while it is young or talked in, seldom when all is quiet. */
import type { WatchedTopic } from "./watch.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** The pause between two readings of a topic, in steps of the page's own pace. */
export const pauseOf = ({ createdAt, seen }: Pick<WatchedTopic, "createdAt" | "seen">, now: number, paceMs: number): number => {
  const last = Math.max(createdAt, ...seen.map((one) => one.at * 1000));
  const age = now - last;
  if (age < 2 * DAY) return paceMs;
  return age < 7 * DAY ? 10 * paceMs : 60 * paceMs;
};

/** True when the topic is to be read now: its pause is over, or OK counts another number of comments than before. */
export const isDue = (topic: WatchedTopic, counted: number | null, time: { readonly now: number; readonly paceMs: number }): boolean =>
  (counted !== null && counted !== topic.count) || time.now - topic.readAt >= pauseOf(topic, time.now, time.paceMs);

/** When to come again: at the page's pace while something is young, up to five times less often when nothing is. */
export const nextRoundAfter = (topics: readonly WatchedTopic[], now: number, paceMs: number): number =>
  topics.some((topic) => pauseOf(topic, now, paceMs) === paceMs) ? paceMs : 5 * paceMs;
