import { extentOf, type RightAction, type RightObject } from "#app";
import type { FastifyReply, FastifyRequest, RouteOptions } from "fastify";
import { endpointRights, type EndpointRight, type Load, type Need } from "../endpoint-rights.ts";
import { createBudget, personBudgets, type Budget } from "./budgets.ts";
import { edgeProblem } from "./problems.ts";
import type { Server } from "./server-type.ts";
import { principalOf } from "./session.ts";

const rightOf = ({ schema, method, url }: Pick<RouteOptions, "schema" | "method" | "url">): EndpointRight => {
  const name = schema?.operationId;
  const right = name === undefined ? undefined : endpointRights[name];
  if (right === undefined)
    throw new Error(
      `${String(method)} ${url} (operationId ${name ?? "none"}) names no right: give it a row in src/http/endpoint-rights.ts.`,
    );
  return right;
};

const isMet = (request: FastifyRequest, need: Need, whole: boolean): boolean => {
  // The table writes each need as "object.action" of these two types.
  const [object, action] = need.split(".") as [RightObject, RightAction];
  const extent = extentOf(principalOf(request).person, object, action);
  return whole ? extent === "all" : extent !== "none";
};

/** A line of the log for what was turned away at the door: who, from where, what they asked for. */
const noteRefusal = (request: FastifyRequest, security: "rightRefused" | "budgetSpent"): void => {
  const { personId, role } = principalOf(request).person;
  const asked = request.routeOptions.schema?.operationId;
  request.log.warn({ security, address: request.ip, by: personId, role, asked }, "security");
};

/** Tells a caller to wait, with the time. */
export const askToWait = (reply: FastifyReply, seconds: number): FastifyReply =>
  reply.code(429).header("retry-after", String(seconds)).send(edgeProblem("tooManyTries").body);

/** One budget of each kind; `factor` loosens all of them for load tests and very large offices. */
export const createPersonBudgets = (factor: number): Readonly<Record<Load, Budget>> => {
  const of = (load: Load): Budget => createBudget(Math.ceil(personBudgets[load] * factor));
  return { read: of("read"), write: of("write"), search: of("search"), export: of("export"), upload: of("upload"), heavy: of("heavy") };
};

/**
 * The door behind the session: the endpoint's right and the person's budget, before the body is read.
 * Routes are checked as they are registered: one without a row stops the start.
 */
export const askRights = (
  server: Server,
  { budgets, now }: { readonly budgets: Readonly<Record<Load, Budget>>; readonly now: () => number },
): void => {
  server.addHook("onRoute", (route) => {
    rightOf(route);
  });
  server.addHook("onRequest", async (request, reply) => {
    const { needs, whole, without, load } = rightOf({ ...request.routeOptions, url: request.url, method: request.method });
    const { tenantId, person } = principalOf(request);
    const wait = budgets[load].spend(`${tenantId} ${person.personId}`, now());
    if (wait > 0) {
      noteRefusal(request, "budgetSpent");
      return askToWait(reply, wait);
    }
    if (needs === "anyRole" || without === "nothing" || needs.some((need) => isMet(request, need, whole))) return undefined;
    noteRefusal(request, "rightRefused");
    return reply.code(403).send(edgeProblem("notAllowed").body);
  });
};
