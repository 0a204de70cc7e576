/**
 * The clocks of a case: which run, stand still, are met or broken, and why. Pure: from dated facts, the act and the calendars.
 * It knows no database and no clock: `now` comes in.
 */
export type { TimerStatus, TimerView } from "./model.ts";
export type { Calendars, Circumstances, Fact, Override } from "./facts.ts";
export type { TimersInput } from "./timers.ts";
export { calendarNamed } from "./clock.ts";
export { asksNothing, holds } from "./condition.ts";
export { computeEveryRun, computeTimers, startOf } from "./timers.ts";
export type { TimerStory } from "./explain.ts";
export { explainTimer } from "./explain.ts";
