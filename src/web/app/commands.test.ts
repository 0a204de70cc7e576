import { expect, test } from "vitest";
import { answersTyped } from "./commands.ts";

test("a command is named by the beginnings of its words, in any order, е for ё too", () => {
  expect(answersTyped("Мои задачи", "зад")).toBe(true);
  expect(answersTyped("Мои задачи", "зад мо")).toBe(true);
  expect(answersTyped("Ждём автора", "ждем")).toBe(true);
  expect(answersTyped("Мои задачи", "дачи")).toBe(false);
});
