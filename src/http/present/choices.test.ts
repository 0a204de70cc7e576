import type { CaseId } from "#case";
import type { TimerView } from "#deadlines";
import { loadProcedure } from "#procedure";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { fakeCardView } from "../../testing/fake-card.ts";
import { choices } from "../contract/index.ts";
import { presentChoices } from "./choices.ts";

const at = Date.parse("2026-11-20T12:00:00+03:00");

const viewOf = (file: string, routeName: string) => {
  const loaded = loadProcedure(readFileSync(new URL(`../../../procedures/${file}`, import.meta.url), "utf8"));
  if (!loaded.ok) throw new Error(`${file} cannot be read`);
  const { procedure } = loaded;
  const route = procedure.routes[routeName];
  if (route === undefined) throw new Error(`${file} has no route ${routeName}`);
  const view = fakeCardView("case-1" as CaseId, at, []);
  return { ...view, procedure, route, timers: [] };
};

test("a term that the curator sets on the case is offered before it stands on any", () => {
  const found = choices.parse(presentChoices(viewOf("samples/saratov.yaml", "network")));
  expect(found.terms).toMatchObject([{ timer: "answer", clause: "1", due: null, informAuthor: false }]);
  expect(found.importance.map(({ name }) => name).toSorted()).toEqual(["high", "ordinary"]);
  expect(found.topics.map(({ name }) => name)).toContain("roads");
});

test("3.9: facts of an appeal are offered only while it is considered, and each once", () => {
  const view = viewOf("gulkevichi.yaml", "pages");
  expect(presentChoices(view).facts).toEqual([]);
  const state = { ...view.state, step: "appealInProgress", recordedFacts: ["appealKept"] };
  expect(presentChoices({ ...view, state }).facts.map(({ fact, dated }) => [fact, dated])).toEqual([
    ["appealForwarded", true],
    ["appealAnswered", true],
  ]);
});

test("3.9: a term that may be changed is offered while it runs, and not after it ended", () => {
  const view = viewOf("gulkevichi.yaml", "pages");
  const running: TimerView = {
    timer: "appealAnswer",
    clause: "3.9",
    term: { amount: 30, unit: "calendarDay" },
    startedAt: at,
    startedBy: "appealRegistered",
    due: at + 1,
    derivedDue: at + 1,
    status: "running",
    stoppedAt: null,
    remainingMs: 1,
    overdueMs: 0,
    pauses: [],
    neverStopsSince: null,
    ofCurrentStep: true,
    quiet: false,
    warnAt: null,
  };
  const termsOf = (stoppedAt: number | null) => presentChoices({ ...view, timers: [{ ...running, stoppedAt }] }).terms;
  expect(termsOf(null)).toMatchObject([{ timer: "appealAnswer", due: at + 1, informAuthor: true }]);
  expect(termsOf(at)).toEqual([]);
});
