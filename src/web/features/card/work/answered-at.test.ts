import { expect, test } from "vitest";
import { answeredAtOf } from "./answered-at.ts";

const minute = Date.parse("2026-11-24T10:15:00+03:00");

test("3.1.2: asked and answered on the phone in one minute: the answer is not before the question", () => {
  expect(answeredAtOf(minute, minute + 40_000)).toBe(minute + 40_000);
  expect(answeredAtOf(minute + 60_000, minute + 40_000)).toBe(minute + 60_000);
});

test("3.1.2: a time before the question stays what was written: the server says that it cannot be", () => {
  expect(answeredAtOf(minute - 60_000, minute + 40_000)).toBe(minute - 60_000);
  expect(answeredAtOf(minute, null)).toBe(minute);
});
