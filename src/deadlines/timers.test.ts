import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TimerRule } from "#procedure";
import type { Fact } from "./facts.ts";
import { computeEveryRun, computeTimers } from "./timers.ts";
import { moment, plainCircumstances, timerRule, timersInput } from "../testing/case-timers.ts";
import { context } from "../testing/case-story.ts";
import { formatIso } from "#worktime";

const at = (type: string, text: string, values: Partial<Fact> = {}): Fact => ({ type, at: moment(text), ...values });
const words = (instant: number | null | undefined): string | null =>
  instant === null || instant === undefined ? null : formatIso(context.calendars.office, instant).slice(0, 16).replace("T", " ");
const arrived = at("received", "2026-11-23 08:00");
const due = (rule: TimerRule, facts: readonly Fact[] = [arrived], others: readonly TimerRule[] = []): string | null =>
  words(computeTimers(timersInput([rule, ...others], facts)).find((view) => view.timer === rule.name)?.due);

describe("every kind of term", () => {
  test("a fixed term in minutes, clock hours, working hours, working days and calendar days", () => {
    const term = (amount: number, unit: "minute" | "hour" | "workingHour" | "workingDay" | "calendarDay") =>
      due(timerRule({ term: { kind: "fixed", term: { amount, unit } } }));
    expect(term(30, "minute")).toBe("2026-11-23 08:30");
    expect(term(9, "hour")).toBe("2026-11-23 17:00");
    expect(term(4, "workingHour")).toBe("2026-11-23 12:00");
    expect(term(2, "workingDay")).toBe("2026-11-25 17:00");
    expect(term(3, "calendarDay")).toBe("2026-11-26 17:00");
  });

  test("a term by importance: the first case that holds wins, and without one there is no clock", () => {
    const rule = timerRule({
      term: { kind: "cases", cases: [{ when: { importance: ["high"] }, term: { amount: 4, unit: "workingHour" } }], otherwise: null },
    });
    expect(due(rule)).toBeNull();
    const high = computeTimers(timersInput([rule], [arrived], { circumstances: { ...plainCircumstances, importance: "high" } }));
    expect(words(high[0]?.due)).toBe("2026-11-23 12:00");
  });

  test("a term that is set on the case runs once it is set, even if that was before its start", () => {
    const rule = timerRule({ term: { kind: "setOnCase", atMost: null, otherwise: null }, starts: [{ event: "dispatched", when: {} }] });
    const facts = [arrived, at("dispatched", "2026-11-23 09:00")];
    expect(computeTimers(timersInput([rule], facts))).toEqual([]);
    const set = timersInput([rule], facts, {
      overrides: [{ timer: "draft", due: moment("2026-11-24 12:00"), at: moment("2026-11-23 08:30") }],
    });
    expect(computeTimers(set)).toMatchObject([{ due: moment("2026-11-24 12:00"), derivedDue: null, status: "running" }]);
  });

  test("a promised date counts, but never later than the cap", () => {
    const rule = timerRule({
      term: { kind: "promised", atMost: { amount: 7, unit: "workingDay" } },
      starts: [{ event: "published", when: { reply: ["interim"] } }],
    });
    const promised = (text: string): string | null =>
      due(rule, [arrived, at("published", "2026-11-23 11:00", { reply: "interim", promisedFor: moment(text) })]);
    expect(promised("2026-11-27 12:00")).toBe("2026-11-27 12:00");
    expect(promised("2026-12-30 12:00")).toBe("2026-12-02 17:00");
    expect(due(rule, [arrived, at("published", "2026-11-23 11:00", { reply: "final" })])).toBeNull();
  });

  test("a share of another timer: half of 8 hours are 4, half of a day is counted in its hours", () => {
    const half = timerRule({ name: "half", term: { kind: "share", of: "draft", share: 0.5 } });
    expect(due(half, [arrived], [timerRule()])).toBe("2026-11-23 12:00");
    const day = timerRule({
      term: { kind: "fixed", term: { amount: 1, unit: "workingDay" } },
      readings: { dayTermFrom: "same-day", dayTermEnd: "office", calendarDayEnd: "as-is" },
    });
    expect(due(half, [arrived], [day])).toBe("2026-11-23 12:54");
  });

  test("what is left of another timer is the same moment, and a circle of timers has no end but does not hang", () => {
    const rest = timerRule({ name: "rest", term: { kind: "rest", of: "draft" } });
    expect(due(rest, [arrived], [timerRule()])).toBe("2026-11-23 16:48");
    const circle = timerRule({ term: { kind: "rest", of: "rest" } });
    expect(computeTimers(timersInput([circle, rest], [arrived]))).toEqual([]);
  });
});

describe("starting, stopping, standing still", () => {
  test("3.3, 3.4: a total that an interim reply quieted alarms anew once the case is reopened", () => {
    const rule = timerRule({
      restarts: "each",
      starts: [
        { event: "received", when: {} },
        { event: "reopened", when: {} },
      ],
      stops: [{ event: "published", when: { reply: ["final"] } }],
      quietAfter: [{ event: "published", when: { reply: ["interim"] } }],
    });
    const facts = [
      arrived,
      at("published", "2026-11-23 11:00", { reply: "interim" }),
      at("published", "2026-11-25 11:00", { reply: "final" }),
      at("reopened", "2026-11-26 08:00"),
    ];
    expect(computeEveryRun(timersInput([rule], facts)).map((run) => run.quiet)).toEqual([true, false]);
    const again = [...facts, at("published", "2026-11-26 11:00", { reply: "interim" })];
    expect(computeEveryRun(timersInput([rule], again)).map((run) => run.quiet)).toEqual([true, true]);
  });

  test("met at the very moment of the end, overdue a millisecond later", () => {
    const stopped = (ms: number) =>
      computeTimers(timersInput([timerRule()], [arrived, { type: "draftSubmitted", at: moment("2026-11-23 16:48") + ms }]))[0];
    expect(stopped(0)).toMatchObject({ status: "met", overdueMs: 0 });
    expect(stopped(1)).toMatchObject({ status: "breached", overdueMs: 1 });
  });

  test("a restarting timer has a run for each start, and shows the newest", () => {
    const rule = timerRule({ restarts: "each", starts: [{ event: "returnedForRework", when: {} }] });
    const facts = [
      at("returnedForRework", "2026-11-23 08:00"),
      at("draftSubmitted", "2026-11-23 09:00"),
      at("returnedForRework", "2026-11-24 08:00"),
    ];
    expect(computeTimers(timersInput([rule], facts))).toMatchObject([{ startedAt: moment("2026-11-24 08:00"), status: "running" }]);
    expect(computeEveryRun(timersInput([rule], facts)).map((run) => run.status)).toEqual(["met", "running"]);
  });

  test("a question that comes when the term has run out saves nothing", () => {
    const rule = timerRule({
      suspended: { from: [{ event: "clarificationPosted", when: {} }], until: [{ event: "authorAnswered", when: {} }] },
    });
    const view = computeTimers(
      timersInput([rule], [arrived, at("clarificationPosted", "2026-11-24 09:00")], { now: moment("2026-11-24 10:00") }),
    )[0];
    expect(view).toMatchObject({ status: "breached", due: moment("2026-11-23 16:48") });
  });

  test("3.10: an emergency never makes a deadline later, whatever the term and the moment", () => {
    const amounts = fc.record({
      amount: fc.integer({ min: 1, max: 20 }),
      unit: fc.constantFrom("workingHour" as const, "workingDay" as const),
    });
    fc.assert(
      fc.property(amounts, fc.nat(20_000), (term, minutes) => {
        const rule = timerRule({ term: { kind: "fixed", term }, emergencyCalendar: "always" });
        const since = arrived.at + minutes * 60_000;
        const plain = computeTimers(timersInput([rule], [arrived]))[0]?.due ?? NaN;
        const urgent =
          computeTimers(timersInput([rule], [arrived], { circumstances: { ...plainCircumstances, emergencySince: since } }))[0]?.due ?? NaN;
        expect(urgent).toBeLessThanOrEqual(plain);
        if (since >= plain) expect(urgent).toBe(plain);
      }),
    );
  });

  test("3.10: a clock tells since when it runs on days off too; one that was over, or keeps to the office, does not", () => {
    const stops = [{ event: "published", when: {} }];
    const since = moment("2026-11-23 10:00");
    const told = (rule: Partial<TimerRule>, facts: readonly Fact[] = [arrived]): number | null | undefined =>
      computeTimers(
        timersInput([timerRule({ stops, ...rule })], facts, { circumstances: { ...plainCircumstances, emergencySince: since } }),
      )[0]?.neverStopsSince;
    const urgent = { emergencyCalendar: "always" };
    expect(told(urgent)).toBe(since);
    expect(told(urgent, [at("received", "2026-11-23 11:00")])).toBe(moment("2026-11-23 11:00"));
    expect(told(urgent, [arrived, at("published", "2026-11-23 09:00")])).toBeNull();
    expect(told(urgent, [arrived, at("published", "2026-11-23 11:00")])).toBe(since);
    expect(told({ emergencyCalendar: null })).toBeNull();
    expect(told({ calendar: "always" })).toBe(arrived.at);
    expect(told({ ...urgent, term: { kind: "fixed", term: { amount: 3, unit: "calendarDay" } } })).toBeNull();
    expect(computeTimers(timersInput([timerRule(urgent)], [arrived]))[0]?.neverStopsSince).toBeNull();
  });

  test("a suspension of no length changes nothing, and a longer one never brings the end nearer", () => {
    const rule = timerRule({
      suspended: { from: [{ event: "clarificationPosted", when: {} }], until: [{ event: "authorAnswered", when: {} }] },
    });
    fc.assert(
      fc.property(fc.nat(600), fc.nat(10_000), fc.nat(10_000), (ask, silence, more) => {
        const of = (length: number): number => {
          const posted = arrived.at + ask * 60_000;
          const facts = [arrived, { type: "clarificationPosted", at: posted }, { type: "authorAnswered", at: posted + length * 60_000 }];
          return computeTimers(timersInput([rule], facts))[0]?.due ?? NaN;
        };
        expect(of(0)).toBe(moment("2026-11-23 16:48"));
        expect(of(silence + more)).toBeGreaterThanOrEqual(of(silence));
      }),
    );
  });

  test("a changed term keeps the derived one, and a pause after the change moves it on", () => {
    const rule = timerRule({
      suspended: { from: [{ event: "clarificationPosted", when: {} }], until: [{ event: "authorAnswered", when: {} }] },
    });
    const overrides = [{ timer: "draft", due: moment("2026-11-24 12:00"), at: moment("2026-11-23 09:00") }];
    const changed = computeTimers(timersInput([rule], [arrived], { overrides }))[0];
    expect([words(changed?.due), words(changed?.derivedDue)]).toEqual(["2026-11-24 12:00", "2026-11-23 16:48"]);
    const facts = [arrived, at("clarificationPosted", "2026-11-23 10:00"), at("authorAnswered", "2026-11-23 11:00")];
    expect(words(computeTimers(timersInput([rule], facts, { overrides }))[0]?.due)).toBe("2026-11-24 13:48");
  });

  test("the end of a term beyond the calendar is not guessed", () => {
    const last = computeTimers(timersInput([timerRule()], [at("received", "2027-12-31 10:00")]))[0];
    expect(last).toMatchObject({ due: null, status: "running", problem: "outsideCalendar" });
  });

  test("a warning begins so much working time before the end", () => {
    const view = computeTimers(timersInput([timerRule({ warnBefore: { amount: 2, unit: "workingHour" } })], [arrived]))[0];
    expect(words(view?.warnAt)).toBe("2026-11-23 14:48");
  });
});
