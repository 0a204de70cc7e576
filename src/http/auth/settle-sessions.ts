import type { FastifyRequest } from "fastify";
import { webHeaders } from "../edge/session.ts";
import type { Streams } from "../live/streams.ts";
import type { Auth } from "./face.ts";

/** A desk, a phone, a home: more at once than ten is not a person. */
const sessionsMax = 10;

/** After each sign-in: the session that this browser had before ends, and the longest unused beyond ten. */
export const settleSessions = async (
  { auth, streams }: { readonly auth: Auth; readonly streams: Streams },
  request: FastifyRequest,
  userId: string,
): Promise<void> => {
  const former = request.headers.cookie === undefined ? null : await auth.session(webHeaders(request));
  const sessions = await auth.own.sessions(userId);
  const tooMany = sessions.slice(sessionsMax).map(({ sessionId }) => ({ userId, sessionId }));
  for (const ended of former === null ? tooMany : [former, ...tooMany]) {
    await auth.own.endSession(ended.userId, ended.sessionId);
    streams.endSession(ended.sessionId);
  }
};
