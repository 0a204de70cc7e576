import { describe, expect, test } from "vitest";
import { awaitingAuthor, context, inWork, sent, tell, type Line } from "../testing/case-story.ts";
import { breachesBetween } from "./breaches-between.ts";
import { outcomeOf } from "./outcome.ts";
import { timeSpent } from "./time-spent.ts";

const moscow = (local: string): number => Date.parse(`${local}+03:00`);
const minutes = (lines: readonly Line[], from: string, to: string): Readonly<Record<string, number>> =>
  Object.fromEntries(
    timeSpent(tell(lines).log, context, { from: moscow(from), to: moscow(to) }).map(({ who, unitId, ms }) => [
      unitId === null ? who : `${who} ${unitId}`,
      Math.round(ms / 60_000),
    ]),
  );

describe("4.2: where the time of a case goes", () => {
  test("4.2: each step's working time is of whoever had the move, and the shares are the whole", () => {
    const spent = minutes(sent, "2026-11-23T08:00", "2026-11-23T11:05");
    expect(spent).toEqual({ curator: 10 + 10 + 30, head: 10 + 30, "unit zhkh": 90, network: 5 });
    expect(Object.values(spent).reduce((a, b) => a + b, 0)).toBe(185);
  });

  test("4.2: nights and lunch are nobody's time; what lies outside of the stretch is not counted", () => {
    expect(minutes(inWork, "2026-11-23T11:50", "2026-11-24T08:30")).toEqual({ "unit zhkh": 10 + 252 + 30 });
    expect(minutes(inWork, "2026-11-24T17:30", "2026-11-25T08:00")).toEqual({ "unit zhkh": 0 });
  });

  test("3.1.2: while the author is asked, the time is the author's", () => {
    expect(minutes(awaitingAuthor, "2026-11-23T09:12", "2026-11-23T10:00")).toEqual({ author: 48 });
  });

  test("3.10: from the declaration of an emergency on every hour counts", () => {
    const urgent = [...inWork, ["2026-11-23 16:00 curator declareEmergency", { reason: "Авария" }]] as const;
    expect(minutes(urgent, "2026-11-23T16:00", "2026-11-24T04:00")).toEqual({ "unit zhkh": 720 });
  });
});

describe("4.2: terms that ran out, with their reasons", () => {
  const between = (lines: readonly Line[], from: string, to: string, now: string) =>
    breachesBetween(tell(lines), { from: moscow(from), to: moscow(to) }, moscow(now));

  test("4.1: a draft that is late names the unit that had the move, and where the eight hours went", () => {
    const [breach, ...others] = between(inWork, "2026-11-23T00:00", "2026-11-24T00:00", "2026-11-24T09:00");
    expect(others).toEqual([]);
    expect(breach).toMatchObject({ timer: "draft", clause: "3.1.2", holders: [{ who: "unit", unitId: "zhkh" }], isOver: false });
    expect(breach?.overdueMs).toBe((12 + 60) * 60_000);
    expect(breach?.spent.map(({ who, ms }) => `${who} ${ms / 60_000}`)).toEqual(["curator 20", "head 10", "unit 450"]);
  });

  test("4.2: a term that ran out before the resolution is the curator's or the Head's, and has no unit", () => {
    const [breach] = between(inWork.slice(0, 2), "2026-11-23T00:00", "2026-11-24T00:00", "2026-11-24T09:00");
    expect(breach).toMatchObject({ timer: "draft", holders: [{ who: "head", unitId: null }], unitId: null });
  });

  test("4.2: a breach belongs to the period in which the term ended, though the run is over", () => {
    const late = [...inWork, "2026-11-24 09:00 unit submitDraft"];
    expect(between(late, "2026-11-23T00:00", "2026-11-24T00:00", "2026-11-30T09:00")).toMatchObject([{ timer: "draft", isOver: true }]);
    expect(between(late, "2026-11-24T00:00", "2026-11-25T00:00", "2026-11-24T10:00")).toEqual([]);
  });
});

describe("4.2: what has become of a case", () => {
  const outcome = (lines: readonly Line[]) => outcomeOf(tell(lines).log).outcome;

  test("4.2: answered when the reply stands in the network, and open until then", () => {
    expect(outcome(sent)).toBe("open");
    const published = outcomeOf(tell([...sent, "2026-11-23 11:01 published"]).log);
    expect(published).toEqual({ outcome: "answered", at: moscow("2026-11-23T11:01") });
  });

  test("3.7: a refusal and 3.9 an appeal are outcomes of their own", () => {
    expect(outcome([inWork[0] ?? "", ["2026-11-23 08:10 curator refuse", { ground: "obscenity", evidence: "снимок" }]])).toBe("refused");
    expect(outcome([...inWork, ["2026-11-23 09:00 curator turnIntoAppeal", { way: "guide", notice: "Официальный путь" }]])).toBe("appeal");
  });
});
