/**
 * The bell of the inbox, rung after the commit and at most once in a short while per tenant. Commits that carry a NOTIFY queue behind one another
 * in PostgreSQL, and acknowledging a webhook must not queue; a bell that is lost in a crash costs nothing, because the inbox is also looked at by the clock.
 */
import type { TenantId } from "#case";
import type { Db } from "../scope.ts";
import { announce } from "./announce.ts";

const pauseMs = 40;

export type InboxBell = { readonly ring: (tenantId: TenantId) => void; readonly stop: () => Promise<void> };

/** Makes a bell over these connections. */
export const makeInboxBell = (db: Db): InboxBell => {
  const waiting = new Map<TenantId, NodeJS.Timeout>();
  const sounding = new Set<Promise<void>>();
  const sound = (tenantId: TenantId): void => {
    waiting.delete(tenantId);
    const done = announce(db, { kind: "inbox", tenantId })
      .catch(() => undefined)
      .finally(() => sounding.delete(done));
    sounding.add(done);
  };
  return {
    ring: (tenantId) => {
      if (!waiting.has(tenantId)) waiting.set(tenantId, setTimeout(sound, pauseMs, tenantId).unref());
    },
    stop: async () => {
      for (const timer of waiting.values()) clearTimeout(timer);
      await Promise.all(sounding);
    },
  };
};
