import type { Refusal } from "#case";
import { expect, test } from "vitest";
import { fakeProcedure } from "../../testing/fake-procedure.ts";
import { problem } from "../contract/index.ts";
import { momentWriter } from "./moment.ts";
import { presentRefusal, refusalKinds, statusOfRefusal } from "./refusal.ts";

/** Everything that any refusal may carry: each kind reads only its own. */
const fields = {
  clause: "3.1.2",
  move: "approve",
  allowedRoles: ["head"],
  step: "check",
  due: Date.parse("2026-11-20T12:00:00+03:00"),
  unit: "zhkh",
  ground: "threat",
  timer: "draft",
  closableAt: Date.parse("2026-11-20T12:00:00+03:00"),
  fact: "published",
  allOf: [],
  anyOf: ["photo"],
  importance: "high",
  topic: "roads",
  route: "pages",
  atMostTimes: 1,
  latest: null,
  way: "register",
  max: 10,
  limit: 10,
  length: 20,
};

test.each(refusalKinds)("%s is said in both languages, with its clause and its own status", (kind) => {
  const said = problem.parse(presentRefusal({ ...fields, kind } as unknown as Refusal, fakeProcedure, momentWriter("Europe/Moscow")));
  expect(said.code).toBe(kind);
  expect(said.clause).toBe("3.1.2");
  expect(said.message.ru).toMatch(/[а-яё]/i);
  expect(said.message.en).toMatch(/[a-z]/i);
  expect(said.message.ru + said.message.en).not.toMatch(/undefined|NaN|\[object/);
  expect([403, 409]).toContain(statusOfRefusal(kind));
});

test("what is another person's to do is forbidden; everything else is a conflict with how the case stands", () => {
  expect(refusalKinds.filter((kind) => statusOfRefusal(kind) === 403).sort()).toEqual(["NotYourMove", "NotYourUnit", "PartOfHelpersOnly"]);
});
