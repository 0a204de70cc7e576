/**
 * Use cases: one way in for a command, intake of messages, the outbox, the sweep of deadlines; and the ports that the shell fills.
 */
export type * from "./face.ts";
export type * from "./ports/channel.ts";
export type * from "./ports/store.ts";
