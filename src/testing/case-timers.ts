/** Timers of made-up acts: a rule with everything left at its plainest, to be changed in one place. */
import type { Circumstances, Fact, TimersInput } from "#deadlines";
import type { TimerRule } from "#procedure";
import { defaultReadings } from "#worktime";
import { context } from "./case-story.ts";

/** A timer of 8 working hours from the arrival to the draft. */
export const timerRule = (change: Partial<TimerRule> = {}): TimerRule => ({
  name: "draft",
  title: { ru: "Проект", en: "Draft" },
  clause: "1",
  term: { kind: "fixed", term: { amount: 8, unit: "workingHour" } },
  starts: [{ event: "received", when: {} }],
  restarts: "never",
  stops: [{ event: "draftSubmitted", when: {} }],
  cancelledBy: [],
  suspended: null,
  calendar: "office",
  emergencyCalendar: null,
  readings: defaultReadings,
  inside: null,
  when: {},
  ofSteps: [],
  warnBefore: null,
  quietAfter: [],
  onBreach: [],
  change: null,
  reading: null,
  ...change,
});

/** A case of which nothing is known yet. */
export const plainCircumstances: Circumstances = {
  reply: null,
  importance: null,
  topic: null,
  ground: null,
  source: ["network", "vk"],
  messageKind: "comment",
  emergencySince: null,
  repeat: false,
  generalInterest: false,
  interimGiven: false,
  promised: false,
  severalUnits: false,
  partsGiven: true,
  appeal: null,
  recorded: [],
  arrivedOn: () => "11-23",
};

const { calendars } = context;

/** An instant by the office's own clock: "2026-11-23 08:00". */
export const moment = (text: string): number => calendars.office.instantOf(Date.parse(`${text.replace(" ", "T")}Z`));

/** What the clocks are computed from, by the office of Gulkevichi. */
export const timersInput = (rules: readonly TimerRule[], facts: readonly Fact[], change: Partial<TimersInput> = {}): TimersInput => ({
  facts,
  circumstances: plainCircumstances,
  timers: Object.fromEntries(rules.map((rule) => [rule.name, rule])),
  overrides: [],
  step: "withUnit",
  ends: new Set(["answered"]),
  calendars,
  now: facts.at(-1)?.at ?? 0,
  ...change,
});
