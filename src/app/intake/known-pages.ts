import type { Instant } from "#worktime";
import type { Store } from "../ports/store.ts";

type Found = Awaited<ReturnType<Store["findPage"]>>;

/** The page that a webhook names; an answer is remembered for a moment. */
export type KnownPages = (network: string, pageKey: string) => Promise<Found>;

/** How long a changed secret or a switched-off page may still be taken as it was. */
const rememberedMs = 2_000;

/**
 * Remembers found pages for two seconds: a flood of deliveries for one page asks the store once, not for each.
 * A page that is not there is never remembered, so a new one is known at once and strangers fill no memory.
 */
export const createKnownPages = (find: Store["findPage"], now: () => Instant): KnownPages => {
  const known = new Map<string, { readonly at: Instant; readonly found: Promise<Found> }>();
  return async (network, pageKey) => {
    const key = `${network} ${pageKey}`;
    const former = known.get(key);
    if (former !== undefined && Math.abs(now() - former.at) < rememberedMs) return former.found;
    const found = find(network, pageKey);
    known.set(key, { at: now(), found });
    try {
      if ((await found) === null) known.delete(key);
    } catch (error) {
      known.delete(key);
      throw error;
    }
    return found;
  };
};
