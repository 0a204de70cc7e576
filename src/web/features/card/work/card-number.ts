/** The number of a card as people write it: «№ 12», «12», «карточка 12»; null where there is none, or more than one. */
export const cardNumberIn = (words: string): number | null => {
  const [found, ...others] = words.match(/\d+/g) ?? [];
  const number = found === undefined || others.length > 0 ? 0 : Number(found);
  return Number.isSafeInteger(number) && number > 0 ? number : null;
};
