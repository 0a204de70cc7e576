import type { Auth, SessionInfo } from "#http";

export type FakeAuth = Auth & {
  readonly open: (userId: string) => string;
  readonly close: (cookie: string) => void;
  /** The last proof of this session is an hour old: what is dangerous asks for another. */
  readonly makeStale: (cookie: string) => void;
};

/** What the fake does not play: sign-in.test.ts goes through the real thing. */
const notPlayed = (): never => {
  throw new Error("the fake sign-in keeps no accounts");
};

/** Sign-in without a database: `open` gives the cookie of a fresh session. */
export const createFakeAuth = (passwords: Readonly<Record<string, string>> = {}): FakeAuth => {
  const sessions = new Map<string, SessionInfo>();
  const open = (userId: string): string => {
    const cookie = `otklik_session=session-${sessions.size + 1}-of-${userId}`;
    const now = Date.now();
    const expiresAt = Number.MAX_SAFE_INTEGER;
    sessions.set(cookie, {
      sessionId: cookie,
      userId,
      expiresAt,
      createdAt: now,
      seenAt: now,
      provedAt: now,
      lockedAt: null,
      hasCodes: false,
    });
    return cookie;
  };
  const signIn = async (request: Request): Promise<Response> => {
    const body: unknown = await request.json();
    const { username = "", password = "" } = body as { username?: string; password?: string };
    if (passwords[username] !== password)
      return Response.json({ code: "INVALID_USERNAME_OR_PASSWORD", message: "User not found in table user" }, { status: 401 });
    return Response.json(
      { token: "secret-token", user: { id: username, name: username } },
      { headers: { "set-cookie": `${open(username)}; HttpOnly; Path=/; SameSite=Lax` } },
    );
  };
  return {
    open,
    close: (cookie) => {
      sessions.delete(cookie);
    },
    makeStale: (cookie) => {
      const session = sessions.get(cookie);
      if (session !== undefined) sessions.set(cookie, { ...session, provedAt: Date.now() - 3_600_000 });
    },
    accounts: {
      create: notPlayed,
      find: async () => null,
      logins: async () => new Map(),
      describe: async () => new Map(),
      rename: notPlayed,
      setPassword: notPlayed,
      invite: notPlayed,
      invited: async () => null,
      redeem: async () => ({ kind: "unknown" }),
      endSessions: notPlayed,
      resetFactors: notPlayed,
    },
    own: {
      profile: async (userId) => ({ login: userId, email: null, name: userId, hasPassword: true, passwordAt: null }),
      sessions: async () => [],
      endSession: async () => false,
      endOthers: async () => [],
      mark: async () => undefined,
      checkPassword: async () => false,
      changePassword: notPlayed,
      passkeys: async () => [],
      removePasskey: async () => false,
      drop: notPlayed,
    },
    handle: async (request) => {
      if (new URL(request.url).pathname.startsWith("/api/auth/sign-in/")) return signIn(request);
      sessions.delete(request.headers.get("cookie") ?? "");
      return Response.json({ success: true }, { headers: { "set-cookie": "otklik_session=; Max-Age=0; Path=/" } });
    },
    session: async (headers) => sessions.get(headers.get("cookie") ?? "") ?? null,
  };
};
