import { describe, expect, test } from "vitest";
import { allowedMoves } from "./allowed-moves.ts";
import { partsOf } from "./parts-view.ts";
import { refusalWords } from "./refusal-words.ts";
import { act, actOf, actText, contextOf, inWork, somebody, tell } from "../testing/case-story.ts";
import type { Line, Told } from "../testing/case-story.ts";

/** Housing answers; roads and culture help. */
const three: readonly Line[] = [
  ...inWork.slice(0, 2),
  ["2026-11-23 08:20 head resolve", { units: ["zhkh", "roads", "culture"], answerable: "zhkh" }],
  "2026-11-23 08:30 curator dispatch",
];
const statuses = (told: Told, now = told.now) =>
  partsOf(told.state, now, told.context).map(({ unitId, status, isLate }) => `${unitId} ${status}${isLate ? " late" : ""}`);
const allowed = (told: Told, unit: string) =>
  allowedMoves(told.state, somebody("unit", unit), told.now, told.context).flatMap((move) => (move.allowed ? [move.move] : []));

describe("2.6: several units, one of them answerable", () => {
  test("2.6: a helping unit gives its part, and the case stays with the answerable one", () => {
    const told = tell([...three, ["2026-11-23 09:00 unit submitPart", { unit: "roads", files: ["photo"] }]]);
    expect(told.state.step).toBe("withUnit");
    expect(statuses(told)).toEqual(["roads given", "culture awaited"]);
    expect(told.state.parts[0]).toMatchObject({ unitId: "roads", files: [{ mime: "image/jpeg" }] });
    expect(tell([...three, ["2026-11-23 09:00 unit submitPart", { unit: "roads", text: "" }]]).refusal?.kind).toBe("TextRequired");
  });

  test("2.6: the answerable unit writes the whole reply and gives no part; a helping one gives a part and no reply", () => {
    const told = tell(three);
    expect(allowed(told, "zhkh")).toEqual(expect.arrayContaining(["submitDraft", "submitInterim"]));
    expect(allowed(told, "zhkh")).not.toContain("submitPart");
    expect(new Set(allowed(told, "roads"))).toEqual(new Set(["askClarification", "declineCompetence", "submitPart"]));
    expect(tell([...three, ["2026-11-23 09:00 unit submitPart", { unit: "zhkh" }]]).refusal).toEqual({
      kind: "PartOfHelpersOnly",
      clause: "3.1.1",
    });
    expect(tell([...three, ["2026-11-23 09:00 unit submitDraft", { unit: "roads" }]]).refusal).toEqual({
      kind: "NotYourUnit",
      clause: "3.1.1",
    });
    expect(tell([...three, ["2026-11-23 09:00 unit submitPart", { unit: "police" }]]).refusal?.kind).toBe("NotYourUnit");
  });

  test("2.6: of a message given to one unit nobody speaks of parts", () => {
    const told = tell(inWork);
    expect(allowedMoves(told.state, somebody("unit", "zhkh"), told.now, told.context).map(({ move }) => move)).not.toContain("submitPart");
    expect(statuses(told)).toEqual([]);
    expect(tell([...inWork, "2026-11-23 09:00 unit submitPart"]).refusal).not.toBeNull();
  });

  test("2.6: a part is returned by the answerable unit or the curator, with remarks, and given anew", () => {
    const given: readonly Line[] = [...three, ["2026-11-23 09:00 unit submitPart", { unit: "roads" }]];
    expect(tell([...given, ["2026-11-23 09:30 unit returnPart", { remarks: "" }]]).refusal?.kind).toBe("RemarksRequired");
    const returned = tell([...given, "2026-11-23 09:30 unit returnPart"]);
    expect(statuses(returned)).toEqual(["roads returned", "culture awaited"]);
    expect(returned.state.parts[0]).toMatchObject({ givenAt: expect.any(Number), words: { textId: expect.any(String) } });
    expect(tell([...given, "2026-11-23 09:30 curator returnPart"]).refusal).toBeNull();
    const again = tell([...given, "2026-11-23 09:30 unit returnPart", ["2026-11-23 10:00 unit submitPart", { unit: "roads" }]]);
    expect(statuses(again)).toEqual(["roads given", "culture awaited"]);
    expect(tell([...three, "2026-11-23 09:30 curator returnPart"]).refusal).toEqual({ kind: "PartRequired", clause: "3.1.1" });
  });

  test("2.6: a helping unit that says it is not its matter leaves the case with the others; the answerable one sends it back whole", () => {
    const told = tell([...three, ["2026-11-23 09:00 unit declineCompetence", { unit: "roads" }]]);
    expect(told.state.step).toBe("withUnit");
    expect(told.log.at(-1)?.event.type).toBe("partDeclined");
    expect(statuses(told)).toEqual(["roads declined", "culture awaited"]);
    expect(tell([...three, ["2026-11-23 09:00 unit declineCompetence", { unit: "zhkh" }]]).state.step).toBe("competenceDeclined");
  });

  test("2.6, 3.1.2: a part is late after the end of the draft's term, whether it then comes or not", () => {
    const told = tell([...three, ["2026-11-23 09:00 unit submitPart", { unit: "roads" }]]);
    const nextDay = tell([...three, ["2026-11-24 09:00 unit submitPart", { unit: "culture" }]]);
    expect(statuses(told, nextDay.now)).toEqual(["roads given", "culture awaited late"]);
    expect(statuses(nextDay)).toEqual(["roads awaited late", "culture given late"]);
  });

  test("2.6: an act may give parts a term of their own, and have the reply wait for them", () => {
    const own = actOf(
      actText
        .replace(
          '      rework:\n        title: { ru: Доработка, en: Rework }\n        clause: "3.1.4"\n        term: 4wh',
          `      parts:
        clause: "3.1.2"
        term: 4wh
        starts: dispatched
        restarts: each
        stops: [{ event: partSubmitted, partsGiven: true }, { event: partDeclined, partsGiven: true }]
        cancelledBy: [draftSubmitted, refused, turnedIntoAppeal]
        when: { severalUnits: true }
        ofSteps: []
      rework:\n        title: { ru: Доработка, en: Rework }\n        clause: "3.1.4"\n        term: 4wh`,
        )
        .replace("submitDraft: { to: check, requires: proof }", "submitDraft: { to: check, requires: [proof, parts] }"),
    );
    const on = contextOf(own);
    const timer = (lines: readonly Line[]) => {
      const told = tell(lines, "pages", on);
      return partsOf(told.state, told.now, on).map(({ due }) => due);
    };
    expect(new Set(timer(three))).toEqual(new Set([Date.parse("2026-11-23T13:18:00+03:00")]));
    expect(tell([...three, "2026-11-23 10:00 unit submitDraft"], "pages", on).refusal).toEqual({ kind: "PartsMissing", clause: "3.1.2" });
    const both: readonly Line[] = [
      ...three,
      ["2026-11-23 09:00 unit submitPart", { unit: "roads" }],
      ["2026-11-23 09:10 unit declineCompetence", { unit: "culture" }],
    ];
    expect(tell(both.slice(0, -1), "pages", on).state.facts.at(-1)).toMatchObject({ type: "partSubmitted", partsGiven: false });
    expect(tell(both, "pages", on).state.facts.at(-1)).toMatchObject({ type: "partDeclined", partsGiven: true });
    expect(tell([...both, "2026-11-23 10:00 unit submitDraft"], "pages", on).refusal).toBeNull();
  });

  test("2.6: where the curator puts the reply together every unit gives a part", () => {
    const on = contextOf(
      actOf(
        actText.replace("units: { several: true, answerable: true,", "units: { several: true, answerable: true, consolidatedBy: curator,"),
      ),
    );
    expect(tell([...three, ["2026-11-23 09:00 unit submitPart", { unit: "zhkh" }]], "pages", on).refusal).toBeNull();
    expect(tell([...three, ["2026-11-23 09:00 unit submitDraft", { unit: "zhkh" }]], "pages", on).refusal?.kind).toBe("NotYourUnit");
  });

  test("3.4: what is missing is said in words, each thing of its kind", () => {
    const words = (refusal: Parameters<typeof refusalWords>[0]) => refusalWords(refusal, act, "ru");
    expect(words({ kind: "ProofRequired", clause: "3.4", allOf: [], anyOf: ["photo", "video", "reason"] })).toBe(
      "Приложите подтверждение: фотография, видео или причина, почему материалов нет.",
    );
    expect(words({ kind: "ProofRequired", clause: "3.4", allOf: ["photo", "document"], anyOf: [] })).toBe(
      "Приложите подтверждение: фотография и документ.",
    );
    expect(words({ kind: "MeasuresRequired", clause: "3.4" })).toBe("Напишите, какие меры приняты или как идёт работа.");
  });
});
