import { describe, expect, it } from "vitest";
import { en } from "./en.ts";
import { pluralRu } from "./plural.ts";
import { ru } from "./ru.ts";

type Leaf = { readonly path: string; readonly text: string };

/** Every text with sample arguments: numbers for counts, a Russian word for names. */
const leaves = (node: unknown, path: string, sample: string | number): readonly Leaf[] => {
  if (typeof node === "string") return [{ path, text: node }];
  if (typeof node === "function") return [{ path, text: String(node(sample, sample)) }];
  if (typeof node !== "object" || node === null) throw new Error(`${path} is neither text nor a group`);
  return Object.entries(node).flatMap(([key, child]) => leaves(child, `${path}.${key}`, sample));
};

describe("texts of the desk", () => {
  it("have the same keys in Russian and in English", () => {
    expect(
      leaves(en, "", 1)
        .map((leaf) => leaf.path)
        .sort(),
    ).toEqual(
      leaves(ru, "", 1)
        .map((leaf) => leaf.path)
        .sort(),
    );
  });

  it("hold no Latin words in Russian: names of keys and of the other language excepted", () => {
    const allowed = new Set([".nav.languageOther", ".list.chooseHint"]);
    const latin = leaves(ru, "", 5).filter((leaf) => /[A-Za-z]/.test(leaf.text) && !allowed.has(leaf.path));
    expect(latin).toEqual([]);
  });

  it("are never empty and never shout", () => {
    for (const language of [ru, en]) {
      for (const leaf of leaves(language, "", 2)) {
        expect(leaf.text.trim(), leaf.path).not.toBe("");
        expect(leaf.text, leaf.path).not.toContain("!");
      }
    }
  });

  it("choose Russian plurals by the last two digits", () => {
    const forms = [0, 1, 2, 4, 5, 11, 12, 14, 21, 22, 25, 101, 111, 112].map((n) => pluralRu(n, "одно", "два", "пять"));
    expect(forms).toEqual(["пять", "одно", "два", "два", "пять", "пять", "пять", "пять", "одно", "два", "пять", "одно", "пять", "пять"]);
  });
});
