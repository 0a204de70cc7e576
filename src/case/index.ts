/**
 * The case: what can be asked of it (commands), what has happened to it (events), what it is now (state), and what the act forbids (refusals).
 * Pure: time, ids and the actor come in with the command; texts never enter, only where they lie.
 */
export type * from "./actor.ts";
export { actingRoles } from "./actor.ts";
export type * from "./commands.ts";
export type * from "./events.ts";
export type * from "./ids.ts";
export type * from "./refusal.ts";
export type * from "./state.ts";
