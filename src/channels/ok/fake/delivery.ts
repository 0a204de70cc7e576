/** Messages to the group's addresses: unsigned, answered within five seconds, repeated, and given up after eight hours of silence. */
import { createDeliveryQueue, type DeliverMode, type Queued } from "../../fake/delivery-queue.ts";
import { isLoopback, postCallback } from "../../fake/post-bytes.ts";
import type { FakeState, FakeSubscription } from "./model.ts";
import type { OkObject } from "./objects.ts";

export type Delivery = {
  readonly emit: (event: OkObject) => void;
  /** Something has changed that OK tells nobody. */
  readonly changed: () => void;
  readonly setMode: (mode: DeliverMode) => void;
  readonly settle: () => Promise<void>;
  readonly close: () => void;
  /** Every event in order: long polling reads from here. */
  readonly history: readonly OkObject[];
  readonly onEvent: (listener: () => void) => () => void;
};

type Outgoing = { readonly subscription: FakeSubscription; readonly event: OkObject };

/** OK's own table is not public; ours has the same shape. */
const RETRY_AFTER_MS = [10_000, 60_000, 300_000, 900_000, 3_600_000];
const GIVEN_UP_AFTER_MS = 8 * 3_600_000;
const ANSWER_WITHIN_MS = 5_000;

export const createDelivery = (state: FakeState): Delivery => {
  const history: OkObject[] = [];
  const listeners = new Set<() => void>();

  const attempt = async (queued: Queued<Outgoing>): Promise<void> => {
    const { event, subscription } = queued.item;
    if (!state.subscriptions.includes(subscription) || subscription.url === null) return;
    if (await isTaken(subscription.url, event)) {
      subscription.failingSince = null;
      return;
    }
    subscription.failingSince ??= state.now();
    if (state.now() - subscription.failingSince < GIVEN_UP_AFTER_MS) {
      queue.again(queued, RETRY_AFTER_MS[queued.attempt] ?? 3_600_000);
      return;
    }
    state.subscriptions.splice(state.subscriptions.indexOf(subscription), 1);
    queue.drop((other) => other.subscription === subscription);
  };

  /** Nothing of the body tells OK from a stranger; in the mode `badSecret` it is a stranger who calls, and does not know the address whole. */
  const isTaken = async (address: string, event: OkObject): Promise<boolean> => {
    if (!isLoopback(address)) return false;
    const url = new URL(address);
    if (queue.mode() === "badSecret") url.search = "?key=not-the-secret";
    const answer = await postCallback({
      url: url.href,
      body: new TextEncoder().encode(JSON.stringify(event)),
      headers: {},
      splitInsideUtf8Char: queue.mode() === "splitInsideUtf8Char",
      timeoutMs: ANSWER_WITHIN_MS,
    });
    return answer?.status === 200;
  };

  const queue = createDeliveryQueue<Outgoing>(state.now, attempt);
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  return {
    history,
    changed,
    emit: (event) => {
      history.push(event);
      for (const subscription of state.subscriptions) if (subscription.url !== null) queue.add({ subscription, event });
      changed();
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
