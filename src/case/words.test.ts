import { describe, expect, test } from "vitest";
import { moveNames } from "./commands.ts";
import type { Refusal } from "./refusal.ts";
import { refusalWords } from "./refusal-words.ts";
import { eventTitle, moveTitle } from "./words.ts";
import { act, sent, tell } from "../testing/case-story.ts";

describe("words for people", () => {
  test("every move has a title in both languages, without exclamation marks", () => {
    for (const move of moveNames) {
      expect(moveTitle(move, "ru")).toMatch(/^[А-ЯЁ][^!]+$/u);
      expect(moveTitle(move, "en")).toMatch(/^[A-Z][^!]+$/u);
    }
    expect([moveTitle("returnForRework", "ru"), moveTitle("accept", "ru")]).toEqual(["Вернуть на доработку", "Передать главе"]);
  });

  test("every event of a story has a title", () => {
    for (const { event } of tell(sent).log) expect(eventTitle(event, "ru")).toMatch(/^[А-ЯЁ][^!]+$/u);
  });

  test("a refusal names those who may, the step, and the moment where the reader's zone is known", () => {
    const moment = (): string => "пн 30.11.2026 17:00";
    const say = (refusal: Refusal): string => refusalWords(refusal, act, { language: "ru", moment });
    expect(say({ kind: "NotYourMove", clause: "3.1.7", move: "approve", allowedRoles: ["head"] })).toBe("Это делает глава поселения.");
    expect(say({ kind: "PauseStillYoung", clause: "3.1.2", closableAt: 0 })).toContain("можно с пн 30.11.2026 17:00");
    expect(refusalWords({ kind: "PauseStillYoung", clause: "3.1.2", closableAt: 0 }, act, "ru")).toBe(
      "Перестать ждать ответа автора пока нельзя.",
    );
    expect(say({ kind: "NotAtThisStep", clause: "3.1.3", move: "accept", step: "withUnit" })).toContain("В работе у структуры");
  });
});
