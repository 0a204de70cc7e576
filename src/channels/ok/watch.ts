/** What polling remembers between two rounds, in the opaque cursor: per topic, which comments stood there and what they said. Bounded. */

/** One comment as it was seen last. */
export type Seen = {
  readonly id: string;
  /** Seconds of its writing. */
  readonly at: number;
  /** A digest of its words. */
  readonly said: string;
  /** How many changes have been told: two deletions of one comment are two events. */
  readonly changes: number;
  readonly isGone: boolean;
};

export type WatchedTopic = {
  readonly id: string;
  readonly createdAt: number;
  readonly readAt: number;
  /** How many comments OK counted at the last reading; null where it does not tell. */
  readonly count: number | null;
  readonly seen: readonly Seen[];
};

export type Watch = {
  /** Comments from before this moment came to nobody. */
  readonly since: number;
  /** Where long polling of direct messages stands. */
  readonly marker: string | null;
  readonly topics: readonly WatchedTopic[];
};

const VERSION = 1;
const SEEN_PER_TOPIC = 100;
const SEEN_AT_ALL = 1000;
const TOPICS = 60;

export const emptyWatch = (since: number): Watch => ({ since, marker: null, topics: [] });

/** The cursor: topics that are read most and comments that are youngest stay when there are too many. */
export const encodeWatch = ({ marker, since, topics }: Watch): string => {
  let room = SEEN_AT_ALL;
  const kept = topics
    .toSorted((one, other) => other.createdAt - one.createdAt)
    .slice(0, TOPICS)
    .map(({ count, createdAt, id, readAt, seen }) => {
      const some = seen.toSorted((one, other) => other.at - one.at).slice(0, Math.min(SEEN_PER_TOPIC, room));
      room -= some.length;
      return [id, createdAt, readAt, count, some.map((one) => [one.id, one.at, one.said, one.changes, one.isGone ? 1 : 0])];
    });
  return JSON.stringify([VERSION, since, marker, kept]);
};

const isCount = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value) && value >= 0;

/** The watch of a cursor, or null for one that is not ours: polling then begins anew, and what is known already is recognised by its key. */
export const decodeWatch = (cursor: string | null): Watch | null => {
  const parts = cursor === null ? null : arrayIn(cursor);
  if (parts === null || parts[0] !== VERSION || !isCount(parts[1]) || !Array.isArray(parts[3])) return null;
  const marker = typeof parts[2] === "string" ? parts[2] : null;
  return { since: parts[1], marker, topics: parts[3].flatMap((topic: unknown) => topicIn(topic) ?? []) };
};

const arrayIn = (text: string): readonly unknown[] | null => {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
};

const topicIn = (value: unknown): WatchedTopic | null => {
  if (!Array.isArray(value)) return null;
  const [id, createdAt, readAt, count, seen]: readonly unknown[] = value;
  if (typeof id !== "string" || !isCount(createdAt) || !isCount(readAt) || !Array.isArray(seen)) return null;
  return { id, createdAt, readAt, count: isCount(count) ? count : null, seen: seen.flatMap((one: unknown) => seenIn(one) ?? []) };
};

const seenIn = (value: unknown): Seen | null => {
  if (!Array.isArray(value)) return null;
  const [id, at, said, changes, isGone]: readonly unknown[] = value;
  if (typeof id !== "string" || !isCount(at) || typeof said !== "string" || !isCount(changes)) return null;
  return { id, at, said, changes, isGone: isGone === 1 };
};
