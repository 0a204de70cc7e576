import type { CardView } from "#app";
import type { Choices } from "../contract/index.ts";
import { timerTitle } from "./timer.ts";

/** The act's own levels, topics and changeable terms, as this case has them. */
export const presentChoices = ({ state, procedure, route, timers }: CardView): Choices => ({
  importance: Object.entries(procedure.importance?.levels ?? {})
    .toSorted(([, a], [, b]) => b.priority - a.priority)
    .map(([name, { title }]) => ({ name, title: { ...title }, chosen: name === (state.importance ?? procedure.importance?.byDefault) })),
  topics: Object.values(procedure.topics).map(({ name, title }) => ({ name, title: { ...title }, chosen: name === state.topic })),
  terms: timers.flatMap(({ timer, due, stoppedAt }) => {
    const change = route.timers[timer]?.change ?? null;
    if (change === null || due === null || stoppedAt !== null) return [];
    return [{ timer, title: timerTitle(route, timer), clause: change.clause, due, informAuthor: change.informAuthor }];
  }),
});
