import { describe, expect, test } from "vitest";
import type { Procedure, StepRule } from "#procedure";
import { explore } from "./explore.ts";
import type { Taken } from "./explore-properties.ts";
import { unapproved } from "./explore-properties.ts";
import { act, context, contextOf, forApproval, sent, tell } from "../testing/case-story.ts";

/** The act with one step of the official pages' route spoiled. */
const spoiled = (name: string, spoil: (step: StepRule) => StepRule): Procedure => {
  const pages = act.routes["pages"] ?? expect.fail("no route of official pages");
  const step = pages.steps[name] ?? expect.fail(`no step ${name}`);
  return { ...act, routes: { pages: { ...pages, steps: { ...pages.steps, [name]: spoil(step) } } } };
};

const without = <T>(record: Readonly<Record<string, T>>, names: readonly string[]): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));

describe("exploring an act", () => {
  test("every state of the act is walked in seconds and holds what it must", { timeout: 30_000 }, () => {
    const explored = explore(act);
    if (!explored.ok) expect.fail(`${explored.property} at ${explored.clause}: ${JSON.stringify(explored.scenario.facts)}`);
    expect(explored).toMatchObject({ ok: true, complete: true });
    expect(explored.states).toBeGreaterThan(1_000);
  });

  test("3.1.2: an act in which nobody can end the wait for a silent author is found, with the way there", { timeout: 30_000 }, () => {
    const explored = explore(
      spoiled("awaitingAuthor", (step) => ({ ...step, moves: without(step.moves, ["closePause", "refuse", "turnIntoAppeal"]) })),
    );
    if (explored.ok) expect.fail("nothing was found");
    expect(explored).toMatchObject({
      property: "pauseCanBeClosed",
      clause: "3.1.2",
      detail: "awaitingAuthor",
      path: "routes.pages.steps.awaitingAuthor",
      remedy: { ru: expect.stringContaining("closePause") },
    });
    expect(explored.scenario.facts.map((fact) => fact["do"] ?? fact["event"])).toEqual([
      "received",
      "resolve",
      "dispatch",
      "askClarification",
      "agreeClarification",
      "clarificationPosted",
    ]);
  });

  test("a step whose waiter can do nothing is found", { timeout: 30_000 }, () => {
    const explored = explore(spoiled("publishing", (step) => ({ ...step, facts: {} })));
    expect(explored).toMatchObject({ ok: false, property: "waiterHasMove", detail: "network" });
  });

  test("a circle without a way out is found", { timeout: 30_000 }, () => {
    const explored = explore(
      spoiled("publishing", (step) => ({
        ...step,
        facts: { ...step.facts, published: { fact: "published", clause: "3.1.5", to: [{ step: "publishing", when: {} }] } },
      })),
    );
    expect(explored.ok).toBe(false);
  });

  test("3.1.7: a reply that left without the Head's approval is seen in the log, whatever the state remembers", () => {
    const before = tell(forApproval);
    const after = tell(sent);
    const recorded = after.log.slice(before.log.length).filter(({ event }) => event.type !== "approved");
    const taken = { recorded, next: after.state } as unknown as Taken;
    expect(unapproved(before.log, taken, context)).toEqual({
      property: "approvedBeforeLeaving",
      clause: "3.1.7",
      detail: "approve by head",
      place: "approvals",
    });
    expect(unapproved(after.log.slice(0, -1), { ...taken, recorded: after.log.slice(-1) }, context)).toBeNull();
  });

  test("3.1.7: a mistake in the steps lets nothing out: the approvals are a rule of their own", () => {
    const hasty = spoiled("check", (step) => {
      const accept = step.moves["accept"] ?? expect.fail("no accept");
      return { ...step, moves: { ...step.moves, accept: { ...accept, sends: "reply" } } };
    });
    const told = tell(forApproval, "pages", contextOf(hasty));
    expect(told.refusal).toEqual({ kind: "ApprovalRequired", clause: "3.1.7" });
  });
});
