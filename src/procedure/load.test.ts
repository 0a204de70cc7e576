import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { loadProcedure } from "./load.ts";
import type { Procedure } from "./model.ts";

const loaded = loadProcedure(readFileSync(new URL("../../procedures/gulkevichi.yaml", import.meta.url), "utf8"));

function act(): Procedure {
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems, null, 1));
  return loaded.procedure;
}

test("the act of the mission loads without a problem or a warning", () => {
  expect(loaded.ok ? loaded.warnings : loaded.problems).toEqual([]);
});

test("3.1.2, 3.2.2: the draft's clock is 8 working hours from arrival on one route and 4 on the other", () => {
  const { pages, incident } = act().routes;
  expect(pages?.timers.draft?.term).toEqual({ kind: "fixed", term: { amount: 8, unit: "workingHour" } });
  expect(incident?.timers.draft?.term).toEqual({ kind: "fixed", term: { amount: 4, unit: "workingHour" } });
  expect(incident?.timers.draft?.clause).toBe("3.2.2");
});

test("3.2.6: on the Incident route the approved reply is handed over, not published, and nobody asks the author", () => {
  const incident = act().routes.incident;
  expect(incident?.steps.approval?.moves.approve).toMatchObject({
    to: [{ step: "handingOver", when: {} }],
    sends: "handover",
    by: ["head"],
    clause: "3.2.6",
  });
  expect(incident?.steps.withUnit?.moves.askClarification).toBeUndefined();
  expect(incident?.timers.clarification).toBeUndefined();
  expect(incident?.steps.publishing).toBeUndefined();
});

test("3.10: a clause number with a trailing zero is not taken for a number", () => {
  expect(act().clauses["3.10"]).toMatch(/^При возникновении экстренных ситуаций/);
  expect(Object.keys(act().clauses)).toHaveLength(42);
});
