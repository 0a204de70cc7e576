import type { CaseId, UnitId } from "#case";
import { expect, test } from "vitest";
import { fakeCardView } from "../../testing/fake-card.ts";
import { card } from "../contract/index.ts";
import { presentCard } from "./card.ts";
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

test("4.1: the card names the head of each unit, who is answerable for it", () => {
  const presented = presentCard(fakeCardView("case-1" as CaseId, at, [zhkh]), {
    advice: () => ({ title: quiet, advice: quiet }),
    moment: momentWriter("Europe/Moscow"),
  });
  expect(card.parse(presented).units).toMatchObject([{ unitId: "zhkh", headName: "Лапина Ольга Викторовна" }]);
});
