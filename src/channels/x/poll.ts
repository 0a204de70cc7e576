/** Asking for mentions and direct messages, for an installation that X cannot reach. The cursor holds the newest number of each. */
import type { ChannelPage, PollBatch } from "#app";
import { numberSetting } from "../page-settings.ts";
import { idText } from "../payload-reader.ts";
import type { XApi, XFailure } from "./api.ts";
import { askDirects, askMentions, directDeliveries, mentionDeliveries, type Asked } from "./ask.ts";
import { newerId } from "./snowflake.ts";

const FAILURE_PAUSE_MS = 600_000;
/** Fifteen questions for direct messages in a quarter of an hour: a minute apart is just allowed, and every answer is paid for. */
const PAUSE_SECONDS = 120;
const PAGES_MAX = 10;

type Cursor = { readonly mention: string; readonly direct: string };

const readCursor = (cursor: string | null): Cursor | null => {
  const [, mention, direct] = /^(\d*)\/(\d*)$/u.exec(cursor ?? "") ?? [];
  return mention === undefined || direct === undefined ? null : { mention, direct };
};

const newestOf = (asked: Asked, known: string): string =>
  asked.ok ? asked.entries.reduce((newest, entry) => newerId(idText(entry["id"]) ?? "", newest), known) : known;

const failure = ({ detail, failure: kind, retryAfterMs, uncertain }: XFailure): NonNullable<PollBatch["failure"]> => ({
  failure: kind,
  afterMs: uncertain ? 5_000 : (retryAfterMs ?? FAILURE_PAUSE_MS),
  detail,
});

/** The first round only notes where the page stands; each next one brings what is newer. */
export const pollX = async (
  api: XApi,
  page: ChannelPage,
  given: { readonly cursor: string | null; readonly signal: AbortSignal },
): Promise<PollBatch> => {
  const visit = { api, page, signal: given.signal };
  const before = readCursor(given.cursor);
  const nextAfterMs = numberSetting(page, "pollSeconds", PAUSE_SECONDS) * 1000;
  const deliveries: PollBatch["deliveries"][number][] = [];
  let cursor: Cursor = before ?? { mention: "", direct: "" };
  const batch = (trouble: XFailure | null): PollBatch => ({
    deliveries,
    cursor: before === null && trouble !== null ? "" : `${cursor.mention}/${cursor.direct}`,
    ...(trouble === null ? { nextAfterMs } : { failure: failure(trouble) }),
  });
  const mentions = await newMentions(visit, before);
  if (!mentions.ok) return batch(mentions);
  if (before !== null) deliveries.push(...mentionDeliveries(mentions, page));
  cursor = { ...cursor, mention: newestOf(mentions, cursor.mention) };
  const directs = await askDirects(visit, { max_results: 100 });
  if (!directs.ok) return batch(directs);
  const newer = directs.entries.filter(({ id }) => newerId(idText(id) ?? "", before?.direct ?? "") !== (before?.direct ?? ""));
  if (before !== null) deliveries.push(...directDeliveries({ ...directs, entries: newer }, page));
  cursor = { ...cursor, direct: newestOf(directs, cursor.direct) };
  return batch(null);
};

/** All that is newer, page by page: a busy hour must not push out what came at its beginning. */
const newMentions = async (visit: Parameters<typeof askMentions>[0], before: Cursor | null): Promise<Asked> => {
  if (before === null) return askMentions(visit, { max_results: 5 });
  const since = { max_results: 100, since_id: before.mention };
  let asked = await askMentions(visit, since);
  for (let pages = 1; asked.ok && asked.next !== undefined && pages < PAGES_MAX; pages += 1) {
    const more: Asked = await askMentions(visit, { ...since, pagination_token: asked.next });
    if (!more.ok) return more;
    asked = { ...more, entries: [...asked.entries, ...more.entries], includes: joined(asked.includes, more.includes) };
  }
  return asked;
};

/** The people and files of several answers together. */
export const joined = (
  first: Readonly<Record<string, unknown>>,
  second: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    [...new Set([...Object.keys(first), ...Object.keys(second)])].map((key) => [key, [...listOf(first[key]), ...listOf(second[key])]]),
  );

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
