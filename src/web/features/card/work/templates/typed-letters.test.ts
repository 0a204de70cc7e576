import type { AnswerTemplate } from "#http/contract";
import { expect, test } from "vitest";
import { inOrderFor, lettersTyped, templatesBy } from "./typed-letters.ts";

const template = (templateId: string, title: string, letters: string, about: AnswerTemplate["about"] = { kind: "general" }) => ({
  templateId,
  title,
  letters,
  body: "",
  about,
});

test("a semicolon with letters is a word of its own: a semicolon of a sentence is not", () => {
  expect(lettersTyped("Здравствуйте. ;мус")).toEqual({ from: 14, to: 18, letters: "мус" });
  expect(lettersTyped(";МУС дальше")).toEqual({ from: 0, to: 4, letters: "мус" });
  expect(lettersTyped("мусор; снег")).toBeNull();
  expect(lettersTyped("мусор;снег")).toBeNull();
});

test("letters find a template by its own letters first, then by a word of its title", () => {
  const [snow, waste] = [template("1", "Уборка снега", "снег"), template("2", "Вывоз: снегоуборка", "")];
  expect(templatesBy([waste, snow], "сне").map(({ templateId }) => templateId)).toEqual(["1", "2"]);
  expect(templatesBy([waste, snow], "убор").map(({ templateId }) => templateId)).toEqual(["1"]);
});

test("3.8: templates of grounds are kept for the forms of grounds; those of the topic come first", () => {
  const all = [
    template("other", "А", "", { kind: "topic", name: "roads" }),
    template("general", "Б", ""),
    template("own", "В", "", { kind: "topic", name: "waste" }),
    template("ground", "Г", "", { kind: "ground", name: "foreignMatter" }),
  ];
  expect(inOrderFor(all, "waste").map(({ templateId }) => templateId)).toEqual(["own", "general", "other"]);
});
