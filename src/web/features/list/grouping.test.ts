import type { CaseRow } from "#http/contract";
import { describe, expect, it } from "vitest";
import { answersFilter, groupOf, withDays, withHeadings } from "./grouping.ts";

const row = (number: number, urgency: CaseRow["urgency"], change: Partial<CaseRow> = {}): CaseRow => ({
  caseId: `c${number}`,
  number,
  version: 1,
  network: "vk",
  messageKind: "comment",
  pageTitle: "Страница главы",
  authorName: "Анна Котова",
  excerpt: "Не горит фонарь",
  attachmentCount: 0,
  receivedAt: 0,
  route: "pages",
  step: "arrived",
  stepTitle: { ru: "Поступило", en: "Arrived" },
  stepSince: 0,
  waitingFor: ["curator"],
  awaitsApproval: false,
  units: [{ unitId: "u", shortTitle: "Отдел ЖКХ" }],
  ended: false,
  isEmergency: false,
  removedByAuthor: false,
  urgency,
  nearest: null,
  ...change,
});

describe("grouping of the list", () => {
  it("puts a heading with its count before the first row of every group", () => {
    const lines = withHeadings([row(1, "overdue"), row(2, "overdue"), row(3, "today")]);
    expect(
      lines.map((line) => (line.kind === "group" ? `${line.group} ${line.count}` : line.kind === "row" ? line.row.number : line.day)),
    ).toEqual(["overdue 2", 1, 2, "today 1", 3]);
  });

  it("keeps finished work apart from work without a clock", () => {
    expect(groupOf(row(1, "none"))).toBe("none");
    expect(groupOf(row(1, "none", { ended: true }))).toBe("ended");
  });

  it("groups what lies behind by the day of arrival", () => {
    const rows = [row(3, "overdue", { receivedAt: 25 }), row(2, "none", { receivedAt: 21 }), row(1, "today", { receivedAt: 11 })];
    const lines = withDays(rows, (at) => `day ${Math.floor(at / 10)}`);
    expect(lines.map((line) => (line.kind === "row" ? line.row.number : line.kind === "day" ? line.day : line.group))).toEqual([
      "day 2",
      3,
      2,
      "day 1",
      1,
    ]);
  });

  it("shows nothing for an empty list", () => {
    expect(withHeadings([])).toEqual([]);
  });

  it.each([["№ 12"], ["котова"], ["ФОНАРЬ"], ["жкх"], ["  "]])("answers the filter «%s»", (words) => {
    expect(answersFilter(row(12, "today"), words)).toBe(true);
  });

  it("does not answer other words", () => {
    expect(answersFilter(row(12, "today"), "вода")).toBe(false);
  });
});
