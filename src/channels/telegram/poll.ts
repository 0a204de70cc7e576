/** getUpdates: for an installation that Telegram cannot reach. One round a call; the cursor is the next update's number. */
import type { ChannelPage, PollBatch } from "#app";
import { numberSetting } from "../page-settings.ts";
import { idText, isRecord } from "../payload-reader.ts";
import type { TelegramApi } from "./api.ts";
import { isOurChat, type Discussions } from "./discussion.ts";
import { deliveryOf, headOf, WANTED_UPDATES } from "./update.ts";

const LONGEST_WAIT_SECONDS = 50;
const FAILURE_PAUSE_MS = 600_000;

export type Poller = (page: ChannelPage, cursor: string | null, signal: AbortSignal) => Promise<PollBatch>;

/** Naming the next number confirms all before it; Telegram keeps the unconfirmed for a day. */
export const createPoller =
  (api: TelegramApi, discussions: Discussions): Poller =>
  async (page, cursor, signal) => {
    const wait = Math.min(numberSetting(page, "longPollWaitSeconds", 25), LONGEST_WAIT_SECONDS);
    const offset = Number(cursor ?? "");
    const answer = await api.call(page, {
      method: "getUpdates",
      params: { ...(offset > 0 ? { offset } : {}), timeout: wait, allowed_updates: WANTED_UPDATES },
      timeoutMs: (wait + 10) * 1000,
      signal,
    });
    if (!answer.ok) {
      const { detail, failure, retryAfterMs, uncertain } = answer;
      // A round that broke off loses nothing: what it brought was not confirmed.
      return {
        deliveries: [],
        cursor: cursor ?? "",
        failure: { failure, afterMs: uncertain ? 5_000 : (retryAfterMs ?? FAILURE_PAUSE_MS), detail },
      };
    }
    const updates = Array.isArray(answer.result) ? answer.result.filter(isRecord) : [];
    const numbers = updates.flatMap((update) => Number(idText(update["update_id"]) ?? Number.NaN)).filter(Number.isSafeInteger);
    const deliveries: PollBatch["deliveries"][number][] = [];
    for (const update of updates) {
      const head = headOf(update);
      if (head !== null && (await isOurChat(discussions, page, head))) deliveries.push(...deliveryOf(update));
    }
    return { deliveries, cursor: numbers.length === 0 ? (cursor ?? "") : String(Math.max(...numbers) + 1) };
  };
