/** X tells with every answer how much of the limit is left, and when it begins anew. */

export type LimitTold = { readonly isSpent: boolean; readonly resetMs: number };

const DAY_MS = 86_400_000;

/** Null where the answer does not tell. A day at most: a mistake of the network must not silence a page for ever. */
export const limitTold = (headers: Readonly<Record<string, string>>, now: number): LimitTold | null => {
  const reset = Number(headers["x-rate-limit-reset"] ?? Number.NaN);
  if (!Number.isFinite(reset)) return null;
  return { isSpent: headers["x-rate-limit-remaining"] === "0", resetMs: Math.min(Math.max(reset * 1000 - now, 1000), DAY_MS) };
};
