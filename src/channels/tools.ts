/** What a connector is given from outside: the clock, the way out, and how to wait. */
import { setTimeout as wait } from "node:timers/promises";
import { createHttpClients, type HttpClientFactory } from "./http-client.ts";

export type ChannelTools = {
  readonly now: () => number;
  /** Undici by default; a test may give its own. */
  readonly http?: HttpClientFactory;
  readonly sleep?: (ms: number) => Promise<void>;
};

/** The tools with everything filled in. */
export const fullTools = (tools: ChannelTools): Required<ChannelTools> => ({
  now: tools.now,
  http: tools.http ?? createHttpClients(),
  sleep: tools.sleep ?? ((ms) => wait(ms)),
});
