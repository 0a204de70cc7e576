import type { ListAnswer, SearchResult, UnitRow } from "#app";
import type { RouteRule } from "#procedure";
import type { Bilingual, CaseRow, ListPage, SearchResult as FoundPage } from "../contract/index.ts";
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

/** Whether the act lets the Head approve at this step: units alone do not tell, a case may come back to the folder with them (3.1.1). */
const awaitsApproval = ({ projection, route }: Row): boolean => {
  const moves = route.steps[projection.step]?.moves ?? {};
  return route.approvals.some(({ by, move }) => by === "head" && moves[move] !== undefined);
};

type Beside = { readonly units: ReadonlyMap<string, UnitRow>; readonly now: number; readonly dayOf: ReturnType<typeof dayReader> };

const rowOf = (row: Row, { units, now, dayOf }: Beside): CaseRow => {
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
    awaitsApproval: awaitsApproval(row),
    units: unitsOf(row, units),
    ended: projection.ended,
    isEmergency: projection.isEmergency,
    removedByAuthor: projection.removedByAuthor,
    urgency: projection.ended ? "none" : urgencyOf(projection.nearest, now, dayOf),
    nearest: nearestOf(row),
  };
};

const beside = ({ units, now }: Pick<ListAnswer, "units" | "now">, office: unknown): Beside => ({
  units: new Map(units.map((unit) => [unit.unitId, unit])),
  now,
  // The days are those of the office, wherever the server stands.
  dayOf: dayReader(zoneOf(office)),
});

/** A page of a list. */
export const presentList = (answer: ListAnswer, office: unknown): ListPage => {
  const known = beside(answer, office);
  return {
    rows: answer.rows.map((row) => rowOf(row, known)),
    nextCursor: answer.nextCursor,
    counts: { ...answer.counts },
    now: answer.now,
  };
};

/** What a search found, as rows of a list with the place and the piece of text. */
export const presentFound = (answer: SearchResult, office: unknown): FoundPage => {
  const known = beside(answer, office);
  return {
    rows: answer.rows.map((row) => ({
      ...rowOf(row, known),
      place: row.place,
      fragment: row.fragment === null ? null : [...row.fragment],
    })),
    more: answer.more,
    now: answer.now,
  };
};
