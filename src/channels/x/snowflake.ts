/** An id of X holds the moment when it was given: the upper bits are milliseconds since X's own epoch. */

const EPOCH = 1_288_834_974_657n;

/** Milliseconds since the epoch, or undefined for ids of the years before. */
export const momentOf = (id: string): number | undefined => {
  if (!/^\d{15,19}$/u.test(id)) return undefined;
  return Number((BigInt(id) >> 22n) + EPOCH);
};

/** The smaller id first: so X names a conversation of two. */
export const conversationOf = (first: string, second: string): string =>
  first.length < second.length || (first.length === second.length && first < second) ? `${first}-${second}` : `${second}-${first}`;

/** The larger of two ids, which is the newer thing; an absent one loses. */
export const newerId = (first: string, second: string): string =>
  first.length > second.length || (first.length === second.length && first > second) ? first : second;
