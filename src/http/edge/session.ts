import type { App, Principal } from "#app";
import type { FastifyRequest } from "fastify";
import type { Auth } from "../auth/face.ts";
import { edgeProblem } from "./problems.ts";
import type { Server } from "./server-type.ts";

/** The headers of a request in the form that the web platform knows. */
export const webHeaders = (request: FastifyRequest): Headers => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && !name.startsWith(":")) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  return headers;
};

/** Lets a request through only with a live session and a role; everything registered on `server` stands behind this door. */
export const requireSession = (server: Server, { app, auth }: { readonly app: App; readonly auth: Auth }): void => {
  server.addHook("onRequest", async (request, reply) => {
    const session = request.headers.cookie === undefined ? null : await auth.session(webHeaders(request));
    if (session === null) {
      const { status, body } = edgeProblem("signInNeeded");
      return reply.code(status).send(body);
    }
    const principal = await app.principalOf(session.userId);
    if (principal === null || !principal.person.active) {
      const { status, body } = edgeProblem("noRole");
      return reply.code(status).send(body);
    }
    request.session = session;
    request.principal = principal;
  });
};

/** Who asks. A route outside of the session's door has nobody: that is a defect, not a case to handle. */
export const principalOf = (request: FastifyRequest): Principal => {
  if (request.principal === null)
    throw new Error(
      `no principal on ${request.method} ${request.routeOptions.url ?? request.url}: the route is outside of the session's door`,
    );
  return request.principal;
};
