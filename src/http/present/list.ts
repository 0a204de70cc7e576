import type { ListAnswer, UnitRow } from "#app";
import type { RouteRule } from "#procedure";
import type { Bilingual, CaseRow, ListPage } from "../contract/index.ts";
import { timerTitle } from "./timer.ts";
import { dayReader, urgencyOf, zoneOf } from "./urgency.ts";

type Row = ListAnswer["rows"][number];
type TermUnit = NonNullable<CaseRow["nearest"]>["unit"];

/** The act's own title of a step; a step that is gone shows its name. */
export const stepTitle = (route: RouteRule, step: string): Bilingual => {
  const title = route.steps[step]?.title;
  return title === undefined ? { ru: step, en: step } : { ru: title.ru, en: title.en };
};

const unitsOf = (row: Row, units: ReadonlyMap<string, UnitRow>): CaseRow["units"] =>
  row.projection.units.map((unitId) => ({ unitId, shortTitle: units.get(unitId)?.shortTitle ?? "" }));

/** The act's own unit of a timer whose row was written before the unit was kept; working hours where the case decides. */
const unitOf = (route: RouteRule, timer: string): TermUnit => {
  const rule = route.timers[timer]?.term;
  if (rule === undefined || (rule.kind !== "fixed" && rule.kind !== "promised")) return "workingHour";
  return (rule.kind === "fixed" ? rule.term : rule.atMost)?.unit ?? "workingHour";
};

const nearestOf = ({ projection, route }: Row): CaseRow["nearest"] => {
  const { nearest } = projection;
  if (nearest === null) return null;
  return {
    timer: nearest.timer,
    title: timerTitle(route, nearest.timer),
    clause: nearest.clause,
    due: nearest.due,
    status: nearest.status,
    startedAt: nearest.startedAt ?? projection.receivedAt,
    unit: nearest.unit ?? unitOf(route, nearest.timer),
  };
};

const rowOf = (row: Row, units: ReadonlyMap<string, UnitRow>, urgency: CaseRow["urgency"]): CaseRow => {
  const { projection } = row;
  return {
    caseId: projection.caseId,
    number: projection.number,
    version: projection.version,
    network: projection.network,
    messageKind: projection.messageKind,
    pageTitle: row.pageTitle,
    authorName: row.authorName,
    excerpt: row.excerpt,
    attachmentCount: row.attachmentCount,
    receivedAt: projection.receivedAt,
    route: projection.route,
    step: projection.step,
    stepTitle: stepTitle(row.route, projection.step),
    stepSince: projection.stepSince,
    waitingFor: [...projection.waitingFor],
    units: unitsOf(row, units),
    ended: projection.ended,
    isEmergency: projection.isEmergency,
    removedByAuthor: projection.removedByAuthor,
    urgency,
    nearest: nearestOf(row),
  };
};

/** A page of a list: the days are those of the office, wherever the server stands. */
export const presentList = (answer: ListAnswer, office: unknown): ListPage => {
  const units = new Map(answer.units.map((unit) => [unit.unitId, unit]));
  const dayOf = dayReader(zoneOf(office));
  return {
    rows: answer.rows.map((row) => rowOf(row, units, row.projection.ended ? "none" : urgencyOf(row.projection.nearest, answer.now, dayOf))),
    nextCursor: answer.nextCursor,
    counts: { ...answer.counts },
    now: answer.now,
  };
};
