import type { TenantId } from "#case";
import type { Log } from "./parts.ts";
import type { Change, Store } from "./ports/store.ts";

export type Live = (tenantId: TenantId, handler: (change: Change) => void) => () => void;

/** Fans the database's announcements out to those who look: one connection for all, opened for the first and closed after the last. */
export function createLive(store: Pick<Store, "listen">, log: Log): Live {
  const handlers = new Map<TenantId, Set<(change: Change) => void>>();
  let listening: Promise<(() => Promise<void>) | null> | null = null;

  const tell = (change: Change): void => {
    for (const handler of handlers.get(change.tenantId) ?? []) handler(change);
  };
  const listen = (): Promise<(() => Promise<void>) | null> =>
    store.listen(tell).catch((error: unknown) => {
      log.error({ err: error }, "live changes cannot be heard");
      listening = null;
      return null;
    });
  const hush = async (): Promise<void> => {
    const stop = await listening;
    if (handlers.size > 0) return;
    listening = null;
    await stop?.();
  };

  return (tenantId, handler) => {
    const own = handlers.get(tenantId) ?? new Set();
    handlers.set(tenantId, own.add(handler));
    listening ??= listen();
    return () => {
      own.delete(handler);
      if (own.size === 0) handlers.delete(tenantId);
      if (handlers.size === 0) hush().catch((error: unknown) => log.warn({ err: error }, "the listener did not stop cleanly"));
    };
  };
}
