import type { CaseId, UnitId } from "#case";
import type { TimerView } from "#deadlines";
import { expect, test } from "vitest";
import { fakeCardView } from "../../testing/fake-card.ts";
import { card } from "../contract/index.ts";
import { type CardWords, presentCard } from "./card.ts";
import { momentWriter } from "./moment.ts";

const at = Date.parse("2026-11-20T12:00:00+03:00");
const quiet = { ru: "", en: "" };
const zhkh = {
  unitId: "zhkh" as UnitId,
  title: "Управление ЖКХ",
  shortTitle: "ЖКХ",
  headName: "Лапина Ольга Викторовна",
  active: true,
  hours: null,
};

const words: CardWords = { advice: () => ({ title: quiet, advice: quiet }), moment: momentWriter("Europe/Moscow") };

test("4.1: the card names the head of each unit, who is answerable for it", () => {
  const presented = presentCard(fakeCardView("case-1" as CaseId, at, [zhkh]), words);
  expect(card.parse(presented).units).toMatchObject([{ unitId: "zhkh", headName: "Лапина Ольга Викторовна" }]);
});

test("3.10: the card tells of each clock since when it runs at night and on days off", () => {
  const view = fakeCardView("case-1" as CaseId, at, [zhkh]);
  const clock: TimerView = {
    timer: "draft",
    clause: "3.1.2",
    term: { amount: 8, unit: "workingHour" },
    startedAt: at,
    startedBy: "received",
    due: at + 3_600_000,
    status: "running",
    stoppedAt: null,
    remainingMs: 3_600_000,
    overdueMs: 0,
    pauses: [],
    neverStopsSince: at + 60_000,
    ofCurrentStep: true,
    derivedDue: null,
    warnAt: null,
    quiet: false,
  };
  const presented = presentCard({ ...view, timers: [clock, { ...clock, neverStopsSince: null }] }, words);
  expect(card.parse(presented).timers.map(({ neverStopsSince }) => neverStopsSince)).toEqual([at + 60_000, null]);
});
