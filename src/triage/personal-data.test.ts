import { describe, expect, test } from "vitest";
import { personalDataIn, publicWording } from "./personal-data.ts";

describe("3.6: what must not stand on the public page", () => {
  test.each([
    ["phone", "Звоните 8 (918) 123-45-67 после шести", "8 (918) 123-45-67"],
    ["phone", "+79181234567", "+79181234567"],
    ["email", "Пишите на ivan.petrov@mail.example", "ivan.petrov@mail.example"],
    ["card", "Карта 4111 1111 1111 1111", "4111 1111 1111 1111"],
    ["passport", "Паспорт серия 03 05 123456", "03 05 123456"],
    ["snils", "СНИЛС 112-233-445 95", "112-233-445 95"],
    ["flat", "Садовая, 4, кв. 12: течёт крыша", "кв. 12"],
    ["name", "Меня зовут Анна Петрова, живу рядом", "Анна Петрова"],
  ])("3.6: %s is found in «%s»", (kind, text, piece) => {
    expect(personalDataIn(text)).toMatchObject([{ kind, text: piece }]);
  });

  test("3.6: the author's own name is found in any case of the word", () => {
    expect(personalDataIn("Передали Анне, что свет дали", ["Анна", "Мухина"])).toMatchObject([{ kind: "name", text: "Анне" }]);
  });

  test("3.6: houses, dates, sums and hours are no personal data", () => {
    expect(personalDataIn("Садовая, 4: 24.11.2026 с 8:00 до 17:00, 12500 рублей, счёт 1234567890123456")).toEqual([]);
  });

  test("3.6: the first wording drops the greeting, the name and the contacts", () => {
    expect(publicWording("Илья, талоны не нужны: воду наливают всем.", ["Илья", "Панов"])).toBe("Талоны не нужны: воду наливают всем.");
    expect(publicWording("Здравствуйте! Когда дадут воду? 89181234567")).toBe("Когда дадут воду?");
  });
});
