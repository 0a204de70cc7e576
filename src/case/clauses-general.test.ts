import { describe, expect, test } from "vitest";
import { allowedMoves } from "./allowed-moves.ts";
import { act, context, forApproval, inWork, sent, somebody, tell } from "../testing/case-story.ts";

describe("1–2: what holds for every case", () => {
  test("1.2: whether a message is an appeal is decided by the curator, and by nobody else", () => {
    for (const role of ["unit", "head", "controller"] as const) {
      const told = tell([...inWork, `2026-11-23 09:00 ${role} turnIntoAppeal`]);
      expect(told.refusal, role).toMatchObject({ kind: "NotYourMove", clause: "3.9", allowedRoles: ["curator"] });
    }
  });

  test("2.3: what was done on the spot is kept with the draft, apart from its text", () => {
    const [draft] = tell([...inWork, ["2026-11-23 10:00 unit submitDraft", { measures: "the lamp was changed" }]]).state.drafts;
    expect(draft?.measures).not.toBeNull();
    expect(draft?.measures?.textId).not.toBe(draft?.text.textId);
  });

  test("2.8: a reply that was sent is published once; a second word of it is stale", () => {
    const published = [...sent, "2026-11-23 11:05 published"];
    expect(tell(published).state.publications).toMatchObject([{ status: "published" }]);
    expect(tell([...published, "2026-11-23 11:06 published"]).refusal).toMatchObject({ kind: "StaleFact" });
  });

  test("2.9: the folder, the dispatch and the check are the curator's moves", () => {
    for (const [step, moves] of [
      ["arrived", ["placeInUrgentFolder"]],
      ["resolved", ["dispatch"]],
      ["check", ["returnForRework", "accept"]],
    ] as const) {
      for (const move of moves) expect(act.routes["pages"]?.steps[step]?.moves[move]?.by, `${step} ${move}`).toEqual(["curator"]);
    }
    const { state } = tell(forApproval);
    const ofUnit = allowedMoves(state, somebody("unit"), state.stepSince, context);
    expect(ofUnit.find(({ move }) => move === "accept")).not.toMatchObject({ allowed: true });
  });
});
