/** The steps of a route as a graph: where each move and fact may lead. */
import type { RouteRule, StepRule, Target } from "../model.ts";
import type { Condition } from "../model-condition.ts";
import { openTargets } from "./condition-truth.ts";

/** The steps that these targets may lead to from a step; "return" may lead to wherever the loop can be entered from. */
export function stepsAfter(
  route: RouteRule,
  step: StepRule,
  { to, known }: { readonly to: readonly Target[]; readonly known: Condition },
): readonly string[] {
  return openTargets(to, known).flatMap((target) => {
    if (target.step === "stay") return [step.name];
    return target.step === "return" ? entriesInto(route, step) : [target.step];
  });
}

/** Where "return" may lead: the steps from which the loop around this one can be entered. */
function entriesInto(route: RouteRule, step: StepRule): readonly string[] {
  const loop = new Set([step.name]);
  for (let grew = true; grew;) {
    grew = false;
    for (const other of Object.values(route.steps)) {
      if (!other.remembersEntry || loop.has(other.name) || !leadsInto(other, loop)) continue;
      loop.add(other.name);
      grew = true;
    }
  }
  return Object.values(route.steps)
    .filter((other) => !loop.has(other.name) && leadsInto(other, loop))
    .map(({ name }) => name);
}

function leadsInto(step: StepRule, loop: ReadonlySet<string>): boolean {
  return allTargets(step).some((target) => loop.has(target.step));
}

/** Every target of a step's moves and facts. */
function allTargets(step: StepRule): readonly Target[] {
  return [...Object.values(step.moves).filter(({ by }) => by.length > 0), ...Object.values(step.facts)].flatMap(({ to }) => to);
}

/** The other steps that a step may lead to. */
export function neighbours(route: RouteRule, step: StepRule): readonly string[] {
  return stepsAfter(route, step, { to: allTargets(step).map(({ step: name }) => ({ step: name, when: unknowable })), known: {} }).filter(
    (name) => name !== step.name,
  );
}

/** A condition of which nothing is known: every target stays possible. */
const unknowable: Condition = { repeat: true };

/** All steps that can be reached from the first. */
export function reachable(route: RouteRule): ReadonlySet<string> {
  const reached = new Set<string>();
  const queue = [route.begins];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const step = route.steps[name];
    if (step === undefined || reached.has(name)) continue;
    reached.add(name);
    queue.push(...neighbours(route, step));
  }
  return reached;
}

/** All steps from which an ending step can be reached. */
export function canEnd(route: RouteRule): ReadonlySet<string> {
  const good = new Set(Object.values(route.steps).flatMap(({ name, ends }) => (ends ? [name] : [])));
  for (let grew = true; grew;) {
    grew = false;
    for (const step of Object.values(route.steps)) {
      if (good.has(step.name) || !neighbours(route, step).some((name) => good.has(name))) continue;
      good.add(step.name);
      grew = true;
    }
  }
  return good;
}
