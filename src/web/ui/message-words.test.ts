import { describe, expect, it } from "vitest";
import { plainWords } from "./message-words.tsx";

describe("a message for the eye", () => {
  it("shows mentions as names and breaks as lines", () => {
    expect(plainWords("[id15|Иван], вода<br>есть?")).toBe("Иван, вода\nесть?");
    expect(plainWords("[club7:bp-1_2|Администрация], спасибо")).toBe("Администрация, спасибо");
  });

  it("leaves other brackets and signs as they are", () => {
    expect(plainWords("[важно] 5 < 6 & a")).toBe("[важно] 5 < 6 & a");
  });
});
