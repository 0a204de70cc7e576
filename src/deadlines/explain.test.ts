import { describe, expect, test } from "vitest";
import { whyThisDeadline } from "../case/why-this-deadline.ts";
import { awaitingAuthor, context, inWork, tell } from "../testing/case-story.ts";

const why = (told: ReturnType<typeof tell>, timer: string) => whyThisDeadline(told.state, timer, { now: told.now, context });

describe("why this deadline", () => {
  test("3.1.2: the story names the start, every counted stretch and the end, and adds up to the term", () => {
    const story = why(tell(inWork), "draft");
    expect(story?.counted.reduce((sum, span) => sum + span.ms, 0)).toBe(8 * 3_600_000);
    expect(story?.reading?.quote).toContain("8-х рабочих часов");
    expect(story?.words.ru.join(" ")).toContain("сообщение поступило");
    expect(story?.words.en.length).toBe(story?.words.ru.length);
  });

  test("3.1.2: while the clock stands the story tells since when", () => {
    const story = why(tell(awaitingAuthor), "draft");
    expect(story?.due).toBeNull();
    expect(story?.skipped.some((span) => span.why === "pause")).toBe(true);
  });

  test("3.10: after the declaration the story goes on by the clock that never stops", () => {
    const told = tell(["2026-11-20 15:00 received", "2026-11-20 15:30 curator declareEmergency"]);
    const story = why(told, "draft");
    expect(story?.counted.reduce((sum, span) => sum + span.ms, 0)).toBe(8 * 3_600_000);
    expect(story?.words.ru.join(" ")).toContain("экстренная ситуация");
  });

  test("3.9: a changed term says from what to what", () => {
    const told = tell([
      ...inWork,
      ["2026-11-23 09:00 curator turnIntoAppeal", { way: "register" }],
      "2026-11-24 10:00 appealRegistered",
      ["2026-12-20 10:00 head overrideTerm", { timer: "appealAnswer", due: "2027-01-20" }],
    ]);
    expect(why(told, "appealAnswer")?.words.ru.at(-1)).toMatch(/Срок изменён записью: .*24\.12\.2026.* → .*20\.01\.2027/);
  });

  test("a timer that has not started has no story", () => {
    expect(why(tell(inWork), "rework")).toBeNull();
  });
});
