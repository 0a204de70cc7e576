import type { FastifyReply, FastifyRequest } from "fastify";
import { setTimeout as wait } from "node:timers/promises";
import { answerOf, askAuth } from "../auth/ask-auth.ts";
import type { Auth } from "../auth/face.ts";
import type { SignInGuard } from "../auth/sign-in-guard.ts";
import type { UsedCodes } from "../auth/used-codes.ts";
import { accountDone, proof, type Proof } from "../contract/index.ts";
import { freshMs, requireFresh } from "../edge/fresh.ts";
import { edgeProblem } from "../edge/problems.ts";
import { errorsOf } from "../edge/responses.ts";
import { noteSecurity } from "../edge/security-note.ts";
import type { Server } from "../edge/server-type.ts";
import { sessionOf } from "../edge/session.ts";
import type { Streams } from "../live/streams.ts";

export type AccountDeps = {
  readonly auth: Auth;
  readonly guard: SignInGuard;
  readonly usedCodes: UsedCodes;
  readonly streams: Streams;
  readonly origin: string;
};

const tags = ["account"];
const done = { done: true as const };

const fits = async ({ auth, usedCodes, origin }: AccountDeps, request: FastifyRequest, given: Proof): Promise<boolean> => {
  const { userId, hasCodes } = sessionOf(request);
  if ("password" in given) return auth.own.checkPassword(userId, given.password);
  if (!hasCodes || !usedCodes.take(userId, given.code, Date.now())) return false;
  return (
    (await answerOf(await auth.handle(askAuth(request, origin, { path: "two-factor/verify-totp", body: { code: given.code } })))) !== null
  );
};

/**
 * Whether the person at the desk is still the one who signed in. Answers for itself (429, 403) where not, and returns false.
 * Guessing is slowed down by the same guard as at sign-in.
 */
export const proves = async (deps: AccountDeps, request: FastifyRequest, reply: FastifyReply, given: Proof): Promise<boolean> => {
  const key = `proof ${sessionOf(request).userId}`;
  const seconds = deps.guard.retryAfter(request.ip, key, Date.now());
  if (seconds > 0) {
    await reply.code(429).header("retry-after", String(seconds)).send(edgeProblem("tooManyTries").body);
    return false;
  }
  await wait(deps.guard.delay(key, Date.now()));
  if (await fits(deps, request, given)) {
    deps.guard.succeeded(request.ip, key);
    return true;
  }
  deps.guard.failed(request.ip, key, Date.now());
  noteSecurity(request, "proofFailed");
  await reply.code(403).send(edgeProblem("proofFailed").body);
  return false;
};

/** POST /api/account/unlock: behind the lock, the session is there and its owner shows that it is theirs. */
export const unlockRoute = (server: Server, deps: AccountDeps): void => {
  const schema = {
    operationId: "unlock",
    tags,
    summary: "Open the locked desk",
    body: proof,
    response: { 200: accountDone, ...errorsOf(400, 401, 403, 429) },
  };
  server.post("/api/account/unlock", { schema }, async (request, reply) => {
    if (!(await proves(deps, request, reply, request.body))) return reply;
    const now = Date.now();
    await deps.auth.own.mark(sessionOf(request).sessionId, { lockedAt: null, seenAt: now, provedAt: now });
    return done;
  });
};

/** POST /api/account/proof (+ /fresh) and /lock: to show a password or a code again, to ask whether that is needed, to lock the desk. */
export const proofRoutes = (server: Server, deps: AccountDeps): void => {
  const response = { 200: accountDone, ...errorsOf(400, 401, 403, 429) };
  const show = { operationId: "proof", tags, summary: "Show a password or a code again", body: proof, response };
  server.post("/api/account/proof", { schema: show }, async (request, reply) => {
    if (!(await proves(deps, request, reply, request.body))) return reply;
    await deps.auth.own.mark(sessionOf(request).sessionId, { provedAt: Date.now() });
    noteSecurity(request, "proofShown", { forMs: freshMs });
    return done;
  });
  const ask = { operationId: "isFresh", tags, summary: "403 stepUpNeeded where a proof is due before what is dangerous", response };
  server.post("/api/account/proof/fresh", { schema: ask, preHandler: requireFresh }, async () => done);
  const lock = { operationId: "lock", tags, summary: "Lock the desk; drafts stay", response };
  server.post("/api/account/lock", { schema: lock }, async (request) => {
    const { sessionId } = sessionOf(request);
    await deps.auth.own.mark(sessionId, { lockedAt: Date.now() });
    deps.streams.endSession(sessionId);
    noteSecurity(request, "locked");
    return done;
  });
};
