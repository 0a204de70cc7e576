import { createHash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { answerOf, askAuth, passCookies } from "../auth/ask-auth.ts";
import { recoveryCodeOf } from "../auth/recovery-codes.ts";
import { settleSessions } from "../auth/settle-sessions.ts";
import { passkeyAnswer, passkeyOptions, secondStep, signedIn } from "../contract/index.ts";
import { edgeProblem } from "../edge/problems.ts";
import { errorsOf } from "../edge/responses.ts";
import { noteSecurity } from "../edge/security-note.ts";
import type { Server } from "../edge/server-type.ts";
import type { SignInDeps } from "./sign-in.ts";

const tags = ["auth"];
const opened = z.object({ token: z.string(), user: z.object({ id: z.string(), name: z.string() }) });
const openedByKey = z.object({ user: z.object({ id: z.string(), name: z.string() }) });
const turnedDown = z.object({ code: z.string() });

/** The step after one password: its failures are counted apart from anybody else's. */
const keyOf = (request: FastifyRequest): string =>
  `second step ${createHash("sha256")
    .update(request.headers.cookie ?? "")
    .digest("base64url")}`;

const over = new Set(["INVALID_TWO_FACTOR_COOKIE", "TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE"]);

const refuse = async (response: Response, reply: FastifyReply): Promise<FastifyReply> => {
  if (response.status === 429) return reply.code(429).send(edgeProblem("tooManyTries").body);
  const read = turnedDown.safeParse(await response.json());
  return reply.code(401).send(edgeProblem(read.success && over.has(read.data.code) ? "stepExpired" : "codeFailed").body);
};

const trySecondStep = async (
  deps: SignInDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  given: z.infer<typeof secondStep>,
): Promise<FastifyReply> => {
  const { auth, guard, usedCodes } = deps;
  const key = keyOf(request);
  const seconds = guard.retryAfter(request.ip, key, Date.now());
  if (seconds > 0) return reply.code(429).header("retry-after", String(seconds)).send(edgeProblem("tooManyTries").body);
  const call =
    "code" in given
      ? { path: "two-factor/verify-totp", body: { code: given.code } }
      : { path: "two-factor/verify-backup-code", body: { code: recoveryCodeOf(given.recoveryCode) } };
  const response = await auth.handle(askAuth(request, deps.origin, call));
  const answer = await answerOf(response.clone());
  if (answer === null) {
    guard.failed(request.ip, key, Date.now());
    noteSecurity(request, "secondStepFailed");
    return refuse(response, reply);
  }
  const { user, token } = opened.parse(answer);
  if ("code" in given && !usedCodes.take(user.id, given.code, Date.now())) {
    await auth.own.drop(token);
    noteSecurity(request, "secondStepFailed", { userId: user.id, why: "used" });
    return reply.code(401).send(edgeProblem("codeFailed").body);
  }
  passCookies(response, reply);
  await settleSessions(deps, request, user.id);
  noteSecurity(request, "signedIn", { userId: user.id, by: "code" in given ? "code" : "recoveryCode" });
  return reply.code(200).send({ user: { id: user.id, name: user.name }, due: null });
};

const passkeyRoutes = (server: Server, deps: SignInDeps): void => {
  const ask = {
    operationId: "passkeySignInOptions",
    tags,
    summary: "What to ask a passkey for",
    response: { 200: passkeyOptions, ...errorsOf(403, 429) },
  };
  server.post("/api/auth/passkey/options", { schema: ask }, async (request) =>
    passkeyOptions.parse(
      await answerOf(await deps.auth.handle(askAuth(request, deps.origin, { path: "passkey/sign-in-options", body: {} }))),
    ),
  );
  const show = {
    operationId: "signInByPasskey",
    tags,
    summary: "Sign in with a passkey",
    body: passkeyAnswer,
    response: { 200: signedIn, ...errorsOf(400, 401, 403, 429) },
  };
  server.post("/api/auth/passkey", { schema: show }, async (request, reply) => {
    if (deps.guard.retryAfter(request.ip, "passkey", Date.now()) > 0) return reply.code(429).send(edgeProblem("tooManyTries").body);
    const response = await deps.auth.handle(askAuth(request, deps.origin, { path: "passkey/sign-in", body: request.body }));
    const answer = await answerOf(response.clone());
    if (answer === null) {
      deps.guard.failed(request.ip, "passkey", Date.now());
      noteSecurity(request, "secondStepFailed", { by: "passkey" });
      return reply.code(401).send(edgeProblem("proofFailed").body);
    }
    const { user } = openedByKey.parse(answer);
    passCookies(response, reply);
    await settleSessions(deps, request, user.id);
    noteSecurity(request, "signedIn", { userId: user.id, by: "passkey" });
    return { user, due: null };
  });
};

/** The second step of sign-in: a code of the app, a recovery code, or a passkey, which is both steps at once. */
export const secondStepRoutes = (server: Server, deps: SignInDeps): void => {
  const schema = {
    operationId: "secondStep",
    tags,
    summary: "The second step of sign-in",
    body: secondStep,
    response: { 200: signedIn, ...errorsOf(400, 401, 403, 429) },
  };
  server.post("/api/auth/second-step", { schema }, async (request, reply) => trySecondStep(deps, request, reply, request.body));
  passkeyRoutes(server, deps);
};
