import { betterAuth } from "better-auth";
import type { BetterAuthOptions } from "better-auth";
import { getMigrations } from "better-auth/db/migration";
import { twoFactor, username } from "better-auth/plugins";
import { z } from "zod";
import { accountsOf, loginForm, userByLogin } from "./accounts.ts";
import { addressHeader } from "./address-header.ts";
import type { AuthSystem, SessionInfo } from "./face.ts";
import { ownAccountOf } from "./own-account.ts";
import { passkeyPlugin } from "./passkey-plugin.ts";
import { leastLength, type PasswordProfile } from "./password-policy.ts";
import { hashPassword, verifyPassword } from "./passwords.ts";
import { newRecoveryCodes } from "./recovery-codes.ts";
import { singleSignOn, type SingleSignOn } from "./single-sign-on.ts";

export type AuthSettings = {
  /** The `auth` schema of the store, as better-auth takes it. */
  readonly database: NonNullable<BetterAuthOptions["database"]>;
  /** Signs the session cookie and seals the keys of one-time codes; at least 32 characters, kept outside of the database. */
  readonly secret: string;
  /** Where people open the desk: decides the cookie's name and its Secure mark. */
  readonly origin: string;
  /** A session ends this long after the sign-in, whatever happens in between. */
  readonly sessionSeconds: number;
  readonly passwords: PasswordProfile;
  readonly sso: SingleSignOn | null;
};

/** A cookie that only this very host can set and read, wherever the connection allows it. */
const cookie = (name: string, secure: boolean) => ({
  name: secure ? `__Host-${name}` : name,
  attributes: { httpOnly: true, sameSite: "lax" as const, path: "/", secure },
});

const cookiesFor = (secure: boolean) => ({
  session_token: cookie("otklik_session", secure),
  two_factor: cookie("otklik_second_step", secure),
});

const moment = { type: "date", required: false, input: false } as const;

/** One-time codes: ten failures close only the step after the password, so a stranger cannot shut anybody out. */
const oneTimeCodes = twoFactor({
  issuer: "Otklik",
  twoFactorCookieMaxAge: 600,
  accountLockout: { enabled: true, maxFailedAttempts: 10, durationSeconds: 900 },
  backupCodeOptions: { customBackupCodesGenerate: newRecoveryCodes, storeBackupCodes: "encrypted" },
});

const optionsOf = (settings: AuthSettings, emailOfLogin: (login: string) => Promise<string | null>): BetterAuthOptions => {
  const secure = settings.origin.startsWith("https://");
  return {
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
      minPasswordLength: leastLength(settings.passwords),
      maxPasswordLength: 256,
      password: { hash: hashPassword, verify: ({ hash, password }: { hash: string; password: string }) => verifyPassword(hash, password) },
    },
    session: {
      expiresIn: settings.sessionSeconds,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
      additionalFields: { seenAt: moment, provedAt: moment, lockedAt: moment },
    },
    account: { encryptOAuthTokens: true },
    /** The edge has its own guards of sign-in and of origins, before this code is reached. */
    rateLimit: { enabled: false },
    advanced: {
      disableCSRFCheck: true,
      disableOriginCheck: true,
      useSecureCookies: false,
      defaultCookieAttributes: { secure },
      cookies: cookiesFor(secure),
      ipAddress: { ipAddressHeaders: [addressHeader] },
    },
    plugins: [
      username({ minUsernameLength: 2, maxUsernameLength: 64, usernameValidator: (login) => loginForm.test(login) }),
      oneTimeCodes,
      passkeyPlugin(settings.origin),
      ...(settings.sso === null ? [] : [singleSignOn(settings.sso, emailOfLogin)]),
    ],
  };
};

const found = z.object({
  session: z.object({
    id: z.string(),
    expiresAt: z.date(),
    createdAt: z.date(),
    seenAt: z.date().nullish(),
    provedAt: z.date().nullish(),
    lockedAt: z.date().nullish(),
  }),
  user: z.object({ id: z.string(), twoFactorEnabled: z.boolean().nullish() }),
});

const sessionOf = (given: unknown): SessionInfo => {
  const { session, user } = found.parse(given);
  const created = session.createdAt;
  return {
    sessionId: session.id,
    userId: user.id,
    expiresAt: session.expiresAt.getTime(),
    createdAt: created.getTime(),
    seenAt: (session.seenAt ?? created).getTime(),
    provedAt: (session.provedAt ?? created).getTime(),
    lockedAt: session.lockedAt?.getTime() ?? null,
    hasCodes: user.twoFactorEnabled === true,
  };
};

/** Sign-in with a login or an e-mail and a password, codes and keys: sessions in the database, passwords as argon2id, no public sign-up. */
export const createAuth = (settings: AuthSettings): AuthSystem => {
  const options = optionsOf(settings, async (login) => (await userByLogin(await tables(), login))?.email ?? null);
  const auth = betterAuth(options);
  const tables = () => auth.$context;
  return {
    handle: (request) => auth.handler(request),
    session: async (headers) => {
      const session = await auth.api.getSession({ headers, query: { disableRefresh: true } });
      return session === null ? null : sessionOf(session);
    },
    accounts: accountsOf(tables, settings.passwords),
    own: ownAccountOf(tables, settings.passwords),
    migrate: async () => {
      const { runMigrations } = await getMigrations(options);
      await runMigrations();
    },
  };
};
