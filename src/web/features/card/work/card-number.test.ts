import { expect, test } from "vitest";
import { cardNumberIn } from "./card-number.ts";

test.each([
  ["12", 12],
  [" № 12 ", 12],
  ["карточка № 7", 7],
  ["", null],
  ["0", null],
  ["12 и 13", null],
  ["такая же", null],
  ["9".repeat(40), null],
] as const)("3.4: the number of the former card in «%s» is %s", (words, number) => {
  expect(cardNumberIn(words)).toBe(number);
});
