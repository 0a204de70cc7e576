import type { FastifyReply, FastifyRequest } from "fastify";
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { answerOf, askAuth, passCookies } from "../auth/ask-auth.ts";
import type { Auth } from "../auth/face.ts";
import { settleSessions } from "../auth/settle-sessions.ts";
import type { SignInGuard } from "../auth/sign-in-guard.ts";
import type { UsedCodes } from "../auth/used-codes.ts";
import { sessionInfo, signedIn, signInByEmail, signInByLogin, type SignedIn } from "../contract/index.ts";
import { edgeProblem } from "../edge/problems.ts";
import { errorsOf } from "../edge/responses.ts";
import { noteSecurity } from "../edge/security-note.ts";
import type { Server } from "../edge/server-type.ts";
import { webHeaders } from "../edge/session.ts";
import type { Streams } from "../live/streams.ts";
import { secondStepRoutes } from "./second-step.ts";

export type SignInDeps = {
  readonly auth: Auth;
  readonly guard: SignInGuard;
  readonly usedCodes: UsedCodes;
  readonly streams: Streams;
  readonly origin: string;
};

const tags = ["auth"];
const passwordAnswer = z.union([
  z.object({ twoFactorRedirect: z.literal(true) }),
  z.object({ token: z.string(), user: z.object({ id: z.string(), name: z.string() }) }),
]);

const userDue = (due: "code" | "passkey"): SignedIn => ({ user: null, due });

/** The password fitted: a session, or the step that is still due. */
const afterPassword = async ({ auth }: SignInDeps, response: Response, reply: FastifyReply): Promise<SignedIn> => {
  const answer = passwordAnswer.parse(await response.clone().json());
  if ("twoFactorRedirect" in answer) {
    passCookies(response, reply);
    return userDue("code");
  }
  const { user, token } = answer;
  if ((await auth.own.passkeys(user.id)).length > 0) {
    // Whoever has a key and no codes shows the key: the session of the password alone never reaches the browser.
    await auth.own.drop(token);
    return userDue("passkey");
  }
  passCookies(response, reply);
  return { user: { id: user.id, name: user.name }, due: null };
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
  const response = await deps.auth.handle(askAuth(request, deps.origin, call));
  if ((await answerOf(response.clone())) === null) {
    deps.guard.failed(request.ip, login, Date.now());
    // Only a login that exists is written down: a password typed into the wrong field must not reach the log.
    noteSecurity(request, "signInFailed", { login: (await deps.auth.accounts.find(login))?.login ?? "—" });
    return reply.code(401).send(edgeProblem("signInFailed").body);
  }
  deps.guard.succeeded(request.ip, login);
  const answer = await afterPassword(deps, response, reply);
  if (answer.user !== null) {
    await settleSessions(deps, request, answer.user.id);
    noteSecurity(request, "signedIn", { userId: answer.user.id, by: "password" });
  }
  return reply.code(200).send(answer);
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
    passCookies(await deps.auth.handle(askAuth(request, deps.origin, { path: "sign-out", body: {} })), reply);
    if (session !== null) {
      deps.streams.endSession(session.sessionId);
      noteSecurity(request, "signedOut", { userId: session.userId });
    }
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

/** The doors of sign-in: by login or e-mail and password, the second step, a passkey; sign-out, get-session. */
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
  secondStepRoutes(server, deps);
  sessionRoutes(server, deps);
};
