import type { FastifyReply, FastifyRequest } from "fastify";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import type { Auth } from "../auth/face.ts";
import type { SignInGuard } from "../auth/sign-in-guard.ts";
import { sessionInfo, signedIn, signInByEmail, signInByLogin } from "../contract/index.ts";
import { edgeProblem } from "../edge/problems.ts";
import { errorsOf } from "../edge/responses.ts";
import type { Server } from "../edge/server-type.ts";
import { webHeaders } from "../edge/session.ts";
import type { Streams } from "../live/streams.ts";

export type SignInDeps = { readonly auth: Auth; readonly guard: SignInGuard; readonly streams: Streams; readonly origin: string };

const tags = ["auth"];
const userIn = z.object({ user: z.object({ id: z.string(), name: z.string() }) });

const ask = (request: FastifyRequest, origin: string, call: { readonly path: string; readonly body: object }): Request => {
  const headers = new Headers({ "content-type": "application/json" });
  if (request.headers.cookie !== undefined) headers.set("cookie", request.headers.cookie);
  if (request.headers["user-agent"] !== undefined) headers.set("user-agent", request.headers["user-agent"]);
  return new Request(new URL(`/api/auth/${call.path}`, origin), { method: "POST", headers, body: JSON.stringify(call.body) });
};

const passCookies = (response: Response, reply: FastifyReply): void => {
  for (const cookie of response.headers.getSetCookie()) reply.header("set-cookie", cookie);
};

/** One try: the guard first, then the password; every failure looks the same, whoever exists. */
const trySignIn = async (
  deps: SignInDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  credentials: { readonly login: string; readonly password: string },
): Promise<FastifyReply> => {
  const login = credentials.login.toLowerCase();
  const seconds = deps.guard.retryAfter(request.ip, login, Date.now());
  if (seconds > 0) return reply.code(429).header("retry-after", String(seconds)).send(edgeProblem("tooManyTries").body);
  await wait(deps.guard.delay(login, Date.now()));
  const { password } = credentials;
  const call = login.includes("@")
    ? { path: "sign-in/email", body: { email: login, password } }
    : { path: "sign-in/username", body: { username: login, password } };
  const response = await deps.auth.handle(ask(request, deps.origin, call));
  if (!response.ok) {
    if (response.status >= 500) throw new Error(`sign-in answered ${response.status}`);
    deps.guard.failed(request.ip, login, Date.now());
    return reply.code(401).send(edgeProblem("signInFailed").body);
  }
  deps.guard.succeeded(request.ip, login);
  passCookies(response, reply);
  const { user } = userIn.parse(await response.json());
  return reply.code(200).send({ user: { id: user.id, name: user.name } });
};

const sessionRoutes = (server: Server, deps: SignInDeps): void => {
  const out = {
    operationId: "signOut",
    tags,
    summary: "End the session",
    response: { 200: z.object({ signedOut: z.literal(true) }), ...errorsOf(400) },
  };
  server.post("/api/auth/sign-out", { schema: out }, async (request, reply) => {
    const session = request.headers.cookie === undefined ? null : await deps.auth.session(webHeaders(request));
    passCookies(await deps.auth.handle(ask(request, deps.origin, { path: "sign-out", body: {} })), reply);
    if (session !== null) deps.streams.endSession(session.sessionId);
    return { signedOut: true as const };
  });
  const read = { operationId: "session", tags, summary: "The present session, or null", response: { 200: sessionInfo, ...errorsOf(400) } };
  server.route({
    method: "GET",
    url: "/api/auth/get-session",
    schema: read,
    handler: async (request) => {
      const session = request.headers.cookie === undefined ? null : await deps.auth.session(webHeaders(request));
      return session === null ? null : { userId: session.userId, expiresAt: session.expiresAt };
    },
  });
};

/** POST /api/auth/sign-in/username and sign-in/email, sign-out, get-session: the only doors of sign-in that are open. */
export const signInRoutes = (server: Server, deps: SignInDeps): void => {
  const response = { 200: signedIn, ...errorsOf(400, 401, 403, 429) };
  const byLogin = {
    operationId: "signInByLogin",
    tags,
    summary: "Sign in with a login (or an e-mail) and a password",
    body: signInByLogin,
    response,
  };
  server.post("/api/auth/sign-in/username", { schema: byLogin }, async (request, reply) =>
    trySignIn(deps, request, reply, { login: request.body.username, password: request.body.password }),
  );
  const byEmail = { operationId: "signInByEmail", tags, summary: "Sign in with an e-mail and a password", body: signInByEmail, response };
  server.post("/api/auth/sign-in/email", { schema: byEmail }, async (request, reply) =>
    trySignIn(deps, request, reply, { login: request.body.email, password: request.body.password }),
  );
  sessionRoutes(server, deps);
};
