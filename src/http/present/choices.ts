import type { CardView } from "#app";
import type { Choices } from "../contract/index.ts";
import { timerTitle } from "./timer.ts";

/** Terms that the act lets a recorded act change, and those that it lets a person set on the case, before they run too. */
const termsOf = ({ route, timers }: Pick<CardView, "route" | "timers">): Choices["terms"] =>
  Object.values(route.timers).flatMap(({ name, clause, term, change, restarts }) => {
    const running = timers.find(({ timer }) => timer === name);
    const isSetHere = term.kind === "setOnCase";
    const isOver = running !== undefined && running.stoppedAt !== null;
    if (isSetHere ? isOver && restarts === "never" : change === null || running === undefined || running.due === null || isOver) return [];
    const due = isOver ? null : (running?.due ?? null);
    return [
      { timer: name, title: timerTitle(route, name), clause: change?.clause ?? clause, due, informAuthor: change?.informAuthor ?? false },
    ];
  });

/** Facts that may be recorded at this step and are not recorded yet. */
export const openFacts = ({ state, procedure, route }: Pick<CardView, "state" | "procedure" | "route">): Choices["facts"] => {
  if (route.steps[state.step]?.moves["recordFact"] === undefined) return [];
  return Object.entries(procedure.facts)
    .filter(([fact, { at }]) => (at.length === 0 || at.includes(state.step)) && !state.recordedFacts.includes(fact))
    .map(([fact, { title, clause, dated }]) => ({ fact, title: { ...title }, clause, dated }));
};

/** The act's own levels, topics, changeable terms and facts, as this case has them. */
export const presentChoices = ({ state, procedure, route, timers }: CardView): Choices => ({
  importance: Object.entries(procedure.importance?.levels ?? {})
    .toSorted(([, a], [, b]) => b.priority - a.priority)
    .map(([name, { title }]) => ({ name, title: { ...title }, chosen: name === (state.importance ?? procedure.importance?.byDefault) })),
  topics: Object.values(procedure.topics).map(({ name, title }) => ({ name, title: { ...title }, chosen: name === state.topic })),
  terms: termsOf({ route, timers }),
  facts: openFacts({ state, procedure, route }),
});
