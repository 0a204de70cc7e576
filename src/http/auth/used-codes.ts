/** A one-time code is taken once: whoever reads it over a shoulder comes too late. Kept in memory: a code lives for a minute and a half. */
const lifeMs = 120_000;

export type UsedCodes = {
  /** False where this person's code was taken before. */
  readonly take: (userId: string, code: string, now: number) => boolean;
};

/** A fresh memory of codes; `now` comes in with each call. */
export const createUsedCodes = (): UsedCodes => {
  const taken = new Map<string, number>();
  return {
    take: (userId, code, now) => {
      for (const [key, until] of taken) if (until <= now) taken.delete(key);
      const key = `${userId} ${code}`;
      if (taken.has(key)) return false;
      taken.set(key, now + lifeMs);
      return true;
    },
  };
};
