import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import type { Problem } from "../contract/index.ts";
import { inputPlaces } from "./input-places.ts";
import { edgeProblem, type EdgeProblem } from "./problems.ts";
import type { Server } from "./server-type.ts";

const byStatus: Readonly<Record<number, EdgeProblem>> = {
  400: "badRequest",
  401: "signInNeeded",
  403: "notAllowed",
  404: "notFound",
  413: "tooLarge",
  415: "wrongMediaType",
  429: "tooManyTries",
  503: "notReady",
};

/** The answer to a thrown error: validation with its places, known statuses in our words, everything else as one failure. */
const problemOfError = (error: unknown): { readonly status: number; readonly body: Problem } => {
  if (hasZodFastifySchemaValidationErrors(error)) return edgeProblem("badInput", { places: inputPlaces(error.validation) });
  const status =
    typeof error === "object" && error !== null && "statusCode" in error && typeof error.statusCode === "number" ? error.statusCode : 500;
  const code = byStatus[status];
  if (code !== undefined) return edgeProblem(code);
  return edgeProblem(status >= 400 && status < 500 ? "badRequest" : "failure");
};

const answer = (error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const { status, body } = problemOfError(error);
  if (status >= 500) request.log.error({ err: error, route: request.routeOptions.url }, "request failed");
  else request.log.debug({ code: body.code, reason: error.message, route: request.routeOptions.url }, "request turned down");
  return reply.code(status).send(body);
};

/** The one error handler of the edge: nothing internal reaches the browser. */
export const handleErrors = (server: Server): void => {
  server.setErrorHandler(answer);
};
