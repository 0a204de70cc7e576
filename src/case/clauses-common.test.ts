import { describe, expect, test } from "vitest";
import { mayReply, visibilityOf } from "./waiting.ts";
import { act, awaitingAuthor, dueOf, forApproval, inWork, sent, somebody, tell, timerOf } from "../testing/case-story.ts";
import { allowedMoves } from "./allowed-moves.ts";

describe("3.3–3.10: what holds on both routes", () => {
  const interim = [
    ...inWork,
    ["2026-11-23 10:00 unit submitInterim", { promisedFor: "2026-11-30" }] as const,
    "2026-11-23 10:30 curator accept",
    "2026-11-23 11:00 head approve",
  ];

  test("3.3: an interim reply names the promised date and goes the way of any reply", () => {
    expect(tell([...inWork, "2026-11-23 10:00 unit submitInterim"]).refusal).toMatchObject({ kind: "PromisedDateRequired", clause: "3.3" });
    expect(tell(interim).state.publications).toMatchObject([{ reply: "interim", status: "queued" }]);
  });

  test("3.3: the final reply is due 7 working days after the interim one, and the total no longer alarms", () => {
    const told = tell([...interim, "2026-11-23 11:05 published"]);
    expect(told.state.step).toBe("interimGiven");
    expect(dueOf(told, "final")).toBe("2026-12-02 17:00");
    expect(timerOf(told, "total")?.quiet).toBe(true);
  });

  test("3.4: a repeat is answered with a photo or a video, or with the reason why there is none", () => {
    const repeat = [...inWork, "2026-11-23 09:00 curator linkRepeat"];
    expect(tell([...repeat, "2026-11-23 10:00 unit submitDraft"]).refusal).toMatchObject({ kind: "ProofRequired", clause: "3.4" });
    expect(tell([...repeat, ["2026-11-23 10:00 unit submitDraft", { files: ["photo"] }]]).refusal).toBeNull();
    expect(tell([...repeat, ["2026-11-23 10:00 unit submitDraft", { noProof: "the matter is a timetable" }]]).refusal).toBeNull();
  });

  test("3.4: a reply to a repeat, the interim one too, tells what was done or how the matter goes; the refusal quotes the clause", () => {
    const repeat = [...inWork, "2026-11-23 09:00 curator linkRepeat"];
    const silent = { files: ["photo"], measures: "" };
    expect(tell([...repeat, ["2026-11-23 10:00 unit submitDraft", silent]]).refusal).toEqual({ kind: "MeasuresRequired", clause: "3.4" });
    const soon = { ...silent, promisedFor: "2026-11-30" };
    expect(tell([...repeat, ["2026-11-23 10:00 unit submitInterim", soon]]).refusal).toEqual({ kind: "MeasuresRequired", clause: "3.4" });
    const told = tell([...repeat, ["2026-11-23 10:00 unit submitInterim", { ...soon, measures: "the pipe is ordered" }]]);
    expect(told.refusal).toBeNull();
    expect(told.state.drafts.at(-1)?.measures).not.toBeNull();
    expect(tell([...inWork, ["2026-11-23 10:00 unit submitDraft", { measures: "" }]]).refusal).toBeNull();
  });

  test("3.4: a draft without a word on measures does not leave once the message is found to be a repeat", () => {
    const drafted = [...inWork, ["2026-11-23 10:00 unit submitDraft", { files: ["photo"], measures: "" }] as const];
    const told = tell([
      ...drafted,
      "2026-11-23 10:30 curator accept",
      "2026-11-23 10:40 curator linkRepeat",
      "2026-11-23 11:00 head approve",
    ]);
    expect(told.refusal).toEqual({ kind: "MeasuresRequired", clause: "3.4" });
  });

  test("3.4: a reopened case goes by the terms of 3.1 anew: its total alarms, whatever was promised before", () => {
    const answered = [
      ...interim,
      "2026-11-23 11:05 published",
      "2026-11-24 09:00 unit submitDraft",
      "2026-11-24 09:30 curator accept",
      "2026-11-24 10:00 head approve",
      "2026-11-24 10:05 published",
    ];
    const told = tell([...answered, "2026-11-30 08:00 curator reopen"]);
    expect(timerOf(told, "total")).toMatchObject({ quiet: false, status: "running" });
    expect(dueOf(told, "total")).toBe("2026-12-02 17:00");
    expect(dueOf(told, "draft")).toBe("2026-11-30 16:48");
  });

  test("3.4: a draft that was written before the repeat was found does not leave without proof either", () => {
    const told = tell([...forApproval, "2026-11-23 10:40 curator linkRepeat", "2026-11-23 11:00 head approve"]);
    expect(told.refusal).toMatchObject({ kind: "ProofRequired", clause: "3.4" });
  });

  test("3.5: a comment gets a public reply and a direct message a direct one, decided by the message", () => {
    expect(visibilityOf(tell([["2026-11-23 08:00 received", { kind: "comment" }]]).state, act)).toBe("public");
    expect(visibilityOf(tell([["2026-11-23 08:00 received", { kind: "direct" }]]).state, act)).toBe("direct");
    expect(mayReply(tell(inWork).state, act)).toEqual({ visibility: "public", open: true });
  });

  test("3.6: a reply can be marked as of general interest", () => {
    expect(tell([...inWork, "2026-11-23 09:00 curator markGeneralInterest"]).state.isGeneralInterest).toBe(true);
  });

  test("3.7: a refusal names a ground of the act and keeps the evidence; its clocks end without a verdict", () => {
    const refused = tell([...inWork, ["2026-11-23 09:00 curator refuse", { ground: "threat" }]]);
    expect(refused.state.step).toBe("refused");
    expect(timerOf(refused, "draft")?.status).toBe("cancelled");
    expect(mayReply(refused.state, act).open).toBe(false);
    expect(tell([...inWork, ["2026-11-23 09:00 curator refuse", { ground: "boredom" }]]).refusal).toMatchObject({
      kind: "UnknownGround",
      clause: "3.7",
    });
    expect(tell([...inWork, ["2026-11-23 09:00 curator refuse", { ground: "threat", evidence: null }]]).refusal?.kind).toBe(
      "EvidenceRequired",
    );
  });

  test("3.7: a refused case that is reopened does not begin with a pause that nobody remembers", () => {
    const told = tell([...awaitingAuthor, ["2026-11-23 10:00 curator refuse", { ground: "harm" }], "2026-11-23 11:00 curator reopen"]);
    expect(timerOf(told, "draft")).toMatchObject({ status: "running" });
    expect(dueOf(told, "draft")).toBe("2026-11-24 10:48");
  });

  test("3.8: an explanation is due 8 working hours after the unit's receipt and needs its ground", () => {
    const told = tell([...inWork, ["2026-11-23 09:00 unit explain", { ground: "courtAct" }]]);
    expect(told.state.step).toBe("check");
    expect(dueOf(told, "explanation")).toBe("2026-11-24 08:18");
    expect(tell([...inWork, ["2026-11-23 09:00 unit explain", { ground: "threat" }]]).refusal?.kind).toBe("UnknownGround");
    expect(tell([...inWork, ["2026-11-23 09:00 unit explain", { ground: "answeredBefore" }]]).refusal?.kind).toBe("EarlierCaseRequired");
  });

  test("3.8: four grounds, each with a form and a text that holds what the clause asks for, each due 8 working hours after the receipt", () => {
    const grounds = Object.values(act.grounds).filter(({ kind }) => kind === "explanation");
    expect(grounds.map(({ name }) => name)).toEqual(["notOurCompetence", "unlawfulDemand", "courtAct", "answeredBefore"]);
    for (const { name, clause, mustHold, template, fields } of grounds) {
      expect([clause, mustHold?.ru, fields.length > 0].every(Boolean), name).toBe(true);
      for (const field of fields) expect(template, name).toContain(`{${field.name}}`);
      const repeat = name === "answeredBefore" ? ["2026-11-23 08:40 curator linkRepeat"] : [];
      expect(dueOf(tell([...inWork, ...repeat, ["2026-11-23 09:00 unit explain", { ground: name }]]), "explanation"), name).toBe(
        "2026-11-24 08:18",
      );
    }
  });

  test("3.8: of a published explanation the case ends, and its clock is met", () => {
    const told = tell([
      ...inWork,
      ["2026-11-23 09:00 unit explain", { ground: "courtAct" }],
      "2026-11-23 09:10 curator accept",
      "2026-11-23 09:20 head approve",
      "2026-11-23 09:30 published",
    ]);
    expect(told.state.step).toBe("explained");
    expect(timerOf(told, "explanation")?.status).toBe("met");
  });

  test("3.9: an appeal is registered within 3 calendar days and answered within 30 of the registration", () => {
    const turned = [...inWork, ["2026-11-23 09:00 curator turnIntoAppeal", { way: "register" }] as const];
    expect(dueOf(tell(turned), "appealRegistration")).toBe("2026-11-26 17:00");
    const registered = tell([...turned, "2026-11-24 10:00 appealRegistered"]);
    expect(registered.state.step).toBe("appealInProgress");
    expect(dueOf(registered, "appealForwarding")).toBe("2026-12-01 17:00");
    expect(dueOf(registered, "appealAnswer")).toBe("2026-12-24 17:00");
  });

  test("3.9: the answer to an appeal is put off once, by at most 30 days, and the old date is kept", () => {
    const registered = [
      ...inWork,
      ["2026-11-23 09:00 curator turnIntoAppeal", { way: "register" }] as const,
      "2026-11-24 10:00 appealRegistered",
    ];
    const changed = [...registered, ["2026-12-20 10:00 head overrideTerm", { timer: "appealAnswer", due: "2027-01-20" }] as const];
    expect(timerOf(tell(changed), "appealAnswer")?.derivedDue).not.toBeNull();
    expect(dueOf(tell(changed), "appealAnswer")).toBe("2027-01-20 17:00");
    const again = tell([...changed, ["2026-12-21 10:00 head overrideTerm", { timer: "appealAnswer", due: "2027-01-21" }]]);
    expect(again.refusal).toMatchObject({ kind: "TermChangeLimit", atMostTimes: 1 });
    const far = tell([...registered, ["2026-12-20 10:00 head overrideTerm", { timer: "appealAnswer", due: "2027-03-01" }]]);
    expect(far.refusal).toMatchObject({ kind: "TermChangeLimit", atMostTimes: null });
    const other = tell([...registered, ["2026-12-20 10:00 head overrideTerm", { timer: "total", due: "2027-03-01" }]]);
    expect(other.refusal?.kind).toBe("TermChangeNotAllowed");
  });

  test("3.10: from the declaration of an emergency on the clocks run on days off too, and what was counted stays counted", () => {
    const told = tell(["2026-11-20 15:00 received", "2026-11-20 15:30 curator declareEmergency"]);
    expect(dueOf(told, "draft")).toBe("2026-11-20 23:00");
    expect(dueOf(told, "total")).toBe("2026-11-23 00:00");
    expect(dueOf(tell(["2026-11-20 15:00 received"]), "draft")).toBe("2026-11-23 15:48");
  });

  test("2.6: of several units the answerable one brings the consolidated reply, and a stranger nothing", () => {
    const two = [
      ...inWork.slice(0, 2),
      ["2026-11-23 08:20 head resolve", { units: ["zhkh", "roads"], answerable: "roads" }] as const,
      "2026-11-23 08:30 curator dispatch",
    ];
    expect(tell([...two, ["2026-11-23 09:00 unit submitDraft", { unit: "zhkh" }]]).refusal).toMatchObject({ kind: "NotYourUnit" });
    expect(tell([...two, ["2026-11-23 09:00 unit submitDraft", { unit: "roads" }]]).refusal).toBeNull();
    expect(tell([...two, ["2026-11-23 09:00 unit declineCompetence", { unit: "zhkh" }]]).refusal).toBeNull();
    expect(tell([...two, ["2026-11-23 09:00 unit declineCompetence", { unit: "culture" }]]).refusal?.kind).toBe("NotYourUnit");
    const wrong = tell([...inWork.slice(0, 2), ["2026-11-23 08:20 head resolve", { units: ["zhkh"], answerable: "roads" }]]);
    expect(wrong.refusal?.kind).toBe("AnswerableNotAmongUnits");
  });

  test("2.4: an edit and a removal by the author are kept, whatever the step, and change no clock", () => {
    const told = tell([...sent, "2026-11-23 11:01 edited", "2026-11-23 11:02 removedByAuthor"]);
    expect(told.state.removedByAuthorAt).not.toBeNull();
    expect(told.state.step).toBe("publishing");
    expect(tell([...sent, "2026-11-23 11:02 removedByAuthor", "2026-11-23 11:03 removedByAuthor"]).refusal?.kind).toBe("StaleFact");
  });

  test("1.7: the controller sees every move and makes none of them", () => {
    const moves = allowedMoves(tell(inWork).state, somebody("controller"), tell(inWork).now, tell(inWork).context);
    expect(moves.length).toBeGreaterThan(3);
    expect(moves.filter((move) => move.allowed)).toEqual([]);
  });
});
