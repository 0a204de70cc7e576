import { expect, test } from "vitest";
import { loadProcedure } from "../load.ts";
import type { ProcedureProblem } from "../problem.ts";

/** A small act in order; each test spoils one thing. */
const sound = `
code: town
title: Порядок
clarification: { closableAfter: 3wd }
edition: "1"
inForce: { from: 2026-01-01 }
clauses: { 1: Ответ готовится за день., 2: Без согласования ответ не выходит. }
routes:
  network:
    clause: 1
    begins: arrived
    approvals:
      - { move: approve, by: head, clause: 2 }
    timers:
      draft: { term: 4wh, starts: dispatched, stops: draftSubmitted, restarts: each, inside: total }
      total: { term: 8wh, starts: received, stops: published, suspended: { from: clarificationPosted, until: [authorAnswered, pauseClosed] } }
    steps:
      arrived: { waitsFor: curator, moves: { dispatch: withUnit } }
      withUnit:
        waitsFor: unit
        moves:
          submitDraft: approval
          askClarification: { to: asked, within: draft }
      asked:
        waitsFor: curator
        remembersEntry: true
        moves: { agreeClarification: { to: awaiting, sends: clarification }, declineClarification: return }
      awaiting:
        waitsFor: author
        remembersEntry: true
        moves: { closePause: { to: return, by: curator } }
        facts: { authorAnswered: return }
      approval:
        waitsFor: head
        moves: { approve: { to: publishing, sends: reply }, refuseApproval: withUnit }
      publishing: { waitsFor: network, facts: { published: answered } }
      answered: { ends: true }
`;

function problemsOf(text: string): readonly ProcedureProblem[] {
  const loaded = loadProcedure(text);
  return loaded.ok ? loaded.warnings : loaded.problems;
}

function spoilt(
  from: string,
  to: string,
): { readonly codes: readonly string[]; readonly first: ProcedureProblem | undefined; readonly text: string } {
  expect(sound).toContain(from);
  const text = sound.replace(from, to);
  const problems = problemsOf(text);
  return { codes: problems.map(({ code }) => code), first: problems[0], text };
}

test("the sound act has no problem", () => {
  expect(problemsOf(sound)).toEqual([]);
});

const faults: readonly (readonly [string, string, string, string])[] = [
  ["an unknown event", "starts: dispatched", "starts: dispatchd", "unknown.event"],
  ["an unknown role", "waitsFor: head", "waitsFor: hed", "unknownWord"],
  ["a role that the program does not have", "routes:", "roles: { deputy: { title: Заместитель } }\nroutes:", "unknownRole"],
  [
    "a fact that nothing sends",
    "facts: { published: answered }",
    "facts: { published: answered, handedOver: answered }",
    "fact.neverComes",
  ],
  [
    "a pause that two terms speak of",
    "closePause: { to: return, by: curator } }\n        facts: { authorAnswered: return }",
    "closePause: { to: return, by: curator, notBefore: { since: clarificationPosted, term: 5wd } } }\n        facts: { authorAnswered: return }",
    "pause.twoTerms",
  ],
  ["an unknown step", "dispatch: withUnit", "dispatch: withUnits", "unknown.step"],
  ["an unknown move", "submitDraft: approval", "submitDrafts: approval", "unknownWord"],
  ["an unknown timer in within", "within: draft", "within: drafts", "unknown.timer"],
  ["an unknown clause", "by: head, clause: 2", "by: head, clause: 3", "unknown.clause"],
  ["a clause quoted but not used", "by: head, clause: 2", "by: head, clause: 1", "clause.unused"],
  [
    "a step that no one can leave",
    "publishing: { waitsFor: network, facts: { published: answered } }",
    "publishing: { waitsFor: network }",
    "step.noExit",
  ],
  ["a step that no one can reach", "answered: { ends: true }", "answered: { ends: true }\n      lost: { ends: true }", "step.unreachable"],
  ["a waiting step that names nobody", "approval:\n        waitsFor: head", "approval:", "step.waitsForNobody"],
  ["a move that nobody can make", "by: curator } }\n        facts", "by: [] } }\n        facts", "move.byNobody"],
  ["a timer that can never start", "starts: dispatched", "starts: resolved", "timer.neverStarts"],
  ["a timer that can never stop", "stops: published", "stops: handedOver", "timer.neverStops"],
  [
    "a timer narrowed to a reply that no move brings",
    "stops: published",
    "stops: { event: published, reply: explanation }",
    "timer.neverStops",
  ],
  ["a pause that no one can close", "until: [authorAnswered, pauseClosed]", "until: handedOver", "pause.neverCloses"],
  ["a stage longer than its total", "term: 4wh", "term: 9wh", "stage.tooLong"],
  ["a stage perhaps longer than its total", "term: 4wh", "term: 2wd", "stage.perhapsTooLong"],
  ["a term outside of its unit", "term: 4wh", "term: 0wh", "term.outOfRange"],
  ["a term that is none", "term: 4wh", "term: 4 часа", "wrongValue"],
  ["an approval that can be bypassed", "submitDraft: approval", "submitDraft: { to: publishing, sends: reply }", "approval.bypassed"],
  [
    "an approval that another may give",
    "approve: { to: publishing, sends: reply }",
    "approve: { to: publishing, sends: reply, by: [head, curator] }",
    "approval.bypassed",
  ],
  ["an approval that nobody can give", "move: approve, by: head", "move: accept, by: controller", "approval.noMove"],
  [
    "a condition that names an unknown level",
    "submitDraft: approval",
    "submitDraft: [{ step: asked, when: { importance: high } }, approval]",
    "unknown.importance",
  ],
  [
    "a condition that names an unknown ground",
    "submitDraft: approval",
    "submitDraft: [{ step: asked, when: { ground: x } }, approval]",
    "unknown.ground",
  ],
  ["a move whose section is missing", "submitDraft: approval", "submitDraft: approval\n          explain: approval", "move.needsSection"],
  ["an unknown calendar", "term: 4wh,", "term: 4wh, calendar: sistema,", "unknown.calendar"],
  [
    "a clock derived from itself",
    "starts: received, stops: published,",
    "starts: received, stops: published, inside: draft,",
    "timer.circle",
  ],
  ["dates in the wrong order", "from: 2026-01-01", "from: 2026-01-01, to: 2025-01-01", "dates.reversed"],
  ["a date that does not exist", "2026-01-01", "2026-02-30", "wrongValue"],
  ["a missing key", "begins: arrived", "", "missingKey"],
  ["an unknown key", "begins: arrived", "begins: arrived\n    begin: arrived", "unknownKey"],
  ["a key given twice", "begins: arrived", "begins: arrived\n    begins: arrived", "yaml.DUPLICATE_KEY"],
  ["broken YAML", "begins: arrived", "begins: [arrived", "yaml.BAD_INDENT"],
  [
    "two appeal options for one day",
    "routes:",
    "appeal: [{ ways: guide, byDefault: guide }, { from: 2026-03-01, ways: register, byDefault: register }]\nroutes:",
    "appeal.overlap",
  ],
  ["a route like none", "routes:", "routes:\n  other: { like: netwrk, clause: 1 }", "unknownRoute"],
];

test.each(faults)("%s is a problem with its place and a remedy", (_title, from, to, code) => {
  const { codes, text } = spoilt(from, to);
  expect(codes).toContain(code);
  const problem = problemsOf(text).find((one) => one.code === code);
  const changed = text.split("\n").findIndex((line, index) => line !== sound.split("\n")[index]);
  expect(problem?.remedyRu.length).toBeGreaterThan(5);
  // The place is the changed row, or the row that it leaves without sense.
  expect(Math.abs((problem?.line ?? 0) - (changed + 1))).toBeLessThan(40);
});

test("a misspelt word gets the nearest known one, at its own line and column", () => {
  const { first, text } = spoilt("starts: dispatched", "starts: dispatchd");
  const line = text.split("\n").findIndex((row) => row.includes("dispatchd")) + 1;
  expect(first).toMatchObject({
    line,
    column: (text.split("\n")[line - 1] ?? "").indexOf("dispatchd") + 1,
    remedyRu: "Возможно, имелось в виду «dispatched»",
  });
});

test("an unknown clause is told where it stands, and not at all that has it from there", () => {
  const text = sound.replace("approval:\n        waitsFor: head", "approval:\n        clause: 22\n        waitsFor: head");
  expect(problemsOf(text).map(({ code, path }) => `${code} ${path}`)).toEqual(["unknown.clause routes.network.steps.approval.clause"]);
});

test("a reply that no move sends is named by what is missing", () => {
  const { first } = spoilt("approve: { to: publishing, sends: reply }", "approve: publishing");
  expect(first?.remedyRu).toBe("Это событие наступает, когда что-то отправлено: добавьте sends: reply ходу, с которым это уходит");
});

test("a comma inside a flow text is explained as what it is", () => {
  const { first } = spoilt("answered: { ends: true }", "answered: { ends: true, title: { ru: Ответ дан, всё } }");
  expect(first?.remedyRu).toMatch(/запятая начинает новый ключ/);
});

test("a conditional approval is looked for only on the ways where its condition holds", () => {
  const central = sound
    .replace(
      "- { move: approve, by: head, clause: 2 }",
      "- { move: approve, by: head, clause: 2 }\n      - { move: accept, by: controller, when: { emergency: true } }",
    )
    .replace("approve: { to: publishing, sends: reply }", "approve: [{ step: central, when: { emergency: true } }, publishing]")
    .replace(
      "publishing: { waitsFor",
      "central: { waitsFor: controller, moves: { accept: { to: publishing, sends: reply } } }\n      publishing: { waitsFor",
    );
  expect(problemsOf(central)).toEqual([]);
});
