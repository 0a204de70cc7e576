/** How a file writes steps, with their moves and facts. */
import type { Term } from "#worktime";
import type { Condition } from "./model-condition.ts";
import type { FactRule, MoveRequirement, MoveRule, StepRule, Target } from "./model.ts";
import type { Bilingual, ClauseId, ProcedureRole, ProcedureWaiter } from "./model-words.ts";
import { condition } from "./file-condition.ts";
import { byForm, fields, listOf, mapOf, optional, required, turned, type Shape } from "./shape.ts";
import { bilingual, clauseId, flag, name, oneOf, term } from "./shape-scalars.ts";
import { moveNames, requirements, roles, waiters } from "./vocabulary.ts";

const target: Shape<Target> = byForm<Target>({
  text: turned(name, (step) => ({ step, when: {} })),
  map: fields<Target>({ step: required(name), when: optional(condition, {}) }),
  expects: { ru: "шаг, куда ведёт ход, или { step: шаг, when: условие }", en: "the step it leads to, or { step: …, when: … }" },
});
const targets = listOf(target);

type MoveFile = {
  readonly to: readonly Target[] | null;
  readonly by: readonly ProcedureRole[] | null;
  readonly clause: ClauseId | null;
  readonly when: Condition;
  readonly requires: readonly MoveRequirement[];
  readonly within: { readonly timer: string; readonly clause: ClauseId | null; readonly exceptionBy: readonly ProcedureRole[] } | null;
  readonly notBefore: { readonly since: string; readonly term: Term; readonly clause: ClauseId | null } | null;
  readonly sends: MoveRule["sends"];
  readonly onPaper: readonly ProcedureRole[];
};

type Within = NonNullable<MoveFile["within"]>;
const within: Shape<Within> = byForm<Within>({
  text: turned(name, (timer) => ({ timer, clause: null, exceptionBy: [] })),
  map: fields<Within>({ timer: required(name), clause: optional(clauseId, null), exceptionBy: optional(listOf(oneOf(roles)), []) }),
  expects: {
    ru: "имя срока, или { timer: имя, exceptionBy: кто может записать исключение }",
    en: "a timer's name, or { timer: name, exceptionBy: roles }",
  },
});

const moveKeys = {
  to: optional(targets, null),
  by: optional(listOf(oneOf(roles)), null),
  clause: optional(clauseId, null),
  when: optional(condition, {}),
  requires: optional(listOf(oneOf(requirements)), []),
  within: optional(within, null),
  notBefore: optional(fields({ since: required(name), term: required(term), clause: optional(clauseId, null) }), null),
  sends: optional(oneOf(["reply", "clarification", "handover"] as const), null),
  onPaper: optional(listOf(oneOf(roles)), []),
};

function shortMove(to: readonly Target[]): MoveFile {
  return { to, by: null, clause: null, when: {}, requires: [], within: null, notBefore: null, sends: null, onPaper: [] };
}

const moveFile: Shape<MoveFile> = byForm<MoveFile>({
  text: turned(target, (only) => shortMove([only])),
  list: turned(targets, shortMove),
  map: fields<MoveFile>(moveKeys),
  expects: {
    ru: "шаг, куда ведёт ход, или { to: шаг, by: кто, clause: пункт… }",
    en: "the step it leads to, or { to: …, by: …, clause: … }",
  },
});

/** A move allowed at every open step, but for some (`notAt`), or only at some (`at`). */
export type AnytimeFile = { readonly at: readonly string[] | null; readonly notAt: readonly string[] };

export const anytime: Shape<Readonly<Record<string, AnytimeFile>>> = mapOf(
  byForm<AnytimeFile>({
    text: turned(name, () => ({ at: null, notAt: [] })),
    map: turned(
      fields<MoveFile & AnytimeFile>({ ...moveKeys, at: optional(listOf(name), null), notAt: optional(listOf(name), []) }),
      ({ at, notAt }) => ({ at, notAt }),
    ),
    expects: { ru: "{ by: кто, to: шаг, notAt: шаги… }", en: "{ by: …, to: …, notAt: steps… }" },
  }),
  oneOf(moveNames),
);

type FactFile = { readonly to: readonly Target[]; readonly clause: ClauseId | null };

const factFile: Shape<FactFile> = byForm<FactFile>({
  text: turned(target, (only) => ({ to: [only], clause: null })),
  list: turned(targets, (to) => ({ to, clause: null })),
  map: fields<FactFile>({ to: required(targets), clause: optional(clauseId, null) }),
  expects: { ru: "шаг, куда ведёт событие, или { to: шаг, clause: пункт }", en: "the step it leads to, or { to: …, clause: … }" },
});

type StepFile = {
  readonly title: Bilingual | null;
  readonly clause: ClauseId | null;
  readonly waitsFor: readonly ProcedureWaiter[];
  readonly moves: Readonly<Record<string, MoveFile>>;
  readonly facts: Readonly<Record<string, FactFile>>;
  readonly ends: boolean;
  readonly remembersEntry: boolean;
  readonly target: Term | null;
};

export const stepFile: Shape<StepFile> = fields<StepFile>({
  title: optional(bilingual, null),
  clause: optional(clauseId, null),
  waitsFor: optional(listOf(oneOf(waiters)), []),
  moves: optional(mapOf(moveFile, oneOf(moveNames)), {}),
  facts: optional(mapOf(factFile, name), {}),
  ends: optional(flag, false),
  remembersEntry: optional(flag, false),
  target: optional(term, null),
});

/** The step with every default filled in: a move is made by those the step waits for, under the step's clause. */
export function stepRule(
  file: StepFile,
  { name: stepName, clause: around }: { readonly name: string; readonly clause: ClauseId },
): StepRule {
  const clause = file.clause ?? around;
  const waitingRoles = roles.filter((role) => file.waitsFor.includes(role));
  const moves = Object.entries(file.moves).map(([move, rule]) => [move, moveRule(move, rule, { clause, by: waitingRoles })] as const);
  const facts = Object.entries(file.facts).map(([fact, rule]): readonly [string, FactRule] => [
    fact,
    { fact, clause: rule.clause ?? clause, to: rule.to },
  ]);
  return {
    name: stepName,
    title: file.title ?? { ru: stepName, en: stepName },
    clause,
    waitsFor: file.waitsFor,
    moves: Object.fromEntries(moves),
    facts: Object.fromEntries(facts),
    ends: file.ends,
    remembersEntry: file.remembersEntry,
    target: file.target,
  };
}

function moveRule(move: string, file: MoveFile, around: { readonly clause: ClauseId; readonly by: readonly ProcedureRole[] }): MoveRule {
  const clause = file.clause ?? around.clause;
  return {
    move,
    clause,
    by: file.by ?? around.by,
    to: file.to ?? [{ step: "stay", when: {} }],
    when: file.when,
    requires: file.requires,
    within: file.within === null ? null : { ...file.within, clause: file.within.clause ?? clause },
    notBefore: file.notBefore === null ? null : { ...file.notBefore, clause: file.notBefore.clause ?? clause },
    sends: file.sends,
    onPaper: file.onPaper,
  };
}
