/** Callbacks of the fake: handshake before anything, `ok` expected, retries with a counter, an address given up after too many failures. */
import type { FakeCallbackServer, FakeState } from "./model.ts";
import type { VkObject } from "./objects.ts";
import { isLoopback, postCallback, type CallbackAnswer } from "./post-bytes.ts";

export type DeliverMode = "once" | "twice" | "outOfOrder" | "splitInsideUtf8Char" | "badSecret";

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

type Queued = { readonly server: FakeCallbackServer; readonly event: VkObject; readonly attempt: number; readonly dueAt: number };

/** VK's own table is not public; ours has the same shape. */
const RETRY_AFTER_MS = [1_000, 5_000, 30_000, 120_000, 600_000];
const MAX_FAILURES = 10;
const LONGEST_RETRY_MS = 3 * 3_600_000;

export const createDelivery = (state: FakeState): Delivery => {
  const history: VkObject[] = [];
  const listeners = new Set<() => void>();
  let queue: Queued[] = [];
  let mode: DeliverMode = "once";
  let held: Queued[] = [];
  let running: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  const enqueue = (queued: Queued): void => {
    if (mode === "outOfOrder") {
      held.push(queued);
      if (held.length < 2) return;
      queue.push(...held.toReversed());
      held = [];
      pump();
      return;
    }
    queue.push(queued, ...(mode === "twice" ? [queued] : []));
    pump();
  };

  const pump = (): void => {
    if (isClosed) return;
    running ??= drain().finally(() => {
      running = null;
      schedule();
    });
  };

  const takeDue = (): Queued | undefined => {
    const at = queue.findIndex((queued) => queued.dueAt <= state.now());
    return at === -1 ? undefined : queue.splice(at, 1)[0];
  };

  const drain = async (): Promise<void> => {
    await Promise.resolve();
    for (let next = takeDue(); next !== undefined; next = takeDue()) await attempt(next);
  };

  const schedule = (): void => {
    clearTimeout(timer);
    if (isClosed || queue.length === 0) return;
    const wait = Math.max(0, Math.min(...queue.map((queued) => queued.dueAt)) - state.now());
    timer = setTimeout(pump, Math.min(wait, 2_147_000_000));
    timer.unref();
  };

  const attempt = async (queued: Queued): Promise<void> => {
    const { event, server } = queued;
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

  const failed = (queued: Queued, answer: CallbackAnswer | null): void => {
    if (isClosed) return;
    const { server } = queued;
    server.failuresInARow += 1;
    if (server.failuresInARow >= MAX_FAILURES) {
      server.status = "failed";
      queue = queue.filter((other) => other.server !== server);
      return;
    }
    const wait = retryAfter(answer, state.now()) ?? RETRY_AFTER_MS[queued.attempt];
    if (wait !== undefined) queue.push({ ...queued, attempt: queued.attempt + 1, dueAt: state.now() + wait });
  };

  const handshake = async (server: FakeCallbackServer, event: VkObject): Promise<void> => {
    const answer = await send(server, event, 0);
    server.status = answer?.status === 200 && answer.body.trim() === state.confirmationCode ? "ok" : "failed";
    server.failuresInARow = 0;
  };

  const send = (server: FakeCallbackServer, event: VkObject, retries: number): Promise<CallbackAnswer | null> => {
    if (!isLoopback(server.url)) return Promise.resolve(null);
    const secret = mode === "badSecret" ? "not-the-secret" : server.secret;
    const body = JSON.stringify({ ...event, ...(secret === "" ? {} : { secret }) });
    return postCallback({
      url: server.url,
      body: new TextEncoder().encode(body),
      headers: retries === 0 ? {} : { "x-retry-counter": String(retries) },
      splitInsideUtf8Char: mode === "splitInsideUtf8Char",
      timeoutMs: 10_000,
    });
  };

  let eventNumber = 0;
  return {
    history,
    emit: (type, object) => {
      eventNumber += 1;
      const event = { type, event_id: eventId(eventNumber), v: "5.199", group_id: state.groupId, object };
      history.push(event);
      for (const server of state.callbackServers.values()) {
        const wanted = server.events === null || server.events.has(type);
        if (server.status === "ok" && wanted) enqueue({ server, event, attempt: 0, dueAt: state.now() });
      }
      for (const listener of listeners) listener();
    },
    confirm: (server) => {
      server.status = "wait";
      queue.push({ server, event: { type: "confirmation", group_id: state.groupId }, attempt: 0, dueAt: state.now() });
      pump();
    },
    setMode: (next) => {
      mode = next;
      if (held.length > 0) queue.push(...held);
      held = [];
      pump();
    },
    settle: async () => {
      if (isClosed) return;
      queue.push(...held);
      held = [];
      do {
        pump();
        await running;
      } while (queue.some((queued) => queued.dueAt <= state.now()));
    },
    close: () => {
      isClosed = true;
      clearTimeout(timer);
      queue = [];
    },
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
