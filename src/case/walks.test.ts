import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allowedMoves } from "./allowed-moves.ts";
import { timersOf } from "./clocks.ts";
import type { Command } from "./commands.ts";
import { decide } from "./decide.ts";
import type { RecordedEvent } from "./events.ts";
import { evolve, fold } from "./evolve.ts";
import { candidatesAt } from "./explore-candidates.ts";
import { relevantTo } from "./explore-key.ts";
import { commandOf, isFillProblem } from "./scenario-fill.ts";
import { caseIdOf } from "./scenario-ids.ts";
import type { CaseState } from "./state.ts";
import { act, context, inWork, tell } from "../testing/case-story.ts";
import { referenceMoves, referenceStep } from "../testing/case-reference.ts";

const start = Date.UTC(2026, 10, 23, 5, 0);
const MINUTE_MS = 60_000;

type Walk = { readonly log: readonly RecordedEvent[]; readonly state: CaseState };

const begin = (route: string, at: number): Walk => {
  const command = commandOf({ fields: { event: "received" }, at, index: 0, state: null, context, route, units: null });
  if (isFillProblem(command)) throw new Error(command.en);
  return step({ log: [], state: null }, command) ?? expect.fail("the case did not begin");
};

const step = (walk: { readonly log: readonly RecordedEvent[]; readonly state: CaseState | null }, command: Command): Walk | null => {
  const decision = decide(command, walk.state, context);
  if (decision.kind === "refused") return null;
  const log = [...walk.log];
  let state = walk.state;
  for (const proposed of decision.events) {
    const recorded = { caseId: caseIdOf("case"), version: log.length + 1, at: command.at, actor: command.actor, ...proposed };
    log.push(recorded);
    state = evolve(state, recorded);
  }
  return state === null ? null : { log, state };
};

/** A walk by whatever the core accepts: `choices` picks among the candidates, `waits` are minutes in between. */
const wander = (
  route: string,
  choices: readonly { readonly pick: number; readonly wait: number }[],
  visit: (walk: Walk, at: number) => void,
): Walk => {
  const rule = act.routes[route] ?? expect.fail(`no route ${route}`);
  const relevant = relevantTo(rule, act);
  let at = start;
  let walk = begin(route, at);
  for (const { pick, wait } of choices) {
    at += wait * MINUTE_MS;
    const { state, log } = walk;
    const next = candidatesAt({ state, at, index: log.length, context, relevant }).flatMap(({ command }) => step(walk, command) ?? []);
    visit(walk, at);
    walk = next[pick % Math.max(next.length, 1)] ?? walk;
  }
  return walk;
};

const choices = fc.array(fc.record({ pick: fc.nat(200), wait: fc.oneof(fc.nat(90), fc.nat(3_000), fc.nat(20_000)) }), { maxLength: 25 });
const routes = fc.constantFrom("pages", "incident");

describe("random walks by what the core accepts", () => {
  test("evolve is total over any accepted log, and a replay gives the same case", () => {
    fc.assert(
      fc.property(routes, choices, (route, picks) => {
        const { log, state } = wander(route, picks, () => {});
        expect(fold(log)).toEqual(state);
        expect(fold(JSON.parse(JSON.stringify(log)))).toEqual(state);
        expect(state.version).toBe(log.length);
      }),
      { numRuns: 150 },
    );
  });

  test("what is allowed can be done, and what is not allowed cannot: the button never disagrees with the decision", () => {
    fc.assert(
      fc.property(routes, choices, (route, picks) => {
        const relevant = relevantTo(act.routes[route] ?? expect.fail(route), act);
        wander(route, picks, ({ state, log }, at) => {
          for (const { command } of candidatesAt({ state, at, index: log.length, context, relevant })) {
            if (!("move" in command) || command.actor.kind !== "person") continue;
            const { actor, move } = command;
            const verdict = allowedMoves(state, actor, at, context).find((one) => one.move === move.do);
            if (decide(command, state, context).kind === "accepted")
              expect(verdict?.allowed, `${actor.role} ${move.do} at ${state.step}`).toBe(true);
          }
        });
      }),
      { numRuns: 60 },
    );
  });

  test("a suspension never brings a deadline nearer", () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(10_000), (ask, silence) => {
        const asked = tell([...inWork]);
        const before = timersOf(asked.state, asked.now, context);
        const at = (minutes: number): string => new Date(asked.now + minutes * MINUTE_MS).toISOString().slice(0, 16) + "Z";
        let state = asked.state;
        const play = (fields: Readonly<Record<string, unknown>>, minutes: number, index: number): boolean => {
          const command = commandOf({
            fields: { ...fields, at: at(minutes) },
            at: asked.now + minutes * MINUTE_MS,
            index,
            state,
            context,
            route: "pages",
            units: null,
          });
          const walk = isFillProblem(command) ? null : step({ log: [], state }, command);
          if (walk !== null) state = walk.state;
          return walk !== null;
        };
        if (!play({ by: "unit", do: "askClarification" }, ask, 10)) return;
        if (!play({ by: "curator", do: "agreeClarification" }, ask, 11)) return;
        play({ event: "clarificationPosted" }, ask, 12);
        play({ event: "authorAnswered" }, ask + silence, 13);
        const after = timersOf(state, asked.now + (ask + silence) * MINUTE_MS, context);
        for (const name of ["draft", "total"]) {
          const old = before.find((timer) => timer.timer === name)?.due ?? expect.fail(name);
          const now = after.find((timer) => timer.timer === name)?.due ?? expect.fail(name);
          expect(now).toBeGreaterThanOrEqual(old);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("random walks against a second model, written by hand", () => {
  test("the core and the reference agree on every step of the route of the official pages", () => {
    const tries = fc.array(fc.nat(referenceMoves.length - 1), { maxLength: 60 });
    fc.assert(
      fc.property(tries, (picks) => {
        let at = start;
        let walk = begin("pages", at);
        for (const pick of picks) {
          at += MINUTE_MS;
          const { who, what } = referenceMoves[pick] ?? expect.fail("no such move");
          const fields = who === "network" ? { event: what } : { by: who, do: what };
          const command = commandOf({ fields, at, index: walk.log.length + 1, state: walk.state, context, route: "pages", units: null });
          if (isFillProblem(command)) expect.fail(command.en);
          const next = step(walk, command);
          const said = referenceStep(walk.state.step, who, what);
          if (next === null) {
            expect(said === null || said === "same", `${who} ${what} at ${walk.state.step}: refused, the reference says ${said}`).toBe(
              true,
            );
            continue;
          }
          expect(next.state.step, `${who} ${what} at ${walk.state.step}`).toBe(said === "same" ? walk.state.step : said);
          walk = next;
        }
      }),
      { numRuns: 300 },
    );
  });
});
