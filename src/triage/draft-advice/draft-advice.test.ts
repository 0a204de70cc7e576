import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { adviceOn, withAdvice } from "./advise.ts";
import type { AdviceContext } from "./advice.ts";
import { emptyOpenings, stopPhrases } from "./stop-phrases.ts";

const open: AdviceContext = { visibility: "public", authorName: "Вера Соколова", max: 4_096 };

const told = (text: string, context: AdviceContext = open) =>
  adviceOn(text, context).map(({ rule, from, to, replacement }) => [rule, text.slice(from, to), replacement]);

describe("draft helper", () => {
  test("a plain answer with a date needs no advice", () => {
    const text = "Здравствуйте, Вера. Фонарь на улице Мира починят 3 декабря: бригада заменит лампу и провод. Спасибо, что написали.";
    expect(told(text)).toEqual([]);
    expect(told("  \n ")).toEqual([]);
  });

  test("a missing greeting is offered with the author's first name", () => {
    const [advice] = adviceOn("Лампу заменят 3 декабря.", open);
    expect(advice?.rule).toBe("greeting");
    expect(advice === undefined ? "" : withAdvice("Лампу заменят 3 декабря.", advice)).toBe("Здравствуйте, Вера. Лампу заменят 3 декабря.");
    expect(told("Добрый день. Лампу заменят завтра.")).toEqual([]);
    expect(told("Вера, лампу заменят завтра.")).toEqual([]);
  });

  test("an empty opening is taken away and the sentence keeps its capital", () => {
    const text = "Здравствуйте. Сообщаем, что лампу заменили.";
    const [advice] = adviceOn(text, open);
    expect(advice?.rule).toBe("officialese");
    expect(advice === undefined ? "" : withAdvice(text, advice)).toBe("Здравствуйте. Лампу заменили.");
  });

  test("a turn of officialese has its plain word in the same case of letters", () => {
    expect(told("Здравствуйте. В настоящее время данная лампа не горит.")).toEqual([
      ["officialese", "В настоящее время", "Сейчас"],
      ["officialese", "данная", "эта"],
    ]);
    expect(told("Здравствуйте. Приняты все необходимые меры.")).toEqual([["officialese", "Приняты все необходимые меры", null]]);
  });

  test("3.3: a promise without a day is told, one with a day is not", () => {
    expect(told("Здравствуйте. Яму засыпем.").map(([rule]) => rule)).toEqual(["promiseWithoutDate"]);
    expect(told("Здравствуйте. Яму засыпем в ближайшее время.")).toEqual([["promiseWithoutDate", "в ближайшее время", null]]);
    for (const day of ["до 5 мая", "в пятницу", "05.12.2026", "в течение трёх дней", "до конца недели"])
      expect(told(`Здравствуйте. Яму засыпем ${day}.`), day).toEqual([]);
    expect(told("Здравствуйте. Дорогу отремонтируем. Это будет в июне.")).toEqual([]);
  });

  test("personal data are told in public words only; the first name is how one greets", () => {
    const text = "Здравствуйте, Вера. Мастер придёт завтра: ул. Мира, 5, кв. 12, Соколовой позвонят.";
    expect(told(text)).toEqual([
      ["personalData", ", кв. 12", ""],
      ["personalData", "Соколовой", null],
    ]);
    expect(told(text, { ...open, visibility: "direct" })).toEqual([]);
    expect(told("Здравствуйте. Готово. С уважением, Пётр Ильин")).toEqual([]);
  });

  test("words that blame the citizen are told", () => {
    for (const words of ["Вы не указали адрес", "Вам следовало обратиться раньше", "это случилось по вашей вине", "как вам уже сообщалось"])
      expect(
        told(`Здравствуйте. ${words}.`).map(([rule]) => rule),
        words,
      ).toContain("blame");
  });

  test("abbreviations are told once, unless the text spells them out or everybody knows them", () => {
    expect(told("Здравствуйте. Вывоз ТКО идёт, ТКО вывозят. ЖКХ работает.")).toEqual([["abbreviation", "ТКО", null]]);
    expect(told("Здравствуйте. Вывоз твёрдых отходов (ТКО) идёт. ТКО вывозят.")).toEqual([]);
  });

  test("shouting is calmed: marks, dots and capitals", () => {
    expect(told("Здравствуйте! Всё готово!! Ждём… ВНИМАНИЕ")).toEqual([
      ["capitals", "ВНИМАНИЕ", "внимание"],
      ["exclamation", "!!", "."],
      ["dots", "…", "."],
    ]);
  });

  test("2.5: what the network does not take is told apart from what people do not read", () => {
    const long = `Здравствуйте. ${"Лампа горит. ".repeat(100)}`;
    expect(told(long).map(([rule]) => rule)).toEqual(["longForReaders"]);
    expect(told(long, { ...open, max: 1_024 }).map(([rule]) => rule)).toEqual(["tooLong"]);
  });

  const alphabet = fc.constantFrom(
    ...Array.from("АЯЁабв яё.,!?…\n() №12-@кв 🙂"),
    ...stopPhrases.map(({ find }) => ` ${find.replaceAll(/\(\?:|[()?|[\]\\]/gu, "")} `),
    ...emptyOpenings.map((source) => source.slice(0, 30)),
    " будет сделан ",
    " ТКО ",
    " кв. 5 ",
    "Соколова",
  );

  test("any text: every span lies in it, no two replacements meet, and taking one never throws", () => {
    fc.assert(
      fc.property(
        fc.array(alphabet, { maxLength: 60 }).map((parts) => parts.join("")),
        fc.constantFrom("public" as const, "direct" as const),
        fc.oneof(fc.constant(""), fc.string({ unit: "grapheme" }), fc.constant("Вера Соколова")),
        fc.integer({ min: 0, max: 5_000 }),
        (text, visibility, authorName, max) => {
          const advice = adviceOn(text, { visibility, authorName, max });
          for (const one of advice) {
            expect(one.from).toBeGreaterThanOrEqual(0);
            expect(one.from).toBeLessThanOrEqual(one.to);
            expect(one.to).toBeLessThanOrEqual(text.length);
            expect(one.words.ru).not.toBe("");
            expect(one.words.en).not.toBe("");
            expect(withAdvice(text, one).length).toBe(
              text.length + (one.replacement === null ? 0 : one.replacement.length - one.to + one.from),
            );
          }
          const places = advice.filter(({ replacement }) => replacement !== null).toSorted((a, b) => a.from - b.from || a.to - b.to);
          places.slice(1).forEach((one, index) => expect(one.from).toBeGreaterThanOrEqual(places[index]?.to ?? 0));
        },
      ),
    );
  });

  test("taking replacements one after another comes to an end", () => {
    fc.assert(
      fc.property(fc.array(alphabet, { maxLength: 30 }), (parts) => {
        let text = parts.join("");
        let steps = 0;
        for (let next = adviceOn(text, open).find(({ replacement }) => replacement !== null); next !== undefined; steps += 1) {
          text = withAdvice(text, next);
          expect(steps).toBeLessThan(300);
          next = adviceOn(text, open).find(({ replacement }) => replacement !== null);
        }
      }),
      { numRuns: 50 },
    );
  });

  test("ten thousand characters, however unkind, take a fraction of a second", () => {
    const unkind = ["а", "а ", "АБ ", "будет ", "1", "8 ", "a@", "!. ", "Сообщаем ", "в ", ", "].map((piece) =>
      piece.repeat(10_000 / piece.length),
    );
    for (const text of unkind) {
      const began = performance.now();
      adviceOn(text, { ...open, max: 20_000 });
      expect(performance.now() - began, text.slice(0, 10)).toBeLessThan(1_500);
    }
  });
});
