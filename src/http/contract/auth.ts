import { z } from "zod";
import { id, instant } from "./common.ts";

const password = z.string().min(1).max(256);

export const signInByLogin = z.object({ username: z.string().trim().min(1).max(200), password });
export const signInByEmail = z.object({ email: z.string().trim().min(3).max(200), password });

/** The session itself travels in a cookie that no script can read. Without a user there is none yet: the named step is due. */
export const signedIn = z.object({
  user: z.object({ id, name: z.string() }).nullable(),
  due: z.enum(["code", "passkey"]).nullable(),
});
export type SignedIn = z.infer<typeof signedIn>;

/** The second step: a code of the app, or a recovery code. */
export const secondStep = z.union([
  z.object({ code: z.string().trim().min(6).max(12) }),
  z.object({ recoveryCode: z.string().trim().min(8).max(60) }),
]);

/** What a browser's key asks and answers: its form belongs to WebAuthn. */
export const passkeyOptions = z.record(z.string(), z.unknown());
export const passkeyAnswer = z.object({ answer: z.record(z.string(), z.unknown()) });

export const sessionInfo = z.object({ userId: id, expiresAt: instant }).nullable();
export type SessionInfo = z.infer<typeof sessionInfo>;

/** Which ways of sign-in there are beside the password: the title of the organisation's own provider, or null. */
export const signInWays = z.object({ sso: z.string().nullable() });
export type SignInWays = z.infer<typeof signInWays>;
export const ssoBegun = z.object({ url: z.string() });

const token = z.string().min(20).max(100);

export const invitationToken = z.object({ token });
export const invitation = z.object({ login: z.string(), name: z.string(), leastLength: z.number() });
export type InvitationInfo = z.infer<typeof invitation>;
export const redeemInvitation = z.object({ token, password });
export const redeemed = z.object({ login: z.string() });
