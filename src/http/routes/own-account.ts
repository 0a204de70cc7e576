import { z } from "zod";
import { leastLength, passwordWords, type PasswordProfile } from "../auth/password-policy.ts";
import { accountDone, id, ownAccount, passwordChange } from "../contract/index.ts";
import { edgeProblem } from "../edge/problems.ts";
import { errorsOf } from "../edge/responses.ts";
import { demandsSecondFactor, type SecondFactorPolicy } from "../edge/second-factor.ts";
import { noteSecurity } from "../edge/security-note.ts";
import type { Server } from "../edge/server-type.ts";
import { principalOf, sessionOf } from "../edge/session.ts";
import { proves, type AccountDeps } from "./proof.ts";

export type OwnAccountDeps = AccountDeps & {
  readonly secondFactor: SecondFactorPolicy;
  readonly passwords: PasswordProfile;
  readonly idleMs: number;
};

const tags = ["account"];
const done = { done: true as const };

const sessionsRoutes = (server: Server, { auth, streams }: OwnAccountDeps): void => {
  const end = {
    operationId: "endOwnSession",
    tags,
    summary: "End one of my sessions",
    params: z.object({ sessionId: id }),
    response: { 200: accountDone, ...errorsOf(400, 401, 403, 404) },
  };
  server.post("/api/account/sessions/:sessionId/end", { schema: end }, async (request, reply) => {
    const { sessionId } = request.params;
    if (!(await auth.own.endSession(sessionOf(request).userId, sessionId))) return reply.code(404).send(edgeProblem("notFound").body);
    streams.endSession(sessionId);
    noteSecurity(request, "sessionsEnded", { count: 1 });
    return done;
  });
  const others = {
    operationId: "endOtherSessions",
    tags,
    summary: "End all my other sessions",
    response: { 200: accountDone, ...errorsOf(401, 403) },
  };
  server.post("/api/account/sessions/end-others", { schema: others }, async (request) => {
    const { userId, sessionId } = sessionOf(request);
    const ended = await auth.own.endOthers(userId, sessionId);
    ended.forEach(streams.endSession);
    noteSecurity(request, "sessionsEnded", { count: ended.length });
    return done;
  });
};

const passwordRoute = (server: Server, deps: OwnAccountDeps): void => {
  const schema = {
    operationId: "changeOwnPassword",
    tags,
    summary: "Change my password; ends my other sessions",
    body: passwordChange,
    response: { 200: accountDone, ...errorsOf(400, 401, 403, 429) },
  };
  server.post("/api/account/password", { schema }, async (request, reply) => {
    const session = sessionOf(request);
    if (!(await proves(deps, request, reply, { password: request.body.present }))) return reply;
    const problem = await deps.auth.own.changePassword(session, request.body.next);
    if (problem !== null)
      return reply.code(400).send({ code: "weakPassword", message: passwordWords(problem, deps.passwords), clause: null });
    deps.streams.endUser(session.userId, session.sessionId);
    await deps.auth.own.mark(session.sessionId, { provedAt: Date.now() });
    noteSecurity(request, "passwordChanged");
    return done;
  });
};

/** /api/account: my login, my sessions, my password. Reached also by those who must set up a second factor first. */
export const ownAccountRoutes = (server: Server, deps: OwnAccountDeps): void => {
  const { own } = deps.auth;
  const read = {
    operationId: "ownAccount",
    tags,
    summary: "My account: sign-in, second factors, sessions",
    response: { 200: ownAccount, ...errorsOf(401, 403) },
  };
  server.route({
    method: "GET",
    url: "/api/account",
    schema: read,
    handler: async (request) => {
      const { userId, sessionId, hasCodes } = sessionOf(request);
      const [profile, sessions, passkeys] = await Promise.all([own.profile(userId), own.sessions(userId), own.passkeys(userId)]);
      return {
        ...profile,
        hasCodes,
        isFactorDemanded: demandsSecondFactor(deps.secondFactor, principalOf(request).person.role),
        passkeys: [...passkeys],
        sessions: sessions.map((session) => ({ ...session, isCurrent: session.sessionId === sessionId })),
        leastLength: leastLength(deps.passwords),
        idleMinutes: Math.round(deps.idleMs / 60_000),
      };
    },
  });
  passwordRoute(server, deps);
  sessionsRoutes(server, deps);
};
