/** What was written while we were away: comments of recent posts (service key) and messages (community key), in the form of callbacks. */
import type { ChannelPage, PollBatch } from "#app";
import type { Instant } from "#worktime";
import { idText, isRecord } from "../payload-reader.ts";
import type { VkAnswer, VkApi, VkCall } from "./api.ts";
import { deliveryOf } from "./poll.ts";

type Fields = Readonly<Record<string, unknown>>;
type Visit = { readonly api: VkApi; readonly page: ChannelPage; readonly since: Instant; readonly signal: AbortSignal };

const PAGE_SIZE = 100;
/** Comments come long after the post: posts of this many days before the gap are looked at too. */
const POST_AGE_MS = 14 * 86_400_000;

/** Walks the wall and the dialogs once; a failed call ends the walk, keeps what was found and tells why. */
export const backfillVk = async (visit: Visit): Promise<PollBatch> => {
  const found: Fields[] = [];
  try {
    for await (const update of updatesOf(visit)) found.push(update);
  } catch (error) {
    if (!(error instanceof WalkEnded)) throw error;
    return { deliveries: found.map(deliveryOf), cursor: "", failure: error.reason };
  }
  return { deliveries: found.map(deliveryOf), cursor: "" };
};

type Reason = NonNullable<PollBatch["failure"]>;

class WalkEnded extends Error {
  readonly reason: Reason;
  constructor(reason: Reason) {
    super(reason.detail);
    this.reason = reason;
  }
}

const ask = async ({ api, page, signal }: Visit, call: VkCall): Promise<Fields> => {
  signal.throwIfAborted();
  const answer: VkAnswer = await api.call(page, call);
  if (answer.ok) return isRecord(answer.response) ? answer.response : {};
  throw new WalkEnded({ failure: answer.failure, afterMs: answer.retryAfterMs ?? 600_000, detail: answer.detail });
};

async function* updatesOf(visit: Visit): AsyncGenerator<Fields> {
  const groupId = Number(visit.page.accountId);
  for await (const comment of commentsOf(visit)) yield { type: "wall_reply_new", group_id: groupId, object: comment };
  for await (const message of messagesOf(visit)) yield { type: "message_new", group_id: groupId, object: { message } };
}

const listIn = (fields: Fields, key: string): readonly Fields[] => (Array.isArray(fields[key]) ? fields[key].filter(isRecord) : []);

const isSince = (item: Fields, since: Instant): boolean => typeof item["date"] === "number" && item["date"] * 1000 >= since;

async function* commentsOf(visit: Visit): AsyncGenerator<Fields> {
  const owner = `-${visit.page.accountId}`;
  const wall = await ask(visit, { method: "wall.get", params: { owner_id: owner, count: PAGE_SIZE }, tokens: ["service", "user"] });
  for (const post of listIn(wall, "items").filter((item) => isSince(item, visit.since - POST_AGE_MS))) {
    const postId = idText(post["id"]);
    if (postId !== undefined) yield* commentsUnder(visit, postId);
  }
}

/** All comments of a post, the threads too; a deleted one has no words and is skipped. */
async function* commentsUnder(visit: Visit, postId: string, root?: string): AsyncGenerator<Fields> {
  for (let offset = 0; ; offset += PAGE_SIZE) {
    const params = { owner_id: `-${visit.page.accountId}`, post_id: postId, comment_id: root, count: PAGE_SIZE, offset, sort: "asc" };
    const items = listIn(await ask(visit, { method: "wall.getComments", params, tokens: ["service", "user"] }), "items");
    for (const item of items) {
      if (item["deleted"] !== true && isSince(item, visit.since))
        yield { ...item, post_id: Number(postId), post_owner_id: -Number(visit.page.accountId) };
      const thread = isRecord(item["thread"]) ? item["thread"]["count"] : 0;
      const id = idText(item["id"]);
      if (root === undefined && id !== undefined && typeof thread === "number" && thread > 0) yield* commentsUnder(visit, postId, id);
    }
    if (items.length < PAGE_SIZE) return;
  }
}

async function* messagesOf(visit: Visit): AsyncGenerator<Fields> {
  const params = { group_id: visit.page.accountId, count: PAGE_SIZE };
  const dialogs = await ask(visit, { method: "messages.getConversations", params, tokens: ["community"] });
  for (const dialog of listIn(dialogs, "items")) {
    const last = isRecord(dialog["last_message"]) ? dialog["last_message"] : {};
    const peerId = idText(last["peer_id"]);
    if (peerId === undefined || !isSince(last, visit.since)) continue;
    const history = await ask(visit, {
      method: "messages.getHistory",
      params: { ...params, peer_id: peerId, count: 200 },
      tokens: ["community"],
    });
    yield* listIn(history, "items")
      .filter((message) => message["out"] !== 1 && isSince(message, visit.since))
      .toReversed();
  }
}
