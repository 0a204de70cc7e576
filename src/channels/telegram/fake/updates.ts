/**
 * Events of the fake: numbered, kept until they are confirmed, sent to the webhook or handed out to those who ask. A refused event comes again
 * after a doubling pause, the later ones of its chat wait for it; after a day it is dropped.
 */
import { createDeliveryQueue, type DeliverMode, type DeliveryQueue } from "../../fake/delivery-queue.ts";
import { isLoopback, postCallback, type CallbackAnswer } from "../../fake/post-bytes.ts";
import type { FakeState, FakeWebhook } from "./model.ts";
import type { ApiObject } from "./objects.ts";

export type FakeUpdate = {
  readonly updateId: number;
  readonly chatId: number;
  readonly kind: string;
  readonly at: number;
  readonly body: ApiObject;
};

export type Updates = {
  readonly emit: (kind: string, chatId: number, object: ApiObject) => void;
  /** What nobody has confirmed yet, oldest first. */
  readonly pending: () => readonly FakeUpdate[];
  /** Nobody was there to be told. */
  readonly forget: () => void;
  readonly confirmBefore: (updateId: number) => void;
  readonly setWebhook: (webhook: FakeWebhook | null, dropPending: boolean) => void;
  readonly setMode: (mode: DeliverMode) => void;
  readonly settle: () => Promise<void>;
  readonly close: () => void;
  readonly onEvent: (listener: () => void) => () => void;
  /** Something on the wall has changed that is no event for the bot. */
  readonly pulse: () => void;
};

const LONGEST_PAUSE_MS = 60_000;
const LONGEST_RETRY_AFTER_MS = 3_600_000;
const KEPT_MS = 24 * 3_600_000;
const GONE_MS = 23 * 3_600_000;

export const createUpdates = (state: FakeState): Updates => {
  let pending: FakeUpdate[] = [];
  let lastId = 880_000_000;
  const failures = new Map<number, number>();
  const listeners = new Set<() => void>();
  /** A chat whose event is to come again: the later events of the chat wait until then. */
  const heldUntil = new Map<number, { readonly updateId: number; readonly at: number }>();

  const confirm = (update: FakeUpdate): void => {
    pending = pending.filter((other) => other !== update);
    failures.delete(update.updateId);
    if (heldUntil.get(update.chatId)?.updateId === update.updateId) heldUntil.delete(update.chatId);
  };

  const queue: DeliveryQueue<FakeUpdate> = createDeliveryQueue<FakeUpdate>(state.now, async (queued) => {
    const { item: update } = queued;
    const { webhook } = state;
    if (webhook === null || !pending.includes(update)) {
      // A second delivery on order is not pending any more, and goes out all the same.
      if (webhook !== null && queue.mode() === "twice" && queued.attempt === 0) await send(webhook, update);
      return;
    }
    const held = heldUntil.get(update.chatId);
    if (held !== undefined && held.updateId < update.updateId) return queue.again(queued, Math.max(1, held.at - state.now()));
    if (state.now() - update.at > KEPT_MS) return confirm(update);
    const answer = await send(webhook, update);
    if (answer !== null && answer.status >= 200 && answer.status < 300) return confirm(update);
    const pause = failed(webhook, update, answer);
    if (pause !== null) queue.again(queued, pause);
  });

  /** How long to wait before the same event again; null when the webhook is taken away. */
  const failed = (webhook: FakeWebhook, update: FakeUpdate, answer: CallbackAnswer | null): number | null => {
    const now = state.now();
    webhook.lastErrorAt = now;
    webhook.lastErrorText = answer === null ? "Connection refused" : `Wrong response from the webhook: ${answer.status}`;
    webhook.goneSince = answer?.status === 410 ? (webhook.goneSince ?? now) : null;
    if (webhook.goneSince !== null && now - webhook.goneSince > GONE_MS) {
      state.webhook = null;
      return null;
    }
    const count = (failures.get(update.updateId) ?? 0) + 1;
    failures.set(update.updateId, count);
    const asked = /^\d+$/u.test(answer?.retryAfter ?? "") ? Number(answer?.retryAfter) * 1000 : null;
    const pause = asked === null ? Math.min(1000 * 2 ** (count - 1), LONGEST_PAUSE_MS) : Math.min(asked, LONGEST_RETRY_AFTER_MS);
    heldUntil.set(update.chatId, { updateId: update.updateId, at: now + pause });
    return pause;
  };

  const send = (webhook: FakeWebhook, update: FakeUpdate): Promise<CallbackAnswer | null> => {
    if (!isLoopback(webhook.url)) return Promise.resolve(null);
    const secret = queue.mode() === "badSecret" ? "not-the-secret" : webhook.secret;
    return postCallback({
      url: webhook.url,
      body: new TextEncoder().encode(JSON.stringify(update.body)),
      headers: secret === "" ? {} : { "x-telegram-bot-api-secret-token": secret },
      splitInsideUtf8Char: queue.mode() === "splitInsideUtf8Char",
      timeoutMs: 10_000,
    });
  };

  const pulse = (): void => {
    for (const listener of listeners) listener();
  };

  return {
    emit: (kind, chatId, object) => {
      lastId += 1;
      const update = { updateId: lastId, chatId, kind, at: state.now(), body: { update_id: lastId, [kind]: object } };
      const { webhook } = state;
      if (webhook === null || webhook.allowed.length === 0 || webhook.allowed.includes(kind)) {
        pending.push(update);
        if (webhook !== null) queue.add(update);
      }
      pulse();
    },
    pending: () => pending,
    forget: () => {
      pending = [];
    },
    confirmBefore: (updateId) => {
      for (const update of pending.filter((one) => one.updateId < updateId)) confirm(update);
    },
    setWebhook: (webhook, dropPending) => {
      if (dropPending) pending = [];
      state.webhook = webhook;
      heldUntil.clear();
      if (webhook !== null) for (const update of pending) queue.addPlainly(update);
    },
    setMode: queue.setMode,
    settle: queue.settle,
    close: queue.close,
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    pulse,
  };
};
