/** Rows of steps for facts that cannot come: nothing was sent that could arrive or fail. */
import type { Procedure, RouteRule, StepRule } from "../model.ts";
import type { Finding } from "../problem.ts";
import { outsideFacts } from "../vocabulary.ts";
import { warning } from "./finding.ts";
import { canComeFromOutside, missingSends } from "./happenings.ts";
import { stepPath } from "./walk.ts";

export function checkFacts(procedure: Procedure): readonly Finding[] {
  return Object.values(procedure.routes).flatMap((route) => {
    const moves = Object.values(route.steps).flatMap((step) => Object.values(step.moves).filter(({ by }) => by.length > 0));
    return Object.values(route.steps).flatMap((step) =>
      outsideFacts
        .filter((fact) => step.facts[fact] !== undefined && !canComeFromOutside(fact, moves))
        .map((fact) => neverComes(route, step, fact)),
    );
  });
}

function neverComes(route: RouteRule, step: StepRule, fact: string): Finding {
  return warning("fact.neverComes", {
    path: `${stepPath(route, step)}.facts.${fact}`,
    what: {
      ru: `Событие ${fact} на шаге «${step.name}» никогда не наступит`,
      en: `The fact ${fact} can never come at the step "${step.name}"`,
    },
    remedy: missingSends([fact]) ?? {
      ru: "Добавьте на маршрут ход, после которого оно бывает (turnIntoAppeal), или уберите строку",
      en: "Add the move after which it comes (turnIntoAppeal) to the route, or take the row away",
    },
  });
}
