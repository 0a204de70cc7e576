import { realEmail } from "./accounts.ts";
import type { OwnAccount, OwnSession, Passkey, SessionInfo } from "./face.ts";
import { problemOf, type PasswordProblem, type PasswordProfile } from "./password-policy.ts";
import { hashPassword, verifyPassword } from "./passwords.ts";
import type { UserRow, UserTables } from "./user-tables.ts";

type SessionRow = {
  readonly id: string;
  readonly token: string;
  readonly userId: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly seenAt?: Date | null;
  readonly ipAddress?: string | null;
  readonly userAgent?: string | null;
};

type PasskeyRow = { readonly id: string; readonly userId: string; readonly name?: string | null; readonly createdAt?: Date | null };

const userOf = async ({ adapter }: UserTables, userId: string): Promise<UserRow> => {
  const user = await adapter.findOne<UserRow>({ model: "user", where: [{ field: "id", value: userId }] });
  if (user === null) throw new Error(`the account ${userId} of a live session is gone`);
  return user;
};

const rowsOf = async ({ adapter }: UserTables, userId: string): Promise<readonly SessionRow[]> => {
  const rows = await adapter.findMany<SessionRow>({ model: "session", where: [{ field: "userId", value: userId }] });
  return rows.filter(({ expiresAt }) => expiresAt.getTime() > Date.now());
};

const sessionOf = (row: SessionRow): OwnSession => ({
  sessionId: row.id,
  device: row.userAgent ?? "",
  address: row.ipAddress ?? "",
  createdAt: row.createdAt.getTime(),
  seenAt: (row.seenAt ?? row.createdAt).getTime(),
});

const endAll = async ({ internalAdapter }: UserTables, rows: readonly SessionRow[]): Promise<readonly string[]> => {
  for (const { token } of rows) await internalAdapter.deleteSession(token);
  return rows.map(({ id }) => id);
};

const endOthers = async (tables: UserTables, userId: string, keep: string): Promise<readonly string[]> =>
  endAll(
    tables,
    (await rowsOf(tables, userId)).filter(({ id }) => id !== keep),
  );

const checkPassword = async ({ internalAdapter }: UserTables, userId: string, password: string): Promise<boolean> => {
  const account = await internalAdapter.findCredentialAccount(userId);
  return verifyPassword(account?.password ?? "", password);
};

const changePassword = async (
  tables: UserTables,
  { userId, sessionId }: SessionInfo,
  { password, profile }: { readonly password: string; readonly profile: PasswordProfile },
): Promise<PasswordProblem | null> => {
  const user = await userOf(tables, userId);
  const problem = problemOf(password, { login: user.username ?? "", name: user.name }, profile);
  if (problem !== null) return problem;
  await tables.internalAdapter.updatePassword(userId, await hashPassword(password));
  await endOthers(tables, userId, sessionId);
  return null;
};

const dateOf = (at: number | null): Date | null => (at === null ? null : new Date(at));

/** What a person does with their own account, over the tables of sign-in. */
export const ownAccountOf = (open: () => Promise<UserTables>, profile: PasswordProfile): OwnAccount => ({
  profile: async (userId) => {
    const tables = await open();
    const [user, account] = await Promise.all([userOf(tables, userId), tables.internalAdapter.findCredentialAccount(userId)]);
    return {
      login: user.username ?? "",
      email: realEmail(user.email),
      name: user.name,
      hasPassword: account !== null,
      passwordAt: account?.updatedAt.getTime() ?? null,
    };
  },
  sessions: async (userId) => (await rowsOf(await open(), userId)).map(sessionOf).toSorted((a, b) => b.seenAt - a.seenAt),
  endSession: async (userId, sessionId) => {
    const tables = await open();
    const rows = (await rowsOf(tables, userId)).filter(({ id }) => id === sessionId);
    return (await endAll(tables, rows)).length > 0;
  },
  endOthers: async (userId, keep) => endOthers(await open(), userId, keep),
  mark: async (sessionId, change) => {
    const update = Object.fromEntries(Object.entries(change).map(([field, at]) => [field, dateOf(at)]));
    await (await open()).adapter.update({ model: "session", where: [{ field: "id", value: sessionId }], update });
  },
  checkPassword: async (userId, password) => checkPassword(await open(), userId, password),
  changePassword: async (session, password) => changePassword(await open(), session, { password, profile }),
  passkeys: async (userId) => {
    const { adapter } = await open();
    const rows = await adapter.findMany<PasskeyRow>({ model: "passkey", where: [{ field: "userId", value: userId }] });
    return rows.map((row): Passkey => ({ passkeyId: row.id, name: row.name ?? "", createdAt: row.createdAt?.getTime() ?? null }));
  },
  removePasskey: async (userId, passkeyId) => {
    const { adapter } = await open();
    const where = [
      { field: "id", value: passkeyId },
      { field: "userId", value: userId },
    ];
    return (await adapter.deleteMany({ model: "passkey", where })) > 0;
  },
  drop: async (token) => (await open()).internalAdapter.deleteSession(token),
});
