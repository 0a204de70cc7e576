/** Names that refer to nothing: events, facts, steps, levels, topics, grounds, clocks, calendars. */
import type { Condition } from "../model-condition.ts";
import type { Procedure, RouteRule, StepRule, Target } from "../model.ts";
import type { TimerRule } from "../model-timer.ts";
import type { Finding } from "../problem.ts";
import { builtInCalendars, eventNames, outsideFacts } from "../vocabulary.ts";
import { unknownName } from "./finding.ts";
import { conditionsOf, eventsOf, stepPath, timerPath } from "./walk.ts";

export function checkNames(procedure: Procedure): readonly Finding[] {
  const routes = Object.values(procedure.routes);
  return [
    ...conditionsOf(procedure).flatMap(({ path, value }) => conditionNames(procedure, path, value)),
    ...routes.flatMap((route) => routeNames(procedure, route)),
    ...levelNames(procedure),
  ];
}

function conditionNames(procedure: Procedure, path: string, when: Condition): readonly Finding[] {
  const kinds = [
    {
      key: "importance",
      names: when.importance,
      known: Object.keys(procedure.importance?.levels ?? {}),
      kind: { ru: "Степень важности", en: "The level" },
    },
    { key: "topic", names: when.topic, known: topicNames(procedure), kind: { ru: "Тема", en: "The topic" } },
    { key: "ground", names: when.ground, known: Object.keys(procedure.grounds), kind: { ru: "Основание", en: "The ground" } },
    {
      key: "recorded",
      names: when.recorded,
      known: Object.keys(procedure.facts),
      kind: { ru: "Объявленное событие", en: "The declared fact" },
    },
  ];
  return kinds.flatMap(({ key, names, known, kind }) =>
    (names ?? [])
      .filter((name) => !known.includes(name))
      .map((name) => unknownName({ code: `unknown.${key}`, path: `${path}.${key}`, kind, name, known })),
  );
}

/** Topics are declared in `topics`, or stand in a table's `topic` column. */
export function topicNames(procedure: Procedure): readonly string[] {
  const inTables = Object.values(procedure.tables).flatMap((rows) =>
    rows.flatMap((row) => (typeof row["topic"] === "string" ? [row["topic"]] : [])),
  );
  return [...new Set([...Object.keys(procedure.topics), ...inTables])];
}

function levelNames(procedure: Procedure): readonly Finding[] {
  if (procedure.importance === null) return [];
  const known = Object.keys(procedure.importance.levels);
  const name = procedure.importance.byDefault;
  return known.includes(name)
    ? []
    : [
        unknownName({
          code: "unknown.importance",
          path: "importance.byDefault",
          kind: { ru: "Степень важности", en: "The level" },
          name,
          known,
        }),
      ];
}

const stepKind = { ru: "Шаг", en: "The step" };
const timerKind = { ru: "Срок", en: "The timer" };
const eventKind = { ru: "Событие", en: "The event" };

function routeNames(procedure: Procedure, route: RouteRule): readonly Finding[] {
  const steps = Object.keys(route.steps);
  const begins = steps.includes(route.begins)
    ? []
    : [unknownName({ code: "unknown.step", path: `routes.${route.name}.begins`, kind: stepKind, name: route.begins, known: steps })];
  return [
    ...begins,
    ...Object.values(route.steps).flatMap((step) => stepNames(procedure, route, step)),
    ...Object.values(route.timers).flatMap((timer) => timerNames(procedure, route, timer)),
  ];
}

function stepNames(procedure: Procedure, route: RouteRule, step: StepRule): readonly Finding[] {
  const path = stepPath(route, step);
  const timers = Object.keys(route.timers);
  const facts = [...outsideFacts, ...Object.keys(procedure.facts)];
  const events = [...eventNames, ...Object.keys(procedure.facts)];
  const moves = Object.values(step.moves).flatMap(({ move, to, within, notBefore }) => [
    ...targetNames(route, to, `${path}.moves.${move}`),
    ...(within === null || timers.includes(within.timer)
      ? []
      : [unknownName({ code: "unknown.timer", path: `${path}.moves.${move}.within`, kind: timerKind, name: within.timer, known: timers })]),
    ...(notBefore === null || events.includes(notBefore.since)
      ? []
      : [
          unknownName({
            code: "unknown.event",
            path: `${path}.moves.${move}.notBefore.since`,
            kind: eventKind,
            name: notBefore.since,
            known: events,
          }),
        ]),
  ]);
  const factRules = Object.values(step.facts).flatMap(({ fact, to }) => [
    ...(facts.includes(fact)
      ? []
      : [
          unknownName({
            code: "unknown.fact",
            path: `${path}.facts.${fact}`,
            kind: { ru: "Событие извне", en: "The outside fact" },
            name: fact,
            known: facts,
          }),
        ]),
    ...targetNames(route, to, `${path}.facts.${fact}`),
  ]);
  return [...moves, ...factRules];
}

function targetNames(route: RouteRule, to: readonly Target[], path: string): readonly Finding[] {
  const known = [...Object.keys(route.steps), "stay", "return"];
  return to.flatMap(({ step }, index) =>
    known.includes(step) ? [] : [unknownName({ code: "unknown.step", path: `${path}.to[${index}]`, kind: stepKind, name: step, known })],
  );
}

function timerNames(procedure: Procedure, route: RouteRule, timer: TimerRule): readonly Finding[] {
  const path = timerPath(route, timer);
  const events = [...eventNames, ...Object.keys(procedure.facts)];
  const timers = Object.keys(route.timers);
  const calendars = [...builtInCalendars, ...Object.keys(procedure.calendars)];
  // A clock of the whole act may name steps that only another route has.
  const steps = [...new Set(Object.values(procedure.routes).flatMap((one) => Object.keys(one.steps)))];
  const { term } = timer;
  const others = [
    { key: "inside", name: timer.inside },
    { key: "term.of", name: term.kind === "share" ? term.of : null },
    { key: "term.rest", name: term.kind === "rest" ? term.of : null },
  ];
  return [
    ...eventsOf(route, timer).flatMap(({ path: here, value }) =>
      events.includes(value.event)
        ? []
        : [unknownName({ code: "unknown.event", path: here, kind: eventKind, name: value.event, known: events })],
    ),
    ...others.flatMap(({ key, name }) =>
      name === null || timers.includes(name)
        ? []
        : [unknownName({ code: "unknown.timer", path: `${path}.${key}`, kind: timerKind, name, known: timers })],
    ),
    ...[timer.calendar, timer.emergencyCalendar ?? timer.calendar]
      .filter((name) => !calendars.includes(name))
      .map((name) =>
        unknownName({
          code: "unknown.calendar",
          path: `${path}.calendar`,
          kind: { ru: "Календарь", en: "The calendar" },
          name,
          known: calendars,
        }),
      ),
    ...timer.ofSteps.flatMap((name, index) =>
      steps.includes(name)
        ? []
        : [unknownName({ code: "unknown.step", path: `${path}.ofSteps[${index}]`, kind: stepKind, name, known: steps })],
    ),
  ];
}
