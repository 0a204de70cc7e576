/** The whole file: its keys, and how it becomes a `Procedure`. */
import type { Procedure } from "./model.ts";
import type { Bilingual, ClauseId, ProcedureRole } from "./model-words.ts";
import { alerts, appeal, breaches, limits, proof, reports, type LimitsFile } from "./file-rules.ts";
import { grounds, tables, topics, groundRules, topicRules } from "./file-grounds.ts";
import { routeFile, routeRule } from "./file-route.ts";
import { anytime } from "./file-step.ts";
import { withImpliedMoves } from "./implied-moves.ts";
import { lawReadings, mergeReadings, readings } from "./file-timer.ts";
import { byForm, fields, listOf, mapOf, optional, required, turned, type Field, type Shape } from "./shape.ts";
import { bilingual, clauseId, date, flag, name, number, oneOf, term, text } from "./shape-scalars.ts";
import { plainData } from "./shape-plain.ts";
import { roles } from "./vocabulary.ts";

const role = fields({ title: required(bilingual), organisation: optional(text, null), clause: optional(clauseId, null) });
const fact = fields({
  title: required(bilingual),
  clause: optional(clauseId, null),
  by: optional(listOf(oneOf([...roles, "network"] as const)), ["curator"] as const),
  at: optional<readonly string[], readonly string[]>(listOf(name), []),
  dated: optional(flag, false),
});
const level = byForm<{ title: Bilingual; priority: number | null }>({
  text: turned(text, (title) => ({ title: { ru: title, en: title }, priority: null })),
  map: fields<{ title: Bilingual; priority: number | null }>({
    title: required(bilingual),
    priority: optional(number({ from: 0, to: 1000, whole: true }), null),
  }),
  expects: { ru: "название степени или { title: …, priority: … }", en: "the level's title or { title: …, priority: … }" },
});
const importance = fields({
  levels: required(mapOf(level, name)),
  byDefault: required(name),
  by: optional(listOf(oneOf(roles)), ["curator"] as const),
  clause: optional(clauseId, null),
});
const clarification = fields({ remindAfter: optional(term, null), closableAfter: optional(term, null), clause: optional(clauseId, null) });
const units = fields({
  several: optional(flag, false),
  answerable: optional(flag, true),
  consolidatedBy: optional(oneOf(["answerable", "curator"] as const), "answerable" as const),
  clause: optional(clauseId, null),
});
const side = oneOf(["public", "direct"] as const);
const visibility = fields({
  comment: optional(side, "public" as const),
  direct: optional(side, "direct" as const),
  post: optional(side, "public" as const),
  clause: optional(clauseId, null),
});
const weekends = fields({ policy: required(oneOf(["firstWorkingDay", "dutyDays", "runsOn"] as const)), clause: optional(clauseId, null) });
const networks = fields({ named: required(listOf(name)), clause: optional(clauseId, null) });

/** A role's name; a fifth person of an act takes one of the four, and its own title. */
const roleName: Shape<ProcedureRole> = {
  ...oneOf(roles),
  read: (source, path, notebook) => {
    const known = source.kind === "text" ? roles.find((one) => one === source.text) : undefined;
    if (known !== undefined || source.kind !== "text") return known ?? oneOf(roles).read(source, path, notebook);
    notebook.findings.push({
      code: "unknownRole",
      severity: "error",
      path,
      at: source.at,
      what: { ru: `Роли «${source.text}» в программе нет`, en: `The program has no role "${source.text}"` },
      remedy: {
        ru: `Роли программы: ${roles.join(", ")}. Возьмите ту, чью работу делает это лицо, и назовите должность в title`,
        en: `The roles are: ${roles.join(", ")}. Take the one whose work this person does, and put the office into title`,
      },
    });
    return undefined;
  },
};

type Read<T> = T extends Shape<infer U> ? U : never;

const clauses = mapOf(text, clauseId);
const notes = mapOf(bilingual, clauseId);
const roleTitles = mapOf(role, roleName);
const facts = mapOf(fact, name);
const calendars = mapOf(plainData, name);
const inForce = fields({ from: required(date), to: optional(date, null) });
const routes = mapOf(routeFile, name);

export type ActFile = {
  readonly code: string;
  readonly title: string;
  readonly edition: string;
  readonly inForce: Read<typeof inForce>;
  readonly clauses: Read<typeof clauses>;
  readonly notes: Read<typeof notes>;
  readonly roles: Read<typeof roleTitles>;
  readonly networks: Read<typeof networks> | null;
  readonly readings: Read<typeof readings> | null;
  readonly weekends: Read<typeof weekends> | null;
  readonly calendar: string | null;
  readonly emergencyCalendar: string | null;
  readonly calendars: Read<typeof calendars>;
  readonly facts: Read<typeof facts>;
  readonly importance: Read<typeof importance> | null;
  readonly anytime: Read<typeof anytime>;
  readonly routes: Read<typeof routes>;
  readonly grounds: Read<typeof grounds>;
  readonly appeal: Read<typeof appeal>;
  readonly clarification: Read<typeof clarification> | null;
  readonly units: Read<typeof units> | null;
  readonly visibility: Read<typeof visibility> | null;
  readonly proof: Read<typeof proof>;
  readonly topics: Read<typeof topics>;
  readonly tables: Read<typeof tables>;
  readonly limits: LimitsFile | null;
  readonly breaches: Read<typeof breaches> | null;
  readonly alerts: Read<typeof alerts>;
  readonly reports: Read<typeof reports>;
};

/** The keys of the act, in the order of the documentation. */
export const actKeys: { readonly [K in keyof ActFile]: Field<ActFile[K]> } = {
  code: required(name),
  title: required(text),
  edition: required(text),
  inForce: required(inForce),
  clauses: required(clauses),
  notes: optional(notes, {}),
  roles: optional(roleTitles, {}),
  networks: optional(networks, null),
  readings: optional(readings, null),
  weekends: optional(weekends, null),
  calendar: optional(name, null),
  emergencyCalendar: optional(name, null),
  calendars: optional(calendars, {}),
  facts: optional(facts, {}),
  importance: optional(importance, null),
  anytime: optional(anytime, {}),
  routes: required(routes),
  grounds: optional(grounds, {}),
  appeal: optional(appeal, []),
  clarification: optional(clarification, null),
  units: optional(units, null),
  visibility: optional(visibility, null),
  proof: optional(proof, []),
  topics: optional(topics, {}),
  tables: optional(tables, {}),
  limits: optional(limits, null),
  breaches: optional(breaches, null),
  alerts: optional(alerts, []),
  reports: optional(reports, []),
};

export const actFile: Shape<ActFile> = fields<ActFile>(actKeys);

/** The act with every default filled in. */
export function procedureOf(file: ActFile): Procedure {
  const defaults = {
    calendar: file.calendar ?? (file.weekends?.policy === "runsOn" ? "always" : "office"),
    emergencyCalendar: file.emergencyCalendar,
    readings: mergeReadings(file.readings, lawReadings),
    tables: file.tables,
  };
  const act = {
    importance: file.importance,
    facts: withClauses(file.facts),
    topics: topicRules(file.topics),
    units: claused(file.units ?? oneUnit),
  };
  return {
    code: file.code,
    title: file.title,
    edition: file.edition,
    inForce: file.inForce,
    clauses: file.clauses,
    notes: file.notes,
    roles: rolesOf(file.roles),
    networks: clausedOrNull(file.networks),
    weekends: clausedOrNull(file.weekends),
    calendars: file.calendars,
    facts: act.facts,
    importance: file.importance === null ? null : { ...claused(file.importance), levels: levelsOf(file.importance.levels) },
    routes: Object.fromEntries(
      Object.entries(file.routes).map(([routeName, route]) => [routeName, withImpliedMoves(routeRule(routeName, route, defaults), act)]),
    ),
    grounds: groundRules(file.grounds),
    appeal: file.appeal.map((option) => ({ ...claused(option), from: option.from ?? file.inForce.from })),
    clarification: clausedOrNull(file.clarification),
    units: act.units,
    visibility: claused(file.visibility ?? asWritten),
    proof: file.proof.map(claused),
    topics: act.topics,
    tables: file.tables,
    limits: file.limits ?? noLimits,
    breaches: clausedOrNull(file.breaches),
    alerts: file.alerts.map(claused),
    reports: file.reports.map(claused),
  };
}

const oneUnit: Read<typeof units> = { several: false, answerable: true, consolidatedBy: "answerable", clause: null };
const asWritten: Read<typeof visibility> = { comment: "public", direct: "direct", post: "public", clause: null };
const noLimits: LimitsFile = {
  textLength: {},
  advisedLength: {},
  bannedPhrases: [],
  style: [],
  identicalAnswersPerHour: null,
  commentsPerDay: null,
  intake: { textLength: null, perAuthorPerDay: null, files: null },
  clause: null,
};

/** A rule that the file gives no clause has the empty one: it is the product's own default, not the act's. */
function claused<T extends { readonly clause: ClauseId | null }>(rule: T): Omit<T, "clause"> & { readonly clause: ClauseId } {
  return { ...rule, clause: rule.clause ?? "" };
}

function clausedOrNull<T extends { readonly clause: ClauseId | null }>(
  rule: T | null,
): (Omit<T, "clause"> & { readonly clause: ClauseId }) | null {
  return rule === null ? null : claused(rule);
}

function withClauses<T extends { readonly clause: ClauseId | null }>(
  rules: Readonly<Record<string, T>>,
): Readonly<Record<string, Omit<T, "clause"> & { readonly clause: ClauseId }>> {
  return Object.fromEntries(Object.entries(rules).map(([key, rule]) => [key, claused(rule)]));
}

function rolesOf(file: ActFile["roles"]): Procedure["roles"] {
  const known: readonly ProcedureRole[] = roles;
  return Object.fromEntries(
    known.flatMap((key) => {
      const found = file[key];
      return found === undefined ? [] : [[key, claused(found)] as const];
    }),
  );
}

function levelsOf(levels: Read<typeof importance>["levels"]): NonNullable<Procedure["importance"]>["levels"] {
  return Object.fromEntries(
    Object.entries(levels).map(([key, { title, priority }], index) => [key, { title, priority: priority ?? index }] as const),
  );
}
