import type { AccountInfo, AccountOutcome, Accounts, NewAccount } from "./face.ts";
import { invitationsOf } from "./invitations.ts";
import { problemOf, type PasswordProfile } from "./password-policy.ts";
import { writePassword, type UserRow, type UserTables } from "./user-tables.ts";

/** What a login may look like. */
export const loginForm = /^[a-z0-9._-]{2,64}$/i;

const reserved = "@otklik.invalid";

/** An address for those who have none: the reserved domain can never receive mail. */
const emailFor = (account: NewAccount): string => (account.email ?? `${account.login}${reserved}`).toLowerCase();

/** The address of a person, where it is one that can receive mail. */
export const realEmail = (email: string): string | null => (email.endsWith(reserved) ? null : email);

/** The user behind a login, in any case of its letters. */
export const userByLogin = (tables: UserTables, login: string): Promise<UserRow | null> =>
  tables.adapter.findOne<UserRow>({ model: "user", where: [{ field: "username", value: login.toLowerCase() }] });

const create = async (tables: UserTables, account: NewAccount, profile: PasswordProfile): Promise<AccountOutcome> => {
  if (!loginForm.test(account.login)) return { kind: "badLogin" };
  const why = account.password === null ? null : problemOf(account.password, account, profile);
  if (why !== null) return { kind: "weakPassword", why };
  const email = emailFor(account);
  if ((await userByLogin(tables, account.login)) !== null || (await tables.internalAdapter.findUserByEmail(email)) !== null)
    return { kind: "taken" };
  const user = await tables.internalAdapter.createUser(
    { email, name: account.name, username: account.login.toLowerCase(), displayUsername: account.login, emailVerified: true },
    { method: "admin" },
  );
  if (account.password !== null) await writePassword(tables, user.id, account.password);
  return { kind: "created", userId: user.id };
};

const setPassword = async (
  tables: UserTables,
  { login, password }: { readonly login: string; readonly password: string },
  profile: PasswordProfile,
): Promise<"set" | "unknown" | "weakPassword"> => {
  const user = await userByLogin(tables, login);
  if (user === null) return "unknown";
  if (problemOf(password, { login, name: user.name }, profile) !== null) return "weakPassword";
  await writePassword(tables, user.id, password);
  return "set";
};

const everyRow = 10_000;

const describe = async (tables: UserTables, userIds: readonly string[]): Promise<ReadonlyMap<string, AccountInfo>> => {
  if (userIds.length === 0) return new Map();
  const { adapter } = tables;
  const of = (field: string) => [{ field, operator: "in" as const, value: [...userIds] }];
  const [users, credentials, keys, invited] = await Promise.all([
    adapter.findMany<UserRow>({ model: "user", where: of("id"), limit: everyRow }),
    adapter.findMany<{ userId: string; password?: string | null }>({ model: "account", where: of("userId"), limit: everyRow }),
    adapter.findMany<{ userId: string }>({ model: "passkey", where: of("userId"), limit: everyRow }),
    invitationsOf(tables).waiting(userIds),
  ]);
  const withPassword = new Set(credentials.filter(({ password }) => typeof password === "string").map(({ userId }) => userId));
  const withKey = new Set(keys.map(({ userId }) => userId));
  return new Map(
    users.map((user) => [
      user.id,
      {
        userId: user.id,
        login: user.username ?? "",
        email: realEmail(user.email),
        hasPassword: withPassword.has(user.id),
        hasSecondFactor: user.twoFactorEnabled === true || withKey.has(user.id),
        invitedUntil: invited.get(user.id) ?? null,
      },
    ]),
  );
};

const resetFactors = async ({ adapter, internalAdapter }: UserTables, userId: string): Promise<void> => {
  const theirs = [{ field: "userId", value: userId }];
  await adapter.deleteMany({ model: "twoFactor", where: theirs });
  await adapter.deleteMany({ model: "passkey", where: theirs });
  await internalAdapter.updateUser(userId, { twoFactorEnabled: false });
  await internalAdapter.deleteUserSessions(userId);
};

/** Accounts over the tables of sign-in; `open` opens them at the first use. */
export const accountsOf = (open: () => Promise<UserTables>, profile: PasswordProfile): Accounts => ({
  create: async (account) => create(await open(), account, profile),
  find: async (login) => {
    const user = await userByLogin(await open(), login);
    return user === null ? null : { userId: user.id, login: user.username ?? login, name: user.name };
  },
  logins: async () => {
    const users = await (await open()).adapter.findMany<UserRow>({ model: "user", limit: everyRow });
    return new Map(users.map((user) => [user.id, user.username ?? ""]));
  },
  describe: async (userIds) => describe(await open(), userIds),
  rename: async (userId, name) => void (await (await open()).internalAdapter.updateUser(userId, { name })),
  setPassword: async (login, password) => setPassword(await open(), { login, password }, profile),
  invite: async (userId) => invitationsOf(await open()).invite(userId),
  invited: async (token) => invitationsOf(await open()).invited(token),
  redeem: async (token, password) => invitationsOf(await open()).redeem(token, { password, profile }),
  endSessions: async (userId) => (await open()).internalAdapter.deleteUserSessions(userId),
  resetFactors: async (userId) => resetFactors(await open(), userId),
});
