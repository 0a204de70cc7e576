import type { FileInfo } from "#http/contract";
import { expect, test } from "vitest";
import { joined, together } from "./take-part.ts";

const file = (fileId: string): FileInfo => ({ fileId, name: fileId, mime: "image/jpeg", size: 1, url: "" });

test("2.6: a part stands below what the answerable unit has written, and taken twice stands once", () => {
  expect(joined("", " Дорогу посыпали. ")).toBe("Дорогу посыпали.");
  const once = joined("Свет дали.\n", "Дорогу посыпали.");
  expect(once).toBe("Свет дали.\n\nДорогу посыпали.");
  expect(joined(once, "Дорогу посыпали.")).toBe(once);
  expect(joined("Свет дали.", null)).toBe("Свет дали.");
});

test("2.6: photos of a part join those of the reply, each once, ten at most", () => {
  expect(together([file("a")], [file("a"), file("b")]).map(({ fileId }) => fileId)).toEqual(["a", "b"]);
  expect(
    together(
      Array.from({ length: 9 }, (_, n) => file(`f${n}`)),
      [file("x"), file("y")],
    ),
  ).toHaveLength(10);
});
