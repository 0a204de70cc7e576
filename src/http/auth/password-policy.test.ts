import { expect, test } from "vitest";
import { passwordWords, problemOf } from "./password-policy.ts";

const owner = { login: "ivanova", name: "Иванова Мария Петровна" };

test.each([
  ["kitten river", null],
  ["вечером у реки туман", null],
  ["short-11-ch", "short"],
  ["x".repeat(257), "long"],
  ["aaaaaaaaaaaa", "uniform"],
  ["password1234", "common"],
  ["qwertyuiop[]", "common"],
  ["сойка-сойка-".repeat(2), "common"],
  ["wolf12wolf12", "common"],
  ["my-ivanova-85", "context"],
  ["тихая Мария у пруда", "context"],
  ["otklik-2026!", "context"],
])("V6.2.4, V6.2.11: «%s» is judged by length, lists and context: %s", (password, problem) => {
  expect(problemOf(password, owner)).toBe(problem);
});

test("V6.2.5: the usual profile asks for no composition, and takes every character", () => {
  expect(problemOf("река туман утро", owner)).toBeNull();
  expect(problemOf("🌲🌊🌾🍂🌙🌧🌲🌊🌾🍂🌙🌧☀️🌫", owner)).toBeNull();
});

test("ИАФ.4: the profile of the regulations takes eight characters of three kinds", () => {
  expect(problemOf("тихийомут", owner, "fstec")).toBe("classes");
  expect(problemOf("Тихий-омут", owner, "fstec")).toBeNull();
  expect(problemOf("Омут-7", owner, "fstec")).toBe("short");
  expect(passwordWords("short", "fstec").ru).toContain("8");
});
