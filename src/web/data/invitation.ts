import type { InvitationInfo } from "#http/contract";
import { send } from "./ask.ts";

/** Whose one-time link it is. */
export const readInvitation = (token: string): Promise<InvitationInfo> => send("POST", "/api/auth/invitation", { token });

/** Sets the password by it, once. */
export const redeemInvitation = (token: string, password: string): Promise<{ readonly login: string }> =>
  send("POST", "/api/auth/invitation/password", { token, password });
