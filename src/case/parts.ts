/** The parts of helping units: of several units one answers for the consolidated reply, the others bring what it needs (2.6). */
import type { Procedure } from "#procedure";
import type { Instant } from "#worktime";
import type { CaseEvent } from "./events.ts";
import type { UnitId } from "./ids.ts";
import type { CaseState, PartState } from "./state.ts";

type Helped = Pick<CaseState, "units" | "answerable">;

/** The units that bring parts: all but the answerable one, or all of them where the curator puts the reply together. */
export function helpersOf({ units, answerable }: Helped, { units: rule }: Procedure): readonly UnitId[] {
  if (units.length < 2 || !rule.answerable) return [];
  return rule.consolidatedBy === "curator" ? units : units.filter((unit) => unit !== answerable);
}

/** Whether every helping unit has given its part or has said that it has none; `bringing` is one that is about to. */
export function arePartsGiven(state: Helped & Pick<CaseState, "parts">, procedure: Procedure, bringing: UnitId | null = null): boolean {
  return helpersOf(state, procedure).every(
    (unit) =>
      unit === bringing || state.parts.some((part) => part.unitId === unit && (part.status === "given" || part.status === "declined")),
  );
}

type PartEvent = Extract<CaseEvent, { readonly type: "partSubmitted" | "partReturned" | "partDeclined" }>;

/** The parts after one more event about them; of each unit the newest is kept. */
export function withPart(parts: readonly PartState[], event: PartEvent, at: Instant): readonly PartState[] {
  const former = parts.find((part) => part.unitId === event.unitId);
  return [...parts.filter((part) => part.unitId !== event.unitId), partAfter(former, event, at)];
}

function partAfter(former: PartState | undefined, event: PartEvent, at: Instant): PartState {
  const { unitId } = event;
  switch (event.type) {
    case "partSubmitted": {
      const { text, files, measures } = event;
      return { unitId, status: "given", at, givenAt: at, text, files, measures, words: null };
    }
    case "partReturned":
      return { ...(former ?? nothing(unitId, at)), status: "returned", at, words: event.remarks };
    case "partDeclined":
      return { ...nothing(unitId, at), words: event.reason };
  }
}

function nothing(unitId: UnitId, at: Instant): PartState {
  return { unitId, status: "declined", at, givenAt: null, text: null, files: [], measures: null, words: null };
}
