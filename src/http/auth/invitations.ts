/** One-time links by which a person sets their password: the secret is told once, a digest of it is kept, and it lives for a day. */
import { createHash, randomBytes } from "node:crypto";
import { writePassword, type UserRow, type UserTables } from "./user-tables.ts";
import type { Invitation, Redemption } from "./face.ts";
import { problemOf, type PasswordProfile } from "./password-policy.ts";

const lifeMs = 24 * 3_600_000;

/** 256 random bits need no salt: a plain digest cannot be turned back. */
const keyOf = (token: string): string => `invitation-${createHash("sha256").update(token).digest("base64url")}`;
const valueOf = (userId: string): string => `invitation:${userId}`;

type Verification = { readonly value: string; readonly expiresAt: Date };

export type Invitations = {
  readonly invite: (userId: string) => Promise<Invitation>;
  readonly invited: (token: string) => Promise<{ readonly login: string; readonly name: string } | null>;
  readonly redeem: (token: string, given: { readonly password: string; readonly profile: PasswordProfile }) => Promise<Redemption>;
  /** Until when a link waits, by user. */
  readonly waiting: (userIds: readonly string[]) => Promise<ReadonlyMap<string, number>>;
};

/** The links over the table of short-lived secrets that sign-in keeps anyway. */
export const invitationsOf = ({ adapter, internalAdapter }: UserTables): Invitations => {
  const userOf = async (found: Verification | null): Promise<UserRow | null> => {
    if (found === null || found.expiresAt.getTime() <= Date.now() || !found.value.startsWith("invitation:")) return null;
    return adapter.findOne<UserRow>({ model: "user", where: [{ field: "id", value: found.value.slice("invitation:".length) }] });
  };
  return {
    invite: async (userId) => {
      await adapter.deleteMany({ model: "verification", where: [{ field: "value", value: valueOf(userId) }] });
      const token = randomBytes(32).toString("base64url");
      const until = Date.now() + lifeMs;
      await internalAdapter.createVerificationValue({ identifier: keyOf(token), value: valueOf(userId), expiresAt: new Date(until) });
      return { token, until };
    },
    invited: async (token) => {
      const user = await userOf(await internalAdapter.findVerificationValue(keyOf(token)));
      return user === null ? null : { login: user.username ?? "", name: user.name };
    },
    redeem: async (token, { password, profile }) => {
      const user = await userOf(await internalAdapter.findVerificationValue(keyOf(token)));
      if (user === null) return { kind: "unknown" };
      const login = user.username ?? "";
      const why = problemOf(password, { login, name: user.name }, profile);
      if (why !== null) return { kind: "weakPassword", why };
      // Two windows with one link: whoever consumes it first sets the password.
      if ((await internalAdapter.consumeVerificationValue(keyOf(token))) === null) return { kind: "unknown" };
      await writePassword({ adapter, internalAdapter }, user.id, password);
      return { kind: "set", userId: user.id, login };
    },
    waiting: async (userIds) => {
      const rows = await adapter.findMany<Verification>({
        model: "verification",
        where: [{ field: "value", operator: "in", value: userIds.map(valueOf) }],
      });
      return new Map(
        rows
          .filter(({ expiresAt }) => expiresAt.getTime() > Date.now())
          .map(({ value, expiresAt }) => [value.slice("invitation:".length), expiresAt.getTime()]),
      );
    },
  };
};
