import type { RulesDesk, UnitRow } from "#app";
import type { CaseId, UnitId } from "#case";
import { explore } from "#case";
import { may } from "#app";
import { fakeProcedure } from "./fake-procedure.ts";

const moved = [
  {
    caseId: "case-1" as CaseId,
    number: 7,
    timer: "total",
    title: { ru: "Ответ автору", en: "Reply" },
    clause: "3.1",
    was: 1_000,
    becomes: 2_000,
  },
];
const fakeUnits: readonly UnitRow[] = [
  { unitId: "zhkh" as UnitId, title: "Управление ЖКХ", shortTitle: "ЖКХ", headName: null, active: true, hours: null },
];
const problem = {
  code: "noCalendar",
  severity: "error",
  line: 2,
  column: 3,
  path: "years",
  ru: "Нет годов.",
  en: "No years.",
  remedyRu: "Добавьте.",
  remedyEn: "Add them.",
} as const;

/** The settings of rules without a database: a text "bad" has a problem, a version 9 was somebody else's; what was asked is kept in `adopted`. */
export const createFakeRules = (adopted: unknown[]): RulesDesk => ({
  units: async ({ person }) => (may(person, "settings", "read") ? fakeUnits : null),
  setUnitHours: async ({ person }, asked) => {
    if (!may(person, "settings", "change")) return null;
    if (asked.unitId !== "zhkh") return { kind: "notFound" };
    if (asked.hours !== null && Object.keys(Object(asked.hours)).length === 0)
      return { kind: "badInput", problems: [{ code: "BAD_HOURS", path: "hours.hours", ru: "Нет часов.", en: "No hours." }] };
    adopted.push(asked);
    return { kind: "done", units: fakeUnits.map((unit) => ({ ...unit, hours: asked.hours })) };
  },
  calendar: async ({ person }) => (may(person, "settings", "read") ? { version: 0, openCases: 3, history: [] } : null),
  moved: async ({ person }) => (may(person, "settings", "read") ? moved : null),
  previewCalendar: async ({ person }, text) => {
    if (!may(person, "settings", "change")) return null;
    if (text === "bad") return { kind: "problems", problems: [problem] };
    return { kind: "preview", version: 0, calendarId: "ru", years: [2028], calendars: [], openCases: 3, moved };
  },
  adoptCalendar: async ({ person }, asked) => {
    if (!may(person, "settings", "change")) return null;
    if (asked.text === "bad") return { kind: "problems", problems: [problem] };
    if (asked.seen === 9) return { kind: "conflict" };
    adopted.push(asked);
    return { kind: "adopted", movedCount: 1 };
  },
  act: async ({ person }) =>
    may(person, "act", "read")
      ? { procedure: fakeProcedure, editions: [], mayAdopt: may(person, "settings", "change"), today: "2026-11-20" }
      : null,
  checkAct: async ({ person }, text) => {
    if (!may(person, "act", "read")) return null;
    if (text === "bad") return { problems: [problem], act: null };
    const explored = explore(fakeProcedure, { statesPerRoute: 10 });
    const act = { procedure: fakeProcedure, comparedWith: fakeProcedure.edition, changes: [], terms: [], openCases: 3, explored };
    return { problems: [], act };
  },
  adoptAct: async ({ person }, asked) => {
    if (!may(person, "settings", "change")) return null;
    if (asked.text === "bad") return { kind: "problems", problems: [problem] };
    adopted.push(asked);
    return { kind: "adopted", movedCount: 0 };
  },
});
