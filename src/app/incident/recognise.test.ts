import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultFieldMap, fieldMapOf } from "./field-map.ts";
import { recognise } from "./recognise.ts";

const plain = (text: string, subject = "Новый инцидент") => recognise({ subject, texts: [text], rows: [] }, defaultFieldMap);

describe("3.2: which line of a letter is which field", () => {
  test("3.2: a plain letter with labels; a text goes on until the next label", () => {
    const { fields, problems, isWhole } = plain(
      "Номер инцидента: 4512-11\nСсылка: https://vk.example/wall-1_2?reply=3\nАвтор: Вера Ивашина\nДата публикации: 25.11.2026 08:40\nТекст сообщения: Во дворе дома 5 яма.\nТретий день никто не едет.\n\nТема: Благоустройство\nСрок ответа: 25.11.2026 17:00\n-- \nРобот",
    );
    expect(fields).toEqual({
      number: "4512-11",
      url: "https://vk.example/wall-1_2?reply=3",
      author: "Вера Ивашина",
      writtenAt: "25.11.2026 08:40",
      text: "Во дворе дома 5 яма.\nТретий день никто не едет.",
      topic: "Благоустройство",
      deadline: "25.11.2026 17:00",
    });
    expect(problems).toEqual([]);
    expect(isWhole).toBe(true);
  });

  test("3.2: a forwarded letter with quoting marks, values under their labels, a number in the subject", () => {
    const { fields, isWhole } = plain(
      "Прошу взять в работу.\n> Текст:\n> Нет воды на Луговой\n> Ссылка:\n> https://ok.example/1",
      "Fwd: Инцидент № 77/2 по ЖКХ",
    );
    expect(fields).toMatchObject({ number: "77/2", text: "Нет воды на Луговой", url: "https://ok.example/1" });
    expect(isWhole).toBe(true);
  });

  test("3.2: tables: a label beside its value, and a head above it", () => {
    const beside = {
      subject: "",
      texts: [],
      rows: [
        ["Номер:", "12"],
        ["Текст инцидента", "'Яма\nво дворе"],
      ],
    };
    expect(recognise(beside, defaultFieldMap).fields).toMatchObject({ number: "12", text: "Яма\nво дворе" });
    const head = {
      subject: "",
      texts: [],
      rows: [
        ["№", "Тема", "Текст", "Срок"],
        ["15", "Дороги", "Яма", "завтра"],
      ],
    };
    expect(recognise(head, defaultFieldMap).fields).toMatchObject({ number: "15", topic: "Дороги", text: "Яма", deadline: "завтра" });
  });

  test("3.2: what is missing or wrong is named, and such a letter becomes no card by itself", () => {
    const { problems, isWhole } = plain("Уважаемые коллеги, напоминаем о совещании.", "Совещание");
    expect(problems.map(({ code }) => code)).toEqual(["NO_TEXT", "NO_NUMBER"]);
    expect(isWhole).toBe(false);
    expect(plain("Номер: 1\nТекст: x\nСсылка: на стене\nДата: вчера").problems.map(({ code }) => code)).toEqual(["NOT_A_LINK", "NO_DATE"]);
    expect(plain("Текст: пишет без номера и ссылки").isWhole).toBe(false);
  });

  test("3.2: an expression that is wrong or too slow is told, and the rest is read", () => {
    const map = fieldMapOf({ ...defaultFieldMap, number: { labels: [], pattern: "(" }, topic: { labels: [], pattern: "^(a+)+$" } });
    const { fields, problems } = recognise(
      { subject: "", texts: [`Текст: x\n${"a".repeat(40)}!`], rows: [] },
      { ...map, topic: { labels: [], pattern: "(a+)+c" } },
    );
    expect(fields.text).toContain("x");
    expect(problems.map(({ code }) => code)).toContain("BAD_PATTERN");
    expect(problems.map(({ code }) => code)).toContain("SLOW_PATTERN");
  });

  test("3.2: no letter stops the reading", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(fc.string(), { maxLength: 3 }),
        fc.array(fc.array(fc.string(), { maxLength: 4 }), { maxLength: 4 }),
        (subject, texts, rows) => {
          expect(recognise({ subject, texts, rows }, defaultFieldMap).problems).toBeDefined();
        },
      ),
      { numRuns: 100 },
    );
  });
});
