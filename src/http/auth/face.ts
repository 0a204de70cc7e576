/** Sign-in as the edge sees it: who a request belongs to, the accounts, and what a person does with their own. */
import type { PasswordProblem } from "./password-policy.ts";

export type SessionInfo = {
  readonly sessionId: string;
  readonly userId: string;
  /** The absolute end: it does not move. */
  readonly expiresAt: number;
  readonly createdAt: number;
  /** The last work in it, to the minute. */
  readonly seenAt: number;
  /** The last time that a password, a code or a key was shown: it opens what is dangerous for five minutes. */
  readonly provedAt: number;
  /** Locked by its owner, or by their absence: the password opens it again, and drafts stay. */
  readonly lockedAt: number | null;
  readonly hasCodes: boolean;
};

export type NewAccount = {
  readonly login: string;
  readonly email: string | null;
  readonly name: string;
  /** Null: the person sets it by a one-time link. */
  readonly password: string | null;
};

export type AccountOutcome =
  | { readonly kind: "created"; readonly userId: string }
  | { readonly kind: "taken" }
  | { readonly kind: "badLogin" }
  | { readonly kind: "weakPassword"; readonly why: PasswordProblem };

/** An account as its administrator sees it. */
export type AccountInfo = {
  readonly userId: string;
  readonly login: string;
  /** Null where only the reserved address stands in for one. */
  readonly email: string | null;
  readonly hasPassword: boolean;
  readonly hasSecondFactor: boolean;
  /** The link that waits for them, if any. */
  readonly invitedUntil: number | null;
};

/** The secret of a one-time link: told once, kept as a digest. */
export type Invitation = { readonly token: string; readonly until: number };

export type Redemption =
  | { readonly kind: "set"; readonly userId: string; readonly login: string }
  | { readonly kind: "unknown" }
  | { readonly kind: "weakPassword"; readonly why: PasswordProblem };

/** Accounts are made by an administrator, the command line, set-up and the demo: there is no public sign-up. */
export type Accounts = {
  readonly create: (account: NewAccount) => Promise<AccountOutcome>;
  readonly find: (login: string) => Promise<{ readonly userId: string; readonly login: string; readonly name: string } | null>;
  /** Logins by the ids of their users. */
  readonly logins: () => Promise<ReadonlyMap<string, string>>;
  readonly describe: (userIds: readonly string[]) => Promise<ReadonlyMap<string, AccountInfo>>;
  readonly rename: (userId: string, name: string) => Promise<void>;
  /** Sets a new password and ends every session of the account. */
  readonly setPassword: (login: string, password: string) => Promise<"set" | "unknown" | "weakPassword">;
  /** A new one-time link; an earlier one of the same person stops working. */
  readonly invite: (userId: string) => Promise<Invitation>;
  readonly invited: (token: string) => Promise<{ readonly login: string; readonly name: string } | null>;
  /** Uses the link up: sets the password and ends every session. */
  readonly redeem: (token: string, password: string) => Promise<Redemption>;
  readonly endSessions: (userId: string) => Promise<void>;
  /** Takes codes and passkeys away from somebody who lost them, and ends their sessions. */
  readonly resetFactors: (userId: string) => Promise<void>;
};

export type OwnSession = {
  readonly sessionId: string;
  /** What the browser says of itself. */
  readonly device: string;
  readonly address: string;
  readonly createdAt: number;
  readonly seenAt: number;
};

export type Passkey = { readonly passkeyId: string; readonly name: string; readonly createdAt: number | null };

export type OwnAccount = {
  readonly profile: (userId: string) => Promise<{
    readonly login: string;
    readonly email: string | null;
    readonly name: string;
    readonly hasPassword: boolean;
    /** When it was last set. */
    readonly passwordAt: number | null;
  }>;
  readonly sessions: (userId: string) => Promise<readonly OwnSession[]>;
  /** False where it is not theirs. */
  readonly endSession: (userId: string, sessionId: string) => Promise<boolean>;
  /** Ends all others; answers which. */
  readonly endOthers: (userId: string, keep: string) => Promise<readonly string[]>;
  readonly mark: (
    sessionId: string,
    change: { readonly seenAt?: number; readonly provedAt?: number; readonly lockedAt?: number | null },
  ) => Promise<void>;
  readonly checkPassword: (userId: string, password: string) => Promise<boolean>;
  /** Null when it was set. Ends all other sessions. */
  readonly changePassword: (session: SessionInfo, password: string) => Promise<PasswordProblem | null>;
  readonly passkeys: (userId: string) => Promise<readonly Passkey[]>;
  readonly removePasskey: (userId: string, passkeyId: string) => Promise<boolean>;
  /** Ends a session that was opened too early: a second factor is still due. */
  readonly drop: (token: string) => Promise<void>;
};

export type Auth = {
  /** Asks better-auth, on a path of its own. */
  readonly handle: (request: Request) => Promise<Response>;
  readonly session: (headers: Headers) => Promise<SessionInfo | null>;
  readonly accounts: Accounts;
  readonly own: OwnAccount;
};

export type AuthSystem = Auth & { readonly migrate: () => Promise<void> };
