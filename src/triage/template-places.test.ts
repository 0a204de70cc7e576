import fc from "fast-check";
import { expect, test } from "vitest";
import { emptyPlacesIn } from "./template-places.ts";

test("an unfilled place is found with where it stands", () => {
  expect(emptyPlacesIn("Здравствуйте, {имя}. Сделаем {дата}.")).toEqual([
    { from: 14, to: 19, name: "имя" },
    { from: 29, to: 35, name: "дата" },
  ]);
});

test("braces that hold nothing, run over lines or never close are words like others", () => {
  expect(emptyPlacesIn("{} {\nимя} {имя")).toEqual([]);
});

test("any text: every place lies in it and is what it says", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("{", "}", "а", "\n", " ") }), (text) => {
      for (const { from, to, name } of emptyPlacesIn(text)) expect(text.slice(from, to)).toBe(`{${name}}`);
    }),
  );
});
