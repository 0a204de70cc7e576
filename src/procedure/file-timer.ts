/** How a file writes clocks. */
import type { Readings, Term } from "#worktime";
import type { Procedure } from "./model.ts";
import type { Condition, EventMatch } from "./model-condition.ts";
import type { Escalation, Recipient, TermRule, TimerRule } from "./model-timer.ts";
import type { Bilingual, ClauseId, ProcedureRole } from "./model-words.ts";
import { condition, eventMatches } from "./file-condition.ts";
import { byForm, fields, listOf, mapOf, optional, required, turned, type Shape } from "./shape.ts";
import { termFromTable, type TableTerm } from "./table-term.ts";
import { bilingual, clauseId, count, flag, name, number, oneOf, term, text } from "./shape-scalars.ts";
import { recipients, roles } from "./vocabulary.ts";

/** A term as the file writes it, with the role that sets it on the case, if any. */
type TermFile = { readonly rule: TermRule | TableTerm; readonly setBy: readonly ProcedureRole[] };

type TermKeys = {
  readonly cases: readonly { readonly when: Condition; readonly term: Term }[] | null;
  readonly byImportance: Readonly<Record<string, Term>> | null;
  readonly byTopic: Readonly<Record<string, Term>> | null;
  readonly setBy: readonly ProcedureRole[] | null;
  readonly promised: boolean | null;
  readonly share: number | null;
  readonly of: string | null;
  readonly rest: string | null;
  readonly table: string | null;
  readonly column: string;
  readonly atMost: Term | null;
  readonly otherwise: Term | null;
};

const termKeys = fields<TermKeys>({
  cases: optional(listOf(fields({ when: required(condition), term: required(term) })), null),
  byImportance: optional(mapOf(term, name), null),
  byTopic: optional(mapOf(term, name), null),
  setBy: optional(listOf(oneOf(roles)), null),
  promised: optional(flag, null),
  share: optional(number({ from: 0.01, to: 10, whole: false }), null),
  of: optional(name, null),
  rest: optional(name, null),
  table: optional(name, null),
  column: optional(name, "term"),
  atMost: optional(term, null),
  otherwise: optional(term, null),
});

const termMap: Shape<TermFile> = {
  ...termKeys,
  read: (source, path, notebook) => {
    const keys = termKeys.read(source, path, notebook);
    if (keys === undefined) return undefined;
    const rules = rulesOf(keys);
    const [rule] = rules;
    if (rule !== undefined && rules.length === 1) return { rule, setBy: keys.setBy ?? [] };
    notebook.findings.push({
      code: "termUnclear",
      severity: "error",
      path,
      at: source.at,
      what: { ru: "Непонятно, как задан срок", en: "It is not clear how the term is set" },
      remedy: {
        ru: "Оставьте один способ: 8wh; cases, byImportance или byTopic; setBy; promised: true; share и of; rest; table",
        en: "Keep one way: 8wh; cases, byImportance or byTopic; setBy; promised: true; share and of; rest; table",
      },
    });
    return undefined;
  },
};

/** Every way that the keys name; exactly one is right. */
function rulesOf(keys: TermKeys): readonly TermFile["rule"][] {
  const cases = [
    ...(keys.cases ?? []),
    ...Object.entries(keys.byImportance ?? {}).map(([level, value]) => ({ when: { importance: [level] }, term: value })),
    ...Object.entries(keys.byTopic ?? {}).map(([topic, value]) => ({ when: { topic: [topic] }, term: value })),
  ];
  const rules: TermFile["rule"][] = [];
  if (cases.length > 0) rules.push({ kind: "cases", cases, otherwise: keys.otherwise });
  if (keys.setBy !== null) rules.push({ kind: "setOnCase", atMost: keys.atMost, otherwise: keys.otherwise });
  if (keys.promised === true) rules.push({ kind: "promised", atMost: keys.atMost });
  if (keys.share !== null && keys.of !== null) rules.push({ kind: "share", of: keys.of, share: keys.share });
  if (keys.rest !== null) rules.push({ kind: "rest", of: keys.rest });
  if (keys.table !== null) rules.push({ kind: "table", table: keys.table, column: keys.column, otherwise: keys.otherwise });
  return rules;
}

const termRule: Shape<TermFile> = byForm<TermFile>({
  text: turned(term, (fixed) => ({ rule: { kind: "fixed", term: fixed }, setBy: [] })),
  map: termMap,
  expects: { ru: "срок (8wh, 2wd, 30m, 9h, 7d) или способ его найти", en: "a term (8wh, 2wd, 30m, 9h, 7d) or a way to find it" },
});

type EscalationFile = {
  readonly after: Term | null;
  readonly before: Term | null;
  readonly notify: readonly Recipient[];
  readonly clause: ClauseId | null;
};

const atOnce: Term = { amount: 0, unit: "minute" };

/** `unitHead`, or `{ after: 1wh, notify: [head] }`, or `{ before: 30m, notify: unit }`. */
const escalation: Shape<EscalationFile> = byForm<EscalationFile>({
  text: turned(oneOf(recipients), (recipient) => ({ after: null, before: null, notify: [recipient], clause: null })),
  map: fields<EscalationFile>({
    after: optional(term, null),
    before: optional(term, null),
    notify: required(listOf(oneOf(recipients))),
    clause: optional(clauseId, null),
  }),
  expects: { ru: "кому сообщить, или { after: срок, notify: кому }", en: "whom to tell, or { after: term, notify: whom }" },
});

function escalationOf({ after, before, notify, clause }: EscalationFile, timerClause: ClauseId): Escalation {
  const earlier = before === null ? null : { ...before, amount: -before.amount };
  return { after: after ?? earlier ?? atOnce, notify, clause: clause ?? timerClause };
}

const change = fields({
  by: required(listOf(oneOf(roles))),
  clause: optional(clauseId, null),
  atMostTimes: optional(count, null),
  atMostBy: optional(term, null),
  informAuthor: optional(flag, false),
});

/** Where the law leaves a choice, act-wide or for one clock. */
export type ReadingsFile = { readonly [K in keyof Readings]: Readings[K] | null };

export const readings: Shape<ReadingsFile> = fields<ReadingsFile>({
  dayTermFrom: optional(oneOf(["next-day", "same-day"] as const), null),
  dayTermEnd: optional(oneOf(["office", "midnight", "same-clock"] as const), null),
  calendarDayEnd: optional(oneOf(["next-working-day", "as-is"] as const), null),
});

type TimerFile = {
  readonly title: Bilingual | null;
  readonly clause: ClauseId | null;
  readonly term: TermFile;
  readonly starts: readonly EventMatch[];
  readonly restarts: "never" | "each" | null;
  readonly stops: readonly EventMatch[];
  readonly cancelledBy: readonly EventMatch[];
  readonly suspended: { readonly from: readonly EventMatch[]; readonly until: readonly EventMatch[] } | null;
  readonly calendar: string | null;
  readonly emergencyCalendar: string | null;
  readonly readings: ReadingsFile | null;
  readonly inside: string | null;
  readonly when: Condition;
  readonly ofSteps: readonly string[] | null;
  readonly warnBefore: Term | null;
  readonly quietAfter: readonly EventMatch[];
  readonly onBreach: readonly EscalationFile[];
  readonly change: {
    by: readonly ProcedureRole[];
    clause: ClauseId | null;
    atMostTimes: number | null;
    atMostBy: Term | null;
    informAuthor: boolean;
  } | null;
  readonly reading: TimerRule["reading"];
};

export const timerFile: Shape<TimerFile> = fields<TimerFile>({
  title: optional(bilingual, null),
  clause: optional(clauseId, null),
  term: required(termRule),
  starts: required(eventMatches),
  restarts: optional(oneOf(["never", "each"] as const), null),
  stops: required(eventMatches),
  cancelledBy: optional(eventMatches, []),
  suspended: optional(fields({ from: required(eventMatches), until: required(eventMatches) }), null),
  calendar: optional(name, null),
  emergencyCalendar: optional(name, null),
  readings: optional(readings, null),
  inside: optional(name, null),
  when: optional(condition, {}),
  ofSteps: optional(listOf(name), null),
  warnBefore: optional(term, null),
  quietAfter: optional(eventMatches, []),
  onBreach: optional(listOf(escalation), []),
  change: optional(change, null),
  reading: optional(fields({ quote: required(text), choice: required(bilingual) }), null),
});

/** What a clock takes from around it where the file leaves it out. */
export type TimerDefaults = {
  readonly name: string;
  readonly clause: ClauseId;
  readonly calendar: string;
  readonly emergencyCalendar: string | null;
  readonly readings: Readings;
  readonly tables: Procedure["tables"];
  /** The steps of the route at which somebody has the move. */
  readonly openSteps: readonly string[];
};

/** The clock with every default filled in. */
export function timerRule(file: TimerFile, defaults: TimerDefaults): TimerRule {
  const clause = file.clause ?? defaults.clause;
  const setBy =
    file.term.setBy.length > 0 ? { by: file.term.setBy, clause: null, atMostTimes: null, atMostBy: null, informAuthor: false } : null;
  const changed = file.change ?? setBy;
  return {
    name: defaults.name,
    title: file.title ?? { ru: defaults.name, en: defaults.name },
    clause,
    term: file.term.rule.kind === "table" ? termFromTable(file.term.rule, defaults.tables) : file.term.rule,
    starts: file.starts,
    restarts: file.restarts ?? "never",
    stops: file.stops,
    cancelledBy: file.cancelledBy,
    suspended: file.suspended,
    calendar: file.calendar ?? defaults.calendar,
    emergencyCalendar: file.emergencyCalendar ?? defaults.emergencyCalendar,
    readings: mergeReadings(file.readings, defaults.readings),
    inside: file.inside,
    when: file.when,
    ofSteps: file.ofSteps ?? defaults.openSteps,
    warnBefore: file.warnBefore,
    quietAfter: file.quietAfter,
    onBreach: file.onBreach.map((step) => escalationOf(step, clause)),
    change: changed === null ? null : { ...changed, clause: changed.clause ?? clause },
    reading: file.reading,
  };
}

/** What the law gives where neither the act nor the clock chooses (ГК РФ 191, 193, 194). */
export const lawReadings: Readings = { dayTermFrom: "next-day", dayTermEnd: "office", calendarDayEnd: "next-working-day" };

export function mergeReadings(own: ReadingsFile | null, around: Readings): Readings {
  return {
    dayTermFrom: own?.dayTermFrom ?? around.dayTermFrom,
    dayTermEnd: own?.dayTermEnd ?? around.dayTermEnd,
    calendarDayEnd: own?.calendarDayEnd ?? around.calendarDayEnd,
  };
}
