import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { explore } from "./explore.ts";
import { actOf, contextOf, dueOf, tell, timerOf } from "../testing/case-story.ts";

const folder = new URL("../../procedures/samples/", import.meta.url);
const sample = (name: string) => actOf(readFileSync(new URL(name, folder), "utf8"));

describe("acts of other municipalities, by their files alone", () => {
  for (const name of readdirSync(folder).filter((one) => one.endsWith(".yaml"))) {
    test(`the sample ${name} holds everywhere what an act must hold`, { timeout: 30_000 }, () => {
      const explored = explore(sample(name));
      if (!explored.ok)
        expect.fail(`${explored.property} at ${explored.clause} (${explored.detail}): ${JSON.stringify(explored.scenario.facts)}`);
      expect(explored.complete).toBe(true);
    });
  }

  const saratov = contextOf(sample("saratov.yaml"));
  const route = "network";
  const received = "2026-11-23 08:00 received";

  test("Saratov: nothing is dispatched before the curator has set the topic and the importance", () => {
    const units = { units: ["roads"] };
    expect(tell([received, ["2026-11-23 08:05 curator dispatch", units]], route, saratov).refusal?.kind).toBe("UnknownTopic");
    const set = [
      received,
      ["2026-11-23 08:01 curator setTopic", { topic: "roads" }] as const,
      ["2026-11-23 08:02 curator setImportance", { importance: "high" }] as const,
    ];
    expect(tell([...set, ["2026-11-23 08:05 curator dispatch", units]], route, saratov).state.step).toBe("withExecutor");
    expect(tell([received, ["2026-11-23 08:01 curator setTopic", { topic: "weather" }]], route, saratov).refusal?.kind).toBe(
      "UnknownTopic",
    );
  });

  test("Saratov: the curator sets the term of the answer himself, and not beyond 9 hours", () => {
    expect(timerOf(tell([received], route, saratov), "answer")).toBeNull();
    const set = (due: string) => tell([received, ["2026-11-23 08:01 curator overrideTerm", { timer: "answer", due }]], route, saratov);
    expect(dueOf(set("2026-11-23 14:00"), "answer")).toBe("2026-11-23 14:00");
    expect(set("2026-11-23 17:01").refusal).toMatchObject({ kind: "TermChangeLimit", timer: "answer" });
  });

  test("Saratov: what is not the executor's is returned within 30 minutes, naming the competent body", () => {
    const dispatched = [
      received,
      ["2026-11-23 08:01 curator setTopic", { topic: "roads" }] as const,
      ["2026-11-23 08:02 curator setImportance", { importance: "high" }] as const,
      ["2026-11-23 08:05 curator dispatch", { units: ["roads"] }] as const,
    ];
    expect(tell([...dispatched, "2026-11-23 08:35 unit declineCompetence"], route, saratov).state.step).toBe("found");
    expect(tell([...dispatched, "2026-11-23 08:36 unit declineCompetence"], route, saratov).refusal).toMatchObject({
      kind: "TooLate",
      timer: "competence",
      clause: "3",
    });
    expect(tell([...dispatched, ["2026-11-23 08:20 unit declineCompetence", { competentBody: null }]], route, saratov).refusal?.kind).toBe(
      "CompetentBodyRequired",
    );
  });
});
