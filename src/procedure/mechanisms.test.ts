import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compareEditions, editionAt } from "./editions.ts";
import { describeProcedure } from "./describe.ts";
import { loadProcedure } from "./load.ts";
import type { Procedure } from "./model.ts";

function act(name: string): Procedure {
  const loaded = loadProcedure(readFileSync(new URL(`./fixtures/${name}.yaml`, import.meta.url), "utf8"));
  if (!loaded.ok || loaded.warnings.length > 0) throw new Error(JSON.stringify(loaded, null, 1).slice(0, 4_000));
  return loaded.procedure;
}

const zarechye = act("zarechye");
const next = act("zarechye-2");
const polyana = act("polyana");

test("a term by topic, season and importance stands in the model as cases, the first that fits wins", () => {
  expect(zarechye.routes["ordinary"]?.timers["work"]?.term).toEqual({
    kind: "cases",
    cases: [
      { when: { topic: ["grass"], season: [{ from: "05-01", to: "09-30" }] }, term: { amount: 5, unit: "workingDay" } },
      { when: { topic: ["grass"] }, term: { amount: 20, unit: "workingDay" } },
      { when: { topic: ["snow"], importance: ["critical"], season: [{ from: "11-01", to: "03-31" }] }, term: { amount: 12, unit: "hour" } },
      { when: { topic: ["snow"], season: [{ from: "11-01", to: "03-31" }] }, term: { amount: 3, unit: "calendarDay" } },
    ],
    otherwise: { amount: 10, unit: "workingDay" },
  });
});

test("a route like another takes its steps and clocks, but for what it states or takes away", () => {
  const { ordinary, critical } = zarechye.routes;
  expect(Object.keys(critical?.steps ?? {})).toEqual(Object.keys(ordinary?.steps ?? {}));
  expect(critical?.timers["firstReaction"]).toMatchObject({
    term: { kind: "fixed", term: { amount: 15, unit: "minute" } },
    calendar: "system",
    clause: "1.2",
  });
  expect(critical?.timers["draft"]).toBeUndefined();
  expect(critical?.accepts).toMatchObject({ importance: ["critical"] });
});

test("an escalation ladder holds what is before the breach as a negative amount", () => {
  expect(zarechye.routes["ordinary"]?.timers["work"]?.onBreach).toEqual([
    { after: { amount: -4, unit: "workingHour" }, notify: ["unit"], clause: "3.1" },
    { after: { amount: 0, unit: "minute" }, notify: ["unitHead"], clause: "2.1" },
    { after: { amount: 1, unit: "workingDay" }, notify: ["head"], clause: "3.1" },
  ]);
});

test("who sets levels, topics, facts and terms has the move at every open step, unless a step of the route states it", () => {
  const { found, confirming, done } = zarechye.routes["ordinary"]?.steps ?? {};
  expect(found?.moves["setImportance"]).toMatchObject({ by: ["curator"], clause: "2.1", to: [{ step: "stay", when: {} }] });
  expect(found?.moves["overrideTerm"]).toMatchObject({ by: ["curator"], clause: "2.2" });
  expect(found?.moves["recordFact"]).toBeUndefined();
  expect(confirming?.moves["recordFact"]).toMatchObject({ by: ["curator"] });
  expect(done?.moves["setTopic"]).toBeUndefined();
  const arrived = polyana.routes["all"]?.steps["arrived"];
  expect(arrived?.moves["recordFact"]).toMatchObject({ by: ["head"] });
  expect(polyana.routes["all"]?.steps["working"]?.moves["recordFact"]).toBeUndefined();
});

test("a term set on the case may be set by those that the file names, and runs day and night where weekends run on", () => {
  const timer = polyana.routes["all"]?.timers["agreed"];
  expect(timer).toMatchObject({
    term: { kind: "setOnCase", atMost: { amount: 10, unit: "calendarDay" } },
    change: { by: ["curator", "head"] },
    calendar: "always",
  });
});

test("the edition in force is chosen by the date; on a day without one there is none", () => {
  expect(editionAt([next, zarechye], "2026-08-31")?.edition).toBe("2026-1");
  expect(editionAt([next, zarechye], "2026-09-01")?.edition).toBe("2026-2");
  expect(editionAt([next, zarechye], "2025-12-31")).toBeNull();
});

test("a new edition is compared with the old one clause by clause", () => {
  const changes = compareEditions(zarechye, next);
  expect(changes.map(({ clause, kind, change, path }) => `${clause} ${kind} ${change} ${path}`)).toEqual([
    "1.2 clause changed clauses.1.2",
    "1.2 timer changed routes.ordinary.timers.firstReaction",
    "4.2 clause removed clauses.4.2",
    "4.2 other removed reports[0]",
  ]);
  expect(changes[1]).toMatchObject({ before: { ru: "firstReaction: 1 ч" }, after: { ru: "firstReaction: 30 мин" } });
  expect(compareEditions(zarechye, zarechye)).toEqual([]);
});

test("an act is described as nodes, edges and clocks for a picture", () => {
  const route = describeProcedure(zarechye).routes[0];
  expect(route?.nodes[0]).toMatchObject({ step: "found", begins: true, rank: 0 });
  expect(route?.edges).toContainEqual({
    from: "check",
    to: "working",
    kind: "move",
    name: "returnForRework",
    clause: "1.1",
    by: ["curator"],
    conditional: false,
    back: true,
  });
  expect(route?.clocks.map(({ name, term }) => `${name}: ${term.ru}`)).toContain("draft: 0,5 срока «work»");
});
