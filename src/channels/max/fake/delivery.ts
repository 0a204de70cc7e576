/** Webhooks of the fake: the secret in a header, 200 expected, ten retries that grow apart, a subscription dropped after eight hours. */
import { createDeliveryQueue, type DeliverMode, type Queued } from "../../fake/delivery-queue.ts";
import { isLoopback, postCallback } from "../../fake/post-bytes.ts";
import type { FakeState, FakeSubscription } from "./model.ts";
import type { MaxObject } from "./objects.ts";

export type Delivery = {
  readonly emit: (type: string, fields: MaxObject) => void;
  readonly setMode: (mode: DeliverMode) => void;
  /** Resolves when all that is due has been delivered; retries of a later time are not waited for. */
  readonly settle: () => Promise<void>;
  readonly close: () => void;
  /** Every update in order: polling reads from here. */
  readonly history: readonly MaxObject[];
  readonly onEvent: (listener: () => void) => () => void;
};

const FIRST_RETRY_MS = 60_000;
const RETRY_GROWTH = 2.5;
const MAX_RETRIES = 10;
const DROPPED_AFTER_MS = 8 * 3_600_000;
const ANSWER_WITHIN_MS = 30_000;

type Outgoing = { readonly subscription: FakeSubscription; readonly update: MaxObject };

export const createDelivery = (state: FakeState): Delivery => {
  const history: MaxObject[] = [];
  const listeners = new Set<() => void>();

  const isLive = ({ subscription }: Outgoing): boolean => state.subscriptions.get(subscription.url) === subscription;

  const attempt = async (queued: Queued<Outgoing>): Promise<void> => {
    const { subscription, update } = queued.item;
    if (!isLive(queued.item)) return;
    if (await send(subscription, update)) subscription.failingSince = null;
    else failed(queued);
  };

  const failed = (queued: Queued<Outgoing>): void => {
    const { subscription } = queued.item;
    subscription.failingSince ??= state.now();
    const left = subscription.failingSince + DROPPED_AFTER_MS - state.now();
    if (left <= 0) {
      state.subscriptions.delete(subscription.url);
      queue.drop((other) => !isLive(other));
    } else if (queued.attempt < MAX_RETRIES) {
      // The last attempt is at the end of the eight hours: it is then that MAX gives the address up.
      queue.again(queued, Math.min(Math.round(FIRST_RETRY_MS * RETRY_GROWTH ** queued.attempt), left));
    }
  };

  const send = async (subscription: FakeSubscription, update: MaxObject): Promise<boolean> => {
    if (!isLoopback(subscription.url)) return false;
    const secret = queue.mode() === "badSecret" ? "not-the-secret" : subscription.secret;
    const answer = await postCallback({
      url: subscription.url,
      body: new TextEncoder().encode(JSON.stringify(update)),
      headers: secret === null ? {} : { "X-Max-Bot-Api-Secret": secret },
      splitInsideUtf8Char: queue.mode() === "splitInsideUtf8Char",
      timeoutMs: ANSWER_WITHIN_MS,
    });
    return answer?.status === 200;
  };

  const queue = createDeliveryQueue<Outgoing>(state.now, attempt);
  return {
    history,
    emit: (type, fields) => {
      const update = { update_type: type, timestamp: Math.floor(state.now()), ...fields };
      history.push(update);
      for (const subscription of state.subscriptions.values())
        if (subscription.updateTypes === null || subscription.updateTypes.includes(type)) queue.add({ subscription, update });
      for (const listener of listeners) listener();
    },
    setMode: queue.setMode,
    settle: queue.settle,
    close: queue.close,
    onEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
