/** Callbacks of the fake: handshake before anything, `ok` expected, retries with a counter, an address given up after too many failures. */
import { createDeliveryQueue, type DeliverMode, type Queued } from "../../fake/delivery-queue.ts";
import type { FakeCallbackServer, FakeState } from "./model.ts";
import type { VkObject } from "./objects.ts";
import { isLoopback, postCallback, type CallbackAnswer } from "../../fake/post-bytes.ts";

export type Delivery = {
  readonly emit: (type: string, object: VkObject) => void;
  /** Asks the address for the confirmation string; its status says how it went. */
  readonly confirm: (server: FakeCallbackServer) => void;
  readonly setMode: (mode: DeliverMode) => void;
  /** Resolves when all that is due has been delivered; retries of a later time are not waited for. */
  readonly settle: () => Promise<void>;
  readonly close: () => void;
  /** Every event in order: Long Poll reads from here. */
  readonly history: readonly VkObject[];
  readonly onEvent: (listener: () => void) => () => void;
};

type Outgoing = { readonly server: FakeCallbackServer; readonly event: VkObject };

/** VK's own table is not public; ours has the same shape. */
const RETRY_AFTER_MS = [1_000, 5_000, 30_000, 120_000, 600_000];
const MAX_FAILURES = 10;
const LONGEST_RETRY_MS = 3 * 3_600_000;

export const createDelivery = (state: FakeState): Delivery => {
  const history: VkObject[] = [];
  const listeners = new Set<() => void>();
  const attempt = async (queued: Queued<Outgoing>): Promise<void> => {
    const { event, server } = queued.item;
    if (state.callbackServers.get(server.id) !== server) return;
    if (event["type"] === "confirmation") return handshake(server, event);
    if (server.status !== "ok") return;
    const answer = await send(server, event, queued.attempt);
    if (answer?.status === 200 && answer.body.trim() === "ok") {
      server.failuresInARow = 0;
      return;
    }
    if (answer?.body.trim() === "remove") state.callbackServers.delete(server.id);
    else failed(queued, answer);
  };

  const failed = (queued: Queued<Outgoing>, answer: CallbackAnswer | null): void => {
    if (queue.isClosed()) return;
    const { server } = queued.item;
    server.failuresInARow += 1;
    if (server.failuresInARow >= MAX_FAILURES) {
      server.status = "failed";
      queue.drop((other) => other.server === server);
      return;
    }
    const wait = retryAfter(answer, state.now()) ?? RETRY_AFTER_MS[queued.attempt];
    if (wait !== undefined) queue.again(queued, wait);
  };

  const handshake = async (server: FakeCallbackServer, event: VkObject): Promise<void> => {
    const answer = await send(server, event, 0);
    server.status = answer?.status === 200 && answer.body.trim() === state.confirmationCode ? "ok" : "failed";
    server.failuresInARow = 0;
  };

  const send = (server: FakeCallbackServer, event: VkObject, retries: number): Promise<CallbackAnswer | null> => {
    if (!isLoopback(server.url)) return Promise.resolve(null);
    const secret = queue.mode() === "badSecret" ? "not-the-secret" : server.secret;
    const body = JSON.stringify({ ...event, ...(secret === "" ? {} : { secret }) });
    return postCallback({
      url: server.url,
      body: new TextEncoder().encode(body),
      headers: retries === 0 ? {} : { "x-retry-counter": String(retries) },
      splitInsideUtf8Char: queue.mode() === "splitInsideUtf8Char",
      timeoutMs: 10_000,
    });
  };

  const queue = createDeliveryQueue<Outgoing>(state.now, attempt);
  let eventNumber = 0;
  return {
    history,
    emit: (type, object) => {
      eventNumber += 1;
      const event = { type, event_id: eventId(eventNumber), v: "5.199", group_id: state.groupId, object };
      history.push(event);
      for (const server of state.callbackServers.values()) {
        const wanted = server.events === null || server.events.has(type);
        if (server.status === "ok" && wanted) queue.add({ server, event });
      }
      for (const listener of listeners) listener();
    },
    confirm: (server) => {
      server.status = "wait";
      queue.addPlainly({ server, event: { type: "confirmation", group_id: state.groupId } });
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

/** Forty hexadecimal digits, as VK's. */
const eventId = (number: number): string => number.toString(16).padStart(8, "0").padEnd(40, "c0ffee");

/** VK heeds `Retry-After` (a date or seconds) with these three answers only, and not for longer than three hours. */
const retryAfter = (answer: CallbackAnswer | null, now: number): number | undefined => {
  if (answer?.retryAfter === undefined || ![410, 429, 503].includes(answer.status)) return undefined;
  const wait = /^\d+$/u.test(answer.retryAfter) ? Number(answer.retryAfter) * 1000 : Date.parse(answer.retryAfter) - now;
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), LONGEST_RETRY_MS) : undefined;
};
