/** What was written while we were away: comments of the watched topics and messages of the chats, in the form in which they come otherwise. */
import type { ChannelPage, PollBatch } from "#app";
import type { Instant } from "#worktime";
import { numberSetting } from "../page-settings.ts";
import { childAt, childrenAt, isRecord, numberAt, optionalTextAt, type PayloadNode } from "../payload-reader.ts";
import { hasApplication, type OkApi, type OkFailure } from "./api.ts";
import { rootOf } from "./compare.ts";
import { commentFind, type Delivery } from "./finds.ts";
import { isPathId } from "./links.ts";
import { directDelivery } from "./poll-directs.ts";
import { isFailure, nodeOf, readComments, readTopics } from "./topics.ts";

type Visit = {
  readonly api: OkApi;
  readonly page: ChannelPage;
  readonly since: Instant;
  readonly now: Instant;
  readonly signal: AbortSignal;
};

const DAY = 86_400_000;
const CHATS = 100;
const MESSAGES = 100;
const PAGES = 10;

/** Walks topics and chats once; a failed call ends the walk, keeps what was found and tells why. */
export const backfillOk = async (visit: Visit): Promise<PollBatch> => {
  const deliveries: Delivery[] = [];
  try {
    for await (const delivery of messagesOf(visit)) deliveries.push(delivery);
    if (hasApplication(visit.page)) for await (const delivery of commentsOf(visit)) deliveries.push(delivery);
    return { deliveries, cursor: "" };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { detail, failure, retryAfterMs } = error.refusal;
    return { deliveries, cursor: "", failure: { failure, afterMs: retryAfterMs ?? 600_000, detail } };
  }
};

/** Carries a failed call out of the generators. */
class Refused extends Error {
  readonly refusal: OkFailure;
  constructor(refusal: OkFailure) {
    super(refusal.detail);
    this.refusal = refusal;
  }
}

const must = <T extends object>(value: T | OkFailure): T => {
  if (isFailure(value)) throw new Refused(value);
  return value;
};

async function* commentsOf({ api, now, page, signal, since }: Visit): AsyncGenerator<Delivery> {
  const oldest = now - numberSetting(page, "watchDays", 14) * DAY;
  for (const topic of must(await readTopics(api, page))) {
    if (signal.aborted) return;
    if (topic.createdAt < oldest) continue;
    const from = Math.floor(since / 1000);
    const { comments } = must(await readComments(api, page, { topicId: topic.id, until: from }));
    const byId = new Map(comments.map((one) => [one.id, one]));
    for (const comment of comments.filter(({ at }) => at >= from).toSorted((one, other) => one.at - other.at)) {
      yield commentFind({
        change: "new",
        changes: 0,
        comment,
        topicId: topic.id,
        rootId: rootOf(comment, byId),
        seenAt: now,
      });
    }
  }
}

async function* messagesOf({ api, now, page, signal, since }: Visit): AsyncGenerator<Delivery> {
  const listed = await api.graph(page, { method: "GET", path: "me/chats", query: { count: CHATS } });
  if (!listed.ok) throw new Refused(listed);
  for (const chat of childrenAt(nodeOf(listed.value), "chats")) {
    if (signal.aborted) return;
    const chatId = optionalTextAt(chat, "chat_id");
    if (chatId === undefined || !isPathId(chatId) || (numberAt(chat, "lastEventTime") ?? now) < since) continue;
    const messages = await historyOf({ api, page, now, since }, chatId);
    yield* messages.filter((message) => !isOwn(message, page)).map(({ fields }) => directDelivery(fields));
  }
}

/** A chat's messages since the moment, the oldest first; OK gives the newest first, from the later time to the earlier. */
const historyOf = async (
  { api, now, page, since }: Pick<Visit, "api" | "page" | "now" | "since">,
  chatId: string,
): Promise<readonly PayloadNode[]> => {
  const found = new Map<string, PayloadNode>();
  let from = now;
  for (let read = 0; read < PAGES; read += 1) {
    const query = { from, to: since, count: MESSAGES };
    const answer = await api.graph(page, { method: "GET", path: `me/messages/${chatId}`, query });
    if (!answer.ok) throw new Refused(answer);
    const messages = childrenAt(nodeOf(answer.value), "messages");
    const before = found.size;
    for (const message of messages) if (timeOf(message) >= since) found.set(midOf(message), message);
    const earliest = Math.min(...messages.map(timeOf));
    if (messages.length < MESSAGES || found.size === before || earliest <= since) break;
    from = earliest;
  }
  return [...found.values()].toSorted((one, other) => timeOf(one) - timeOf(other));
};

const timeOf = (message: PayloadNode): number => numberAt(message, "timestamp") ?? 0;

const midOf = (message: PayloadNode): string => {
  const body = isRecord(message.fields["message"]) ? childAt(message, "message") : undefined;
  return (body === undefined ? undefined : optionalTextAt(body, "mid")) ?? JSON.stringify(message.fields);
};

const isOwn = (message: PayloadNode, page: ChannelPage): boolean => {
  const sender = isRecord(message.fields["sender"]) ? childAt(message, "sender") : undefined;
  const reference = sender === undefined ? "" : (optionalTextAt(sender, "user_id") ?? optionalTextAt(sender, "group_id") ?? "");
  return reference === `group:${page.accountId}`;
};
