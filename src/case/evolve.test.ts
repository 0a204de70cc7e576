import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { allowedMoves } from "./allowed-moves.ts";
import { timersOf } from "./clocks.ts";
import { decide } from "./decide.ts";
import type { RecordedEvent } from "./events.ts";
import { evolve, fold } from "./evolve.ts";
import { commandOf, isFillProblem } from "./scenario-fill.ts";
import { eventTypes } from "./words.ts";
import { act, context, forApproval, inWork, somebody, tell } from "../testing/case-story.ts";

const folder = new URL("./fixtures/logs/", import.meta.url);
const logs = readdirSync(folder).map((name) => ({
  name,
  events: readFileSync(new URL(name, folder), "utf8")
    .trim()
    .split("\n")
    .map((line): RecordedEvent => JSON.parse(line)),
}));

describe("stored logs", () => {
  for (const { name, events } of logs) {
    test(`the log ${name} still folds, and its case can be read and moved`, () => {
      const state = fold(events);
      if (state === null) expect.fail("an empty log");
      expect(state.version).toBe(events.length);
      expect(state.step).toBe(events.at(-1)?.step);
      expect(timersOf(state, state.stepSince, context).length).toBeGreaterThan(0);
      expect(allowedMoves(state, somebody("curator"), state.stepSince, context).length).toBeGreaterThan(0);
    });
  }

  test("every type of event that was ever written stands in one of the stored logs", () => {
    const stored = new Set(logs.flatMap(({ events }) => events.map(({ event }) => event.type)));
    expect(eventTypes.filter((type) => !stored.has(type))).toEqual([]);
    expect(stored.size).toBe(eventTypes.length);
  });
});

describe("evolving", () => {
  test("a log that does not begin with the arrival is a defect and not a case", () => {
    const [, second] = tell(inWork).log;
    expect(() => evolve(null, second ?? expect.fail())).toThrow(/begins with/);
    expect(fold([])).toBeNull();
  });

  test("a case is read only with the edition under which it began", () => {
    const { state, now } = tell(inWork);
    const newer = { ...context, procedure: { ...act, edition: "2" } };
    expect(() => timersOf(state, now, newer)).toThrow(/edition/);
  });

  test("two decisions on one version: each is right alone, and the second is refused once the first is known", () => {
    const { state, now, log } = tell(forApproval);
    const of = (what: string, on: typeof state) => {
      const command = commandOf({
        fields: { by: "head", do: what },
        at: now + 60_000,
        index: 99,
        state: on,
        context,
        route: "pages",
        units: null,
      });
      return isFillProblem(command) ? expect.fail(command.en) : { command, decision: decide(command, on, context) };
    };
    const first = of("approve", state);
    const second = of("refuseApproval", state);
    expect([first.decision.kind, second.decision.kind]).toEqual(["accepted", "accepted"]);
    if (first.decision.kind !== "accepted") expect.fail();
    const after = first.decision.events.reduce(
      (former, proposed, index) =>
        evolve(former, { caseId: state.caseId, version: log.length + index + 1, at: now, actor: somebody("head"), ...proposed }),
      state,
    );
    expect(decide(second.command, after, context)).toMatchObject({ kind: "refused", refusal: { kind: "NotAtThisStep" } });
  });
});
