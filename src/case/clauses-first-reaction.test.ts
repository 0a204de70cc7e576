import { describe, expect, test } from "vitest";
import { explore } from "./explore.ts";
import { actOf, contextOf, dueOf, tell, timerOf } from "../testing/case-story.ts";

/** An act with a first reaction by the curator beside an interim reply that promises a date. */
const text = `
code: reaction
title: Порядок
edition: "1"
inForce: { from: 2026-01-01 }
clauses: { 1: Первая реакция за час., 2: Ответ за 8 рабочих часов; промежуточный — с датой., 3: Куратор проверяет., 4: Без ответа. }
grounds: { spam: { title: Спам, clause: 4, kind: refusal } }
anytime: { refuse: { by: curator, clause: 4, to: refused, notAt: [reacting, publishing] } }
routes:
  network:
    clause: 1
    begins: arrived
    approvals: [{ move: accept, by: curator, clause: 3, of: final }, { move: accept, by: curator, clause: 3, of: interim, when: { promised: true } }]
    timers:
      first: { clause: 1, term: 1h, calendar: always, starts: received, stops: published, cancelledBy: refused }
      answer: { clause: 2, term: 8wh, starts: received, stops: [{ event: published, reply: final }, { event: published, reply: interim, promised: true }], cancelledBy: refused }
      promise: { clause: 2, term: { promised: true, atMost: 30d }, starts: { event: published, reply: interim, promised: true }, restarts: each, stops: { event: published, reply: final }, cancelledBy: refused }
    steps:
      arrived: { waitsFor: curator, moves: { submitInterim: { to: reacting, sends: reply }, dispatch: { to: work, requires: units } } }
      reacting: { waitsFor: network, facts: { published: arrived, publicationFailed: arrived } }
      work: { clause: 2, waitsFor: unit, moves: { submitDraft: check, submitInterim: { to: check, requires: promisedDate } } }
      check: { clause: 3, waitsFor: curator, moves: { accept: { to: publishing, sends: reply }, returnForRework: work } }
      publishing: { clause: 2, waitsFor: network, facts: { published: [{ step: work, when: { reply: interim } }, answered] } }
      answered: { clause: 2, ends: true }
      refused: { clause: 4, ends: true }
`;
const act = actOf(text);
const on = contextOf(act);
const received = "2026-11-23 08:00 received";
const reacted = [received, "2026-11-23 08:10 curator submitInterim", "2026-11-23 08:12 published"];

describe("a mandatory first reaction, by the file alone", () => {
  test("an interim reply without a date stops its own clock and no other", () => {
    const told = tell(reacted, "network", on);
    expect(timerOf(told, "first")?.status).toBe("met");
    expect(timerOf(told, "answer")?.status).toBe("running");
    expect(timerOf(told, "promise")).toBeNull();
    expect(told.state.step).toBe("arrived");
  });

  test("an interim reply with a date goes the whole way, and its promise is a clock", () => {
    const inWork = [...reacted, "2026-11-23 09:00 curator dispatch"];
    expect(tell([...inWork, "2026-11-23 10:00 unit submitInterim"], "network", on).refusal).toEqual({
      kind: "PromisedDateRequired",
      clause: "2",
    });
    const promised = ["2026-11-23 10:00 unit submitInterim", { promisedFor: "2026-12-01" }] as const;
    const told = tell([...inWork, promised, "2026-11-23 10:10 curator accept", "2026-11-23 10:20 published"], "network", on);
    expect(dueOf(told, "promise")).toBe("2026-12-01 17:00");
    expect(timerOf(told, "answer")?.status).toBe("met");
    expect(told.state.step).toBe("work");
  });

  test("a promise does not leave as a first reaction: its approval is asked for", () => {
    const hasty = tell([received, ["2026-11-23 08:10 curator submitInterim", { promisedFor: "2026-12-01" }]], "network", on);
    expect(hasty.refusal).toEqual({ kind: "ApprovalRequired", clause: "3" });
  });

  test("what the network took after the case was over starts no clock, and every state of the act holds", () => {
    const late = tell(
      [
        received,
        "2026-11-23 08:10 curator submitInterim",
        "2026-11-23 08:12 publicationFailed",
        "2026-11-23 08:20 curator refuse",
        "2026-11-23 08:30 published",
      ],
      "network",
      contextOf(actOf(text.replaceAll(", promised: true }, restarts", " }, restarts"))),
    );
    expect(late.state.publications[0]?.status).toBe("published");
    expect(timerOf(late, "promise")).toBeNull();
    expect(explore(act)).toMatchObject({ ok: true, complete: true });
  });
});
