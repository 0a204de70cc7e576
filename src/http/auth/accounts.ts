import type { AuthContext } from "better-auth";
import type { AccountOutcome, Accounts, NewAccount } from "./face.ts";
import { hashPassword, isWeakPassword } from "./passwords.ts";

/** The part of better-auth that keeps users: the same under any of its options. */
type UserTables = Pick<AuthContext, "adapter" | "internalAdapter">;

type UserRow = { readonly id: string; readonly name: string; readonly username?: string | null };

/** What a login may look like. */
export const loginForm = /^[a-z0-9._-]{2,64}$/i;

/** An address for those who have none: the reserved domain can never receive mail. */
const emailOf = (account: NewAccount): string => (account.email ?? `${account.login}@otklik.invalid`).toLowerCase();

const userByLogin = (context: UserTables, login: string): Promise<UserRow | null> =>
  context.adapter.findOne<UserRow>({ model: "user", where: [{ field: "username", value: login.toLowerCase() }] });

const create = async (context: UserTables, account: NewAccount): Promise<AccountOutcome> => {
  if (!loginForm.test(account.login)) return { kind: "badLogin" };
  if (isWeakPassword(account.password, account.login)) return { kind: "weakPassword" };
  const email = emailOf(account);
  if ((await userByLogin(context, account.login)) !== null || (await context.internalAdapter.findUserByEmail(email)) !== null)
    return { kind: "taken" };
  const password = await hashPassword(account.password);
  const login = account.login.toLowerCase();
  const user = await context.internalAdapter.createUser(
    { email, name: account.name, username: login, displayUsername: account.login, emailVerified: true },
    { method: "admin" },
  );
  await context.internalAdapter.linkAccount({ userId: user.id, providerId: "credential", accountId: user.id, password });
  return { kind: "created", userId: user.id };
};

const setPassword = async (context: UserTables, login: string, password: string): Promise<"set" | "unknown" | "weakPassword"> => {
  const user = await userByLogin(context, login);
  if (user === null) return "unknown";
  if (isWeakPassword(password, login)) return "weakPassword";
  const hash = await hashPassword(password);
  if ((await context.internalAdapter.findCredentialAccount(user.id)) === null) {
    await context.internalAdapter.linkAccount({ userId: user.id, providerId: "credential", accountId: user.id, password: hash });
  } else await context.internalAdapter.updatePassword(user.id, hash);
  await context.internalAdapter.deleteUserSessions(user.id);
  return "set";
};

/** Accounts over the tables of sign-in; `context` opens them at the first use. */
export const accountsOf = (context: () => Promise<UserTables>): Accounts => ({
  create: async (account) => create(await context(), account),
  find: async (login) => {
    const user = await userByLogin(await context(), login);
    return user === null ? null : { userId: user.id, login: user.username ?? login, name: user.name };
  },
  logins: async () => {
    const users = await (await context()).adapter.findMany<UserRow>({ model: "user", limit: 10_000 });
    return new Map(users.map((user) => [user.id, user.username ?? ""]));
  },
  setPassword: async (login, password) => setPassword(await context(), login, password),
});
