/** Long Polling of the fake: waits for updates after a marker; without a marker only the last one is told. */
import { setTimeout as wait } from "node:timers/promises";
import type { Delivery } from "./delivery.ts";
import type { MaxObject } from "./objects.ts";

const LONGEST_WAIT_SECONDS = 90;
const DEFAULT_WAIT_SECONDS = 30;
const DEFAULT_LIMIT = 100;
const LARGEST_LIMIT = 1000;

const numberIn = (query: URLSearchParams, name: string, fallback: number): number => {
  const value = Number(query.get(name) ?? fallback);
  return Number.isFinite(value) && value >= 0 ? value : fallback;
};

/** What `GET /updates` answers; the marker counts updates. */
export const pollUpdates = async (delivery: Delivery, query: URLSearchParams, signal: AbortSignal): Promise<MaxObject> => {
  const limit = Math.min(numberIn(query, "limit", DEFAULT_LIMIT), LARGEST_LIMIT);
  const types = query.get("types")?.split(",") ?? null;
  const { history } = delivery;
  const from = query.has("marker") ? numberIn(query, "marker", history.length) : Math.max(0, history.length - 1);
  if (history.length <= from) {
    const seconds = Math.min(numberIn(query, "timeout", DEFAULT_WAIT_SECONDS), LONGEST_WAIT_SECONDS);
    await nextEvent(delivery, seconds * 1000, signal);
  }
  const page = history.slice(from, from + limit);
  return {
    updates: page.filter(({ update_type }) => types === null || types.includes(String(update_type))),
    marker: from + page.length,
  };
};

const nextEvent = async (delivery: Delivery, ms: number, signal: AbortSignal): Promise<void> => {
  const ended = new AbortController();
  const stopListening = delivery.onEvent(() => ended.abort());
  try {
    await wait(ms, undefined, { signal: AbortSignal.any([ended.signal, signal]), ref: false });
  } catch {
    // Aborted: an update came, or the client left.
  } finally {
    stopListening();
  }
};
