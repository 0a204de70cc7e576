/** The queue of a fake's webhooks: order and repetition on demand, retries at their time by the fake's clock. */

export type DeliverMode = "once" | "twice" | "outOfOrder" | "splitInsideUtf8Char" | "badSecret";

export type Queued<T> = { readonly item: T; readonly attempt: number; readonly dueAt: number };

export type DeliveryQueue<T> = {
  /** Under the mode that is set: once, twice, or held until a second one comes. */
  readonly add: (item: T) => void;
  /** Once, whatever the mode: handshakes. */
  readonly addPlainly: (item: T) => void;
  /** The same item again after this long; its attempt is counted up. */
  readonly again: (queued: Queued<T>, waitMs: number) => void;
  readonly drop: (isDropped: (item: T) => boolean) => void;
  readonly mode: () => DeliverMode;
  readonly setMode: (mode: DeliverMode) => void;
  /** Resolves when all that is due has been tried; retries of a later time are not waited for. */
  readonly settle: () => Promise<void>;
  readonly isClosed: () => boolean;
  readonly close: () => void;
};

const LONGEST_TIMER_MS = 2_147_000_000;

/** `attempt` sends one item and calls `again` itself when it failed. */
export const createDeliveryQueue = <T>(now: () => number, attempt: (queued: Queued<T>) => Promise<void>): DeliveryQueue<T> => {
  let queue: Queued<T>[] = [];
  let held: Queued<T>[] = [];
  let mode: DeliverMode = "once";
  let running: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  const takeDue = (): Queued<T> | undefined => {
    const at = queue.findIndex((queued) => queued.dueAt <= now());
    return at === -1 ? undefined : queue.splice(at, 1)[0];
  };
  const drain = async (): Promise<void> => {
    await Promise.resolve();
    for (let next = takeDue(); next !== undefined; next = takeDue()) await attempt(next);
  };
  const schedule = (): void => {
    clearTimeout(timer);
    if (isClosed || queue.length === 0) return;
    const wait = Math.max(0, Math.min(...queue.map((queued) => queued.dueAt)) - now());
    timer = setTimeout(pump, Math.min(wait, LONGEST_TIMER_MS));
    timer.unref();
  };
  const pump = (): void => {
    if (isClosed) return;
    running ??= drain().finally(() => {
      running = null;
      schedule();
    });
  };
  const release = (inOrder: readonly Queued<T>[]): void => {
    queue.push(...inOrder);
    held = [];
  };

  return {
    add: (item) => {
      const queued = { item, attempt: 0, dueAt: now() };
      if (mode === "outOfOrder") {
        held.push(queued);
        if (held.length < 2) return;
        release(held.toReversed());
      } else queue.push(queued, ...(mode === "twice" ? [queued] : []));
      pump();
    },
    addPlainly: (item) => {
      queue.push({ item, attempt: 0, dueAt: now() });
      pump();
    },
    again: (queued, waitMs) => {
      if (!isClosed) queue.push({ item: queued.item, attempt: queued.attempt + 1, dueAt: now() + waitMs });
    },
    drop: (isDropped) => {
      queue = queue.filter(({ item }) => !isDropped(item));
    },
    mode: () => mode,
    setMode: (next) => {
      mode = next;
      release(held);
      pump();
    },
    settle: async () => {
      if (isClosed) return;
      release(held);
      do {
        pump();
        await running;
      } while (queue.some((queued) => queued.dueAt <= now()));
    },
    isClosed: () => isClosed,
    close: () => {
      isClosed = true;
      clearTimeout(timer);
      queue = [];
    },
  };
};
