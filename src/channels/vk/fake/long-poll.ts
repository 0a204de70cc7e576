/** Bots Long Poll of the fake: waits for events, and fails in VK's three ways. */
import { randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { Delivery } from "./delivery.ts";

export type LongPoll = {
  readonly server: () => { readonly key: string; readonly ts: string };
  readonly answer: (query: URLSearchParams, signal: AbortSignal) => Promise<unknown>;
  /** 1: the history is lost; 2: the key has died; 3: both. */
  readonly failNext: (kind: 1 | 2 | 3) => void;
};

const MAX_WAIT_SECONDS = 90;

export const createLongPoll = (delivery: Delivery): LongPoll => {
  let key = newKey();
  let failure: 1 | 2 | 3 | null = null;
  const last = (): number => delivery.history.length;
  const updatesAfter = (ts: number): unknown => ({ ts: String(last()), updates: delivery.history.slice(ts) });
  return {
    server: () => ({ key, ts: String(last()) }),
    failNext: (kind) => {
      failure = kind;
      if (kind !== 1) key = newKey();
    },
    answer: async (query, signal) => {
      const kind = failure;
      failure = null;
      // Here `ts` is a number, everywhere else a text: a trap of the real one.
      if (kind === 1) return { failed: 1, ts: last() };
      if (kind === 3) return { failed: 3 };
      if (kind === 2 || query.get("key") !== key) return { failed: 2 };
      const ts = Number(query.get("ts"));
      if (!Number.isInteger(ts) || ts < 0 || ts > last()) return { failed: 1, ts: last() };
      if (ts === last()) await nextEvent(delivery, waitMs(query), signal);
      return updatesAfter(ts);
    },
  };
};

const newKey = (): string => randomBytes(20).toString("hex");

const waitMs = (query: URLSearchParams): number => Math.min(Math.max(Number(query.get("wait") ?? 25) || 0, 0), MAX_WAIT_SECONDS) * 1000;

const nextEvent = async (delivery: Delivery, ms: number, signal: AbortSignal): Promise<void> => {
  const ended = new AbortController();
  const stopListening = delivery.onEvent(() => ended.abort());
  try {
    await wait(ms, undefined, { signal: AbortSignal.any([ended.signal, signal]), ref: false });
  } catch {
    // Aborted: an event came, or the client left.
  } finally {
    stopListening();
  }
};
