import { expect, test } from "vitest";
import { shortFragment } from "./short-fragment.ts";

const words = (text: string) => ({ text, hit: false });
const hit = (text: string) => ({ text, hit: true });

test("a found word far from the beginning comes into sight, whole words before it", () => {
  expect(shortFragment([words("Течь на углу Заречной и Мостовой, вода бежит к "), hit("дороге"), words(" с утра")])).toEqual([
    words("…вода бежит к "),
    hit("дороге"),
    words(" с утра"),
  ]);
});

test("what begins with the word, or close to it, stays as it is", () => {
  expect(shortFragment([hit("Яма"), words(" на\nдороге")])).toEqual([hit("Яма"), words(" на дороге")]);
  expect(shortFragment([words("Большая "), hit("яма")])).toEqual([words("Большая "), hit("яма")]);
  expect(shortFragment([])).toEqual([]);
});
