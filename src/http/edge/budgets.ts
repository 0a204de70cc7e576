/** Budgets against floods: so many calls of a kind for each person, address or page and minute; whoever spends theirs waits, and nobody else. */
import type { Load } from "../endpoint-rights.ts";

export type Budget = {
  /** Counts one more call of `key`; answers the seconds to wait, 0 = let in. */
  readonly spend: (key: string, now: number) => number;
  /** The same without counting. */
  readonly wait: (key: string, now: number) => number;
};

const windowMs = 60_000;
const keysMax = 20_000;

/** So many calls a key and minute. The oldest keys are forgotten first: strangers fill no memory. */
export const createBudget = (perMinute: number): Budget => {
  const spent = new Map<string, { count: number; readonly until: number }>();
  const makeRoom = (): void => {
    for (const key of spent.keys()) {
      if (spent.size < keysMax * 0.9) break;
      spent.delete(key);
    }
  };
  const standing = (key: string, now: number) => {
    const known = spent.get(key);
    // A clock that was set back must not make anybody wait for hours.
    return known !== undefined && known.until > now && known.until <= now + windowMs ? known : null;
  };
  const seconds = (until: number, now: number): number => Math.max(1, Math.ceil((until - now) / 1_000));
  return {
    spend: (key, now) => {
      const known = standing(key, now);
      if (known !== null) {
        known.count += 1;
        return known.count <= perMinute ? 0 : seconds(known.until, now);
      }
      if (spent.size >= keysMax) makeRoom();
      spent.delete(key);
      spent.set(key, { count: 1, until: now + windowMs });
      return 0;
    },
    wait: (key, now) => {
      const known = standing(key, now);
      return known === null || known.count < perMinute ? 0 : seconds(known.until, now);
    },
  };
};

/** For one person; a desk that follows a burst of changes stays far below. */
export const personBudgets: Readonly<Record<Load, number>> = { read: 1_200, write: 300, search: 90, export: 60, upload: 90, heavy: 60 };

/** For one address: deliveries that a network's secret did not open, and requests without a live session. */
export const addressBudgets = { refusedHooks: 120, withoutSession: 1_200 } as const;

/** For one page: far over what a network sends in a burst, below what would bury the store. */
export const hooksPerPage = 60_000;
