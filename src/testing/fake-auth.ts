import type { Auth, SessionInfo } from "#http";

export type FakeAuth = Auth & { readonly open: (userId: string) => string; readonly close: (cookie: string) => void };

/** Sign-in without a database: `open` gives the cookie of a fresh session. */
export const createFakeAuth = (passwords: Readonly<Record<string, string>> = {}): FakeAuth => {
  const sessions = new Map<string, SessionInfo>();
  const open = (userId: string): string => {
    const cookie = `otklik_session=session-${sessions.size + 1}-of-${userId}`;
    sessions.set(cookie, { sessionId: cookie, userId, expiresAt: Number.MAX_SAFE_INTEGER });
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
    handle: async (request) => {
      if (new URL(request.url).pathname.startsWith("/api/auth/sign-in/")) return signIn(request);
      sessions.delete(request.headers.get("cookie") ?? "");
      return Response.json({ success: true }, { headers: { "set-cookie": "otklik_session=; Max-Age=0; Path=/" } });
    },
    session: async (headers) => sessions.get(headers.get("cookie") ?? "") ?? null,
  };
};
