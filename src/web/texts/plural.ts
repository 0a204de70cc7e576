/** Chooses the Russian form for a count: 1 сообщение, 2 сообщения, 5 сообщений. */
export const pluralRu = (count: number, one: string, few: string, many: string): string => {
  const tens = Math.abs(count) % 100;
  const ones = tens % 10;
  if (tens > 10 && tens < 20) return many;
  if (ones === 1) return one;
  return ones >= 2 && ones <= 4 ? few : many;
};

/** Chooses the English form for a count. */
export const pluralEn = (count: number, one: string, many: string): string => (Math.abs(count) === 1 ? one : many);
