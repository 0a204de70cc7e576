/** A token bucket per access token: we keep below a network's limit instead of learning it from refusals. */

export type RateLimiter = {
  /** Resolves when one call under this key may leave. */
  readonly take: (key: string, perSecond: number) => Promise<void>;
};

export type LimiterClock = { readonly now: () => number; readonly sleep: (ms: number) => Promise<void> };

/** One bucket per key, full at the start; the buckets live as long as the limiter. */
export const createRateLimiter = ({ now, sleep }: LimiterClock): RateLimiter => {
  /** The moment at which the bucket would be full again (the "virtual scheduling" form of a token bucket). */
  const fullAt = new Map<string, number>();
  let last = now();
  return {
    take: async (key, perSecond) => {
      const gap = 1000 / perSecond;
      const at = now();
      // A clock that was set back must not hold everything up until it has caught up.
      if (at < last) fullAt.clear();
      last = at;
      const next = Math.max(fullAt.get(key) ?? 0, at) + gap;
      fullAt.set(key, next);
      const wait = next - at - 1000;
      if (wait > 0) await sleep(wait);
    },
  };
};
