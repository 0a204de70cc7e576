import type { SignedIn } from "#http/contract";
import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/browser";
import { send } from "./ask.ts";

/** Passkeys work at a name over https, and at `localhost`: never at a bare address. */
export const passkeysWork = (): boolean =>
  window.isSecureContext && typeof window.PublicKeyCredential === "function" && !/^[\d.]+$|^\[/.test(window.location.hostname);

// Loaded when a key is really used: most people sign in without one.
const library = () => import("@simplewebauthn/browser");

/** Signs in with a key; throws where the person closed the browser's question. */
export const signInByPasskey = async (): Promise<SignedIn> => {
  const { startAuthentication } = await library();
  const optionsJSON = await send<PublicKeyCredentialRequestOptionsJSON>("POST", "/api/auth/passkey/options", {});
  return send("POST", "/api/auth/passkey", { answer: await startAuthentication({ optionsJSON }) });
};

/** Adds a key under a name by which its owner will know it. */
export const addPasskey = async (name: string): Promise<unknown> => {
  const { startRegistration } = await library();
  const optionsJSON = await send<PublicKeyCredentialCreationOptionsJSON>("POST", "/api/account/passkeys/options", {});
  return send("POST", "/api/account/passkeys", { name, answer: await startRegistration({ optionsJSON }) });
};
