/** Sign-in as the edge sees it: who a request belongs to, and the few auth endpoints that are open. */
export type SessionInfo = { readonly sessionId: string; readonly userId: string; readonly expiresAt: number };

export type NewAccount = { readonly login: string; readonly email: string | null; readonly name: string; readonly password: string };

export type AccountOutcome =
  | { readonly kind: "created"; readonly userId: string }
  | { readonly kind: "taken" }
  | { readonly kind: "badLogin" }
  | { readonly kind: "weakPassword" };

/** Accounts are made by the command line, by set-up and by the demo: there is no public sign-up. */
export type Accounts = {
  readonly create: (account: NewAccount) => Promise<AccountOutcome>;
  readonly find: (login: string) => Promise<{ readonly userId: string; readonly login: string; readonly name: string } | null>;
  /** Logins by the ids of their users. */
  readonly logins: () => Promise<ReadonlyMap<string, string>>;
  /** Sets a new password and ends every session of the account; false where there is no such login. */
  readonly setPassword: (login: string, password: string) => Promise<"set" | "unknown" | "weakPassword">;
};

export type Auth = {
  /** Answers sign-in/username, sign-in/email, sign-out and get-session. */
  readonly handle: (request: Request) => Promise<Response>;
  readonly session: (headers: Headers) => Promise<SessionInfo | null>;
};

export type AuthSystem = Auth & { readonly accounts: Accounts; readonly migrate: () => Promise<void> };
