import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { failureAdvice } from "./failure-advice.ts";
import { networks } from "./registry.ts";

const text = readFileSync(join(import.meta.dirname, "../../docs/channels.md"), "utf8");

describe("docs/channels.md says what the code does", () => {
  it.each(Object.entries(failureAdvice))("%s stands there with its words in both languages", (failure, { advice, title }) => {
    for (const words of [`\`${failure}\``, title.ru, advice.ru, title.en, advice.en]) expect(text).toContain(words);
  });

  it.each(networks.flatMap(({ fields }) => fields))("the setting $name is explained", ({ hint, name, title }) => {
    for (const words of [`\`${name}\``, title.ru, hint.ru]) expect(text).toContain(words);
  });
});

describe("1.3: the registry of networks", () => {
  it("every network has its own code, a name in both languages and one letter, and its connector knows itself by that code", () => {
    expect(new Set(networks.map(({ code }) => code)).size).toBe(networks.length);
    for (const { code, create, mark, title } of networks) {
      expect([title.ru, title.en].every((name) => name !== "")).toBe(true);
      expect(mark).toHaveLength(1);
      expect(create({ now: () => 0 }).network).toBe(code);
    }
  });

  it("1.3: networks that are restricted or banned are off until somebody switches them on, and say why in both languages", () => {
    const note = (code: string): string => JSON.stringify(networks.find((network) => network.code === code)?.legalNote);
    expect(networks.filter(({ enabledByDefault }) => !enabledByDefault).map(({ code }) => code)).toEqual(
      expect.arrayContaining(["telegram", "x", "facebook", "instagram"]),
    );
    for (const { enabledByDefault, legalNote } of networks) expect(enabledByDefault).toBe(legalNote === null);
    for (const code of ["facebook", "instagram"]) for (const word of ["экстремистской", "extremist"]) expect(note(code)).toContain(word);
    expect(note("x")).toContain("ограничен Роскомнадзором");
    expect(text).toContain("признана экстремистской и запрещена в России");
  });
});
