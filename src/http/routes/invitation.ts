import type { Auth } from "../auth/face.ts";
import { leastLength, passwordWords, type PasswordProfile } from "../auth/password-policy.ts";
import type { SignInGuard } from "../auth/sign-in-guard.ts";
import { invitation, invitationToken, redeemed, redeemInvitation } from "../contract/index.ts";
import { edgeProblem } from "../edge/problems.ts";
import { errorsOf } from "../edge/responses.ts";
import { noteSecurity } from "../edge/security-note.ts";
import type { Server } from "../edge/server-type.ts";
import type { Streams } from "../live/streams.ts";

export type InvitationDeps = {
  readonly auth: Auth;
  readonly guard: SignInGuard;
  readonly streams: Streams;
  readonly passwords: PasswordProfile;
};

const tags = ["auth"];

/** A one-time link of the administrator: whose it is, and the password that the person sets by it. Its secret travels in the body alone. */
export const invitationRoutes = (server: Server, { auth, guard, streams, passwords }: InvitationDeps): void => {
  const gone = edgeProblem("invitationGone").body;
  const look = {
    operationId: "invitation",
    tags,
    summary: "Whose one-time link it is",
    body: invitationToken,
    response: { 200: invitation, ...errorsOf(400, 403, 404, 429) },
  };
  server.post("/api/auth/invitation", { schema: look }, async (request, reply) => {
    if (guard.retryAfter(request.ip, "invitation", Date.now()) > 0) return reply.code(429).send(edgeProblem("tooManyTries").body);
    const found = await auth.accounts.invited(request.body.token);
    if (found !== null) return { ...found, leastLength: leastLength(passwords) };
    guard.failed(request.ip, "invitation", Date.now());
    return reply.code(404).send(gone);
  });
  const use = {
    operationId: "redeemInvitation",
    tags,
    summary: "Set a password by a one-time link",
    body: redeemInvitation,
    response: { 200: redeemed, ...errorsOf(400, 403, 404, 429) },
  };
  server.post("/api/auth/invitation/password", { schema: use }, async (request, reply) => {
    if (guard.retryAfter(request.ip, "invitation", Date.now()) > 0) return reply.code(429).send(edgeProblem("tooManyTries").body);
    const outcome = await auth.accounts.redeem(request.body.token, request.body.password);
    switch (outcome.kind) {
      case "unknown":
        guard.failed(request.ip, "invitation", Date.now());
        return reply.code(404).send(gone);
      case "weakPassword":
        return reply.code(400).send({ code: "weakPassword", message: passwordWords(outcome.why, passwords), clause: null });
      case "set":
        streams.endUser(outcome.userId);
        noteSecurity(request, "passwordSetByLink", { userId: outcome.userId });
        return { login: outcome.login };
    }
  });
};
