/** Quality checks of answers by the controller (4.2): a random sample of a period, a sheet for each answer, a summary for each unit. */
import { createHash } from "node:crypto";
import type { CaseId, UnitId } from "#case";
import type { Instant } from "#worktime";
import type { Desk } from "../desk.ts";
import type { InputProblem, Principal } from "../face.ts";
import type { QualitySample } from "../ports/reports.ts";
import type { StoreTx, UnitRow } from "../ports/store.ts";
import { extentOf } from "../rights.ts";
import { workingUnit } from "../unit-hours.ts";
import type { Period } from "./face.ts";
import { bestMark, criteria } from "./quality-criteria.ts";
import { readPeriod } from "./read-period.ts";

export type CheckedAnswer = {
  readonly caseId: CaseId;
  readonly number: number | null;
  readonly unit: UnitRow | null;
  readonly question: string;
  readonly answer: string;
  readonly answerLink: string | null;
  /** Null until the answer was judged. */
  readonly sheet: {
    readonly marks: Readonly<Record<string, number>>;
    readonly remark: string;
    readonly by: string;
    readonly at: Instant;
  } | null;
};

/** The judged answers of one unit: of each criterion the average of 0–2, and how much of the best was reached in all. */
export type UnitQuality = {
  readonly unit: UnitRow | null;
  readonly checked: number;
  readonly of: number;
  readonly averages: Readonly<Record<string, number>>;
  readonly share: number | null;
};

export type SampleView = Period & {
  readonly sampleId: string;
  readonly drawnBy: string;
  readonly drawnAt: Instant;
  readonly answers: readonly CheckedAnswer[];
  readonly units: readonly UnitQuality[];
};

export type QualityOutcome =
  | { readonly kind: "done" }
  | { readonly kind: "badInput"; readonly problems: readonly InputProblem[] }
  | { readonly kind: "notFound" };

export type QualityAsked = Period & { readonly size: number };
export type SheetAsked = {
  readonly sampleId: string;
  readonly caseId: CaseId;
  readonly marks: Readonly<Record<string, number>>;
  readonly remark: string;
};

const shownSamples = 12;

/** The newest samples with their sheets. */
export async function qualitySamples(desk: Desk, { tenantId, person }: Principal): Promise<readonly SampleView[] | null> {
  if (extentOf(person, "report", "read") !== "all") return null;
  return desk.store.transaction(tenantId, async (tx) => {
    const samples = await tx.samples(shownSamples);
    const views: SampleView[] = [];
    for (const sample of samples) views.push(await viewOf(tx, sample));
    return views;
  });
}

async function viewOf(tx: StoreTx, { sampleId, from, to, drawnBy, drawnAt, cases, sheets }: QualitySample): Promise<SampleView> {
  const ids = cases.map(({ caseId }) => caseId);
  const [words, rows, units, people] = [await tx.journalWords(ids), await tx.listed(ids), await tx.units(), await tx.people()];
  const remarks = await tx.texts(sheets.flatMap(({ remark }) => (remark === null ? [] : [remark.textId])));
  const nameOf = (personId: string): string => people.find((one) => one.personId === personId)?.name ?? personId;
  const answers = cases.map(({ caseId, unitId }): CheckedAnswer => {
    const sheet = sheets.find((one) => one.caseId === caseId);
    const own = words.get(caseId);
    return {
      caseId,
      number: rows.find(({ projection }) => projection.caseId === caseId)?.projection.number ?? null,
      unit: units.find((unit) => unit.unitId === unitId) ?? null,
      question: own?.text ?? "",
      answer: own?.answer ?? "",
      answerLink: own?.answerLink ?? null,
      sheet:
        sheet === undefined
          ? null
          : {
              marks: sheet.marks,
              remark: sheet.remark === null ? "" : (remarks.get(sheet.remark.textId) ?? ""),
              by: nameOf(sheet.personId),
              at: sheet.at,
            },
    };
  });
  return { sampleId, from, to, drawnBy: nameOf(drawnBy), drawnAt, answers, units: summaryOf(answers) };
}

/** What the sheets say of each unit. */
export function summaryOf(answers: readonly Pick<CheckedAnswer, "unit" | "sheet">[]): readonly UnitQuality[] {
  const byUnit = Map.groupBy(answers, ({ unit }) => unit?.unitId ?? null);
  return [...byUnit.values()].map((group) => {
    const marks = group.flatMap(({ sheet }) => (sheet === null ? [] : [sheet.marks]));
    const average = (name: string): number => marks.reduce((sum, one) => sum + (one[name] ?? 0), 0) / marks.length;
    const averages = marks.length === 0 ? {} : Object.fromEntries(criteria.map(({ name }) => [name, average(name)]));
    const reached = Object.values(averages).reduce((sum, one) => sum + one, 0);
    return {
      unit: group[0]?.unit ?? null,
      checked: marks.length,
      of: group.length,
      averages,
      share: marks.length === 0 ? null : reached / (criteria.length * bestMark),
    };
  });
}

/** Draws a sample; which answers it holds follows from its id, so that the draw can be checked. */
export async function drawSample(
  desk: Desk,
  { tenantId, person }: Principal,
  { from, to, size }: QualityAsked,
): Promise<QualityOutcome | null> {
  if (extentOf(person, "report", "change") !== "all") return null;
  const answered: { readonly caseId: CaseId; readonly unitId: UnitId | null }[] = [];
  await readPeriod(desk, { tenantId, period: { from, to } }, async ({ cases }) => {
    for (const { state, outcome } of cases) {
      const isAnswer = outcome.outcome === "answered" || outcome.outcome === "explained";
      if (isAnswer && outcome.at !== null && outcome.at >= from && outcome.at < to)
        answered.push({ caseId: state.caseId, unitId: workingUnit(state) });
    }
  });
  if (answered.length === 0)
    return { kind: "badInput", problems: [problem("from", "За этот период ответов нет.", "There are no answers in this period.")] };
  const sampleId = desk.newId();
  const lot = (caseId: CaseId): string => createHash("sha256").update(`${sampleId}\n${caseId}`).digest("hex");
  const cases = answered.toSorted((a, b) => lot(a.caseId).localeCompare(lot(b.caseId))).slice(0, size);
  await desk.store.transaction(tenantId, (tx) =>
    tx.addSample({ sampleId, from, to, drawnBy: person.personId, drawnAt: desk.now(), cases }),
  );
  return { kind: "done" };
}

/** Keeps what a controller gave an answer: every criterion marked, a remark if any. */
export async function judge(desk: Desk, { tenantId, person }: Principal, sheet: SheetAsked): Promise<QualityOutcome | null> {
  if (extentOf(person, "report", "change") !== "all") return null;
  const { sampleId, caseId, marks, remark } = sheet;
  const unmarked = criteria.filter(({ name }) => ![0, 1, bestMark].includes(marks[name] ?? -1));
  if (unmarked.length > 0)
    return {
      kind: "badInput",
      problems: unmarked.map(({ name, title }) => problem(`marks.${name}`, `Поставьте оценку: ${title.ru}.`, `Give a mark: ${title.en}.`)),
    };
  return desk.store.transaction(tenantId, async (tx): Promise<QualityOutcome> => {
    const sample = (await tx.samples(shownSamples)).find((one) => one.sampleId === sampleId);
    if (sample?.cases.some((one) => one.caseId === caseId) !== true) return { kind: "notFound" };
    const kept = remark.trim() === "" ? null : await tx.putText("remarks", remark.trim());
    const own = Object.fromEntries(criteria.map(({ name }) => [name, marks[name] ?? 0]));
    await tx.addSheet(sampleId, { caseId, marks: own, remark: kept, personId: person.personId, at: desk.now() });
    return { kind: "done" };
  });
}

const problem = (path: string, ru: string, en: string): InputProblem => ({ code: "NEEDED", path, ru, en });
