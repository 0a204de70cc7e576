/**
 * Slows down guessing without ever shutting a victim out: only failures count, an address and login together run out first,
 * and failures on a login from many addresses delay the answer but never block it. Kept in memory, per process.
 */
type Failures = { count: number; until: number };

const windowMs = 60_000;
const perPairMax = 5;
/** An office of a hundred clerks sits behind one address: its budget is for failures only. */
const perAddressMax = 60;
const delayStepMs = 150;
const delayMaxMs = 1_500;
const entriesMax = 50_000;

export type SignInGuard = {
  /** Seconds to wait before this address may try this login again, or 0. */
  readonly retryAfter: (address: string, login: string, now: number) => number;
  readonly failed: (address: string, login: string, now: number) => void;
  readonly succeeded: (address: string, login: string) => void;
  /** How long to hold back the answer of one more try on a login that is being guessed at. */
  readonly delay: (login: string, now: number) => number;
};

/** A fresh guard; `now` comes in with each call. */
export const createSignInGuard = (): SignInGuard => {
  const failures = new Map<string, Failures>();
  const countOf = (key: string, now: number): number => {
    const entry = failures.get(key);
    return entry === undefined || entry.until <= now ? 0 : entry.count;
  };
  const add = (key: string, now: number): void => {
    if (failures.size > entriesMax) for (const [old, entry] of failures) if (entry.until <= now) failures.delete(old);
    failures.set(key, { count: countOf(key, now) + 1, until: now + windowMs });
  };
  const left = (key: string, now: number): number => Math.ceil(((failures.get(key)?.until ?? now) - now) / 1000);
  const pair = (address: string, login: string): string => `pair ${address} ${login}`;
  return {
    retryAfter: (address, login, now) => {
      if (countOf(pair(address, login), now) >= perPairMax) return left(pair(address, login), now);
      if (countOf(`address ${address}`, now) >= perAddressMax) return left(`address ${address}`, now);
      return 0;
    },
    failed: (address, login, now) => {
      for (const key of [pair(address, login), `address ${address}`, `login ${login}`]) add(key, now);
    },
    succeeded: (address, login) => {
      failures.delete(pair(address, login));
    },
    delay: (login, now) => Math.min(delayMaxMs, countOf(`login ${login}`, now) * delayStepMs),
  };
};
