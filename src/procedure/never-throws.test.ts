import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { loadProcedure } from "./load.ts";

const saratov = readFileSync(new URL("../../procedures/samples/saratov.yaml", import.meta.url), "utf8");
const gulkevichi = readFileSync(new URL("../../procedures/gulkevichi.yaml", import.meta.url), "utf8");

function isPlaced(text: string): void {
  const loaded = loadProcedure(text);
  const problems = loaded.ok ? loaded.warnings : loaded.problems;
  if (!loaded.ok) expect(problems.some(({ severity }) => severity === "error")).toBe(true);
  for (const { line, column, ru, en, remedyRu, remedyEn } of problems) {
    expect(line).toBeGreaterThanOrEqual(1);
    expect(column).toBeGreaterThanOrEqual(1);
    expect(line).toBeLessThanOrEqual(text.split("\n").length + 1);
    for (const words of [ru, en, remedyRu, remedyEn]) expect(words.length).toBeGreaterThan(3);
  }
}

test("any text gives an act or placed problems, never an exception", { timeout: 30_000 }, () => {
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 300 }), isPlaced), { numRuns: 500 });
});

test("a shipped act with pieces cut out, doubled or replaced gives an act or placed problems", { timeout: 30_000 }, () => {
  const piece = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom(
      "*a",
      "&a ",
      "{",
      "}",
      "[",
      "]",
      ": ",
      "- ",
      "\t",
      "null",
      "__proto__",
      "constructor: {}",
      "like: network",
      "<<: *a",
      "!!int ",
      "---\n",
      '"',
      "'",
      "|\n",
      "to: return",
      "when: { reply: x }",
    ),
  );
  const edit = fc.record({ at: fc.nat(saratov.length), cut: fc.nat(60), put: piece });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
      isPlaced(edits.reduce((text, { at, cut, put }) => text.slice(0, at) + put + text.slice(at + cut), saratov));
    }),
    { numRuns: 250 },
  );
});

test("a shipped act with lines left out gives an act or placed problems", { timeout: 30_000 }, () => {
  const lines = gulkevichi.split("\n");
  fc.assert(
    fc.property(fc.nat(lines.length - 1), fc.integer({ min: 1, max: 12 }), (from, count) =>
      isPlaced([...lines.slice(0, from), ...lines.slice(from + count)].join("\n")),
    ),
    { numRuns: 25 },
  );
});

test("a text nested thousands deep, a bomb of aliases and an endless one are problems", { timeout: 30_000 }, () => {
  isPlaced("[".repeat(20_000));
  isPlaced(`a: ${"{a: ".repeat(5_000)}`);
  isPlaced(
    `a: &a [x,x,x,x,x,x,x,x,x]\n${"bcdefghij"
      .split("")
      .map((key, index) => `${key}: &${key} [${`*${"abcdefghi"[index]},`.repeat(9)}]`)
      .join("\n")}\n`,
  );
  isPlaced("x".repeat(2_000_001));
  isPlaced("a: &a { b: *a }");
});
