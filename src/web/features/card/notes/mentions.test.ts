import { expect, test } from "vitest";
import { calledIn, callTyped, colleaguesLike, withCall } from "./mentions.ts";

const vera = { personId: "vera", name: "Яценко Вера Павловна", position: "" };
const ilya = { personId: "ilya", name: "Гончаренко Илья", position: "" };

test("a call begins with the sign and the letters of a name, not within a mail address", () => {
  expect(callTyped("Смотрите, @Я", 12)).toEqual({ from: 10, typed: "Я" });
  expect(callTyped("@", 1)).toEqual({ from: 0, typed: "" });
  expect(callTyped("почта vera@mail", 15)).toBeNull();
  expect(callTyped("@Яценко Вера, да", 16)).toBeNull();
});

test("a colleague is found by any word of the name", () => {
  expect(colleaguesLike([vera, ilya], "вер")).toEqual([vera]);
  expect(colleaguesLike([vera, ilya], "яценко в")).toEqual([vera]);
  expect(colleaguesLike([vera, ilya], "")).toEqual([vera, ilya]);
});

test("the whole name takes the place of what was typed, and tells who is called", () => {
  const { text, caret } = withCall("Вот, @Яц проверьте", { from: 5, caret: 8 }, vera);
  expect(text).toBe("Вот, @Яценко Вера Павловна проверьте");
  expect(text.slice(0, caret)).toBe("Вот, @Яценко Вера Павловна ");
  expect(calledIn(text, [vera, ilya])).toEqual(["vera"]);
});
