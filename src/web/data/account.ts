import type { NewCodes, OwnAccount, Proof, SignedIn } from "#http/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ask, send, tellLocked, type RequestFailure } from "./ask.ts";

/** One's own account: sign-in, second factors, sessions. */
export const useAccount = () => useQuery({ queryKey: ["account"], queryFn: () => ask<OwnAccount>("/api/account"), retry: false });

/** Changes something of it, and asks for it anew. */
export const useAccountDeed = <Given, Answer = unknown>(deed: (given: Given) => Promise<Answer>) => {
  const client = useQueryClient();
  return useMutation<Answer, RequestFailure, Given>({
    mutationFn: deed,
    onSuccess: () => client.invalidateQueries({ queryKey: ["account"] }),
  });
};

/** The step after the password. */
export const secondStep = (given: { readonly code: string } | { readonly recoveryCode: string }): Promise<SignedIn> =>
  send("POST", "/api/auth/second-step", given);

export const changePassword = (given: { readonly present: string; readonly next: string }): Promise<unknown> =>
  send("POST", "/api/account/password", given);
export const beginCodes = (password: string): Promise<NewCodes> => send("POST", "/api/account/codes", { password });
export const confirmCodes = (code: string): Promise<unknown> => send("POST", "/api/account/codes/confirm", { code });
export const codesOff = (given: { readonly password: string; readonly code: string }): Promise<unknown> =>
  send("POST", "/api/account/codes/off", given);
export const renewRecoveryCodes = (password: string): Promise<{ readonly recoveryCodes: readonly string[] }> =>
  send("POST", "/api/account/recovery-codes", { password });
export const removePasskey = (passkeyId: string): Promise<unknown> =>
  send("POST", `/api/account/passkeys/${encodeURIComponent(passkeyId)}/remove`, {});
export const endSession = (sessionId: string): Promise<unknown> =>
  send("POST", `/api/account/sessions/${encodeURIComponent(sessionId)}/end`, {});
export const endOtherSessions = (): Promise<unknown> => send("POST", "/api/account/sessions/end-others", {});

export const showProof = (proof: Proof): Promise<unknown> => send("POST", "/api/account/proof", proof);
export const unlock = (proof: Proof): Promise<unknown> => send("POST", "/api/account/unlock", proof);

/** Asks for a fresh proof where one is due. */
const proveFresh = (): Promise<unknown> => send("POST", "/api/account/proof/fresh", {});

/** Takes a file out by its address, after a fresh proof where one is due. */
export const takeOut = async (address: string): Promise<void> => {
  await proveFresh();
  window.location.assign(address);
};

/** Locks the desk on the server first: what is drawn over it is only a curtain. */
export const lockDesk = async (): Promise<void> => {
  await send("POST", "/api/account/lock", {});
  tellLocked();
};
