import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { answerOf, askAuth, passCookies } from "../auth/ask-auth.ts";
import {
  accountDone,
  codeOnly,
  id,
  newCodes,
  newPasskey,
  passkeyOptions,
  passwordAndCode,
  passwordOnly,
  recoveryCodes,
} from "../contract/index.ts";
import { requireFresh } from "../edge/fresh.ts";
import { edgeProblem } from "../edge/problems.ts";
import { errorsOf } from "../edge/responses.ts";
import { noteSecurity } from "../edge/security-note.ts";
import type { Server } from "../edge/server-type.ts";
import { sessionOf } from "../edge/session.ts";
import { proves, type AccountDeps } from "./proof.ts";

const tags = ["account"];
const done = { done: true as const };
const enabled = z.object({ totpURI: z.string(), backupCodes: z.array(z.string()) });
const renewed = z.object({ backupCodes: z.array(z.string()) });

/** The key for an app under the person's own login: an address that cannot receive mail would only puzzle them. */
const keyOf = (totpUri: string, login: string): { readonly secret: string; readonly uri: string } => {
  const secret = new URL(totpUri).searchParams.get("secret") ?? "";
  // Latin letters: in Cyrillic the picture would be twice as dense, and harder for a camera.
  return { secret, uri: `otpauth://totp/Otklik:${encodeURIComponent(login)}?secret=${secret}&issuer=Otklik` };
};

/** Asks better-auth in this session; null where it said no. A change of factors gives the session a new token. */
const ask = async (
  { auth, origin, streams }: AccountDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  call: { readonly path: string; readonly body: object },
): Promise<unknown> => {
  const response = await auth.handle(askAuth(request, origin, call));
  const answer = await answerOf(response.clone());
  const cookies = response.headers.getSetCookie();
  if (answer !== null && cookies.length > 0) {
    passCookies(response, reply);
    streams.endSession(sessionOf(request).sessionId);
  }
  return answer;
};

const failed = edgeProblem("proofFailed").body;
const errors = errorsOf(400, 401, 403, 429);

const turnCodesOn = (server: Server, deps: AccountDeps): void => {
  const begin = {
    operationId: "beginCodes",
    tags,
    summary: "A key for one-time codes, told once",
    body: passwordOnly,
    response: { 200: newCodes, ...errors },
  };
  server.post("/api/account/codes", { schema: begin }, async (request, reply) => {
    if (!(await proves(deps, request, reply, request.body))) return reply;
    const answer = await ask(deps, request, reply, { path: "two-factor/enable", body: { ...request.body, method: "totp" } });
    if (answer === null) return reply.code(403).send(failed);
    const { totpURI, backupCodes } = enabled.parse(answer);
    const { login } = await deps.auth.own.profile(sessionOf(request).userId);
    return { ...keyOf(totpURI, login), recoveryCodes: backupCodes };
  });
  const confirm = {
    operationId: "confirmCodes",
    tags,
    summary: "The first code: from now on sign-in asks for one",
    body: codeOnly,
    response: { 200: accountDone, ...errors },
  };
  server.post("/api/account/codes/confirm", { schema: confirm }, async (request, reply) => {
    const { userId } = sessionOf(request);
    const key = `proof ${userId}`;
    if (deps.guard.retryAfter(request.ip, key, Date.now()) > 0) return reply.code(429).send(edgeProblem("tooManyTries").body);
    const answer = await ask(deps, request, reply, { path: "two-factor/verify-totp", body: request.body });
    if (answer === null) {
      deps.guard.failed(request.ip, key, Date.now());
      return reply.code(403).send(edgeProblem("codeFailed").body);
    }
    deps.usedCodes.take(userId, request.body.code, Date.now());
    noteSecurity(request, "codesOn");
    return done;
  });
};

const keepCodes = (server: Server, deps: AccountDeps): void => {
  const off = {
    operationId: "codesOff",
    tags,
    summary: "No codes any more: with the password and a code",
    body: passwordAndCode,
    response: { 200: accountDone, ...errors },
  };
  server.post("/api/account/codes/off", { schema: off }, async (request, reply) => {
    const { password, code } = request.body;
    if (!(await proves(deps, request, reply, { password })) || !(await proves(deps, request, reply, { code }))) return reply;
    if ((await ask(deps, request, reply, { path: "two-factor/disable", body: { password } })) === null) return reply.code(403).send(failed);
    noteSecurity(request, "codesOff");
    return done;
  });
  const renew = {
    operationId: "renewRecoveryCodes",
    tags,
    summary: "New recovery codes; the former stop working",
    body: passwordOnly,
    response: { 200: recoveryCodes, ...errors },
  };
  server.post("/api/account/recovery-codes", { schema: renew }, async (request, reply) => {
    if (!(await proves(deps, request, reply, request.body))) return reply;
    const answer = await ask(deps, request, reply, { path: "two-factor/generate-backup-codes", body: request.body });
    if (answer === null) return reply.code(403).send(failed);
    noteSecurity(request, "recoveryCodesRenewed");
    return { recoveryCodes: renewed.parse(answer).backupCodes };
  });
};

const passkeyRoutes = (server: Server, deps: AccountDeps): void => {
  const options = {
    operationId: "passkeyOptions",
    tags,
    summary: "What a new passkey must be",
    response: { 200: passkeyOptions, ...errorsOf(401, 403) },
  };
  server.post("/api/account/passkeys/options", { schema: options, preHandler: requireFresh }, async (request, reply) =>
    passkeyOptions.parse(await ask(deps, request, reply, { path: "passkey/register-options", body: {} })),
  );
  const add = {
    operationId: "addPasskey",
    tags,
    summary: "Add a passkey",
    body: newPasskey,
    response: { 200: accountDone, ...errorsOf(400, 401, 403) },
  };
  server.post("/api/account/passkeys", { schema: add, preHandler: requireFresh }, async (request, reply) => {
    if ((await ask(deps, request, reply, { path: "passkey/register", body: request.body })) === null)
      return reply.code(403).send(edgeProblem("proofFailed").body);
    noteSecurity(request, "passkeyAdded");
    return done;
  });
  const remove = {
    operationId: "removePasskey",
    tags,
    summary: "Remove a passkey",
    params: z.object({ passkeyId: id }),
    response: { 200: accountDone, ...errorsOf(400, 401, 403, 404) },
  };
  server.post("/api/account/passkeys/:passkeyId/remove", { schema: remove, preHandler: requireFresh }, async (request, reply) => {
    const removed = await deps.auth.own.removePasskey(sessionOf(request).userId, request.params.passkeyId);
    if (!removed) return reply.code(404).send(edgeProblem("notFound").body);
    noteSecurity(request, "passkeyRemoved");
    return done;
  });
};

/** /api/account/codes, /recovery-codes, /passkeys: the second factors of one's own account. */
export const ownFactorsRoutes = (server: Server, deps: AccountDeps): void => {
  turnCodesOn(server, deps);
  keepCodes(server, deps);
  passkeyRoutes(server, deps);
};
