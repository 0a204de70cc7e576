import { expect, test } from "vitest";
import { readWords } from "./search.ts";

test("what was typed is a number, a link or words", () => {
  expect(readWords(" №512 ")).toMatchObject({ number: 512, link: null });
  expect(readWords("https://vk.com/wall-1_2?reply=3")).toMatchObject({ number: null, link: "https://vk.com/wall-1_2?reply=3" });
  expect(readWords("Зелёная 5")).toEqual({ number: null, link: null, words: "Зеленая 5" });
});
