import { criteria, type SampleView, type UnitRow } from "#app";
import type { Quality, Unit } from "../contract/index.ts";

const unitOf = (unit: UnitRow | null): Unit | null =>
  unit === null ? null : { unitId: unit.unitId, title: unit.title, shortTitle: unit.shortTitle, headName: unit.headName };

/** By what an answer is judged. */
export const presentCriteria = (): Quality["criteria"] =>
  criteria.map(({ name, title, hint }) => ({ name, title: { ru: title.ru, en: title.en }, hint: { ru: hint.ru, en: hint.en } }));

/** A sample with its sheets and what they say of each unit. */
export const presentSample = ({ answers, units, ...sample }: SampleView): Quality["samples"][number] => ({
  ...sample,
  answers: answers.map(({ unit, sheet, ...answer }) => ({
    ...answer,
    unit: unitOf(unit),
    sheet: sheet === null ? null : { ...sheet, marks: { ...sheet.marks } },
  })),
  units: units.map(({ unit, averages, ...one }) => ({ ...one, unit: unitOf(unit), averages: { ...averages } })),
});
