import { describe, expect, test } from "vitest";
import { awaitingAuthor, dueOf, forApproval, inWork, sent, tell, timerOf } from "../testing/case-story.ts";

describe("3.1: the route of the official pages", () => {
  test("3.1.1: the message waits for the curator, then in the urgent folder for the Head, then for the dispatch", () => {
    const steps = [1, 2, 3, 4].map((length) => tell(inWork.slice(0, length)).state.step);
    expect(steps).toEqual(["arrived", "urgentFolder", "resolved", "withUnit"]);
  });

  test("3.1.1: the dispatch is due 2 working hours after the resolution", () => {
    const told = tell([...inWork.slice(0, 2), ["2026-11-23 16:30 head resolve", { units: ["zhkh"] }]]);
    expect(dueOf(told, "dispatch")).toBe("2026-11-24 09:30");
  });

  test("3.1.1: a resolution without a unit is refused", () => {
    const told = tell([...inWork.slice(0, 2), ["2026-11-23 08:20 head resolve", { units: [] }]]);
    expect(told.refusal).toEqual({ kind: "UnitRequired", clause: "3.1.1" });
  });

  test("3.1.1: the dispatch goes where the resolution says, not elsewhere", () => {
    const told = tell([...inWork.slice(0, 3), ["2026-11-23 08:30 curator dispatch", { units: ["culture"] }]]);
    expect(told.refusal?.kind).toBe("UnitsAlreadyResolved");
  });

  test("3.1.2: the draft is due 8 working hours after the arrival, however late the resolution is", () => {
    expect(dueOf(tell(["2025-10-31 15:00 received"]), "draft")).toBe("2025-11-01 15:48");
    expect(dueOf(tell(["2024-04-26 16:30 received"]), "draft")).toBe("2024-04-27 16:48");
    expect(dueOf(tell(inWork), "draft")).toBe("2026-11-23 16:48");
  });

  test("3.1.2: the author is asked only after the curator agrees", () => {
    const told = tell([...inWork, "2026-11-23 09:00 unit askClarification"]);
    expect(told.state.step).toBe("clarificationAsked");
    expect(told.state.publications).toEqual([]);
  });

  test("3.1.2: after 4 working hours from the unit's receipt a question is refused with the clause, unless the curator records an exception", () => {
    const asked = [...inWork, "2026-11-23 12:00 unit askClarification"];
    const late = tell([...asked, "2026-11-23 13:30 curator agreeClarification"]);
    expect(late.refusal).toMatchObject({ kind: "ClarificationTooLate", clause: "3.1.2" });
    const excepted = tell([...asked, ["2026-11-23 13:30 curator agreeClarification", { exception: "the address was found late" }]]);
    expect(excepted.refusal).toBeNull();
    expect(excepted.log.at(-1)?.event).toMatchObject({ type: "clarificationAgreed", exception: { length: 26 } });
    expect(tell([...asked, "2026-11-23 13:18 curator agreeClarification"]).refusal).toBeNull();
  });

  test("3.1.2: a unit that asks too late is refused", () => {
    const told = tell([...inWork, "2026-11-23 13:30 unit askClarification"]);
    expect(told.refusal).toMatchObject({ kind: "ClarificationTooLate", clause: "3.1.2" });
  });

  test("3.1.2: the clock stands from the posting of the question to the answer, and the remainder goes on", () => {
    const standing = tell(awaitingAuthor);
    expect(timerOf(standing, "draft", "2026-11-25 10:00")).toMatchObject({ status: "suspended", due: null });
    expect(timerOf(standing, "total", "2026-11-25 10:00")).toMatchObject({ status: "suspended", due: null });
    const answered = tell([...awaitingAuthor, "2026-11-24 09:12 authorAnswered"]);
    expect(answered.state.step).toBe("withUnit");
    expect(dueOf(answered, "draft")).toBe("2026-11-24 16:48");
    expect(dueOf(answered, "total")).toBe("2026-11-26 17:00");
  });

  test("3.1.2: whatever the connector calls it, the author's message ends the wait; at any other step it is one more message", () => {
    expect(tell([...awaitingAuthor, "2026-11-24 09:12 authorWroteAgain"]).log.at(-1)?.event.type).toBe("authorAnswered");
    const told = tell([...inWork, "2026-11-23 09:12 authorAnswered"]);
    expect(told.log.at(-1)?.event.type).toBe("authorWroteAgain");
    expect(told.state.step).toBe("withUnit");
  });

  test("3.1.2: the wait for a silent author can be closed after 5 working days, and not before", () => {
    const young = tell([...awaitingAuthor, "2026-11-30 16:59 curator closePause"]);
    expect(young.refusal).toMatchObject({ kind: "PauseStillYoung", clause: "3.1.2" });
    const closed = tell([...awaitingAuthor, "2026-11-30 17:00 curator closePause"]);
    expect(closed.refusal).toBeNull();
    expect(closed.state.step).toBe("withUnit");
    expect(timerOf(closed, "draft")?.status).toBe("running");
  });

  test("3.1.2: a question that the curator declines goes back to where it was asked", () => {
    const told = tell([...inWork, "2026-11-23 09:00 unit askClarification", "2026-11-23 09:10 curator declineClarification"]);
    expect(told.state.step).toBe("withUnit");
    expect(told.state.clarifications).toEqual([]);
  });

  test("3.1.2: a question that the network did not take can be sent again, posted by hand or given up", () => {
    const failed = [...awaitingAuthor.slice(0, -1), "2026-11-23 09:12 publicationFailed"];
    expect(tell([...failed, "2026-11-23 09:20 curator retryPublication"]).state.step).toBe("clarificationPosting");
    expect(tell([...failed, "2026-11-23 09:20 curator confirmPublishedByHand"]).log.at(-1)?.event.type).toBe("clarificationPosted");
    expect(tell([...failed, "2026-11-23 09:20 curator declineClarification"]).state.step).toBe("withUnit");
  });

  test("3.1.3: the curator's check passes the draft on or returns it, and a return carries remarks", () => {
    const drafted = [...inWork, "2026-11-23 10:00 unit submitDraft"];
    expect(tell([...drafted, "2026-11-23 10:30 curator accept"]).state.step).toBe("approval");
    expect(tell([...drafted, "2026-11-23 10:30 curator returnForRework"]).state.step).toBe("rework");
    expect(tell([...drafted, ["2026-11-23 10:30 curator returnForRework", { remarks: "" }]]).refusal?.kind).toBe("RemarksRequired");
  });

  test("3.1.4: rework is due 4 working hours after the return, each time", () => {
    const returned = [...inWork, "2026-11-23 10:00 unit submitDraft", "2026-11-23 10:30 curator returnForRework"];
    expect(dueOf(tell(returned), "rework")).toBe("2026-11-23 15:18");
    const again = tell([...returned, "2026-11-23 11:00 unit submitDraft", "2026-11-23 16:30 curator returnForRework"]);
    expect(dueOf(again, "rework")).toBe("2026-11-24 11:30");
    expect(tell([...forApproval, "2026-11-23 11:00 head refuseApproval"]).state.step).toBe("rework");
  });

  test("3.1.4: rework never moves the total", () => {
    const before = dueOf(tell(inWork), "total");
    const told = tell([...inWork, "2026-11-23 10:00 unit submitDraft", "2026-11-23 10:30 curator returnForRework"]);
    expect(dueOf(told, "total")).toBe(before);
  });

  test("3.1.5: the total is 2 working days, met when the reply is sent for publication", () => {
    expect(dueOf(tell(["2026-04-20 15:00 received"]), "total")).toBe("2026-04-22 17:00");
    expect(timerOf(tell(sent), "total")).toMatchObject({ status: "met" });
    expect(tell([...sent, "2026-11-23 11:05 published"]).state.step).toBe("answered");
  });

  test("3.1.6: what arrives on a day off starts its clocks at the opening of the first working day", () => {
    const told = tell(["2026-11-21 13:00 received"]);
    expect(dueOf(told, "draft")).toBe("2026-11-23 16:48");
    expect(dueOf(tell(["2026-12-30 16:10 received"]), "draft")).toBe("2027-01-11 15:58");
  });

  test("3.1.7: nothing leaves without the Head's approval of exactly this text", () => {
    expect(tell(forApproval).state.publications).toEqual([]);
    expect(tell([...forApproval, "2026-11-23 11:00 curator approve"]).refusal).toMatchObject({ kind: "NotYourMove", clause: "3.1.7" });
    expect(tell([...forApproval, ["2026-11-23 11:00 head approve", { digest: "another text" }]]).refusal).toEqual({
      kind: "DraftChanged",
      clause: "3.1.7",
    });
    expect(tell(sent).state.publications).toMatchObject([{ reply: "final", status: "queued" }]);
  });

  test("3.1.7: a reply that was sent cannot be sent a second time", () => {
    const told = tell([...sent, "2026-11-23 11:05 published", "2026-11-24 09:00 published"]);
    expect(told.refusal?.kind).toBe("StaleFact");
  });
});
