import type { FastifyReply, FastifyRequest } from "fastify";
import type { WebhookRequest } from "#app";
import { z } from "zod";
import { id } from "../contract/index.ts";
import { askToWait } from "../edge/ask-rights.ts";
import { addressBudgets, createBudget, hooksPerPage } from "../edge/budgets.ts";
import type { EdgeDeps, Server } from "../edge/server-type.ts";

const bodyLimit = 1024 * 1024;
const params = z.object({ network: id, accountId: z.string().min(1).max(200) });

const textOf = (value: unknown): string | undefined =>
  Array.isArray(value) ? value.join(",") : typeof value === "string" ? value : undefined;

const flat = (fields: object): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, textOf(value)]));

const requestOf = (request: FastifyRequest): WebhookRequest => ({
  method: request.method,
  headers: flat(request.headers),
  query: flat(request.query ?? {}),
  body: request.body instanceof Uint8Array ? request.body : new Uint8Array(),
});

/**
 * POST and GET /hooks/:network/:accountId: what networks send. No session: the network's own secret is asked by its connector.
 * Raw bytes whatever the content type: signatures are over bytes, and a chunk may end inside a UTF-8 character.
 * An address whose deliveries no secret opened waits; a flood on one page does not hold up the others.
 */
export const hooksRoutes = (server: Server, { app }: EdgeDeps, factor = 1): void => {
  const [pages, refused] = [createBudget(hooksPerPage * factor), createBudget(Math.ceil(addressBudgets.refusedHooks * factor))];
  server.removeAllContentTypeParsers();
  server.addContentTypeParser("*", { parseAs: "buffer", bodyLimit }, (_request, body, done) => done(null, body));
  const schema = { hide: true, params };
  server.route({
    method: ["GET", "POST"],
    url: "/hooks/:network/:accountId",
    bodyLimit,
    schema,
    handler: async (request, reply): Promise<FastifyReply> => {
      const { network, accountId } = request.params;
      const now = app.now();
      const wait = Math.max(refused.wait(request.ip, now), pages.spend(`${network} ${accountId}`, now));
      if (wait > 0) return askToWait(reply, wait);
      const answer = await app.receive(network, accountId, requestOf(request));
      if (answer.status >= 400 && answer.status < 500) refused.spend(request.ip, now);
      return reply.code(answer.status).header("content-type", answer.contentType).send(answer.body);
    },
  });
};
