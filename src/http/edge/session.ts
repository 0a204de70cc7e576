import type { App, Principal } from "#app";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Auth, SessionInfo } from "../auth/face.ts";
import { isTooOld, type PasswordProfile } from "../auth/password-policy.ts";
import { edgeProblem, type EdgeProblem } from "./problems.ts";
import { demandsSecondFactor, type SecondFactorPolicy } from "./second-factor.ts";
import type { Server } from "./server-type.ts";

/** The headers of a request in the form that the web platform knows. */
export const webHeaders = (request: FastifyRequest): Headers => {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && !name.startsWith(":")) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
  }
  return headers;
};

export type Door = {
  readonly app: App;
  readonly auth: Auth;
  readonly secondFactor: SecondFactorPolicy;
  readonly passwords: PasswordProfile;
  /** A session that nobody worked in for so long is locked. */
  readonly idleMs: number;
};

/** How far a door lets: to the desk; to one's own account, where a second factor is yet to be set up; to the lock itself. */
export type Reach = "desk" | "account" | "lock";

/** How often the last work is written down. */
const markEveryMs = 60_000;

const isLocked = (session: SessionInfo, idleMs: number, now: number): boolean =>
  session.lockedAt !== null || now - session.seenAt > idleMs + markEveryMs;

const turnAway = (reply: FastifyReply, code: EdgeProblem): FastifyReply => {
  const { status, body } = edgeProblem(code);
  return reply.code(status).send(body);
};

const mustSetUpFactor = async ({ auth, secondFactor }: Door, session: SessionInfo, { person }: Principal): Promise<boolean> => {
  if (session.hasCodes || !demandsSecondFactor(secondFactor, person.role)) return false;
  const [passkeys, { hasPassword }] = await Promise.all([auth.own.passkeys(session.userId), auth.own.profile(session.userId)]);
  // Without a password of their own they came through the organisation's provider: its steps are its own.
  return passkeys.length === 0 && hasPassword;
};

const mustChangePassword = async ({ auth, passwords }: Door, { userId }: SessionInfo): Promise<boolean> =>
  passwords === "fstec" && isTooOld(passwords, (await auth.own.profile(userId)).passwordAt, Date.now());

/** What stands in the way of this session, or null. */
const obstacle = async (door: Door, reach: Reach, session: SessionInfo, principal: Principal): Promise<EdgeProblem | null> => {
  if (reach === "lock") return null;
  if (isLocked(session, door.idleMs, Date.now())) return "sessionLocked";
  if (reach === "account") return null;
  if (await mustChangePassword(door, session)) return "passwordExpired";
  return (await mustSetUpFactor(door, session, principal)) ? "secondFactorNeeded" : null;
};

/** Lets a request through only with a live session and a role; everything registered on `server` stands behind this door. */
export const requireSession = (server: Server, door: Door, reach: Reach = "desk"): void => {
  server.addHook("onRequest", async (request, reply) => {
    const session = request.headers.cookie === undefined ? null : await door.auth.session(webHeaders(request));
    if (session === null) return turnAway(reply, "signInNeeded");
    const principal = await door.app.principalOf(session.userId);
    if (principal === null || !principal.person.active) return turnAway(reply, "noRole");
    const problem = await obstacle(door, reach, session, principal);
    if (problem !== null) return turnAway(reply, problem);
    // A failed note of the hour is no reason to turn work away.
    if (reach !== "lock" && Date.now() - session.seenAt > markEveryMs)
      await door.auth.own
        .mark(session.sessionId, { seenAt: Date.now() })
        .catch((error: unknown) => request.log.warn({ err: error }, "not marked"));
    request.session = session;
    request.principal = principal;
    return undefined;
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

/** The session of who asks, behind the same door. */
export const sessionOf = (request: FastifyRequest): SessionInfo => {
  if (request.session === null) throw new Error(`no session on ${request.method} ${request.url}`);
  return request.session;
};
