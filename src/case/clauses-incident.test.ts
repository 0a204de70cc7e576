import { describe, expect, test } from "vitest";
import type { Line, Told } from "../testing/case-story.ts";
import { dueOf, forApproval, inWork, sent, tell, timerOf } from "../testing/case-story.ts";

const incident = (lines: readonly Line[]): Told => tell(lines, "incident");

describe("3.2: the route of the Incident system", () => {
  test("3.2.1: the dispatch is due 2 working hours after the Head named the unit", () => {
    expect(dueOf(incident(inWork), "dispatch")).toBe("2026-11-23 10:20");
    expect(timerOf(incident(inWork), "dispatch")?.status).toBe("met");
  });

  test("3.2.2: the draft is due 4 working hours after the arrival", () => {
    expect(dueOf(incident(inWork), "draft")).toBe("2026-11-23 12:00");
  });

  test("3.2.2: no question to the author on this route", () => {
    const told = incident([...inWork, "2026-11-23 09:00 unit askClarification"]);
    expect(told.refusal).toMatchObject({ kind: "NotOnThisRoute", clause: "3.2" });
  });

  test("3.2.3: the curator checks the draft before the Head sees it", () => {
    expect(incident([...inWork, "2026-11-23 10:00 unit submitDraft"]).state.step).toBe("check");
    expect(incident(forApproval).state.step).toBe("approval");
  });

  test("3.2.4: rework is due 3 working hours after the return", () => {
    const told = incident([...inWork, "2026-11-23 10:00 unit submitDraft", "2026-11-23 10:30 curator returnForRework"]);
    expect(dueOf(told, "rework")).toBe("2026-11-23 14:18");
  });

  test("3.2.5: preparation and rework are due 8 working hours after the arrival and end with the approval", () => {
    expect(dueOf(incident(inWork), "preparation")).toBe("2026-11-23 16:48");
    expect(timerOf(incident(sent), "preparation")?.status).toBe("met");
  });

  test("3.2.6: the hand-over is due 8 working hours after the arrival, and only an approved reply is handed over", () => {
    expect(dueOf(incident(inWork), "total")).toBe("2026-11-23 16:48");
    expect(timerOf(incident(sent), "total")?.status).toBe("running");
    const handed = incident([...sent, "2026-11-23 11:10 handedOver"]);
    expect(handed.state.step).toBe("handedOver");
    expect(timerOf(handed, "total")?.status).toBe("met");
    expect(incident([...forApproval, "2026-11-23 11:10 handedOver"]).refusal?.kind).toBe("StaleFact");
  });

  test("3.2.6: the hand-over can be confirmed by hand, and what a connector calls published is a hand-over here", () => {
    expect(incident([...sent, "2026-11-23 11:10 curator handOver"]).state.step).toBe("handedOver");
    expect(incident([...sent, "2026-11-23 11:10 published"]).log.at(-1)?.event.type).toBe("handedOver");
    expect(tell([...sent, "2026-11-23 11:10 handedOver"]).refusal?.kind).toBe("StaleFact");
  });

  test("3.2.6: a letter that came back was not handed over: the step is open again, and the term goes on as if nothing had been sent", () => {
    const returned = incident([...sent, "2026-11-23 11:10 handedOver", "2026-11-23 13:10 publicationFailed"]);
    expect(returned.state.step).toBe("handingOver");
    expect(timerOf(returned, "total")).toMatchObject({ status: "running" });
    expect(dueOf(returned, "total")).toBe("2026-11-23 16:48");
    const again = incident([
      ...sent,
      "2026-11-23 11:10 handedOver",
      "2026-11-23 13:10 publicationFailed",
      "2026-11-23 14:00 curator handOver",
    ]);
    expect(again.state.step).toBe("handedOver");
    expect(timerOf(again, "total")?.status).toBe("met");
    expect(tell([...sent, "2026-11-23 11:10 published", "2026-11-23 13:10 publicationFailed"]).refusal?.kind).toBe("StaleFact");
  });
});
