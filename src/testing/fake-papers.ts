/** Alarms and papers of the fake app: one alarm that stands for the Head, a note for the police on the one case, and no appeal. */
import { may } from "#app";
import type { AlarmView, App } from "#app";
import type { CaseId } from "#case";

export const fakeAlarmId = "alarm-1";

const alarm = (caseId: CaseId): AlarmView => ({
  alarmId: fakeAlarmId,
  caseId,
  number: 17,
  ground: { title: { ru: "Угроза", en: "A threat" }, clause: "3.7" },
  raisedAt: 1_000,
  decidedBy: "Имя curator",
  excerpt: "Не горит фонарь",
  roles: ["head"],
  acknowledged: [],
  standsForMe: true,
});

/** The part of the fake app that stands behind the routes of papers and alarms; `mayOpen` says who sees the case. */
export const createFakePapers = (
  caseId: CaseId,
  mayOpen: (principal: Parameters<App["card"]>[0], asked: CaseId) => boolean,
): Pick<App, "alarms" | "acknowledgeAlarm" | "formerAnswers" | "policeNote" | "appealPackage"> => ({
  alarms: async ({ person }, asked) => (may(person, "alarm", "read") && (asked ?? caseId) === caseId ? [alarm(caseId)] : []),
  acknowledgeAlarm: async ({ person }, alarmId) => person.role === "head" && alarmId === fakeAlarmId,
  formerAnswers: async (principal, asked) =>
    mayOpen(principal, asked)
      ? [{ caseId, number: 9, units: [], question: "Когда?", answer: "Завтра", permalink: null, publishedAt: 1_000, isPublic: true }]
      : [],
  policeNote: async (principal, asked) =>
    may(principal.person, "paper", "read") && mayOpen(principal, asked)
      ? { name: "Сообщение в полицию.docx", mime: "application/vnd.test", bytes: new TextEncoder().encode("note"), text: "Слова" }
      : null,
  appealPackage: async () => null,
});
