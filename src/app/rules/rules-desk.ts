import type { Desk } from "../desk.ts";
import { actSettings, adoptAct, checkAct } from "./act.ts";
import { adoptCalendar, calendarSettings, movedBy, previewCalendar } from "./calendar.ts";
import type { RulesDesk } from "./face.ts";
import { setUnitHours, unitsFor } from "./unit-hours.ts";

/** The settings of rules over the app's parts. */
export function rulesDesk(desk: Desk): RulesDesk {
  return {
    units: (principal) => unitsFor(desk, principal),
    setUnitHours: (principal, asked) => setUnitHours(desk, principal, asked),
    calendar: (principal) => calendarSettings(desk, principal),
    moved: (principal, version) => movedBy(desk, principal, version),
    previewCalendar: (principal, text) => previewCalendar(desk, principal, text),
    adoptCalendar: (principal, asked) => adoptCalendar(desk, principal, asked),
    act: (principal) => actSettings(desk, principal),
    checkAct: (principal, text) => checkAct(desk, principal, text),
    adoptAct: (principal, asked) => adoptAct(desk, principal, asked),
  };
}
