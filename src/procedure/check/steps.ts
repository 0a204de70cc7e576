/** Steps no one can reach or leave, steps that wait for nobody, moves that nobody can make. */
import type { Procedure, RouteRule, StepRule } from "../model.ts";
import type { Finding } from "../problem.ts";
import { error, warning } from "./finding.ts";
import { canEnd, neighbours, reachable } from "./graph.ts";
import { stepPath } from "./walk.ts";

export function checkSteps(procedure: Procedure): readonly Finding[] {
  return Object.values(procedure.routes).flatMap((route) => {
    const reached = reachable(route);
    const ending = canEnd(route);
    return Object.values(route.steps).flatMap((step) => [
      ...waiting(route, step),
      ...leaving(route, step, ending),
      ...(reached.has(step.name) ? [] : [unreachable(route, step)]),
      ...moves(route, step),
    ]);
  });
}

function waiting(route: RouteRule, step: StepRule): readonly Finding[] {
  const path = stepPath(route, step);
  if (step.ends || step.waitsFor.length > 0) return [];
  return [
    error("step.waitsForNobody", {
      path,
      what: { ru: `На шаге «${step.name}» неясно, чей ход`, en: `Nobody has the move at the step "${step.name}"` },
      remedy: {
        ru: "Напишите waitsFor: куратор, глава, структура, автор или сеть; либо ends: true",
        en: "Add waitsFor (curator, head, unit, author, network), or ends: true",
      },
    }),
  ];
}

function leaving(route: RouteRule, step: StepRule, ending: ReadonlySet<string>): readonly Finding[] {
  const path = stepPath(route, step);
  if (step.ends || ending.has(step.name)) return [];
  if (neighbours(route, step).length === 0) {
    return [
      error("step.noExit", {
        path,
        what: { ru: `Шаг «${step.name}» никто не может покинуть`, en: `No one can leave the step "${step.name}"` },
        remedy: {
          ru: "Добавьте ход (moves) или событие (facts), которое ведёт дальше, либо ends: true",
          en: "Add a move or a fact that leads on, or ends: true",
        },
      }),
    ];
  }
  return [
    error("step.neverEnds", {
      path,
      what: { ru: `С шага «${step.name}» дело никогда не закончится`, en: `From the step "${step.name}" a case can never end` },
      remedy: { ru: "Проведите дорогу к шагу, на котором ends: true", en: "Lead some way to a step with ends: true" },
    }),
  ];
}

function unreachable(route: RouteRule, step: StepRule): Finding {
  return error("step.unreachable", {
    path: stepPath(route, step),
    what: { ru: `На шаг «${step.name}» никто не может попасть`, en: `No one can reach the step "${step.name}"` },
    remedy: {
      ru: `Направьте на него ход или событие другого шага, либо уберите шаг`,
      en: "Lead a move or a fact of another step to it, or remove it",
    },
  });
}

function moves(route: RouteRule, step: StepRule): readonly Finding[] {
  const path = stepPath(route, step);
  const nobody = Object.values(step.moves)
    .filter(({ by }) => by.length === 0)
    .map(({ move }) =>
      error("move.byNobody", {
        path: `${path}.moves.${move}`,
        what: {
          ru: `Ход ${move} на шаге «${step.name}» некому сделать`,
          en: `Nobody can make the move ${move} at the step "${step.name}"`,
        },
        remedy: { ru: "Напишите by: curator, head, unit или controller", en: "Add by: curator, head, unit or controller" },
      }),
    );
  const idle = step.waitsFor
    .filter((waiter) => waiter === "curator" || waiter === "head" || waiter === "unit" || waiter === "controller")
    .filter((role) => !Object.values(step.moves).some(({ by, to }) => by.includes(role) && to.some((target) => target.step !== "stay")))
    .filter(() => Object.keys(step.facts).length === 0)
    .map((role) =>
      warning("step.idleRole", {
        path: `${path}.waitsFor`,
        what: {
          ru: `Шаг «${step.name}» ждёт роль ${role}, но хода, ведущего дальше, у неё нет`,
          en: `The step "${step.name}" waits for ${role}, who has no move that leads on`,
        },
        remedy: { ru: `Дайте ей ход (by: ${role}) или исправьте waitsFor`, en: `Give them a move (by: ${role}) or correct waitsFor` },
      }),
    );
  return [...nobody, ...idle];
}
