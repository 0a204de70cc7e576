import fc from "fast-check";
import { expect, test } from "vitest";
import { wholeTexts } from "./whole-texts.ts";

test("zeros and halves of characters become the sign of a lost character; everything else stays", () => {
  const bytes = new Uint8Array([0, 1]);
  const event = { text: "a\u0000b\uD800", list: ["\u0000"], bytes, at: 5, none: null };
  expect(wholeTexts(event)).toEqual({ text: "a\uFFFDb\uFFFD", list: ["\uFFFD"], bytes, at: 5, none: null });
  expect(wholeTexts(event).bytes).toBe(bytes);
});

test("whatever comes out can be kept, and what could be kept is not touched", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const out = JSON.stringify(wholeTexts(value));
      expect(out).not.toContain("\\u0000");
      expect(out.isWellFormed() && !/\\ud[89a-f]/iu.test(out)).toBe(true);
      if (!JSON.stringify(value).includes("\\u")) expect(wholeTexts(value)).toEqual(value);
    }),
  );
});
