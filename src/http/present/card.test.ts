import type { CaseId, PersonId, RecordedEvent, TextId, UnitId } from "#case";
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

test("2.6, 3.8: the history tells whom a unit names when it says that the matter is not its own", () => {
  const view = fakeCardView("case-1" as CaseId, at, [zhkh]);
  const kept = (textId: string) => ({ textId: textId as TextId, digest: "", length: 1 });
  const declined: RecordedEvent = {
    caseId: "case-1" as CaseId,
    version: 4,
    at,
    actor: { kind: "person", personId: "person-unit-zhkh" as PersonId, role: "unit", unitId: zhkh.unitId },
    step: "competenceDeclined",
    event: { type: "competenceDeclined", unitId: zhkh.unitId, reason: kept("why"), competentBody: kept("body") },
  };
  const texts = new Map([...view.parts.texts, ["why" as TextId, "Дорога краевая"], ["body" as TextId, "Министерство транспорта края"]]);
  const presented = presentCard({ ...view, parts: { ...view.parts, texts, events: [...view.parts.events, declined] } }, words);
  const lines = card.parse(presented).history;
  expect(lines.at(-1)).toMatchObject({ type: "competenceDeclined", text: "Дорога краевая", competentBody: "Министерство транспорта края" });
  expect(lines.filter((line) => "competentBody" in line)).toHaveLength(1);
});
