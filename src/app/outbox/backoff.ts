/** When to try again: growing pauses with a ceiling; what the network itself asks for is never shortened. */
const firstMs = 5_000;
const ceilingMs = 15 * 60_000;

/** The pause before the next attempt, after `attempts` that failed; `askedMs` is the network's own wish (Retry-After). */
export function pauseBeforeRetry(attempts: number, askedMs: number): number {
  const grown = Math.min(ceilingMs, firstMs * 2 ** Math.min(Math.max(0, attempts - 1), 20));
  return Math.max(grown, askedMs);
}

/** After so many attempts that surely did not publish, a person is asked. */
export const retriesMax = 12;

/** After so many attempts to read back in vain, a person is asked to look at the page. */
export const readBacksMax = 6;
