import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addressesIn, suggestRepeats } from "./index.ts";
import type { Comparable } from "./index.ts";

const message = (given: Partial<Comparable> & Pick<Comparable, "caseId" | "text">): Comparable => ({
  authorId: null,
  threadId: null,
  topic: null,
  arrivedAt: 0,
  ...given,
});
const now = (text: string, given: Partial<Comparable> = {}): Comparable => message({ caseId: "new", text, arrivedAt: 10, ...given });

describe("3.4: what a message may repeat", () => {
  test("3.4: the same author on the same matter is suggested, another matter of theirs is not", () => {
    const former = [
      message({ caseId: "lamp", authorId: "a", text: "Не горит фонарь у школы, темно" }),
      message({ caseId: "bus", authorId: "a", text: "Автобус четвёрка ходит мимо остановки" }),
    ];
    const found = suggestRepeats(now("Фонари у школы так и не горят", { authorId: "a" }), former);
    expect(found.map(({ caseId }) => caseId)).toEqual(["lamp"]);
    expect(found[0]?.because).toContain("author");
  });

  test("3.4: near words of another author are suggested, with endings and letters changed", () => {
    const former = [
      message({ caseId: "near", text: "На улице Полевой третий день не вывозят мусор, контейнеры переполнены" }),
      message({ caseId: "far", text: "Когда откроют каток в парке?" }),
    ];
    expect(suggestRepeats(now("Третий день не вывозят мусор на Полевой улице: контейнеры переполнены"), former)).toMatchObject([
      { caseId: "near", because: expect.arrayContaining(["text"]) },
    ]);
  });

  test("3.4: the same house with the same trouble is suggested, the same house with another is not", () => {
    const former = [
      message({ caseId: "water", text: "ул. Луговая, д. 18 — нет воды с утра" }),
      message({ caseId: "tree", text: "Луговая 18, спилите тополь, ветки на проводах" }),
    ];
    const found = suggestRepeats(now("Здравствуйте, Луговая, 18. Вода опять рыжая и еле течёт"), former);
    expect(found).toMatchObject([{ caseId: "water", because: expect.arrayContaining(["address"]) }]);
  });

  test("3.4: the same thread is suggested; the message itself and later ones never are", () => {
    const text = "Яма у остановки, колесо пробил";
    const former = [
      message({ caseId: "thread", threadId: "t", text: "Яма у остановки стала глубже" }),
      message({ caseId: "later", threadId: "t", text, arrivedAt: 11 }),
      message({ caseId: "new", threadId: "t", text }),
    ];
    expect(suggestRepeats(now(text, { threadId: "t" }), former).map(({ caseId }) => caseId)).toEqual(["thread"]);
  });

  test("3.4: the likeliest stands first, and there are never more than five", () => {
    const text = "Фонарь на Садовой 4 не горит вторую неделю";
    const former = Array.from({ length: 9 }, (_, n) => message({ caseId: `c${n}`, text: "Фонарь на Садовой 4 не горит" }));
    const found = suggestRepeats(now(text, { authorId: "a" }), [...former, message({ caseId: "same", authorId: "a", text })]);
    expect(found).toHaveLength(5);
    expect(found[0]?.caseId).toBe("same");
  });

  test("3.4: addresses are found in the ways people write them", () => {
    const written = ["ул. Садовая, д. 4", "Садовая 4", "на улице Садовой, дом 4", "Садовая, 4"];
    expect(new Set(written.map((text) => JSON.stringify(addressesIn(text))))).toHaveLength(1);
    expect(addressesIn("в 2024 году")).toEqual([]);
  });

  test("3.4: any text at all gets an answer, and a text is always the likeliest to itself", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), fc.string({ maxLength: 200 }), (one, other) => {
        const found = suggestRepeats(now(one, { authorId: "a" }), [
          message({ caseId: "x", text: other }),
          message({ caseId: "y", text: one, authorId: "a" }),
        ]);
        return found.every(({ score }) => score > 0) && (found.length === 0 || found[0]?.caseId === "y" || one === other);
      }),
    );
  });
});
