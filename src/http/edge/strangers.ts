import { addressBudgets, createBudget } from "./budgets.ts";
import { askToWait } from "./ask-rights.ts";
import type { Server } from "./server-type.ts";

/** An address that keeps asking without a live session waits: guessing at cookies costs the database nothing more. */
export const limitStrangers = (server: Server, { factor, now }: { readonly factor: number; readonly now: () => number }): void => {
  const strangers = createBudget(Math.ceil(addressBudgets.withoutSession * factor));
  server.addHook("onRequest", async (request, reply) => {
    const wait = strangers.wait(request.ip, now());
    return wait > 0 ? askToWait(reply, wait) : undefined;
  });
  server.addHook("onResponse", async (request, reply) => {
    if (reply.statusCode === 401) strangers.spend(request.ip, now());
  });
};
