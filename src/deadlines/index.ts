/**
 * The clocks of a case: which run, stand still, are met or broken, and why. Pure: from dated facts, the act and the calendars.
 * It knows no database and no clock: `now` comes in.
 */
export type { TimerStatus, TimerView } from "./model.ts";
