import type { AuthContext } from "better-auth";
import { hashPassword } from "./passwords.ts";

/** The part of better-auth that keeps users: the same under any of its options. */
export type UserTables = Pick<AuthContext, "adapter" | "internalAdapter">;

export type UserRow = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly username?: string | null;
  readonly twoFactorEnabled?: boolean | null;
};

/** Writes the digest of a password, and ends every session that the old one opened. */
export const writePassword = async ({ internalAdapter }: UserTables, userId: string, password: string): Promise<void> => {
  const hash = await hashPassword(password);
  if ((await internalAdapter.findCredentialAccount(userId)) === null) {
    await internalAdapter.linkAccount({ userId, providerId: "credential", accountId: userId, password: hash });
  } else await internalAdapter.updatePassword(userId, hash);
  await internalAdapter.deleteUserSessions(userId);
};
