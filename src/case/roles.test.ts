import { describe, expect, test } from "vitest";
import type { ActingRole } from "./actor.ts";
import { allowedMoves } from "./allowed-moves.ts";
import { awaitingAuthor, context, forApproval, inWork, sent, somebody, tell } from "../testing/case-story.ts";
import type { Line } from "../testing/case-story.ts";

/** By step, the moves of each role on the route of the official pages; every other pair is refused. */
const table: readonly {
  readonly step: string;
  readonly lines: readonly Line[];
  readonly moves: Readonly<Record<ActingRole, readonly string[]>>;
}[] = [
  {
    step: "urgentFolder",
    lines: inWork.slice(0, 2),
    moves: { head: ["resolve"], curator: [], unit: [], controller: [] },
  },
  { step: "resolved", lines: inWork.slice(0, 3), moves: { head: [], curator: ["dispatch"], unit: [], controller: [] } },
  {
    step: "withUnit",
    lines: inWork,
    moves: {
      head: [],
      curator: ["askClarification"],
      unit: ["submitDraft", "submitInterim", "explain", "askClarification", "declineCompetence"],
      controller: [],
    },
  },
  {
    step: "clarificationAsked",
    lines: awaitingAuthor.slice(0, -2),
    moves: { head: [], curator: ["agreeClarification", "declineClarification"], unit: [], controller: [] },
  },
  { step: "clarificationPosting", lines: awaitingAuthor.slice(0, -1), moves: { head: [], curator: [], unit: [], controller: [] } },
  { step: "awaitingAuthor", lines: awaitingAuthor, moves: { head: [], curator: [], unit: [], controller: [] } },
  { step: "check", lines: forApproval.slice(0, -1), moves: { head: [], curator: ["accept", "returnForRework"], unit: [], controller: [] } },
  { step: "approval", lines: forApproval, moves: { head: ["approve", "refuseApproval"], curator: [], unit: [], controller: [] } },
  { step: "publishing", lines: sent, moves: { head: [], curator: [], unit: [], controller: [] } },
  {
    step: "answered",
    lines: [...sent, "2026-11-23 11:05 published"],
    moves: { head: ["reopen"], curator: ["reopen"], unit: [], controller: [] },
  },
];

/** Moves that the act allows to a role at any open step. */
const anytime: ReadonlySet<string> = new Set([
  "linkRepeat",
  "markGeneralInterest",
  "declareEmergency",
  "refuse",
  "turnIntoAppeal",
  "setImportance",
  "setTopic",
]);
const roles: readonly ActingRole[] = ["curator", "head", "unit", "controller"];

describe("who may do what, at which step", () => {
  for (const { step, lines, moves } of table) {
    for (const role of roles) {
      test(`at "${step}" the ${role} may: ${moves[role].join(", ") || "nothing of the step's own"}`, () => {
        const { state, now } = tell(lines);
        expect(state.step).toBe(step);
        const allowed = allowedMoves(state, somebody(role, "zhkh"), now, context).flatMap((move) =>
          move.allowed && !anytime.has(move.move) ? [move.move] : [],
        );
        expect(allowed.toSorted()).toEqual([...moves[role]].toSorted());
      });
    }
  }

  test("neither the network nor the system makes a person's move", () => {
    const { state, now } = tell(inWork);
    for (const kind of ["network", "system"] as const) {
      expect(allowedMoves(state, { kind }, now, context).filter((move) => move.allowed)).toEqual([]);
    }
  });

  test("a move that the role has at another step says at which step the case stands", () => {
    const { state, now } = tell(inWork);
    const accept = allowedMoves(state, somebody("curator"), now, context).find((move) => move.move === "accept");
    expect(accept).toMatchObject({ allowed: false, refusal: { kind: "NotAtThisStep", step: "withUnit", clause: "3.1.3" } });
  });
});
