import type { CardView } from "#app";
import type { TextRef } from "#case";
import type { PartOnCard } from "../contract/index.ts";
import { filesOf } from "./draft.ts";

/** Whose part is awaited, given, late, returned or declined, with what was brought (2.6). */
export const presentParts = (view: CardView): PartOnCard[] => {
  const text = (ref: TextRef | null | undefined): string | null =>
    ref === null || ref === undefined ? null : (view.parts.texts.get(ref.textId) ?? "");
  return view.unitParts.map(({ unitId, status, due, isLate, part }) => ({
    unitId,
    title: view.units.find((unit) => unit.unitId === unitId)?.title ?? "",
    status,
    due,
    isLate,
    at: part?.at ?? null,
    text: text(part?.text),
    files: filesOf(view, part?.files ?? []),
    measures: text(part?.measures),
    words: text(part?.words),
  }));
};
