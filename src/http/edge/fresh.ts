import type { FastifyReply, FastifyRequest } from "fastify";
import { edgeProblem } from "./problems.ts";

/** How long a shown password, code or key opens what is dangerous. */
export const freshMs = 5 * 60_000;

/**
 * A `preHandler` for exports, changes of rights and erasure: the person must have shown a password, a code or a key within five minutes.
 * The desk asks for it at 403 `stepUpNeeded` and repeats the request.
 */
export const requireFresh = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
  const { session } = request;
  if (session === null) throw new Error(`${request.method} ${request.url} asks for a fresh proof outside of the session's door`);
  if (Date.now() - session.provedAt < freshMs) return undefined;
  const { status, body } = edgeProblem("stepUpNeeded");
  return reply.code(status).send(body);
};
