/** Long Polling: for an installation that MAX cannot reach. One round a call; the cursor is MAX's `marker`. */
import type { ChannelPage, PollBatch } from "#app";
import { numberSetting } from "../page-settings.ts";
import { idText, isRecord } from "../payload-reader.ts";
import type { MaxApi } from "./api.ts";
import { WANTED_UPDATES } from "./parse.ts";
import { updateKeyOf, updateTypeOf } from "./update-key.ts";

const LIMIT = 100;
const LONGEST_WAIT_SECONDS = 90;

/** Without a cursor MAX gives the last update only, and the marker to go on from. */
export const pollMax = async (
  api: MaxApi,
  page: ChannelPage,
  { cursor, signal }: { readonly cursor: string | null; readonly signal: AbortSignal },
): Promise<PollBatch> => {
  const marker = cursor ?? "";
  const wait = marker === "" ? 0 : Math.min(numberSetting(page, "longPollWaitSeconds", 25), LONGEST_WAIT_SECONDS);
  const answer = await api.call(page, {
    method: "GET",
    path: "/updates",
    query: { limit: LIMIT, timeout: wait, marker, types: WANTED_UPDATES.join(",") },
    timeoutMs: (wait + 10) * 1000,
    signal,
  });
  if (!answer.ok) {
    const { detail, failure, retryAfterMs, status } = answer;
    // 405: a subscription stands, and MAX does both only one at a time.
    const afterMs = retryAfterMs === null ? 600_000 : status === null ? 5_000 : retryAfterMs;
    return { deliveries: [], cursor: marker, failure: { failure, afterMs, detail } };
  }
  const updates = Array.isArray(answer.fields["updates"]) ? answer.fields["updates"].filter(isRecord) : [];
  return { deliveries: updates.map(deliveryOf), cursor: idText(answer.fields["marker"]) ?? marker };
};

/** An update in the form of a webhook: the same parser reads both. */
export const deliveryOf = (update: Readonly<Record<string, unknown>>): PollBatch["deliveries"][number] => {
  const body = new TextEncoder().encode(JSON.stringify(update));
  return { dedupKey: updateKeyOf(update, body), eventType: updateTypeOf(update) ?? "", body };
};
