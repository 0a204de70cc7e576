import fc from "fast-check";
import { expect, test } from "vitest";
import { wordChanges } from "./word-changes.ts";

test("3.1.4: what was added and what was taken out is shown word by word", () => {
  expect(wordChanges("Яму засыпем щебнем.", "Яму засыплем щебнем до пятницы.")).toEqual([
    { kind: "same", text: "Яму " },
    { kind: "removed", text: "засыпем щебнем." },
    { kind: "added", text: "засыплем щебнем до пятницы." },
  ]);
  expect(wordChanges("Починим.", "Починим.")).toEqual([{ kind: "same", text: "Починим." }]);
});

test("3.2.4: the words that stand and those added are the new text, those that stand and those taken out the old one", () => {
  const words = (text: string): string => text.split(/\s+/u).filter(Boolean).join(" ");
  fc.assert(
    fc.property(fc.lorem({ maxCount: 30 }), fc.lorem({ maxCount: 30 }), (before, after) => {
      const changes = wordChanges(before, after);
      const without = (kind: string): string =>
        words(changes.flatMap((change) => (change.kind === kind ? [] : [change.text.trim()])).join(" "));
      expect(without("removed")).toBe(words(after));
      expect(without("added")).toBe(words(before));
    }),
  );
});
