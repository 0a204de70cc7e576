import type { GroundRule, Procedure, RouteRule } from "#procedure";
import type { Ground, ProcedureInfo } from "../contract/index.ts";

/** The ways of an appeal (3.9) on a given day: the law changed, so the option is dated. */
const appealWaysOn = (procedure: Procedure, day: string): ProcedureInfo["appealWays"] =>
  procedure.appeal.filter((option) => option.from <= day && (option.to === null || day <= option.to)).flatMap((option) => [...option.ways]);

/** The option that is open on a day; a message that counts as an appeal by itself is registered. */
const appealOn = (procedure: Procedure, day: string): ProcedureInfo["appeal"] => {
  const option = procedure.appeal.find(({ from, to }) => from <= day && (to === null || day <= to));
  if (option === undefined) return null;
  const wayOf = (way: "register" | "guide" | "counts") => (way === "counts" ? "register" : way);
  const { note, template, clause } = option;
  return { ways: [...new Set(option.ways.map(wayOf))], byDefault: wayOf(option.byDefault), note, template, clause };
};

/** The clock that begins with an interim reply (3.3), whatever the act calls it. */
const afterInterimOf = (route: RouteRule): ProcedureInfo["routes"][number]["afterInterim"] => {
  const rule = Object.values(route.timers).find(({ starts }) => starts.some(({ when }) => when.reply?.includes("interim") === true));
  if (rule === undefined || (rule.term.kind !== "fixed" && rule.term.kind !== "promised")) return null;
  const term = rule.term.kind === "fixed" ? rule.term.term : rule.term.atMost;
  return term === null ? null : { term: { amount: term.amount, unit: term.unit }, clause: rule.clause };
};

const routeOf = (route: RouteRule): ProcedureInfo["routes"][number] => ({
  name: route.name,
  title: route.title,
  clause: route.clause,
  delivery: route.delivery,
  afterInterim: afterInterimOf(route),
  steps: Object.values(route.steps).map(({ name, title, clause, ends }) => ({ name, title, clause, ends })),
  timers: Object.values(route.timers).map(({ name, title, clause }) => ({ name, title, clause })),
});

/** A ground of 3.7 or 3.8 with what its text must hold. */
export const presentGround = (ground: GroundRule): Ground => ({
  name: ground.name,
  title: ground.title,
  clause: ground.clause,
  kind: ground.kind,
  by: [...ground.by],
  requires: [...ground.requires],
  alarms: [...ground.alarms],
  authorIsTold: ground.authorIsTold,
  mustHold: ground.mustHold,
  template: ground.template,
  fields: ground.fields.map((field) => ({ ...field })),
});

/** The act as the desk quotes it; `today` is the local day of the office. */
export const presentProcedure = (procedure: Procedure, today: string): ProcedureInfo => ({
  code: procedure.code,
  title: procedure.title,
  edition: procedure.edition,
  clauses: { ...procedure.clauses },
  roles: Object.entries(procedure.roles).map(([role, { title, clause }]) => ({ role, title, clause })),
  routes: Object.values(procedure.routes).map(routeOf),
  grounds: Object.values(procedure.grounds).map(presentGround),
  importance: Object.entries(procedure.importance?.levels ?? {}).map(([level, { title }]) => ({ level, title })),
  topics: Object.values(procedure.topics).map(({ name, title, clause, category }) => ({ name, title, clause, category })),
  facts: Object.entries(procedure.facts).map(([name, { title, clause, by, dated }]) => ({ name, title, clause, by: [...by], dated })),
  appealWays: appealWaysOn(procedure, today),
  appeal: appealOn(procedure, today),
});
