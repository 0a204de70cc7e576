import { expect, test } from "vitest";
import { conversationOf, momentOf, newerId } from "./snowflake.ts";
import { textWeight } from "./text-weight.ts";

test.each([
  ["", 0],
  ["Яму засыпали.", 13],
  ["Спасибо — «да»", 14],
  ["路", 2],
  ["👍", 2],
  ["👨‍👩‍👧", 2],
  ["См. https://gorodok.example/otvety/2026/11/25/dlinnyj-adres", 27],
  ["x".repeat(280), 280],
])("“%s” weighs %i by X's counting", (text, weight) => {
  expect(textWeight(text)).toBe(weight);
});

test("an id tells its moment, two people tell their conversation, the newer id is the larger", () => {
  expect(momentOf("1585823814956482567")).toBe(1_666_924_835_324);
  expect(momentOf("17")).toBeUndefined();
  expect(conversationOf("1072250532645998596", "750362064426721281")).toBe("750362064426721281-1072250532645998596");
  expect([newerId("9", "10"), newerId("", "1"), newerId("2", "2")]).toEqual(["10", "1", "2"]);
});
