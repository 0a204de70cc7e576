/** A unit's own hours (2.6): they stand in the form of an office's file, and take from the office what they do not say. */
import type { CaseState, UnitId } from "#case";
import type { UnitRow } from "./ports/store.ts";

/** The office that a unit works by: its own hours in the office's zone and by its production calendar, unless it names others. */
export function unitOffice(office: unknown, hours: unknown): unknown {
  const [zone, calendar] = [fieldOf(office, "zone"), fieldOf(office, "calendar")];
  const inherited = { ...(zone === undefined ? {} : { zone }), ...(calendar === undefined ? {} : { calendar }) };
  return typeof hours === "object" && hours !== null ? { ...inherited, ...hours } : hours;
}

/** The unit by whose hours the unit's clocks of a case run: the answerable one. */
export function workingUnit({ answerable, units }: Pick<CaseState, "answerable" | "units">): UnitId | null {
  return answerable ?? units[0] ?? null;
}

/** The hours of that unit; null = the office's. */
export function hoursOf(state: Pick<CaseState, "answerable" | "units"> | null, units: readonly UnitRow[]): unknown {
  const unitId = state === null ? null : workingUnit(state);
  return units.find((unit) => unit.unitId === unitId)?.hours ?? null;
}

function fieldOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Object.entries(value).find(([name]) => name === key)?.[1] : undefined;
}
