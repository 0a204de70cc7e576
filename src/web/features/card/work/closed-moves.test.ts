import type { AllowedMove } from "#http/contract";
import { expect, test } from "vitest";
import { closedMoves } from "./closed-moves.ts";

const refused = (move: string, clause: string, code: string, words = code): AllowedMove => {
  const message = { ru: words, en: words };
  return { move, clause, allowed: false, title: { ru: move, en: move }, refusal: { code, message, clause } };
};

const open: AllowedMove = { move: "refuse", clause: "3.7", allowed: true, title: { ru: "", en: "" }, refusal: null };

test("3.1: what is not due at this step is said once, after what others do, and every move keeps its clause", () => {
  const { here, elsewhere } = closedMoves([
    refused("dispatch", "3.1.1", "NotAtThisStep", "Направить: не сейчас"),
    open,
    refused("explain", "3.8", "NotYourMove", "Это делает структура."),
    refused("accept", "3.1.3", "NotAtThisStep", "Принять: не сейчас"),
    refused("submitDraft", "3.1.2", "NotYourMove", "Это делает структура."),
    refused("resolve", "3.1.1", "NotYourMove", "Это делает глава."),
  ]);
  expect(here).toEqual([]);
  expect(elsewhere.map(({ key, moves }) => [key, moves.map(({ clause }) => clause)])).toEqual([
    ["Это делает структура.", ["3.8", "3.1.2"]],
    ["Это делает глава.", ["3.1.1"]],
    ["otherStep", ["3.1.1", "3.1.3"]],
  ]);
});

test("3.1.2: a move that this very step forbids keeps its own reason in sight", () => {
  const { here, elsewhere } = closedMoves([
    refused("askClarification", "3.1.2", "ClarificationTooLate"),
    refused("closePause", "3.1.2", "PauseStillYoung"),
  ]);
  expect(here.map(({ move }) => move)).toEqual(["askClarification", "closePause"]);
  expect(elsewhere).toEqual([]);
});
