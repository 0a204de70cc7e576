import { betterAuth } from "better-auth";
import type { BetterAuthOptions } from "better-auth";
import { getMigrations } from "better-auth/db/migration";
import { username } from "better-auth/plugins";
import { accountsOf, loginForm } from "./accounts.ts";
import type { AuthSystem } from "./face.ts";
import { hashPassword, verifyPassword } from "./passwords.ts";

export type AuthSettings = {
  /** The `auth` schema of the store, as better-auth takes it. */
  readonly database: NonNullable<BetterAuthOptions["database"]>;
  /** Signs the session cookie; at least 32 characters, kept outside of the database. */
  readonly secret: string;
  /** Where people open the desk: decides the cookie's name and its Secure mark. */
  readonly origin: string;
  /** A session ends this long after the sign-in, whatever happens in between. */
  readonly sessionSeconds: number;
};

/** A cookie that only this very host can set and read, wherever the connection allows it. */
const sessionCookie = (secure: boolean) => ({
  name: secure ? "__Host-otklik_session" : "otklik_session",
  attributes: { httpOnly: true, sameSite: "lax" as const, path: "/", secure },
});

const optionsOf = (settings: AuthSettings): BetterAuthOptions => ({
  appName: "Otklik",
  baseURL: settings.origin,
  basePath: "/api/auth",
  secret: settings.secret,
  database: settings.database,
  telemetry: { enabled: false },
  logger: { level: "error" },
  emailAndPassword: {
    enabled: true,
    disableSignUp: true,
    minPasswordLength: 10,
    maxPasswordLength: 256,
    password: { hash: hashPassword, verify: ({ hash, password }: { hash: string; password: string }) => verifyPassword(hash, password) },
  },
  session: { expiresIn: settings.sessionSeconds, disableSessionRefresh: true, cookieCache: { enabled: false } },
  /** The edge has its own guards of sign-in and of origins, before this code is reached. */
  rateLimit: { enabled: false },
  advanced: {
    disableCSRFCheck: true,
    disableOriginCheck: true,
    useSecureCookies: false,
    cookies: { session_token: sessionCookie(settings.origin.startsWith("https://")) },
    ipAddress: { disableIpTracking: true },
  },
  plugins: [username({ minUsernameLength: 2, maxUsernameLength: 64, usernameValidator: (login) => loginForm.test(login) })],
});

/** Sign-in with a login or an e-mail and a password: sessions in the database, passwords as argon2id, no public sign-up. */
export const createAuth = (settings: AuthSettings): AuthSystem => {
  const options = optionsOf(settings);
  const auth = betterAuth(options);
  return {
    handle: (request) => auth.handler(request),
    session: async (headers) => {
      const found = await auth.api.getSession({ headers, query: { disableRefresh: true } });
      if (found === null) return null;
      return { sessionId: found.session.id, userId: found.user.id, expiresAt: found.session.expiresAt.getTime() };
    },
    accounts: accountsOf(() => auth.$context),
    migrate: async () => {
      const { runMigrations } = await getMigrations(options);
      await runMigrations();
    },
  };
};
