import type { App, Principal } from "#app";
import type { Auth } from "../auth/face.ts";
import type { Hub } from "./hub.ts";
import type { StreamWriter } from "./stream-writer.ts";

/** One open window: its session, its writer, and how to look whether the session still lives. */
type OpenStream = {
  readonly sessionId: string;
  readonly userId: string;
  readonly expiresAt: number;
  readonly headers: Headers;
  /** As whom the stream was opened: it ends once its person stands otherwise. */
  readonly principal: Principal;
  readonly writer: StreamWriter;
};

export type Streams = {
  readonly add: (stream: OpenStream) => () => void;
  readonly countOf: (userId: string) => number;
  /** Ends every stream of a session: at sign-out. */
  readonly endSession: (sessionId: string) => void;
  /** Ends the streams of all sessions of a user, but for the one that may stay: when they are switched off or change their password. */
  readonly endUser: (userId: string, exceptSessionId?: string) => void;
  readonly stop: () => void;
};

export type StreamsSettings = {
  readonly app: App;
  readonly auth: Auth;
  readonly hub: Hub;
  readonly beatMs: number;
  readonly checkEveryBeats: number;
};

const standsAlike = (a: Principal, b: Principal): boolean =>
  a.tenantId === b.tenantId &&
  a.person.personId === b.person.personId &&
  a.person.role === b.person.role &&
  a.person.unitId === b.person.unitId;

/** Whether a stream's session and role still stand, role and unit unchanged; a failed look is no reason to hang up. */
const stillStands = async ({ app, auth }: StreamsSettings, stream: OpenStream): Promise<boolean> => {
  if (stream.expiresAt <= Date.now()) return false;
  const session = await auth.session(stream.headers);
  if (session === null || session.lockedAt !== null) return false;
  const principal = await app.principalOf(session.userId);
  return principal !== null && principal.person.active && standsAlike(principal, stream.principal);
};

/** All open streams of the process under one timer: a beat keeps proxies from hanging up, and now and then the session is looked at. */
export const createStreams = (settings: StreamsSettings): Streams => {
  const open = new Set<OpenStream>();
  let beats = 0;
  const look = async (stream: OpenStream): Promise<void> => {
    const stands = await stillStands(settings, stream).catch(() => true);
    if (!stands) stream.writer.end();
  };
  const timer = setInterval(() => {
    beats += 1;
    for (const stream of open) {
      stream.writer.beat();
      if (beats % settings.checkEveryBeats === 0) void look(stream);
    }
  }, settings.beatMs);
  timer.unref();
  return {
    add: (stream) => {
      open.add(stream);
      return () => open.delete(stream);
    },
    countOf: (userId) => [...open].filter((stream) => stream.userId === userId).length,
    endSession: (sessionId) => {
      for (const stream of open) if (stream.sessionId === sessionId) stream.writer.end();
    },
    endUser: (userId, exceptSessionId) => {
      for (const stream of open) if (stream.userId === userId && stream.sessionId !== exceptSessionId) stream.writer.end();
    },
    stop: () => {
      clearInterval(timer);
      for (const stream of open) stream.writer.end();
      settings.hub.close();
    },
  };
};
