/** A round of polling: direct messages where the page is polled for them, and always the comments, for OK pushes none. */
import type { ChannelPage, PollBatch } from "#app";
import { numberSetting, textSetting } from "../page-settings.ts";
import { hasApplication, type OkApi, type OkFailure } from "./api.ts";
import type { Delivery } from "./finds.ts";
import { createDirectPoller } from "./poll-directs.ts";
import { pollTopics } from "./poll-topics.ts";
import { isFailure } from "./topics.ts";
import { decodeWatch, emptyWatch, encodeWatch, type Watch } from "./watch.ts";

export type Poller = (page: ChannelPage, cursor: string | null, signal: AbortSignal) => Promise<PollBatch>;

/** Without an application and with a webhook there is nothing to ask for. */
const NOTHING_TO_ASK_MS = 600_000;
const BROKEN_PAUSE_MS = 600_000;

const failed = (cursor: string | null, { detail, failure, retryAfterMs }: OkFailure): PollBatch => ({
  deliveries: [],
  cursor: cursor ?? "",
  failure: { failure, afterMs: retryAfterMs ?? BROKEN_PAUSE_MS, detail },
});

type State = { readonly watch: Watch; readonly deliveries: readonly Delivery[]; readonly failure: OkFailure | null };

/** Keeps in memory only when each page's topics are to be looked at again. */
export const createPoller = ({ api, now }: { readonly api: OkApi; readonly now: () => number }): Poller => {
  const pollDirects = createDirectPoller(api);
  const topicsDueAt = new Map<string, number>();

  const directs = async (page: ChannelPage, state: State, signal: AbortSignal): Promise<State> => {
    const due = topicsDueAt.get(page.pageId) ?? 0;
    const untilTopics = hasApplication(page) ? Math.max(1, Math.ceil((due - now()) / 1000)) : Number.MAX_SAFE_INTEGER;
    const waitSeconds = Math.min(numberSetting(page, "longPollWaitSeconds", 25), 90, untilTopics);
    const round = await pollDirects(page, { marker: state.watch.marker, waitSeconds, signal });
    if (isFailure(round)) return { ...state, failure: round };
    return { ...state, deliveries: round.deliveries, watch: { ...state.watch, marker: round.marker } };
  };

  return async (page, cursor, signal) => {
    const isPolled = textSetting(page, "receiveBy", "webhook") === "poll";
    const watch = decodeWatch(cursor) ?? emptyWatch(numberSetting(page, "connectedAt", now()));
    let state: State = { watch, deliveries: [], failure: null };
    if (isPolled) state = await directs(page, state, signal);
    if (!hasApplication(page)) {
      if (state.failure !== null) return failed(cursor, state.failure);
      return { deliveries: state.deliveries, cursor: encodeWatch(state.watch), ...(isPolled ? {} : { nextAfterMs: NOTHING_TO_ASK_MS }) };
    }
    if (isPolled && (topicsDueAt.get(page.pageId) ?? 0) > now()) {
      if (state.failure !== null) return failed(cursor, state.failure);
      return { deliveries: state.deliveries, cursor: encodeWatch(state.watch) };
    }
    const round = await pollTopics({ api, page, now: now() }, state.watch, signal);
    const pauseMs = round.failure === null ? round.nextAfterMs : (round.failure.retryAfterMs ?? BROKEN_PAUSE_MS);
    topicsDueAt.set(page.pageId, now() + pauseMs);
    const deliveries = [...state.deliveries, ...round.deliveries];
    // Direct messages do not wait until comments can be read again; the check of the page tells what is amiss.
    const failure = isPolled ? state.failure : round.failure;
    // What was found before a failure must be kept: only an empty-handed round is told as failed.
    if (failure !== null && deliveries.length === 0) return failed(cursor, failure);
    return { deliveries, cursor: encodeWatch(round.watch), ...(isPolled ? {} : { nextAfterMs: pauseMs }) };
  };
};
