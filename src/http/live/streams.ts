import type { App } from "#app";
import type { Auth } from "../auth/face.ts";
import type { Hub } from "./hub.ts";
import type { StreamWriter } from "./stream-writer.ts";

/** One open window: its session, its writer, and how to look whether the session still lives. */
type OpenStream = {
  readonly sessionId: string;
  readonly userId: string;
  readonly expiresAt: number;
  readonly headers: Headers;
  readonly writer: StreamWriter;
};

export type Streams = {
  readonly add: (stream: OpenStream) => () => void;
  readonly countOf: (userId: string) => number;
  /** Ends every stream of a session: at sign-out. */
  readonly endSession: (sessionId: string) => void;
  readonly stop: () => void;
};

export type StreamsSettings = {
  readonly app: App;
  readonly auth: Auth;
  readonly hub: Hub;
  readonly beatMs: number;
  readonly checkEveryBeats: number;
};

/** Whether a stream's session and role still stand; a failed look is no reason to hang up. */
const stillStands = async ({ app, auth }: StreamsSettings, stream: OpenStream): Promise<boolean> => {
  if (stream.expiresAt <= Date.now()) return false;
  const session = await auth.session(stream.headers);
  if (session === null) return false;
  const principal = await app.principalOf(session.userId);
  return principal !== null && principal.person.active;
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
    stop: () => {
      clearInterval(timer);
      for (const stream of open) stream.writer.end();
      settings.hub.close();
    },
  };
};
